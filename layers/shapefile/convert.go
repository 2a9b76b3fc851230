package shapefile

import (
	shp "github.com/jonas-p/go-shp"
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/tally"
)

// noData bounds the numbers that stand for "no data" in the format: all below.
const noData = -1e38

// converter makes geometries in degrees of shapes. Its buffers are used again
// for each shape.
type converter struct {
	reference reference.Reference
	tally     *tally.Tally
	// named says that the user or the .prj file calls the numbers degrees.
	named bool
	// where names the record in hand.
	where func() string
	xy    []float64
	rings []ring
}

// convert returns the shape's geometry, or nil when nothing is left of it; the
// tally says why. patches are the part types of a multipatch.
func (c *converter) convert(shape shp.Shape, patches []int32) geom.T {
	switch s := shape.(type) {
	case *shp.Point:
		if c.load([]shp.Point{*s}) {
			return c.point()
		}
	case *shp.MultiPoint:
		if c.load(s.Points) {
			return c.multiPoint()
		}
	case *shp.PolyLine:
		if c.load(s.Points) {
			return c.lines(s.Parts)
		}
	case *shp.Polygon:
		if c.load(s.Points) {
			c.findRings(s.Parts, patches)
			return c.polygons()
		}
	}
	return nil
}

// load puts the points into xy; false means that they are not all numbers.
func (c *converter) load(points []shp.Point) bool {
	if cap(c.xy) < 2*len(points) {
		c.xy = make([]float64, 0, 2*len(points))
	}
	c.xy = c.xy[:2*len(points)]
	sound := true
	for i, p := range points {
		c.xy[2*i], c.xy[2*i+1] = p.X, p.Y
		// Comparisons with NaN are false.
		sound = sound && p.X > noData && p.Y > noData && p.X < -noData && p.Y < -noData
	}
	if !sound {
		c.tally.Count("features skipped for coordinates that are no numbers", c.where)
	}
	return sound
}

// toDegrees changes flat coordinates to degrees in place; false means that a
// point has no place on the globe.
func (c *converter) toDegrees(flat []float64) bool {
	if c.named && !areDegrees(flat) {
		c.tally.Count("features skipped for coordinates that are no longitude and latitude, as the coordinate system of the file has it", c.where)
		return false
	}
	ok := c.reference.ToDegrees(flat)
	if !ok {
		c.tally.Count("features skipped for points outside of their coordinate system", c.where)
	}
	return ok
}

func areDegrees(flat []float64) bool {
	for i := 0; i+1 < len(flat); i += 2 {
		if !reference.AreDegrees(flat[i], flat[i+1]) {
			return false
		}
	}
	return true
}

func (c *converter) point() geom.T {
	flat := append([]float64(nil), c.xy...)
	if !c.toDegrees(flat) {
		return nil
	}
	return geom.NewPointFlat(geom.XY, flat)
}

func (c *converter) multiPoint() geom.T {
	flat := append([]float64(nil), c.xy...)
	if !c.toDegrees(flat) {
		return nil
	}
	return geom.NewMultiPointFlat(geom.XY, flat)
}

// partEnd returns the number of the point after part i.
func (c *converter) partEnd(parts []int32, i int) int {
	if i+1 < len(parts) {
		return int(parts[i+1])
	}
	return len(c.xy) / 2
}

func (c *converter) lines(parts []int32) geom.T {
	flat := make([]float64, 0, len(c.xy))
	ends := make([]int, 0, len(parts))
	for i := range parts {
		start, end := int(parts[i]), c.partEnd(parts, i)
		if end-start < 2 {
			c.tally.Count("lines of fewer than 2 points left out", c.where)
			continue
		}
		flat = append(flat, c.xy[2*start:2*end]...)
		ends = append(ends, len(flat))
	}
	if len(ends) == 0 || !c.toDegrees(flat) {
		return nil
	}
	if len(ends) == 1 {
		return geom.NewLineStringFlat(geom.XY, flat)
	}
	return geom.NewMultiLineStringFlat(geom.XY, flat, ends)
}

// findRings collects the parts that are rings. The triangles of a multipatch
// become rings of their own.
func (c *converter) findRings(parts, patches []int32) {
	c.rings = c.rings[:0]
	for i := range parts {
		start, end := int(parts[i]), c.partEnd(parts, i)
		if patches != nil && patches[i] <= triangleFan {
			c.triangles(patches[i], start, end)
			continue
		}
		r, ok := newRing(c.xy, start, end)
		if !ok {
			c.tally.Count("rings of fewer than 3 distinct points left out", c.where)
			continue
		}
		if patches != nil && r.area == 0 {
			c.tally.Count("upright walls of multipatches left out", c.where)
			continue
		}
		c.rings = append(c.rings, r)
	}
}

// polygons returns the polygon or multipolygon that the rings make.
func (c *converter) polygons() geom.T {
	if len(c.rings) == 0 {
		return nil
	}
	a := assemble(c.xy, c.rings)
	if a.reversed > 0 {
		c.tally.Count("polygons with outer rings that run counter-clockwise, like holes; they were told by what lies in what", c.where)
	}
	if a.guessed {
		c.tally.Count("polygons with too many entangled rings; holes were told by direction and order alone", c.where)
	}
	order, sizes := a.sequence()
	total := 0
	for i := range c.rings {
		total += 2 * (c.rings[i].points() + 1)
	}
	flat := make([]float64, 0, total)
	ends := make([]int, 0, len(order))
	for _, k := range order {
		r := &c.rings[k]
		flat = append(flat, c.xy[2*r.start:2*r.end]...)
		flat = append(flat, c.xy[2*r.start], c.xy[2*r.start+1])
		ends = append(ends, len(flat))
	}
	if !c.toDegrees(flat) {
		return nil
	}
	if len(sizes) == 1 {
		return geom.NewPolygonFlat(geom.XY, flat, ends)
	}
	endss := make([][]int, len(sizes))
	for i, n := range sizes {
		endss[i], ends = ends[:n:n], ends[n:]
	}
	return geom.NewMultiPolygonFlat(geom.XY, flat, endss)
}
