package kartograph

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers"
)

// special is a kind of layer that the map makes itself.
type special struct {
	name string
	// data says that its features are data, as those of a source, and no
	// decoration, which is hidden from those who do not see the map.
	data bool
	// of names the layer, if any, that it shows something of, as that layer
	// is drawn; nil for kinds that need none. Those are made before layers
	// are cropped to each other and cut out of each other, the others after.
	of func(l *Layer) string
	// columns lists the columns of that layer that it needs; nil for none.
	columns func(l *Layer) []neededColumn
	// make makes the features, in pixels. Of is that layer, empty where there
	// is none. An error names the key that it is about.
	make func(f *frame, l *Layer, of *placedLayer) ([]layers.Feature, error)
}

// neededColumn is a column and the key of the config that names it.
type neededColumn struct{ key, column string }

// specials lists the kinds of special layers, each in a file of its own.
func specials() []special {
	return []special{seaLayer(), graticuleLayer(), bordersLayer(), frameLayer(), gridLayer()}
}

// findSpecial returns the kind of a layer; ok is false for one with a source.
func findSpecial(l *Layer) (kind special, ok bool) {
	for _, s := range specials() {
		if l.Special == s.name {
			return s, true
		}
	}
	return special{}, false
}

// specialOf lists the layer that a special layer shows something of.
func specialOf(l *Layer) []string {
	if s, ok := findSpecial(l); ok && s.of != nil {
		return []string{s.of(l)}
	}
	return nil
}

// makeSpecials makes the layers that need no other layer; they may be cut by
// others, and cut others, like all layers.
func makeSpecials(_ context.Context, cfg *Config, f *frame, placed []*placedLayer) error {
	for _, p := range placed {
		if s, ok := findSpecial(p.Layer); ok && s.of == nil && p.needed {
			if err := p.make(cfg, s, f, nil); err != nil {
				return err
			}
		}
	}
	return nil
}

// deriveSpecials makes the layers that show something of another layer, as it
// is drawn.
func deriveSpecials(_ context.Context, cfg *Config, f *frame, placed []*placedLayer) error {
	for _, p := range placed {
		s, ok := findSpecial(p.Layer)
		if !ok || s.of == nil || !p.drawn {
			continue
		}
		if err := p.make(cfg, s, f, findPlaced(placed, s.of(p.Layer))); err != nil {
			return err
		}
		if p.CropTo != "" {
			p.crop(findPlaced(placed, p.CropTo))
		}
	}
	return nil
}

func (p *placedLayer) make(cfg *Config, s special, f *frame, of *placedLayer) (err error) {
	if p.features, err = s.make(f, p.Layer, of); err != nil {
		return layerError(cfg, p.Layer, s.name, err)
	}
	return nil
}

// checkSpecial reports columns that a special layer needs and the layer that it
// shows something of does not have.
func checkSpecial(l *Layer, read []*readLayer) error {
	s, ok := findSpecial(l)
	if !ok || s.columns == nil {
		return nil
	}
	of := findLayer(read, s.of(l))
	if of == nil {
		return nil
	}
	for _, needed := range s.columns(l) {
		if !of.has(needed.column) {
			return fmt.Errorf("%s: %w", needed.key, layers.MissingColumn(needed.column, of.schema))
		}
	}
	return nil
}

// findPlaced returns the layer with this id, or an empty one where a config
// names none; Config.Validate saw to it that those named exist.
func findPlaced(placed []*placedLayer, id string) *placedLayer {
	for _, p := range placed {
		if p.ID == id {
			return p
		}
	}
	l := &Layer{ID: id}
	return &placedLayer{Layer: l, read: &readLayer{Layer: l}}
}
