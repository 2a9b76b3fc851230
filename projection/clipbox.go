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
	first := len(c.out.ends)
	// Whether the middle of the box is in the polygon, as far as rings
	// around the box tell.
	covered := false
	for i := range r.ends {
		flat := r.open(i)
		if len(flat) < 3*r.stride {
			if i == 0 {
				return
			}
			continue
		}
		switch c.box.relation(flat, r.stride) {
		case outside:
			if i == 0 {
				return
			}
		case inside:
			c.copy(flat, r.stride)
			c.out.closeRing(i > 0)
		case across:
			if c.ring(flat, r.stride, i > 0) && c.surrounds(flat, r.stride) {
				covered = i == 0
			}
		}
	}
	switch {
	case len(c.work.chains) > 0:
		c.work.close(c.box, func(ring []spot) {
			for _, s := range ring {
				c.out.add(s.lambda, s.phi)
			}
			c.out.closeRing(false)
		})
	case covered:
		for _, s := range c.box.corners() {
			c.out.add(s.lambda, s.phi)
		}
		c.out.closeRing(false)
	}
	c.out.group(first)
}

// ring divides a ring. It reports true for one that does not come into the box.
func (c *boxClip) ring(flat []float64, stride int, hole bool) bool {
	s := take2(flat, stride)
	c.read(flat, stride, (s > 0) == hole)
	from := len(c.work.chains)
	c.divide(c.work.tmp, true)
	return !c.work.seal(from)
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

// surrounds tells whether the middle of the box lies in a ring.
func (c *boxClip) surrounds(flat []float64, stride int) bool {
	x, y := (c.box.MinX+c.box.MaxX)/2, (c.box.MinY+c.box.MaxY)/2
	last := len(flat) - stride
	x0, y0 := flat[last], flat[last+1]
	odd := false
	for i := 0; i <= last; i += stride {
		x1, y1 := flat[i], flat[i+1]
		if (y0 > y) != (y1 > y) && x < x0+float64((x1-x0)*((y-y0)/(y1-y0))) {
			odd = !odd
		}
		x0, y0 = x1, y1
	}
	return odd
}
