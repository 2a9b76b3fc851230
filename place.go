package kartograph

import (
	"context"
	"runtime"
	"sync/atomic"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
	"golang.org/x/sync/errgroup"
)

// placedLayer is a layer of one frame with its features in pixels. Every step
// of the frame's story replaces what it changes and leaves the features it was
// given alone, since other frames and maps share them.
type placedLayer struct {
	*readLayer
	// features are in pixels; what is not visible is gone.
	features []layers.Feature
	// drawn is false for layers that only serve others.
	drawn bool
	// found are warnings of the work on this layer.
	found []Warning
	// exported are the ids of the groups of a join with export-ids.
	exported []groupIDs
	// extra names attributes that a join made; they are always carried.
	extra []string
}

// placeLayers projects the features of all layers that a frame shows, on all
// processors, and keeps their order.
func placeLayers(ctx context.Context, f *frame, read []*readLayer) ([]*placedLayer, error) {
	placed := make([]*placedLayer, len(read))
	needed := neededLayers(f, read)
	for i, r := range read {
		placed[i] = &placedLayer{readLayer: r, drawn: !r.Hidden && f.shows(r.ID) && len(r.SubtractFrom) == 0}
		if !needed[r.ID] {
			continue
		}
		features, err := placeFeatures(ctx, f, r)
		if err != nil {
			return nil, err
		}
		placed[i].features = features
	}
	return placed, nil
}

// placeFeatures projects one layer. Workers take the next feature that nobody
// has yet, so one huge feature does not hold up the rest.
func placeFeatures(ctx context.Context, f *frame, r *readLayer) ([]layers.Feature, error) {
	geometries := make([]geom.T, len(r.features))
	var next atomic.Int64
	group, ctx := errgroup.WithContext(ctx)
	for range min(runtime.GOMAXPROCS(0), len(r.features)) {
		group.Go(func() error {
			for {
				i := int(next.Add(1)) - 1
				if i >= len(r.features) {
					return nil
				}
				if err := ctx.Err(); err != nil {
					return err
				}
				if g := r.features[i].Geometry; g != nil && f.visible(r.bounds[i]) {
					geometries[i] = f.project(g)
				}
			}
		})
	}
	if err := group.Wait(); err != nil {
		return nil, err
	}
	return visibleFeatures(r.features, geometries), nil
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

// neededLayers tells which layers must be placed: those drawn, those that are
// cut out of others, and those that a needed layer is cut, bordered or counted
// by.
func neededLayers(f *frame, read []*readLayer) map[string]bool {
	needed := map[string]bool{}
	var need func(id string)
	need = func(id string) {
		if l := findLayer(read, id); l != nil && !needed[id] {
			needed[id] = true
			need(l.CropTo)
			need(l.Borders.Layer)
			need(l.Grid.Layer)
		}
	}
	for _, r := range read {
		if len(r.SubtractFrom) > 0 || !r.Hidden && f.shows(r.ID) {
			need(r.ID)
		}
	}
	return needed
}
