package shapefile

import (
	"errors"

	shp "github.com/jonas-p/go-shp"
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers/internal/corners"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/rings"
)

// noData bounds the numbers that stand for "no data" in the format: all below.
const noData = -1e38

// converter makes geometries in degrees of shapes. Its buffers are used again
// for each shape.
type converter struct {
	reference reference.Reference
	tally     *tally.Tally
	// where names the record in hand.
	where func() string
	xy    []float64
	rings []rings.Ring
	// ready says that the coordinates in xy are degrees as they stand.
	ready bool
}

// convert returns the shape's geometry, or nil when nothing is left to draw. The
// error is a fault of the record. patches are the part types of a multipatch.
func (c *converter) convert(shape shp.Shape, patches []int32) (geom.T, error) {
	var points []shp.Point
	switch s := shape.(type) {
	case *shp.Point:
		points = []shp.Point{*s}
	case *shp.MultiPoint:
		points = s.Points
	case *shp.PolyLine:
		points = s.Points
	case *shp.Polygon:
		points = s.Points
	}
	if numbers := c.load(points); !numbers {
		if len(points) == 1 {
			return nil, nil // how programs write a point without a place
		}
		return nil, tally.Of(tally.NotNumbers, errors.New("a coordinate is NaN, infinite or stands for no data"))
	}
	switch s := shape.(type) {
	case *shp.Point, *shp.MultiPoint:
		return c.points(len(points) == 1 && !isMulti(shape))
	case *shp.PolyLine:
		return c.lines(s.Parts)
	case *shp.Polygon:
		c.findRings(s.Parts, patches)
		return c.polygons()
	}
	return nil, nil
}

func isMulti(shape shp.Shape) bool {
	_, multi := shape.(*shp.MultiPoint)
	return multi
}

// load puts the points into xy, finds out whether they are degrees already, and
// reports whether they are all numbers.
func (c *converter) load(points []shp.Point) (numbers bool) {
	if cap(c.xy) < 2*len(points) {
		c.xy = make([]float64, 0, 2*len(points))
	}
	c.xy = c.xy[:2*len(points)]
	c.ready = c.reference.IsDegrees()
	degrees := true
	for i, p := range points {
		c.xy[2*i], c.xy[2*i+1] = p.X, p.Y
		// Comparisons with NaN are false.
		degrees = degrees && p.X >= -360 && p.X <= 360 && p.Y >= -90 && p.Y <= 90
	}
	if degrees {
		return true
	}
	c.ready = false
	for _, v := range c.xy {
		if !(v > noData && v < -noData) {
			return false
		}
	}
	return true
}

// toDegrees changes flat coordinates to degrees in place. The error is a fault
// of the record.
func (c *converter) toDegrees(flat []float64) error {
	if c.ready {
		return nil
	}
	turned, err := c.reference.Place(flat)
	if turned {
		c.tally.Count(reference.Turned, c.where)
	}
	return err
}

// points returns the points of xy, as a single one or as several.
func (c *converter) points(single bool) (geom.T, error) {
	flat := append([]float64(nil), c.xy...)
	if err := c.toDegrees(flat); err != nil {
		return nil, err
	}
	if single {
		return geom.NewPointFlat(geom.XY, flat), nil
	}
	return geom.NewMultiPointFlat(geom.XY, flat), nil
}

// partEnd returns the number of the point after part i.
func (c *converter) partEnd(parts []int32, i int) int {
	if i+1 < len(parts) {
		return int(parts[i+1])
	}
	return len(c.xy) / 2
}

func (c *converter) lines(parts []int32) (geom.T, error) {
	flat := make([]float64, 0, len(c.xy))
	ends := make([]int, 0, len(parts))
	for i := range parts {
		start, end := int(parts[i]), c.partEnd(parts, i)
		switch {
		case end-start < 2:
			c.tally.Count("lines of fewer than 2 points left out", c.where)
			continue
		case !corners.Two(c.xy[2*start : 2*end]):
			c.tally.Count("lines without length left out", c.where)
			continue
		}
		flat = append(flat, c.xy[2*start:2*end]...)
		ends = append(ends, len(flat))
	}
	if len(ends) == 0 {
		return nil, nil
	}
	if err := c.toDegrees(flat); err != nil {
		return nil, err
	}
	if len(ends) == 1 {
		return geom.NewLineStringFlat(geom.XY, flat), nil
	}
	return geom.NewMultiLineStringFlat(geom.XY, flat, ends), nil
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
		r, ok := rings.New(c.xy, start, end)
		if !ok {
			c.tally.Count("rings of fewer than 3 distinct points left out", c.where)
			continue
		}
		if patches != nil && r.Area == 0 {
			c.tally.Count("upright walls of multipatches left out", c.where)
			continue
		}
		c.rings = append(c.rings, r)
	}
}

// polygons returns the polygon or multipolygon that the rings make.
func (c *converter) polygons() (geom.T, error) {
	if len(c.rings) == 0 {
		return nil, nil
	}
	p := rings.Build(c.xy, c.rings)
	if p.Reversed > 0 {
		c.tally.Count("polygons with outer rings that run counter-clockwise, like holes; they were told by what lies in what", c.where)
	}
	if p.Guessed {
		c.tally.Count("polygons with too many entangled rings; holes were told by direction and order alone", c.where)
	}
	if err := c.toDegrees(p.Flat); err != nil {
		return nil, err
	}
	return p.Geometry(), nil
}
