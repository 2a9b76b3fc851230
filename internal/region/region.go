// Package region describes parts of the world before they are projected: which
// longitudes and latitudes a map shows, and what must be in view.
package region

import (
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// Region is a part of the world.
type Region struct {
	// Measure measures what must be in view; nil for the whole globe.
	Measure func(ctx context.Context, at projection.Ruler) (projection.Plane, error)
	// West, South, East, North is its box in degrees, the narrowest one
	// around the globe: East is beyond 180 where it crosses the antimeridian.
	West, South, East, North float64
	// Lon, Lat is its centre in degrees.
	Lon, Lat float64
	// Chosen is false where nobody has asked for this part of the world.
	Chosen bool
	// Plane says that it is a part of a plane that data lies in: it has no
	// degrees, and its box is that of x and y.
	Plane bool
}

// IsWorld reports whether the region is the whole globe.
func (r Region) IsWorld() bool { return r.Measure == nil }

// Extent measures, in a projection's plane, what must be in view.
func (r Region) Extent(ctx context.Context, p *projection.Projection) (projection.Plane, error) {
	if r.IsWorld() {
		return p.Extent(), nil
	}
	return p.Measure(func(at projection.Ruler) (projection.Plane, error) { return r.Measure(ctx, at) })
}

// World is the whole globe.
func World() Region { return Region{West: -180, South: -90, East: 180, North: 90} }

// OfGeometries is the region of geometries in degrees.
func OfGeometries(geometries ...geom.T) Region {
	var all Reach
	for _, g := range geometries {
		all.Add(g, layers.Bounds(g))
	}
	r := all.Region()
	r.Measure = measured(geometries...)
	return r
}

// measured returns what measures geometries that are at hand.
func measured(geometries ...geom.T) func(context.Context, projection.Ruler) (projection.Plane, error) {
	return func(_ context.Context, at projection.Ruler) (projection.Plane, error) {
		return at.Box(geometries...), nil
	}
}

// OfBox is the region of a box that somebody asked for, which may cross the
// antimeridian.
func OfBox(b flat.Degrees) Region {
	west, south, east, north := b.West, b.South, b.East, b.North
	if east <= west {
		east += 360
	}
	if east-west >= 360 && south <= -90 && north >= 90 {
		r := World()
		r.Lon, r.Chosen = (west+east)/2, true
		return r
	}
	return Region{
		Measure: measured(boxRing(west, south, east, north)),
		West:    west, South: south, East: east, North: north,
		Lon: flat.WrapLon((west + east) / 2), Lat: (south + north) / 2,
		Chosen: true,
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

// PointMargin is how far, in degrees, a map reaches around a single point.
const PointMargin = 2.5

// OfPoints is the region of points, longitude and latitude in degrees, that
// somebody asked for. Its centre is their mean on the sphere.
func OfPoints(points [][2]float64) Region {
	coords := make([]float64, 0, 2*len(points))
	var x, y, z float64
	for _, p := range points {
		coords = append(coords, p[0], p[1])
		sinLon, cosLon := math.Sincos(flat.Radians(p[0]))
		sinLat, cosLat := math.Sincos(flat.Radians(p[1]))
		x, y, z = x+cosLat*cosLon, y+cosLat*sinLon, z+sinLat
	}
	r := OfGeometries(geom.NewMultiPointFlat(geom.XY, coords))
	if r.East-r.West < 1e-9 && r.North-r.South < 1e-9 {
		widen := PointMargin / math.Max(math.Cos(flat.Radians(r.North)), 0.05)
		r = OfBox(flat.Degrees{
			West: r.West - widen, South: max(-90, r.South-PointMargin), East: r.East + widen, North: min(90, r.North+PointMargin),
		})
	}
	if math.Hypot(math.Hypot(x, y), z) > 1e-9 {
		r.Lon, r.Lat = flat.InDegrees(math.Atan2(y, x)), flat.InDegrees(math.Atan2(z, math.Hypot(x, y)))
	}
	r.Chosen = true
	return r
}
