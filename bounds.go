package kartograph

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/groups"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// whatIsShown finds the part of the world that the bounds ask for.
func (p *planner) whatIsShown(ctx context.Context, path string, v config.View) (shown region.Region, err error) {
	b := v.Bounds
	switch b.Shows() {
	case config.ModeBBox:
		return region.OfBox(b.BBox), nil
	case config.ModePoints:
		return region.OfPoints(b.Points), nil
	case config.ModePolygons:
		if shown, err = polygonsRegion(ctx, b, p.read); ctx.Err() != nil {
			return shown, ctx.Err()
		} else if err != nil {
			return shown, errorIn(p.cfg, boundsPath(p.cfg, path), err)
		}
		return shown, nil
	}
	if own := p.only(v.Layers); len(own) < len(p.read) && !inPlane(p.cfg) {
		return p.dataRegion(ctx, own)
	}
	if p.data == nil {
		if inPlane(p.cfg) {
			shown = p.planeRegion()
		} else if shown, err = p.dataRegion(ctx, p.read); err != nil {
			return shown, err
		}
		p.data = &shown
	}
	return *p.data, nil
}

// boundsPath is the path of what chooses features: the bounds themselves where they
// are a layer's id.
func boundsPath(cfg *config.Config, view string) string {
	bounds, data := view+"bounds", view+"bounds.data"
	if at := cfg.Position(data); at.Line > 0 && at == cfg.Position(bounds) {
		return bounds
	}
	return data
}

// polygonsRegion is the part of the world of the features that bounds choose.
func polygonsRegion(ctx context.Context, b config.Bounds, read []*readLayer) (region.Region, error) {
	layer := findLayer(read, b.Layer)
	if layer == nil {
		return region.Region{}, fmt.Errorf("no layer is called %q", b.Layer)
	}
	drop := func(ctx context.Context, g geom.T, fraction float64) (geom.T, error) {
		return region.DropSmallParts(ctx, g, fraction, layer.edges())
	}
	if layer.InPlane() {
		drop = region.DropSmallPartsOfPlane
	}
	var geometries []geom.T
	var edges []projection.Edges
	steps := heed.Every(ctx, 1) // since an expression may take a millisecond
	for i := range layer.kept {
		if err := steps.Take(1); err != nil {
			return region.Region{}, err
		}
		f := &layer.kept[i]
		if layers.Bounds(f.Geometry) != nil && boundsKeep(b, f.Record) {
			large, err := drop(ctx, f.Geometry, b.MinArea)
			if err != nil {
				return region.Region{}, err
			}
			geometries = append(geometries, large)
			edges = append(edges, featureEdges(f, layer.edges()))
		}
	}
	if len(geometries) == 0 {
		return region.Region{}, nothingShown{fmt.Sprintf("no feature of layer %q is chosen: check the filter or values%s%s", b.Layer,
			layers.SampleValues(layer.kept, boundsColumn(b)), layer.inFinest(func(r layers.Record) bool { return boundsKeep(b, r) }))}
	}
	layer.warnings = append(layer.warnings, strangers(ctx, b, layer.kept)...)
	if layer.InPlane() {
		return region.OfPlane(geometries...), nil
	}
	r := region.OfGeometries(geometries...)
	if len(geometries) == 1 {
		if lon, lat, ok := overlay.PointOnSurface(geometries[0]); ok {
			r.Lon, r.Lat = lon, lat
		}
	}
	r.Measure = func(ctx context.Context, at projection.Ruler) (projection.Plane, error) {
		box := flat.Nothing[projection.Plane]()
		for i, g := range geometries {
			one, err := measured(ctx, at.With(edges[i]), g)
			if err != nil {
				return box, err
			}
			box = box.With(one)
		}
		return box, nil
	}
	r.Chosen = true
	return r, nil
}

func boundsKeep(b config.Bounds, record layers.Record) bool {
	if b.Filter != nil && !b.Filter.Match(record) {
		return false
	}
	if b.Attribute == "" || len(b.Values) == 0 {
		return true
	}
	return filter.In{Column: b.Attribute, Values: textValues(b.Values)}.Match(record)
}

// boundsColumn is the column that bounds ask for first; empty for none.
func boundsColumn(b config.Bounds) string {
	if b.Attribute == "" && b.Filter != nil {
		if columns := b.Filter.Columns(); len(columns) > 0 {
			return columns[0]
		}
	}
	return b.Attribute
}

// strangers tells of values that bounds list and that none of the features has that
// they choose of all.
func strangers(ctx context.Context, b config.Bounds, all []layers.Feature) []config.Warning {
	in, err := filter.NewIn(b.Attribute, textValues(b.Values))
	if b.Attribute == "" || err != nil { // nothing is listed
		return nil
	}
	absent, steps := filter.Watch(in), heed.Every(ctx, 1)
	for _, f := range all {
		if steps.Take(1) != nil {
			return nil // which whoever asks hears
		}
		if layers.Bounds(f.Geometry) != nil && boundsKeep(b, f.Record) {
			absent.Note(f.Record)
		}
	}
	var missing []string
	for _, a := range absent.Values() {
		for _, v := range a.Values {
			missing = append(missing, v.String())
		}
	}
	if len(missing) == 0 {
		return nil
	}
	return []config.Warning{{Layer: b.Layer, Text: fmt.Sprintf("bounds: no feature with the %s %s is chosen", b.Attribute, strings.Join(groups.Quote(missing, all, b.Attribute), ", "))}}
}

