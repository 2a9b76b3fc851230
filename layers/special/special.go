// Package special makes the layers that a map makes itself. Each kind is an
// entry of All and a file that has all of it: what a config says of such a layer
// (its type, such as Grid, with the keys of config files), what it needs, its
// check, and what it draws.
package special

import (
	"context"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
)

// Spec says what a special layer shows. It is a Sea, Graticule, Borders, Frame, Grid or
// Route; their zero values are what the name alone asks for in a config file.
type Spec interface {
	// Name is what config files call the kind.
	Name() string
	spec()
}

// All lists the kinds.
func All() []Kind { return slices.Clone(kinds()) }

// kinds are made once and never changed.
var kinds = sync.OnceValue(func() []Kind { return []Kind{sea(), graticule(), borders(), frame(), grid(), route()} })

// Kind is a kind of special layers. Its functions take a Spec of this kind.
type Kind struct {
	// Name is what the config calls it.
	Name string
	// New is the Spec that the name alone stands for.
	New Spec
	// Data says that its features are data, as those of a source, and no
	// decoration, which is hidden from those who do not see the map.
	Data bool
	// Areas says that its features are polygons, which others are cropped to.
	Areas bool
	// Globe says that it shows something of the globe, which data in a plane of
	// its own has not.
	Globe bool
	// Rim reports whether a layer draws the globe's edge.
	Rim func(s Spec) bool
	// Implied says that a layer of a config file is of this kind where it has
	// the key called Name and neither "src" nor "special".
	Implied bool
	// Keys are those of config files that only this kind takes.
	Keys []form.Key[Spec]
	// OfKey is the key that names another layer, whose features it shows
	// something of, as they are drawn; empty for kinds that need none. Those
	// are made before layers are cropped to each other and cut out of each
	// other, the others after.
	OfKey string
	// Of names that layer; empty for none.
	Of func(s Spec) string
	// Columns lists the columns of that layer that it needs.
	Columns func(s Spec) []Column
	// Settle fills in what depends on which keys a config file has.
	Settle func(s Spec, given func(key string) bool) Spec
	// Check says what is wrong where no other layer is named, and with which
	// key; the key is empty for the layer as a whole, the problem for nothing.
	Check func(s Spec, given func(key string) bool) (key, problem string)
	// Make makes the features, in pixels. Of is the other layer, empty where
	// there is none. An error names the key that it is about.
	Make func(v View, s Spec, of Layer) ([]layers.Feature, error)
}

// Column is a column that a layer needs and the key of the config that names it.
type Column struct {
	Key, Name string
	// Number says that the layer reckons with its numbers.
	Number bool
}

// View is the part of the page that a layer is made for.
type View struct {
	// Context ends the work; nil never does.
	Context context.Context
	// Proj takes degrees to pixels.
	Proj *projection.Projection
	// Rect is the view's rectangle in pixels.
	Rect projection.Page
	// Span is how much of the world it shows, in degrees of longitude or
	// latitude, whichever are more.
	Span float64
	// Stroke is how wide the layer's stroke is, in pixels; 0 where it is not drawn.
	Stroke float64
	// Rimmed says that a layer of the map draws the globe's edge with a stroke.
	Rimmed bool
	// MayShow reports whether something within a box of degrees may be in
	// view; nil where nothing is cut off.
	MayShow func(b flat.Degrees) bool
	// Clip is the rectangle that features are cut to, in pixels, where MayShow
	// is not nil.
	Clip projection.Page
}

// err is that of the context.
func (v View) err() error { return heed.Err(v.context()) }

// rimless reports whether the globe's edge is nowhere near what the frame shows.
func (v View) rimless() bool { return v.MayShow != nil && v.Proj.Fills(v.Clip) }

// context is the context of the work.
func (v View) context() context.Context {
	if v.Context == nil {
		return context.Background()
	}
	return v.Context
}

// Layer is the layer that a special layer shows something of.
type Layer struct {
	// Features are in pixels.
	Features []layers.Feature
	// UnifyPrecision is how far apart, in pixels, points of shared borders
	// may be and count as one.
	UnifyPrecision float64
}

// DrawsRim reports whether a layer draws the globe's edge; nil draws none.
func DrawsRim(s Spec) bool {
	kind, ok := Find(s)
	return ok && kind.Rim(s)
}

// FollowsStroke reports whether the width of a layer's stroke decides where on the page
// it lies, or all of the map: half of it needs room at the edge.
func FollowsStroke(s Spec) bool { return DrawsRim(s) || NameOf(s) == Frame{}.Name() }

// Find returns the kind of a special layer; ok is false where s is nil.
func Find(s Spec) (kind Kind, ok bool) { return Named(NameOf(s)) }

// Named returns the kind that config files call so.
func Named(name string) (kind Kind, ok bool) {
	for _, k := range kinds() {
		if k.Name == name {
			return k, true
		}
	}
	return Kind{}, false
}

// Names lists the names of the kinds.
func Names() []string {
	var names []string
	for _, k := range All() {
		names = append(names, k.Name)
	}
	return names
}

// NameOf is the name of a special layer's kind, and empty for nil.
func NameOf(s Spec) string {
	if s == nil {
		return ""
	}
	return s.Name()
}
