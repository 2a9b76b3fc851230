package kartograph

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/twpayne/go-geom"
)

// joinLayers merges the features of layers that ask for it.
func joinLayers(ctx context.Context, _ *Config, _ *frame, placed []*placedLayer) error {
	for _, p := range placed {
		if p.Join == nil {
			continue
		}
		if err := heed.Err(ctx); err != nil {
			return err
		}
		if err := joinLayer(ctx, p); err != nil {
			return err
		}
	}
	return nil
}

// joinLayer merges one layer: first come the features in no group, then the
// groups. They are told by the records, so that sums and ids count members that
// lie outside the frame as well.
func joinLayer(ctx context.Context, p *placedLayer) error {
	found, err := groups.Find(ctx, p.Join, p.read.kept)
	if err != nil {
		return err
	}
	joiner := groups.NewJoiner(p.Join, p.read.schema)
	members := make([][]int, len(found.Names))
	var features []layers.Feature
	steps := heed.Every(ctx, 1000)
	for i, f := range p.features {
		if err := steps.Take(1); err != nil {
			return err
		}
		if k := found.Of(f.Record); k >= 0 {
			members[k] = append(members[k], i)
			continue
		}
		f.Record = joiner.Pad(f.Record)
		features = append(features, f)
	}
	for _, text := range found.Strangers() {
		p.found = append(p.found, config.Warning{Layer: p.ID, Text: text})
	}
	merged, err := mergeGroups(ctx, p, members)
	if err != nil {
		return err
	}
	for k, name := range found.Names {
		if err := steps.Take(1 + len(found.Records[k])); err != nil {
			return err
		}
		if len(found.Records[k]) == 0 {
			continue
		}
		record, ids := joiner.Join(name, found.Records[k])
		if p.Join.ExportIDs != "" {
			p.exported = append(p.exported, ids)
		}
		if merged[k] != nil {
			features = append(features, layers.Feature{Geometry: merged[k], Record: record})
		}
	}
	p.features, p.extra = features, joiner.Extra
	return nil
}

// mergeGroups merges the geometries of each group's members: polygons by
// dropping the arcs between them, lines end to end, points into one feature.
// Polygons whose borders are not shared point by point are united by their
// areas.
func mergeGroups(ctx context.Context, p *placedLayer, members [][]int) ([]geom.T, error) {
	geometries := geometriesOf(p.features)
	if p.Join.Buffer > 0 {
		var err error
		if geometries, err = p.widenPolygons(ctx, geometries, members); err != nil {
			return nil, err
		}
	}
	merged, err := spend.Promptly(ctx, func() ([]geom.T, error) {
		return overlay.Join(ctx, geometries, members, overlay.Options{UnifyPrecision: unifyPrecision(p.Layer)})
	})
	return merged, p.warn("join", err)
}

// widenPolygons returns geometries with the buffers of groups' polygons in their places.
func (p *placedLayer) widenPolygons(ctx context.Context, geometries []geom.T, members [][]int) ([]geom.T, error) {
	all, err := overlay.Outermost(ctx, geometries, members)
	if err != nil {
		return nil, err
	}
	distance := p.Join.Buffer
	failed := 0
	wide, err := spend.Promptly(ctx, func() (wide []geom.T, err error) {
		wide, failed, err = widen(ctx, all, members, distance)
		return wide, err
	})
	if err != nil {
		return nil, err // failed may still be counted
	}
	if failed > 0 {
		p.found = append(p.found, config.Warning{Layer: p.ID, Text: fmt.Sprintf("join.buffer: %d polygons could not be widened and are joined as they are", failed)})
	}
	return wide, nil
}

// widen widens the polygons of the groups, and counts those that could not be. The error is that of
// the context.
func widen(ctx context.Context, gs []geom.T, groups [][]int, distance float64) (wide []geom.T, failed int, err error) {
	var which []int
	listed := make([]bool, len(gs))
	for _, group := range groups {
		for _, i := range group {
			if isPolygon(gs[i]) && !listed[i] {
				listed[i] = true
				which = append(which, i)
			}
		}
	}
	wide, errs, err := overlay.BufferAll(ctx, gs, which, distance)
	for _, err := range errs {
		if err != nil {
			failed++
		}
	}
	return wide, failed, err
}

// isPolygon reports whether a geometry has an area.
func isPolygon(g geom.T) bool {
	switch g.(type) {
	case *geom.Polygon, *geom.MultiPolygon:
		return true
	}
	return false
}
