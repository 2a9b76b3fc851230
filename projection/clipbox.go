package projection

import (
	"slices"

	"github.com/twpayne/go-geom"
)

// ClipToBox returns the part of a geometry in pixels that lies in a box, its
// edge included, with the layout XY: the geometry itself where all of it does,
// nil where nothing does. Lines are split where they leave the box; polygons
// go on along its edge and come out in as many pieces as there are, with their
// holes. Exteriors and holes may have any winding. Where polygons share a
// border they share its clipped ends as well.
func ClipToBox(g geom.T, b Box) geom.T {
	if c, ok := g.(*geom.GeometryCollection); ok {
		return clipCollection(c, b)
	}
	if g == nil || g.Empty() || g.Stride() < 2 {
		return nil
	}
	flat, stride := g.FlatCoords(), g.Stride()
	switch b.relation(flat, stride) {
	case inside:
		return g
	case outside:
		return nil
	}
	c := boxClip{box: b}
	c.work.reset()
	switch g := g.(type) {
	case *geom.MultiPoint:
		var xy []float64
		for i := 0; i+1 < len(flat); i += stride {
			if b.has(spot{flat[i], flat[i+1]}) {
				xy = append(xy, flat[i], flat[i+1])
			}
		}
		if xy == nil {
			return nil
		}
		return geom.NewMultiPointFlat(geom.XY, xy)
	case *geom.LineString, *geom.LinearRing:
		c.line(flat, stride)
		return c.out.lines(false)
	case *geom.MultiLineString:
		from := 0
		for _, to := range g.Ends() {
			c.line(flat[from:to], stride)
			from = to
		}
		return c.out.lines(true)
	case *geom.Polygon:
		c.polygon(rings{flat: flat, ends: g.Ends(), stride: stride})
		return c.out.surfaces(false)
	case *geom.MultiPolygon:
		begin := 0
		for _, ends := range g.Endss() {
			if len(ends) > 0 {
				c.polygon(rings{flat: flat, begin: begin, ends: ends, stride: stride})
				begin = ends[len(ends)-1]
			}
		}
		return c.out.surfaces(true)
	}
	return nil
}

func clipCollection(c *geom.GeometryCollection, b Box) geom.T {
	out := geom.NewGeometryCollection()
	for _, g := range c.Geoms() {
		if g = ClipToBox(g, b); g != nil {
			out.MustPush(g)
		}
	}
	if out.NumGeoms() == 0 {
		return nil
	}
	return out
}

const (
	inside = iota
	outside
	across
)

// has tells whether a point is in the box, its edge included.
func (b Box) has(s spot) bool {
	return s.lambda >= b.MinX && s.lambda <= b.MaxX && s.phi >= b.MinY && s.phi <= b.MaxY
}

// relation tells whether points lie inside, all on one outer side, or neither.
func (b Box) relation(flat []float64, stride int) int {
	e := EmptyBox()
	for i := 0; i+1 < len(flat); i += stride {
		e.MinX, e.MaxX = min(e.MinX, flat[i]), max(e.MaxX, flat[i])
		e.MinY, e.MaxY = min(e.MinY, flat[i+1]), max(e.MaxY, flat[i+1])
	}
	switch {
	case e.MinX >= b.MinX && e.MaxX <= b.MaxX && e.MinY >= b.MinY && e.MaxY <= b.MaxY:
		return inside
	case e.MinX > b.MaxX || e.MaxX < b.MinX || e.MinY > b.MaxY || e.MaxY < b.MinY || e.Empty():
		return outside
	}
	return across
}

// boxClip clips one geometry. Its spots are pixels: lambda is x, phi is y.
type boxClip struct {
	box  Box
	work workings
	out  shape
	// cut are the rings of the polygon in hand that may cross the box's
	// edge.
	cut [][]float64
}

// line clips an open line.
func (c *boxClip) line(flat []float64, stride int) {
	switch c.box.relation(flat, stride) {
	case outside:
		return
	case inside:
		c.copy(flat, stride)
		c.out.closeLine()
		return
	}
	w := &c.work
	w.reset()
	c.read(flat, stride, false)
	c.divide(w.tmp, false)
	for _, l := range w.chains {
		for _, s := range w.pts[l.from:l.to] {
			c.out.add(s.lambda, s.phi)
		}
		c.out.closeLine()
	}
}

func (c *boxClip) copy(flat []float64, stride int) {
	for i := 0; i+1 < len(flat); i += stride {
		c.out.add(flat[i], flat[i+1])
	}
}

// read takes a ring or line into the workings, in reverse if asked.
func (c *boxClip) read(flat []float64, stride int, reverse bool) {
	w := &c.work
	w.tmp = w.tmp[:0]
	for i := 0; i+1 < len(flat); i += stride {
		w.tmp = append(w.tmp, spot{flat[i], flat[i+1]})
	}
	if reverse {
		slices.Reverse(w.tmp)
	}
}

// polygon clips one polygon.
func (c *boxClip) polygon(r rings) {
	c.work.reset()
	c.cut = c.cut[:0]
	first := len(c.out.ends)
	for i := range r.ends {
		flat := r.open(i)
		if len(flat) < 3*r.stride {
			continue
		}
		switch c.box.relation(flat, r.stride) {
		case inside:
			c.copy(flat, r.stride)
			c.out.closeRing(i > 0, false)
		case across:
			c.cut = append(c.cut, flat)
			c.ring(flat, r.stride, i > 0)
		}
	}
	if len(c.cut) > 0 {
		c.work.sort(c.box)
		c.closePolygon(r.stride)
	}
	c.out.group(first, c.work.crossed)
}

// closePolygon goes on along the box's edge where it is inside of the polygon.
func (c *boxClip) closePolygon(stride int) {
	at := c.box.between(c.work.gates)
	for _, flat := range c.cut {
		c.work.flip(c.box.crossings(at, flat, stride))
	}
	switch {
	case len(c.work.chains) > 0:
		c.work.close(c.box, at, func(ring []spot) {
			for _, s := range ring {
				c.out.add(s.lambda, s.phi)
			}
			c.out.closeRing(false, true)
		})
	case c.work.inside:
		for _, s := range c.box.corners() {
			c.out.add(s.lambda, s.phi)
		}
		c.out.closeRing(false, true)
	}
}

// ring divides a ring.
func (c *boxClip) ring(flat []float64, stride int, hole bool) {
	s := take2(flat, stride)
	c.read(flat, stride, (s > 0) == hole)
	from := len(c.work.chains)
	c.divide(c.work.tmp, true)
	c.work.seal(from)
}

// take2 is twice the signed area of an open ring.
func take2(flat []float64, stride int) float64 {
	last := len(flat) - stride
	x0, y0 := flat[last], flat[last+1]
	origin, area := y0, 0.0
	for i := 0; i <= last; i += stride {
		x, y := flat[i], flat[i+1]
		area -= float64((x - x0) * (y + y0 - origin - origin))
		x0, y0 = x, y
	}
	return area
}
