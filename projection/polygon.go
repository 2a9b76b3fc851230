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
	w.each(func() {
		for i := range r.ends {
			w.degrees(&r, i, i > 0)
		}
	})
}

// surveyed returns ring i, mended where it has to be, and what it is like. It
// is not ok with fewer than three points.
func (r *rings) surveyed(i int) (ring []float64, stride int, s survey, ok bool) {
	ring, stride = r.open(i), r.stride
	s = take(ring, stride)
	if !s.sound {
		ring, stride = mended(ring, stride), 2
		s = take(ring, stride)
	}
	return ring, stride, s, len(ring) >= 3*stride
}

// degrees passes ring i of a polygon to the first stage.
func (w *walker) degrees(r *rings, i int, hole bool) {
	ring, stride, s, ok := r.surveyed(i)
	if !ok {
		return
	}
	w.ask(ring, stride, &s)
	if w.hidden(&s) {
		return
	}
	w.load(ring, stride, true, s.backward(ring, stride, hole))
	w.pass(0, w.ring, false, false)
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
// have been joined over the seam from those of the polygons of degrees given,
// of which the witnesses are asked. Without rings it is all or nothing of the
// sphere.
func (w *walker) stitched(joined [][]float64, of []rings) {
	w.each(func() {
		for _, r := range of {
			for i := range r.ends {
				if ring, stride, s, ok := r.surveyed(i); ok {
					w.ask(ring, stride, &s)
				}
			}
		}
		for _, ring := range joined {
			w.load(ring, 2, true, false)
			w.pass(0, w.ring, false, false)
		}
	})
}
