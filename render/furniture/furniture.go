// Package furniture lays out what belongs to a map's page as a whole and to none
// of its layers. Each kind is an entry of All and a file that has all of it: what
// a config says of it (its type, such as ScaleBar, with its key of config
// files), the ids that stylesheets know, and how it is laid out.
package furniture

import (
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
)

// Spec says what a piece of furniture is like: a ScaleBar, a Title and so on. Its
// zero value is the usual one.
type Spec interface {
	// Name is the key of config files.
	Name() string
	spec()
}

// All lists the kinds, in the order in which those of config files are laid out.
func All() []Kind { return slices.Clone(kinds()) }

// kinds are made once and never changed: a map asks for them more than once.
var kinds = sync.OnceValue(func() []Kind {
	return []Kind{background(), margin(), title(), subtitle(), note(), source(), credit(), frame(), degrees(), scaleBar(), northArrow()}
})

// Kind is a kind of furniture. Its functions take a Spec of this kind.
type Kind struct {
	// Name is the key of config files.
	Name string
	// Key reads and checks it among the furniture of a page.
	Key form.Key[[]Spec]
	// IDs are those of its elements, which stylesheets name.
	IDs []string
	// Class is the class that its elements have besides; empty for none.
	Class string
	// Room is what it needs of the page around the map; nil for nothing.
	Room func(p Page, s Spec) Sides
	// Lay finds its place on a page. It is nil where it cannot be had, and a
	// warning says why; others say what is doubtful.
	Lay func(p Page, s Spec) (piece *Piece, warnings []string)
}

// Page is what furniture is laid out on.
type Page struct {
	// Proj takes degrees to pixels.
	Proj *projection.Projection
	// Plane says that the data lies in a plane, of which nothing says how
	// long a unit is.
	Plane bool
	// Width and Height are the page's in pixels. Rect is the map's rectangle on it.
	Width, Height float64
	Rect          render.Box
	// Parallels and Meridians are the lines of the map's graticule in degrees; nil
	// where it draws none.
	Parallels, Meridians []float64
	// Bleed is how far colours go beyond the page, in pixels.
	Bleed float64
	// Specs are all that stands on the page.
	Specs []Spec
	// Sheet is the map's stylesheet; nil has no rules.
	Sheet *styles.Sheet
	// Measure measures texts; nil is by the fonts that the program knows.
	Measure label.Measure
}

// Piece is a piece of furniture in its place.
type Piece struct {
	// Box is what it covers of the page, in pixels; labels keep clear of it. It is
	// the zero value for what lies beneath the map.
	Box render.Box
	// Covers are what it covers where that is several boxes.
	Covers []render.Box
	// Groups are what is drawn, above all layers and labels.
	Groups []render.Group
	// Under are what is drawn beneath the map.
	Under []render.Group
	// ToScale says that it is right only where the map is as large as it was drawn.
	ToScale bool
}

// Lay lays out a piece of any kind; see Kind.Lay. A nil Spec is nothing.
func Lay(p Page, s Spec) (*Piece, []string) {
	if k, ok := kindOf(s); ok {
		return k.Lay(p, s)
	}
	return nil, nil
}

// kindOf is the kind of a Spec.
func kindOf(s Spec) (Kind, bool) {
	if s != nil {
		for _, k := range All() {
			if k.Name == s.Name() {
				return k, true
			}
		}
	}
	return Kind{}, false
}
