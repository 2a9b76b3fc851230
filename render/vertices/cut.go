package vertices

import (
	"math"
	"slices"
)

// edge is a straight line of an outline; which way it goes means nothing to the even-odd rule.
type edge struct{ a, b [2]float64 }

// finest is the width of pieces, in pixels, in which nobody sees how often lines cross.
const finest = 1.0 / 256

// edgesOf are the edges of rings.
func edgesOf(rings [][]float64) []edge {
	var edges []edge
	for _, ring := range rings {
		for i := 0; i < len(ring); i += 2 {
			next := (i + 2) % len(ring)
			if e := (edge{[2]float64{ring[i], ring[i+1]}, [2]float64{ring[next], ring[next+1]}}); e.a != e.b {
				edges = append(edges, e)
			}
		}
	}
	return edges
}

// cut cuts an area in two until its pieces have few enough points: across the axis that leaves
// fewer in the larger half, but for slim pieces, which become shorter, on whole pixels where there are any in the middle, so that no seam is
// seen. Pieces that are too thin to be seen, around a place where very many lines cross, are
// left out.
func (s *splitter) cut(edges []edge) {
	n := len(edges)
	if n <= s.most || s.left < n {
		s.left -= n
		if n > 0 {
			s.parts = append(s.parts, Part{Geometry: area(ringsOf(edges)), Unstroked: true})
		}
		return
	}
	low, high := bounds(edges)
	if !(min(high[0]-low[0], high[1]-low[1]) > finest) {
		return
	}
	axis, at := 0, middle(low[0], high[0])
	const slim = 3
	wide, tall, other := high[0]-low[0], high[1]-low[1], middle(low[1], high[1])
	if tall > slim*wide || !(wide > slim*tall) && larger(edges, 1, other) < larger(edges, 0, at) {
		axis, at = 1, other
	}
	below, beyond := halves(edges, axis, at)
	s.cut(below)
	s.cut(beyond)
}

// middle is between two coordinates, a whole pixel where one is near the middle.
func middle(low, high float64) float64 {
	at := low + (high-low)/2
	if whole := math.Round(at); low+(high-low)/4 < whole && whole < high-(high-low)/4 {
		return whole
	}
	return at
}

// larger is how many edges the larger half has that a line across an axis leaves.
func larger(edges []edge, axis int, at float64) int {
	below, beyond := 0, 0
	for i := range edges {
		a, b := edges[i].a[axis] < at, edges[i].b[axis] < at
		if a || b {
			below++
		}
		if !a || !b {
			beyond++
		}
	}
	return max(below, beyond)
}

// halves are the edges of what lies on each side of a line across an axis. Between the places
// where the outline crosses it, in order, the line itself is an edge of both: between the first and
// the second, the third and the fourth.
func halves(edges []edge, axis int, at float64) (below, beyond []edge) {
	var crossed []float64
	add := func(to []edge, a, b [2]float64) []edge {
		if a == b {
			return to
		}
		return append(to, edge{a, b})
	}
	for _, e := range edges {
		a, b := e.a[axis] < at, e.b[axis] < at
		switch {
		case a && b:
			below = append(below, e)
		case !a && !b:
			beyond = append(beyond, e)
		default:
			t := (at - e.a[axis]) / (e.b[axis] - e.a[axis])
			var on [2]float64
			on[axis], on[1-axis] = at, e.a[1-axis]+float64((e.b[1-axis]-e.a[1-axis])*t)
			if e.b[axis] == at {
				on = e.b
			} else if e.a[axis] == at {
				on = e.a
			}
			crossed = append(crossed, on[1-axis])
			if a {
				below, beyond = add(below, e.a, on), add(beyond, on, e.b)
			} else {
				beyond, below = add(beyond, e.a, on), add(below, on, e.b)
			}
		}
	}
	slices.Sort(crossed)
	for i := 0; i+1 < len(crossed); i += 2 {
		var from, to [2]float64
		from[axis], from[1-axis], to[axis], to[1-axis] = at, crossed[i], at, crossed[i+1]
		below, beyond = add(below, from, to), add(beyond, from, to)
	}
	return below, beyond
}

// bounds is the rectangle around edges.
func bounds(edges []edge) (low, high [2]float64) {
	low, high = edges[0].a, edges[0].a
	for i := range edges {
		for axis := range 2 {
			low[axis] = min(low[axis], edges[i].a[axis], edges[i].b[axis])
			high[axis] = max(high[axis], edges[i].a[axis], edges[i].b[axis])
		}
	}
	return low, high
}

// ringsOf links edges to rings, each to one that has an end where it ends. An even number of
// edges ends at each point, so that all rings close.
func ringsOf(edges []edge) [][]float64 {
	at := map[[2]float64][]int{}
	for i := len(edges) - 1; i >= 0; i-- {
		at[edges[i].a], at[edges[i].b] = append(at[edges[i].a], i), append(at[edges[i].b], i)
	}
	used := make([]bool, len(edges))
	next := func(from [2]float64) (to [2]float64, ok bool) {
		list := at[from]
		for len(list) > 0 && used[list[len(list)-1]] {
			list = list[:len(list)-1]
		}
		at[from] = list
		if len(list) == 0 {
			return to, false
		}
		i := list[len(list)-1]
		used[i] = true
		if edges[i].a == from {
			return edges[i].b, true
		}
		return edges[i].a, true
	}
	var rings [][]float64
	for i := range edges {
		if used[i] {
			continue
		}
		var ring []float64
		for here, ok := edges[i].a, true; ; {
			var to [2]float64
			if to, ok = next(here); !ok {
				break
			}
			ring = append(ring, here[0], here[1])
			here = to
		}
		rings = append(rings, ring)
	}
	return rings
}
