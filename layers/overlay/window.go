package overlay

import (
	"slices"

	"github.com/peterstace/simplefeatures/rtree"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// near returns what the mask is in a box, as a geometry that is filled by the even-odd
// rule. It has the rings that have an edge there. Of the other rings it only matters
// whether they go around the box: where that makes the box a part of the inside, there is a
// ring around it. The rings are cut to a somewhat larger box, since edges outside do not
// matter and far away ones should cost nothing.
func (m *Mask) near(b flat.Page) geom.T {
	at := m.ringsAt(b)
	rings := make([][]float64, len(at))
	for k, ring := range at {
		rings[k] = m.rings[ring]
	}
	within, _ := m.around(b.MinX, b.MinY, at)
	window, free := windowAround(b, rings)
	if free {
		rings = cutTogether(rings, window, func(x, y float64) bool {
			all, _ := m.around(x, y, nil)
			others, _ := m.around(x, y, at)
			return (all != others) != within
		})
	} else if rings = windowed(rings, window); within {
		rings = append(rings, outlineOf(window))
	}
	var out areas
	out.add(rings)
	return out.geometry()
}

// ringsAt lists the rings that have an edge at a box, in order.
func (m *Mask) ringsAt(b flat.Page) (rings []int) {
	m.edges.each(rtree.Box(b), func(i int) bool {
		if meets(m.runs[i].xy, b) {
			rings = append(rings, m.runs[i].ring)
		}
		return false
	})
	slices.Sort(rings)
	return slices.Compact(rings)
}

// outlineOf is the ring around a box.
func outlineOf(b flat.Page) []float64 {
	return []float64{b.MinX, b.MinY, b.MaxX, b.MinY, b.MaxX, b.MaxY, b.MinX, b.MaxY, b.MinX, b.MinY}
}

// windowed cuts rings to a window by its four sides in turn (I. E. Sutherland
// and G. W. Hodgman, Reentrant polygon clipping, 1974). The rings may then run
// to and fro along the window's sides.
func windowed(rings [][]float64, w flat.Page) [][]float64 {
	out := make([][]float64, 0, len(rings))
	for _, r := range rings {
		if b := flat.Around[flat.Page](r, 2); !b.Empty() && !w.Holds(b) {
			r = halved(r, 0, w.MinX, 1)
			r = halved(r, 0, w.MaxX, -1)
			r = halved(r, 1, w.MinY, 1)
			r = halved(r, 1, w.MaxY, -1)
		}
		if len(r) > 0 {
			out = append(out, r)
		}
	}
	return out
}

// halved keeps of a closed ring what is on one side of a straight line: where
// coordinate axis (0 or 1), times sign, is not less than limit times sign.
func halved(r []float64, axis int, limit, sign float64) []float64 {
	out := make([]float64, 0, len(r))
	for i := 0; i+1 < len(r); i += 2 {
		in := (r[i+axis]-limit)*sign >= 0
		if i > 0 && in != ((r[i-2+axis]-limit)*sign >= 0) {
			var p [2]float64
			p[axis] = limit
			other := 1 - axis
			t := (limit - r[i-2+axis]) / (r[i+axis] - r[i-2+axis])
			p[other] = r[i-2+other] + float64(t*(r[i+other]-r[i-2+other]))
			out = append(out, p[0], p[1])
		}
		if in {
			out = append(out, r[i], r[i+1])
		}
	}
	if n := len(out); n > 0 && (out[0] != out[n-2] || out[1] != out[n-1]) {
		out = append(out, out[0], out[1])
	}
	return out
}
