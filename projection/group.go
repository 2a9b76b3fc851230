package projection

import (
	"cmp"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// group puts the rings from index first on into polygons: exteriors in their
// order, each with the holes that lie in it. Rings that cross, and such as
// have no exterior among them, are one polygon, of which the even-odd rule
// makes the best.
func (o *drawing) group(first int, crossed bool) {
	outer, holes := 0, 0
	for i := first; i < len(o.ends); i++ {
		if o.holes[i] {
			holes++
		} else {
			outer++
		}
	}
	if outer > 1 && !crossed && o.wholes > 0 {
		crossed = o.unclear(first)
	}
	o.wholes = 0
	if n := outer + holes; outer == 0 || crossed && outer > 1 {
		for i := first; i < len(o.ends); i++ {
			o.order = append(o.order, i)
		}
		if n > 0 {
			o.polygons = append(o.polygons, len(o.order))
		}
		return
	}
	var owner []int
	if outer > 1 && holes > 0 {
		owner = o.owners(first)
	}
	for i := first; i < len(o.ends); i++ {
		if o.holes[i] {
			continue
		}
		o.order = append(o.order, i)
		for j := first; j < len(o.ends) && holes > 0; j++ {
			if o.holes[j] && (outer == 1 || owner[j-first] == i) {
				o.order = append(o.order, j)
			}
		}
		o.polygons = append(o.polygons, len(o.order))
	}
}

// unclear reports whether there is more than one exterior among rings of which
// one has been cut by nothing: a polygon has no such, so the ring's area does
// not tell what it is. Slivers, which rounding makes, are none.
func (o *drawing) unclear(first int) bool {
	const sliver = 0.5 // twice the area in square pixels
	outer := 0
	for i := first; i < len(o.ends); i++ {
		if !o.holes[i] && abs(ringArea(o.ring(i))) > sliver {
			outer++
		}
	}
	return outer > 1
}

// probe is a point of a hole.
type probe struct {
	x, y float64
	hole int
	odd  bool
}

// owners returns for each hole from index first on the smallest exterior that
// holds it, or the first one where rounding has put it outside of all.
func (o *drawing) owners(first int) []int {
	owner := make([]int, len(o.ends)-first)
	size := make([]float64, len(owner))
	var probes []probe
	fallback := -1
	for i := range owner {
		ring := o.ring(first + i)
		owner[i] = -1
		if o.holes[first+i] {
			probes = append(probes, probe{x: ring[0], y: ring[1], hole: i})
		} else if fallback < 0 {
			fallback = first + i
		}
	}
	sorting.Stably(probes, func(a, b probe) int { return cmp.Compare(a.y, b.y) })
	for i := first; i < len(o.ends); i++ {
		if o.holes[i] {
			continue
		}
		ring := o.ring(i)
		cast(ring, probes)
		area := abs(ringArea(ring))
		for _, p := range probes {
			if p.odd && (owner[p.hole] < 0 || area < size[p.hole]) {
				owner[p.hole], size[p.hole] = i, area
			}
		}
	}
	for i := range owner {
		if owner[i] < 0 {
			owner[i] = fallback
		}
	}
	return owner
}

// cast sets for every probe, in order of y, whether a ray from it crosses the
// ring an odd number of times. Only the probes at the height of an edge are
// looked at.
func cast(ring []float64, probes []probe) {
	for i := range probes {
		probes[i].odd = false
	}
	for i := 2; i < len(ring); i += 2 {
		x0, y0, x1, y1 := ring[i-2], ring[i-1], ring[i], ring[i+1]
		low, high := min(y0, y1), max(y0, y1)
		k, _ := slices.BinarySearchFunc(probes, low, func(p probe, y float64) int { return cmp.Compare(p.y, y) })
		for ; k < len(probes) && probes[k].y < high; k++ {
			p := &probes[k]
			if p.x < x0+float64((x1-x0)*((p.y-y0)/(y1-y0))) {
				p.odd = !p.odd
			}
		}
	}
}

// ringArea is twice the signed area of a closed ring of flat pairs.
func ringArea(ring []float64) float64 {
	if len(ring) < 6 {
		return 0
	}
	ox, oy := ring[0], ring[1]
	area := 0.0
	for i := 2; i < len(ring); i += 2 {
		area += float64((ring[i-2]-ox)*(ring[i+1]-oy)) - float64((ring[i]-ox)*(ring[i-1]-oy))
	}
	return area
}

func abs(v float64) float64 {
	if v < 0 {
		return -v
	}
	return v
}
