package projection

import (
	"math"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// ClipToBox returns the part of a geometry in pixels that lies in a box, its
// edge included, with the layout XY: the geometry itself where all of it does,
// nil where nothing does. Lines are split where they leave the box; polygons
// go on along its edge and come out in as many pieces as there are, with their
// holes. Exteriors and holes may have any winding. Where polygons share a
// border they share its clipped ends as well.
func ClipToBox(g geom.T, b Page) geom.T {
	if c, ok := g.(*geom.GeometryCollection); ok {
		return clipCollection(c, b)
	}
	if g == nil || g.Empty() || g.Stride() < 2 {
		return nil
	}
	coords, stride := g.FlatCoords(), g.Stride()
	switch window(b).relation(coords, stride) {
	case inside:
		return g
	case outside:
		return nil
	}
	c := boxClips.Get().(*boxClip)
	defer c.free()
	c.box = window(b)
	c.work.reset()
	switch g.(type) {
	case *geom.MultiPoint:
		return c.points(g)
	case *geom.LineString, *geom.LinearRing, *geom.MultiLineString:
		for line := range flat.Lines(g) {
			c.line(line, stride)
		}
		_, many := g.(*geom.MultiLineString)
		return c.out.lines(many)
	case *geom.Polygon, *geom.MultiPolygon:
		for p := range flat.Polygons(g) {
			c.polygon(&p)
		}
		_, many := g.(*geom.MultiPolygon)
		return c.out.surfaces(many)
	}
	return nil
}

func clipCollection(c *geom.GeometryCollection, b Page) geom.T {
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

// window is the box that is clipped to, whose edge is a loop.
type window Page

// has reports whether a point is in the box, its edge included.
func (b window) has(s spot) bool {
	return s.lambda >= b.MinX && s.lambda <= b.MaxX && s.phi >= b.MinY && s.phi <= b.MaxY
}

// relation tells where points lie: inside, all on one outer side, or neither.
func (b window) relation(coords []float64, stride int) int {
	e := window{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	for i := 0; i+1 < len(coords); i += stride {
		e.MinX, e.MaxX = min(e.MinX, coords[i]), max(e.MaxX, coords[i])
		e.MinY, e.MaxY = min(e.MinY, coords[i+1]), max(e.MaxY, coords[i+1])
	}
	switch {
	case e.MinX >= b.MinX && e.MaxX <= b.MaxX && e.MinY >= b.MinY && e.MaxY <= b.MaxY:
		return inside
	case e.MinX > b.MaxX || e.MaxX < b.MinX || e.MinY > b.MaxY || e.MaxY < b.MinY || !(e.MinX <= e.MaxX && e.MinY <= e.MaxY):
		return outside
	}
	return across
}

// boxClip clips one geometry. Its spots are pixels: lambda is x, phi is y.
type boxClip struct {
	box  window
	work workings
	out  drawing
	// cut are the rings of the polygon in hand that may cross the box's
	// edge.
	cut [][]float64
}

// boxClips are those that are free: clipping takes about as much memory as what is clipped.
var boxClips = sync.Pool{New: func() any { return new(boxClip) }}

// free gives the clip back, without what it was used for.
func (c *boxClip) free() {
	c.out.reset()
	clear(c.cut[:cap(c.cut)])
	boxClips.Put(c)
}

// points keeps the points that are in the box.
func (c *boxClip) points(g geom.T) geom.T {
	var xy []float64
	for p := range flat.Points(g) {
		if c.box.has(spot{p[0], p[1]}) {
			xy = append(xy, p[0], p[1])
		}
	}
	if xy == nil {
		return nil
	}
	return geom.NewMultiPointFlat(geom.XY, xy)
}

// line clips an open line.
func (c *boxClip) line(coords []float64, stride int) {
	switch c.box.relation(coords, stride) {
	case outside:
		return
	case inside:
		c.copy(coords, stride)
		c.out.closeLine()
		return
	}
	w := &c.work
	w.reset()
	c.read(coords, stride, false)
	c.divide(w.tmp, false)
	for _, l := range w.chains {
		for _, s := range w.pts[l.from:l.to] {
			c.out.add(s.lambda, s.phi)
		}
		c.out.closeLine()
	}
}

func (c *boxClip) copy(coords []float64, stride int) {
	for i := 0; i+1 < len(coords); i += stride {
		c.out.add(coords[i], coords[i+1])
	}
}

// read takes a ring or line into the workings, in reverse if asked.
func (c *boxClip) read(coords []float64, stride int, reverse bool) {
	w := &c.work
	w.tmp = w.tmp[:0]
	for i := 0; i+1 < len(coords); i += stride {
		w.tmp = append(w.tmp, spot{coords[i], coords[i+1]})
	}
	if reverse {
		slices.Reverse(w.tmp)
	}
}

// polygon clips one polygon.
func (c *boxClip) polygon(p *flat.Polygon) {
	c.work.reset()
	c.cut = c.cut[:0]
	first := len(c.out.ends)
	for i := range p.Ends {
		coords := openRing(p, i)
		if len(coords) < 3*p.Stride {
			continue
		}
		switch c.box.relation(coords, p.Stride) {
		case inside:
			c.copy(coords, p.Stride)
			c.out.closeRing(i > 0, false)
		case across:
			c.cut = append(c.cut, coords)
			c.ring(coords, p.Stride, i > 0)
		}
	}
	if len(c.cut) > 0 {
		c.work.sort(c.box)
		c.closePolygon(p.Stride)
	}
	c.out.group(first, c.work.crossed)
}

// closePolygon goes on along the box's edge where it is inside of the polygon.
func (c *boxClip) closePolygon(stride int) {
	at := c.box.between(c.work.gates)
	for _, coords := range c.cut {
		c.work.flip(c.box.crossings(at, coords, stride))
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
func (c *boxClip) ring(coords []float64, stride int, hole bool) {
	s := take2(coords, stride)
	c.read(coords, stride, (s > 0) == hole)
	from := len(c.work.chains)
	c.divide(c.work.tmp, true)
	c.work.seal(from)
}

// take2 is twice the signed area of an open ring.
func take2(coords []float64, stride int) float64 {
	last := len(coords) - stride
	x0, y0 := coords[last], coords[last+1]
	origin, area := y0, 0.0
	for i := 0; i <= last; i += stride {
		x, y := coords[i], coords[i+1]
		area -= float64((x - x0) * (y + y0 - origin - origin))
		x0, y0 = x, y
	}
	return area
}
