package projection

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// Project returns a geometry in degrees as one in pixels (y down), with the
// layout XY, or nil when nothing of it is visible. The input may have any
// layout; what is beyond longitude and latitude is ignored.
//
// Lines that are cut become MultiLineStrings, polygons MultiPolygons with their
// holes in the right pieces; a polygon that covers the whole globe becomes its
// outline. Rings are closed, and run counter-clockwise on the page as
// exteriors of ordinary projections. Points that are clipped away or have no
// image, points that repeat the one before, lines of one point and rings of
// two are left out; so are coordinates that are no numbers, and latitudes
// beyond a pole are put on it.
func (p *Projection) Project(g geom.T) geom.T { return p.ProjectAs(g, Edges{}) }

// ProjectAs is Project for edges that are meant in another way than most.
func (p *Projection) ProjectAs(g geom.T, e Edges) geom.T {
	if c, ok := g.(*geom.GeometryCollection); ok {
		return p.collection(c, e)
	}
	if g == nil || g.Empty() {
		return nil
	}
	w := p.walker()
	defer w.free()
	w.edges = e
	o := &w.out
	o.within(p.memory, 2*len(g.FlatCoords())/max(g.Stride(), 1))
	w.walk(g)
	switch g.(type) {
	case *geom.Point:
		if len(o.xy) == 0 {
			return nil
		}
		return geom.NewPointFlat(geom.XY, o.memory.keep(o.xy))
	case *geom.MultiPoint:
		if len(o.xy) == 0 {
			return nil
		}
		return geom.NewMultiPointFlat(geom.XY, o.memory.keep(o.xy))
	case *geom.LineString, *geom.LinearRing, *geom.MultiLineString:
		_, many := g.(*geom.MultiLineString)
		return o.lines(many)
	case *geom.Polygon, *geom.MultiPolygon:
		_, many := g.(*geom.MultiPolygon)
		return o.surfaces(many)
	}
	return nil
}

// collection projects the members of a collection.
func (p *Projection) collection(c *geom.GeometryCollection, e Edges) geom.T {
	if c == nil {
		return nil
	}
	out := geom.NewGeometryCollection()
	for _, g := range c.Geoms() {
		if member := p.ProjectAs(g, e); member != nil {
			out.MustPush(member)
		}
	}
	if out.NumGeoms() == 0 {
		return nil
	}
	return out
}

// Sphere returns the outline of the globe, or of the part of it that the
// projection shows, as a Polygon or MultiPolygon in pixels; nil for a plane,
// which has no globe.
func (p *Projection) Sphere() geom.T {
	if p.plane {
		return nil
	}
	w := p.walker()
	defer w.free()
	w.sphere()
	return w.out.surfaces(false)
}

// walk draws any geometry but a collection to w.out.
func (w *walker) walk(g geom.T) {
	if g.Stride() < 2 {
		return
	}
	if w.p.plane {
		w.walkPlane(g)
		return
	}
	if w.edges.Curved() {
		if own, ok := w.inOwnPlane(g); ok {
			w.walkPlane(own)
			return
		}
		g = w.straightened(g)
	}
	for point := range flat.Points(g) {
		if x, y, ok := w.p.Forward(point[0], point[1]); ok {
			w.out.xy = append(w.out.xy, x, y)
		}
	}
	w.lines(g)
	w.polygons(g)
}

// lines draws the lines of one feature.
func (w *walker) lines(g geom.T) {
	if joined, ok := joinedLines(g, w.edges); ok {
		for _, line := range joined {
			w.line(line, 2)
		}
		return
	}
	for line := range flat.Lines(g) {
		w.line(w.thinnedLine(line, g.Stride()))
	}
}

// polygons draws the polygons of one feature.
func (w *walker) polygons(g geom.T) {
	w.source = w.source[:0]
	for p := range flat.Polygons(g) {
		if w.measuring && !w.edges.Curved() {
			p = w.p.outermost(p)
		}
		w.source = append(w.source, p)
	}
	if !w.edges.Curved() {
		w.source = w.p.uncovered(w.source)
	}
	if w.p.beside != nil && !w.edges.Curved() {
		for i, p := range w.source {
			w.source[i] = w.thinned(p)
		}
	}
	if full, ok := stitch(w.source, w.edges); ok {
		for _, polygon := range full {
			w.stitched(polygon)
		}
		return
	}
	for i := range w.source {
		w.polygon(&w.source[i])
	}
}

// lines returns what was drawn as lines, nil when that is nothing.
func (o *drawing) lines(many bool) geom.T {
	switch {
	case len(o.ends) == 0:
		return nil
	case len(o.ends) == 1 && !many:
		return geom.NewLineStringFlat(geom.XY, o.taken())
	}
	return geom.NewMultiLineStringFlat(geom.XY, o.taken(), slices.Clone(o.ends))
}

// surfaces returns what was drawn as polygons, nil when that is nothing.
func (o *drawing) surfaces(many bool) geom.T {
	if len(o.polygons) == 0 {
		return nil
	}
	xy, ends := o.ordered()
	if len(o.polygons) == 1 && !many {
		return geom.NewPolygonFlat(geom.XY, xy, ends)
	}
	endss := make([][]int, len(o.polygons))
	from := 0
	for i, to := range o.polygons {
		endss[i] = ends[from:to:to]
		from = to
	}
	return geom.NewMultiPolygonFlat(geom.XY, xy, endss)
}
