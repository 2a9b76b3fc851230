// Package special makes the layers that a map makes itself: each kind is an entry
// of the table and a file. How a config describes them is in the package config.
package special

import (
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
)

// Kind is a kind of special layers.
type Kind struct {
	// Name is what the config calls it.
	Name string
	// Data says that its features are data, as those of a source, and no
	// decoration, which is hidden from those who do not see the map.
	Data bool
	// Of names the layer, if any, that it shows something of, as that layer
	// is drawn; nil for kinds that need none. Those are made before layers
	// are cropped to each other and cut out of each other, the others after.
	Of func(l *config.Layer) string
	// Columns lists the columns of that layer that it needs; nil for none.
	Columns func(l *config.Layer) []Column
	// Make makes the features, in pixels. Of is that layer, empty where there
	// is none. An error names the key that it is about.
	Make func(f Frame, l *config.Layer, of Layer) ([]layers.Feature, error)
}

// Column is a column that a layer needs and the key of the config that names it.
type Column struct{ Key, Name string }

// Frame is the view of the map that a layer is made for.
type Frame struct {
	// Proj takes degrees to pixels.
	Proj *projection.Projection
	// Rect is the view's rectangle in pixels.
	Rect projection.Page
	// Span is how much of the world it shows, in degrees of longitude or
	// latitude, whichever are more.
	Span float64
	// MayShow reports whether something within a box of degrees may be in
	// view; nil where nothing is cut off.
	MayShow func(b *geom.Bounds) bool
}

// Layer is the layer that a special layer shows something of.
type Layer struct {
	// Features are in pixels.
	Features []layers.Feature
	// UnifyPrecision is how far apart, in pixels, points of shared borders
	// may be and count as one.
	UnifyPrecision float64
}

// All lists the kinds.
func All() []Kind { return []Kind{sea(), graticule(), borders(), frame(), grid()} }

// Find returns the kind of a layer; ok is false for one with a source.
func Find(l *config.Layer) (kind Kind, ok bool) {
	for _, k := range All() {
		if l.Special == k.Name {
			return k, true
		}
	}
	return Kind{}, false
}
