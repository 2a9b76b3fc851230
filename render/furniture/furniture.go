// Package furniture lays out what belongs to a map's page as a whole and to none
// of its layers. Each kind is an entry of All and a file that has all of it: what
// a config says of it (its type, such as ScaleBar, with its key of config
// files), the ids that stylesheets know, and how it is laid out.
package furniture

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// Spec says what a piece of furniture is like. It is a ScaleBar; its zero value is
// the usual one.
type Spec interface {
	// Name is the key of config files, under "export".
	Name() string
	spec()
}

// All lists the kinds, in the order in which those of config files are laid out.
func All() []Kind { return []Kind{scaleBar()} }

// Kind is a kind of furniture. Its functions take a Spec of this kind.
type Kind struct {
	// Name is the key of config files.
	Name string
	// Key reads and checks it among the furniture of a page.
	Key form.Key[[]Spec]
	// IDs are those of its elements, which stylesheets name.
	IDs []string
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
	// Rect is the map's rectangle in pixels.
	Rect render.Box
	// Sheet is the map's stylesheet; nil has no rules.
	Sheet *styles.Sheet
}

// Piece is a piece of furniture in its place.
type Piece struct {
	// Box is what it covers of the page, in pixels; labels keep clear of it.
	Box render.Box
	// Groups are what is drawn, above all layers and labels.
	Groups []render.Group
}

// Lay lays out a piece of any kind; see Kind.Lay. A nil Spec is nothing.
func Lay(p Page, s Spec) (*Piece, []string) {
	if s != nil {
		for _, k := range All() {
			if k.Name == s.Name() {
				return k.Lay(p, s)
			}
		}
	}
	return nil, nil
}
