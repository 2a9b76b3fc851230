package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Unrolled returns ring i of a polygon in degrees as flat pairs, closed, with
// longitudes that go on along it in the way in which its edges are meant: what is
// inside is what the even-odd rule says of it in the plane. One that runs around the
// world is led over the pole that it holds. It is nil for a ring with fewer than
// three points.
func (e Edges) Unrolled(p *flat.Polygon, i int) []float64 {
	ring, stride, s, ok := surveyed(p, i, e)
	if !ok {
		return nil
	}
	out := make([]float64, 0, len(ring)/stride*2+6)
	x := ring[0]
	for k := 0; k < len(ring); k += stride {
		if k > 0 {
			x = unrolledTo(x, ring[k], eastward(ring[k-stride], ring[k]))
		}
		out = append(out, x, ring[k+1])
	}
	last := len(ring) - stride
	if s.turn != 0 {
		pole := -90.0
		if northern(ring, stride) {
			pole = 90
		}
		x = unrolledTo(x, ring[0], eastward(ring[last], ring[0]))
		out = append(out, x, ring[1], x, pole, ring[0], pole)
	}
	return append(out, ring[0], ring[1])
}

// unrolledTo is the longitude of a point to which an edge of d degrees leads from
// x: the point's own and whole turns, so that rings that share points share them
// to the bit.
func unrolledTo(x, lon, d float64) float64 {
	return lon + 360*math.Round((x+d-lon)/360)
}
