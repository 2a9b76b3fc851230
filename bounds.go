package kartograph

import (
	"context"
	"fmt"
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/projection"
)

// shown is the part of the world that a map shows, before it is projected.
type shown struct {
	// measure measures what must be in view; nil for the world.
	measure func(ctx context.Context, at projection.Ruler) (projection.Plane, error)
	// west, south, east, north is their box in degrees. It is the
	// narrowest one around the globe: east is beyond 180 where it crosses
	// the antimeridian.
	west, south, east, north float64
	// lon, lat is the centre in degrees that "auto" means.
	lon, lat float64
	// chosen is false where the config leaves the part of the world open.
	chosen bool
}

// world reports whether the whole globe is shown.
func (s shown) world() bool { return s.measure == nil }

func wholeWorld() shown { return shown{west: -180, south: -90, east: 180, north: 90} }

// extent measures what must be in view in a projection's plane.
func (s shown) extent(ctx context.Context, p *projection.Projection) (projection.Plane, error) {
	if s.world() {
		return p.Extent(), nil
	}
	return p.Measure(func(at projection.Ruler) (projection.Plane, error) { return s.measure(ctx, at) })
}

// measured returns what measures geometries that are at hand.
func measured(geometries ...geom.T) func(context.Context, projection.Ruler) (projection.Plane, error) {
	return func(_ context.Context, at projection.Ruler) (projection.Plane, error) {
		return at.Box(geometries...), nil
	}
}

func shownBox(b flat.Degrees) shown {
	west, south, east, north := b.West, b.South, b.East, b.North
	if east <= west {
		east += 360
	}
	if east-west >= 360 && south <= -90 && north >= 90 {
		s := wholeWorld()
		s.lon, s.chosen = (west+east)/2, true
		return s
	}
	return shown{
		measure: measured(boxRing(west, south, east, north)),
		west:    west, south: south, east: east, north: north,
		lon: wrapLon((west + east) / 2), lat: (south + north) / 2,
		chosen: true,
	}
}

// boxRing returns a lon/lat box as a polygon whose edges are short enough to
// go the right way round the globe.
func boxRing(west, south, east, north float64) geom.T {
	var coords []float64
	steps := max(1, int(math.Ceil((east-west)/30)))
	for i := range steps + 1 {
		coords = append(coords, west+(east-west)*float64(i)/float64(steps), south)
	}
	for i := range steps + 1 {
		coords = append(coords, east-(east-west)*float64(i)/float64(steps), north)
	}
	coords = append(coords, west, south)
	return geom.NewPolygonFlat(geom.XY, coords, []int{len(coords)})
}

// pointMargin is the reach, in degrees, of a map around a single point.
const pointMargin = 2.5

func shownPoints(points [][2]float64) shown {
	coords := make([]float64, 0, 2*len(points))
	var x, y, z float64
	for _, p := range points {
		coords = append(coords, p[0], p[1])
		sinLon, cosLon := math.Sincos(radians(p[0]))
		sinLat, cosLat := math.Sincos(radians(p[1]))
		x, y, z = x+cosLat*cosLon, y+cosLat*sinLon, z+sinLat
	}
	g := geom.NewMultiPointFlat(geom.XY, coords)
	s := shownGeometries(g)
	if s.east-s.west < 1e-9 && s.north-s.south < 1e-9 {
		widen := pointMargin / math.Max(math.Cos(radians(s.north)), 0.05)
		s = shownBox(flat.Degrees{
			West: s.west - widen, South: max(-90, s.south-pointMargin), East: s.east + widen, North: min(90, s.north+pointMargin),
		})
	}
	if math.Hypot(math.Hypot(x, y), z) > 1e-9 {
		s.lon, s.lat = degrees(math.Atan2(y, x)), degrees(math.Atan2(z, math.Hypot(x, y)))
	}
	s.chosen = true
	return s
}

func shownPolygons(b Bounds, read []*readLayer) (shown, error) {
	layer := findLayer(read, b.Layer)
	if layer == nil {
		return shown{}, fmt.Errorf("no layer is called %q", b.Layer)
	}
	var geometries []geom.T
	for _, f := range layer.features {
		if layers.Bounds(f.Geometry) != nil && boundsKeep(b, f.Record) {
			geometries = append(geometries, dropSmallParts(f.Geometry, b.MinArea))
		}
	}
	if len(geometries) == 0 {
		return shown{}, fmt.Errorf(
			"no feature of layer %q is chosen: check the filter or values%s", b.Layer, layers.SampleValues(layer.features, b.Attribute))
	}
	s := shownGeometries(geometries...)
	if len(geometries) == 1 {
		if lon, lat, ok := overlay.PointOnSurface(geometries[0]); ok {
			s.lon, s.lat = lon, lat
		}
	}
	s.chosen = true
	return s, nil
}

func boundsKeep(b Bounds, record layers.Record) bool {
	if b.Filter != nil && !b.Filter.Match(record) {
		return false
	}
	if b.Attribute == "" || len(b.Values) == 0 {
		return true
	}
	return filter.In{Column: b.Attribute, Values: textValues(b.Values)}.Match(record)
}

func textValues(texts []string) []layers.Value {
	values := make([]layers.Value, len(texts))
	for i, t := range texts {
		values[i] = layers.Text(t)
	}
	return values
}

// shownGeometries is what shows geometries in degrees.
func shownGeometries(geometries ...geom.T) shown {
	var r reach
	for _, g := range geometries {
		r.add(g, layers.Bounds(g))
	}
	s := r.shown()
	s.measure = measured(geometries...)
	return s
}
