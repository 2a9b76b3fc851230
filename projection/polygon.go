package projection

import "math"

// A rings source is a polygon in degrees as go-geom holds it: flat
// coordinates and where each ring ends, the exterior first.
type rings struct {
	flat   []float64
	begin  int
	ends   []int
	stride int
}

// open returns ring i without its closing point.
func (r *rings) open(i int) []float64 {
	from := r.begin
	if i > 0 {
		from = r.ends[i-1]
	}
	ring := r.flat[from:r.ends[i]]
	for n := len(ring) - r.stride; n > 0 && ring[n] == ring[0] && ring[n+1] == ring[1]; n = len(ring) - r.stride {
		ring = ring[:n]
	}
	return ring
}

// polygon draws one polygon of degrees.
func (w *walker) polygon(r rings) {
	first := len(w.out.ends)
	for i := range r.ends {
		ring, stride := r.open(i), r.stride
		s := take(ring, stride)
		if !s.sound {
			ring, stride = mended(ring, stride), 2
			s = take(ring, stride)
		}
		if len(ring) < 3*stride {
			if i == 0 {
				return
			}
			continue
		}
		w.degrees(ring, stride, &s, i > 0)
	}
	w.end(0)
	w.out.group(first)
}

// degrees passes a ring to the first stage.
func (w *walker) degrees(ring []float64, stride int, s *survey, hole bool) {
	if w.hidden(s) {
		// Whatever is beyond the horizon has the map on its right as an
		// exterior, on its left as a hole.
		w.at[0].meets(hole)
		return
	}
	w.load(ring, stride, true, s.backward(ring, stride, hole))
	w.pass(0, w.ring, false)
}

// hidden tells, from a ring's bounds alone, that it lies beyond the horizon
// and is not one that runs around the map.
func (w *walker) hidden(s *survey) bool {
	p := w.p
	if p.horizon == math.Pi || s.turn != 0 {
		return false
	}
	lat := p.setup.Rotate[1]
	return boxApart(p.rot.lon, lat, degreeBox(s.west, s.south, s.east, s.north)) > p.horizon+1e-6
}

// stitched draws a polygon whose rings, flat pairs without closing points,
// have their inside on the left. Without rings it is the whole sphere.
func (w *walker) stitched(polygon [][]float64) {
	if len(polygon) == 0 {
		w.sphere()
		return
	}
	first := len(w.out.ends)
	for _, ring := range polygon {
		w.load(ring, 2, true, false)
		w.pass(0, w.ring, false)
	}
	w.end(0)
	w.out.group(first)
}
