package kartograph

import (
	"context"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/layers"
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
		placed[i] = p
		if !p.needed || r.reading != held {
			continue
		}
		err := conveyor.Run(ctx, r.chunks(ctx), func(c chunk) ([]layers.Feature, error) {
			features := f.placeFeatures(c.measured(cfg, r), r.edges())
			if p.cut {
				features = f.cutFeatures(features)
			}
			return features, nil
		}, func(features []layers.Feature) error {
			p.features = append(p.features, features...)
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return placed, nil
}

// placeFeatures projects features, and leaves out what is not visible.
func (f *frame) placeFeatures(c chunk, e projection.Edges) []layers.Feature {
	geometries := make([]geom.T, len(c.features))
	for i := range c.features {
		feature := &c.features[i]
		own := featureEdges(feature, e)
		if feature.Geometry != nil && (f.visible(c.bounds[i]) || reaches(own, c.bounds[i])) {
			geometries[i] = f.project(feature.Geometry, own)
		}
	}
	return visibleFeatures(c.features, geometries)
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