func textValues(texts []string) []layers.Value {
	values := make([]layers.Value, len(texts))
	for i, t := range texts {
		values[i] = layers.Text(t)
	}
	return values
}

// errSettled ends a way through data when the rest changes nothing.
var errSettled = errors.New("this is settled")

// dataRegion is what a map without bounds shows: all data that the filters keep,
// or the world where the data cover most of it. What a file says of its own
// extent counts for nothing: it may be wrong, and the filters may keep less.
func (p *planner) dataRegion(ctx context.Context, read []*readLayer) (region.Region, error) {
	if holdTheWorld(read) {
		return region.World(), nil
	}
	var all region.Reach
	for _, r := range read {
		if all.MostOfTheWorld() {
			break
		}
		err := conveyor.Run(ctx, r.chunks(ctx), func(c chunk) (region.Reach, error) {
			var some region.Reach
			c = c.measured(p.cfg, r)
			for i, f := range c.features {
				some.Add(f.Geometry, c.bounds[i])
			}
			return some, nil
		}, func(some region.Reach) error {
			if all.Merge(some); all.MostOfTheWorld() {
				return errSettled
			}
			return nil
		})
		if err != nil && !errors.Is(err, errSettled) {
			return region.Region{}, layerError(p.cfg, r.Layer, "src", err)
		}
	}
	if all.Nothing() || all.MostOfTheWorld() {
		return region.World(), nil
	}
	part := all.Region()
	part.Measure = func(ctx context.Context, at projection.Ruler) (projection.Plane, error) {
		return p.measureData(ctx, read, at)
	}
	return part, nil
}

// only lists the layers of these ids, or for none those of the map: all but the
// hidden ones that insets name, which are only there.
func (p *planner) only(ids []string) []*readLayer {
	var own []*readLayer
	for _, r := range p.read {
		inset := r.Hidden && slices.ContainsFunc(p.cfg.Views, func(v config.View) bool { return slices.Contains(v.Layers, r.ID) })
		if slices.Contains(ids, r.ID) || len(ids) == 0 && !inset {
			own = append(own, r)
		}
	}
	return own
}

// holdTheWorld reports whether the boxes of what is in memory tell that the
// data cover most of the world.
func holdTheWorld(read []*readLayer) bool {
	var boxes region.Reach
	for _, r := range read {
		for _, b := range r.bounds {
			boxes.AddBox(b)
		}
		for _, c := range r.passage.chunks {
			for _, b := range c.bounds {
				boxes.AddBox(b)
			}
		}
	}
	return boxes.MostOfTheWorld()
}

// measureData measures all data of layers that the filters keep.
func (p *planner) measureData(ctx context.Context, read []*readLayer, at projection.Ruler) (projection.Plane, error) {
	return p.holding(ctx, read, false, func(r *readLayer, c chunk, i int) (projection.Plane, error) {
		f := &c.features[i]
		return measured(ctx, at.With(featureEdges(f, r.edges())), f.Geometry)
	})
}

// holding is the box of the plane, in radii, that holds what one gives for each feature
// of layers that has a place, by its number in a chunk; all processors ask it. Where
// some are enough, it is that of the first ones, in their order, that are not empty.
func (p *planner) holding(ctx context.Context, read []*readLayer, some bool, one func(r *readLayer, c chunk, i int) (projection.Plane, error)) (projection.Plane, error) {
	all := flat.Nothing[projection.Plane]()
	for _, r := range read {
		err := conveyor.Run(ctx, r.chunks(ctx), func(c chunk) (projection.Plane, error) {
			box := flat.Nothing[projection.Plane]()
			c = c.measured(p.cfg, r)
			if err := r.checkAstray(c); err != nil {
				return box, err
			}
			for i := range c.features {
				if c.bounds[i] == nil {
					continue
				}
				own, err := one(r, c, i)
				if err != nil {
					return box, err
				}
				if box = box.With(own); some && !box.Empty() {
					break
				}
			}
			return box, nil
		}, func(box projection.Plane) error {
			if all = all.With(box); some && !all.Empty() {
				return errSettled
			}
			return nil
		})
		if errors.Is(err, errSettled) {
			return all, nil
		}
		if err != nil {
			return all, layerError(p.cfg, r.Layer, "src", err)
		}
	}
	return all, nil
}

// measured is the box of a geometry in the plane. The many that are small do
// without the function that heeding takes with it, a fifth of a map's garbage.
func measured(ctx context.Context, at projection.Ruler, g geom.T) (projection.Plane, error) {
	if !long(g) {
		if err := heed.Err(ctx); err != nil {
			return projection.Plane{}, err
		}
		return at.Box(g), ctx.Err()
	}
	return heeding(ctx, g, func() projection.Plane { return at.Box(g) })
}
