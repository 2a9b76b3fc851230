package projection

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// openRing returns ring i of a polygon without its closing point.
func openRing(p *flat.Polygon, i int) []float64 {
	ring := p.Ring(i)
	for n := len(ring) - p.Stride; n > 0 && ring[n] == ring[0] && ring[n+1] == ring[1]; n = len(ring) - p.Stride {
		ring = ring[:n]
	}
	return ring
}

// polygon draws one polygon of degrees.
func (w *walker) polygon(p *flat.Polygon) {
	w.each(func() {
		for i := range p.Ends {
			w.degrees(p, i, i > 0)
		}
	})
}

// degrees passes ring i of a polygon to the first stage.
func (w *walker) degrees(p *flat.Polygon, i int, hole bool) {
	ring, stride, s, ok := surveyed(p, i, w.edges)
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

// hidden reports whether a ring, by its bounds alone, lies beyond the horizon
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
func (w *walker) stitched(joined stitchedPolygon) {
	w.joined = &joined
	defer func() { w.joined = nil }()
	w.each(func() {
		for _, p := range joined.of {
			for i := range p.Ends {
				if ring, stride, s, ok := surveyed(p, i, w.edges); ok {
					w.ask(ring, stride, &s)
				}
			}
		}
		for _, ring := range joined.rings {
			w.load(ring, 2, true, false)
			w.pass(0, w.ring, false, false)
		}
	})
}
