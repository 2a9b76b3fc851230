package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Edges says how the edges of geometries in degrees are meant, where files do
// not say it themselves. The zero value is what most files mean.
type Edges struct {
	// Wide is for the edges of rings that are wider than half the world.
	Wide Wide
	// Seam is how far, in degrees, from 180 degrees and from a pole data may
	// have been cut along a meridian or a parallel: what it cut is joined
	// again. 0 means 0.02, about 2 km; with less than 0 nothing is joined.
	Seam float64
	// System, where it is not nil, has the plane in which edges are straight,
	// and Geodesic says that they are great arcs; without either, they are
	// straight in degrees. Wide means nothing to such edges.
	System   System
	Geodesic bool
}

// defaultSeam is what a Seam of 0 means.
const defaultSeam = 0.02

// seam is the tolerance in degrees.
func (e Edges) seam() float64 {
	if e.Seam == 0 {
		return defaultSeam
	}
	return math.Max(e.Seam, 0)
}

// surveyed returns ring i of a polygon, settled where it has to be, and what it is
// like. It is not ok with fewer than three points.
func surveyed(p *flat.Polygon, i int, e Edges) (ring []float64, stride int, s survey, ok bool) {
	ring, stride = openRing(p, i), p.Stride
	s = take(ring, stride)
	if !s.sound {
		ring, stride = mended(ring, stride), 2
		s = take(ring, stride)
	}
	if len(ring) < 3*stride {
		return nil, 0, s, false
	}
	if s.wide > 0 {
		ring, stride = settled(ring, stride, e.Wide), 2
		s = take(ring, stride)
	}
	if tolerance := e.seam(); s.north > 90-tolerance || s.south < tolerance-90 {
		if to := toPoles(ring, stride, tolerance); to != nil {
			ring, stride = to, 2
			s = take(ring, stride)
			s.polar = true
		}
	}
	return ring, stride, s, true
}

// levelSpeck is how far latitudes of a cut along a parallel may differ.
const levelSpeck = 1e-4

// toPoles returns a copy of a ring that has been cut short of a pole, with what
// runs along the cut put on it; nil where there is nothing to do. A cut is a run
// of edges along one parallel within the tolerance of the pole; a ring that has
// no other edges is something small at the pole.
func toPoles(ring []float64, stride int, tolerance float64) []float64 {
	n := len(ring) / stride
	near := func(i int) bool { lat := math.Abs(ring[i*stride+1]); return lat > 90-tolerance && lat < 90 }
	level := func(i, j int) bool {
		return near(i) && near(j) && math.Abs(ring[i*stride+1]-ring[j*stride+1]) < levelSpeck && ring[i*stride] != ring[j*stride]
	}
	var out []float64
	away := false
	for i := range n {
		away = away || math.Abs(ring[i*stride+1]) <= 90-tolerance
		if level(i, (i+1)%n) || level(i, (i+n-1)%n) {
			if out == nil {
				out = make([]float64, 0, 2*n)
				for j := range n {
					out = append(out, ring[j*stride], ring[j*stride+1])
				}
			}
			out[2*i+1] = math.Copysign(90, out[2*i+1])
		}
	}
	if !away {
		return nil
	}
	return out
}
