package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Unrolled returns the rings of a polygon in degrees as they are meant when they
// are projected: closed, as flat pairs whose longitudes go on beyond 180 degrees
// where a ring crosses the antimeridian, so that every edge is as wide as it
// looks. A ring that runs around the world is led over the pole that it has
// inside. What is inside is what the even-odd rule says of all rings together and
// of all whole turns of them. Rings of fewer than three points are left out.
func (e Edges) Unrolled(p flat.Polygon) [][]float64 {
	var rings [][]float64
	for i := range p.Ends {
		ring, stride, s, ok := surveyed(&p, i, e)
		if !ok {
			continue
		}
		n := len(ring) / stride
		out := make([]float64, 0, 2*n+8)
		x := ring[0]
		out = append(out, x, ring[1])
		for k := 1; k <= n; k++ {
			from, to := ring[(k-1)*stride], ring[k%n*stride]
			d := to - from
			if d > 180 || d < -180 {
				d = eastward(from, to)
			}
			x = unrolledTo(x, to, d)
			out = append(out, x, ring[k%n*stride+1])
		}
		if s.turn != 0 {
			pole := -90.0
			if northern(ring, stride) {
				pole = 90
			}
			out = append(out, x, pole, out[0], pole, out[0], out[1])
		}
		rings = append(rings, out)
	}
	return rings
}

// unrolledTo is the longitude of a point to which an edge of d degrees leads from
// x, as the point's own longitude and whole turns, so that points of the same
// longitude stay so in all rings.
func unrolledTo(x, lon, d float64) float64 {
	return lon + 360*math.Round((x+d-lon)/360)
}
