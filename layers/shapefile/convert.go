package shapefile

import (
	"errors"

	shp "github.com/jonas-p/go-shp"
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/heed"
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
	// outline is the one in hand. The triangles of a multipatch are added to it.
	*outline
	// count is the number of its points.
	count int
	rings []rings.Ring
	spare []float64
	// steps hear the context, after whose end geometries are any.
	steps *heed.Steps
	// ready says that the coordinates in xy are degrees as they stand.
	ready bool
}

// convert returns the geometry of an outline, or nil when nothing is left to
// draw. The error is a fault of the record. patches are the part types of a
// multipatch.
func (c *converter) convert(o *outline, patches []int32) (geom.T, error) {
	c.outline, c.count = o, len(o.xy)/2
	if numbers := c.look(); !numbers {
		if len(o.xy) == 2 {
			return nil, nil // how programs write a point without a place
		}
		return nil, tally.Of(tally.NotNumbers, errors.New("a coordinate is NaN, infinite or stands for no data"))
	}
	switch o.kind {
	case shp.POINT, shp.MULTIPOINT:
		return c.points(o.kind == shp.POINT)
	case shp.POLYLINE:
		return c.lines()
	case shp.POLYGON:
		c.findRings(patches)
		return c.polygons()
	}
	return nil, nil
}

// look finds out whether the points are degrees already, and reports whether
// they are all numbers.
func (c *converter) look() (numbers bool) {
	c.ready = c.reference.IsDegrees()
	if allDegrees(c.xy) {
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

// allDegrees reports whether points can be longitudes and latitudes, the
// latter not beyond a pole.
func allDegrees(xy []float64) bool {
	for i := 0; i+1 < len(xy); i += 2 {
		x, y := xy[i], xy[i+1]
		// Comparisons with NaN are false.
		if !(x >= -360 && x <= 360 && y >= -90 && y <= 90) {
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
func (c *converter) partEnd(i int) int {
	if i+1 < len(c.parts) {
		return int(c.parts[i+1])
	}
	return c.count
}

func (c *converter) lines() (geom.T, error) {
	flat := c.taken()
	xy := flat
	flat = flat[:0] // what stays moves up
	ends := make([]int, 0, len(c.parts))
	for i, first := range c.parts {
		start, end := int(first), c.partEnd(i)
		switch {
		case end-start < 2:
			c.tally.Count("lines of fewer than 2 points left out", c.where)
			continue
		case !corners.Two(xy[2*start : 2*end]):
			c.tally.Count("lines without length left out", c.where)
			continue
		}
		flat = append(flat, xy[2*start:2*end]...)
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

// stepsPerPoint are those of a point of a ring that is looked at, and stepsAtOnce take a
// millisecond or less; see rings.Build.
const stepsPerPoint, stepsAtOnce = 4, 1 << 18

// findRings collects the parts that are rings. The triangles of a multipatch
// become rings of their own.
func (c *converter) findRings(patches []int32) {
	c.rings = c.rings[:0]
	for i, first := range c.parts {
		start, end := int(first), c.partEnd(i)
		if c.steps.Take(stepsPerPoint*(1+end-start)) != nil {
			return
		}
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
	p := rings.Own(c.taken(), c.rings, c.steps, &c.spare)
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
