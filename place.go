package kartograph

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// placedLayer is a layer of one frame with its features in pixels. Every step
// of the frame's story replaces what it changes and leaves the features it was
// given alone, since other frames and maps share them.
type placedLayer struct {
	*config.Layer
	// read is the layer in degrees.
	read *readLayer
	// features are in pixels; what is not visible is gone. A layer that was
	// streamed has passed in their place.
	features []layers.Feature
	passed   *passed
	// needed is false for layers that this frame has no use for, drawn for
	// those that only serve others as well.
	needed, drawn bool
	// cut says that the features are cut to the frame.
	cut bool
	// found are warnings of the work on this layer.
	found []config.Warning
	// exported are the ids of the groups of a join with export-ids.
	exported []groups.IDs
	// extra names attributes that a join made; they are always carried.
	extra []string
}

func newPlaced(f *frame, r *readLayer) *placedLayer {
	return &placedLayer{Layer: r.Layer, read: r, drawn: !r.Hidden && f.shows(r.ID) && len(r.SubtractFrom) == 0}
}

// placeLayers projects the features of all layers that a frame needs. Those
// that no step works on are cut to the frame on the same way.
func placeLayers(ctx context.Context, cfg *Config, f *frame, read []*readLayer) ([]*placedLayer, error) {
	placed := make([]*placedLayer, len(read))
	needed := neededLayers(f, read)
	for i, r := range read {
		p := newPlaced(f, r)
		p.needed, p.passed, p.cut = needed[r.ID], r.passed[f], r.passes && r.reading != made
		if p.passed != nil {
			p.found = tangledWarning(p.Layer, p.passed.tangled)
		}
		placed[i] = p
		if !p.needed || r.reading != held {
			continue
		}
		tangled := 0
		err := conveyor.Run(ctx, r.chunks(ctx), func(c chunk) (placement, error) {
			placed := f.placeFeatures(c.measured(cfg, r), r.edges())
			if p.cut {
				placed.features = f.cutFeatures(placed.features)
			}
			return placed, nil
		}, func(placed placement) error {
			p.features = append(p.features, placed.features...)
			tangled += placed.tangled
			return nil
		})
		if err != nil {
			return nil, err
		}
		p.found = append(p.found, tangledWarning(p.Layer, tangled)...)
	}
	return placed, nil
}

// placement is the features of a chunk in pixels. The polygons of each are united
// where they lie over each other: they are drawn as one path, whose inside is
// what the even-odd rule says. Tangled counts the features where that failed.
type placement struct {
	features []layers.Feature
	tangled  int
}

// placeFeatures projects features, and leaves out what is not visible.
func (f *frame) placeFeatures(c chunk, e projection.Edges) placement {
	geometries := make([]geom.T, len(c.features))
	tangled := 0
	for i, feature := range c.features {
		if feature.Geometry == nil || !f.visible(c.bounds[i]) && !reaches(e, c.bounds[i]) {
			continue
		}
		placed, err := f.project(feature.Geometry, e)
		if err != nil {
			tangled++
		}
		geometries[i] = placed
	}
	return placement{visibleFeatures(c.features, geometries), tangled}
}

// project takes a geometry from degrees to pixels and unites its polygons. On an
// error those that overlap are as they were.
func (f *frame) project(g geom.T, e projection.Edges) (geom.T, error) {
	return f.memo.once(memoItem{stagePlaced, e, g}, func() (geom.T, error) {
		return overlay.UniteMembers(f.projectVisible(g, e))
	})
}

// tangledWarning says how many features of a layer are drawn with holes where
// their polygons overlap.
func tangledWarning(l *config.Layer, count int) []config.Warning {
	if count == 0 {
		return nil
	}
	return []config.Warning{{Layer: l.ID, Text: fmt.Sprintf("%d features have polygons that overlap each other and cross too often to be united: "+
		"they are drawn with holes where they overlap", count)}}
}

// visibleFeatures pairs features with their new geometries; those whose
// geometry is nil are left out.
func visibleFeatures(features []layers.Feature, geometries []geom.T) []layers.Feature {
	visible := make([]layers.Feature, 0, len(features))
	for i, g := range geometries {
		if g != nil {
			visible = append(visible, layers.Feature{ID: features[i].ID, Record: features[i].Record, Geometry: g})
		}
	}
	return visible
}

// neededLayers tells which layers must be placed: those drawn, those that
// change others, and those that a step needs for a needed layer.
func neededLayers(f *frame, read []*readLayer) map[string]bool {
	needed := map[string]bool{}
	var need func(id string)
	need = func(id string) {
		if l := findLayer(read, id); l != nil && !needed[id] {
			needed[id] = true
			for _, s := range steps() {
				for _, other := range s.needed(l.Layer) {
					need(other)
				}
			}
		}
	}
	for _, r := range read {
		if changesOthers(r.Layer) || !r.Hidden && f.shows(r.ID) {
			need(r.ID)
		}
	}
	return needed
}
