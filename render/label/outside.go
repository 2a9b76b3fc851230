package label

import "math"

// costOfOutside is what it costs that the name of an area stands beside it although it is
// not smaller than that: less than to leave it out. mostOutside is how many times as large
// as its name the box around such an area may be.
const costOfOutside, mostOutside = 600, 16

// outside lists the spots of a block at the four sides of a polygon that is about as broad
// as it: as near to its edge as a text stands to a circle.
func (a *area) outside(b block) []spot {
	var spots []spot
	for _, s := range sides() {
		if s.dx != 0 && s.dy != 0 {
			continue
		}
		x, y := a.x, a.y
		if s.dx != 0 {
			top, bottom := b.band(a.y)
			x = farthest(a.taken(top, bottom, nil), s.dx, a.x)
		} else {
			y = farthest(a.takenAcross(a.x-b.width/2, a.x+b.width/2), s.dy, a.y)
		}
		beside := b.toward(s, x, y, 0)
		beside.cost, beside.beside = beside.cost+costOfOutside, true
		spots = append(spots, beside)
	}
	return spots
}

// farthest is how far some stretches reach in a direction, at least as far as a place.
func farthest(stretches []stretch, direction, at float64) float64 {
	for _, g := range stretches {
		if direction > 0 {
			at = math.Max(at, g.to)
		} else {
			at = math.Min(at, g.from)
		}
	}
	return at
}

// takenAcross are the parts of an upright band in which edges are.
func (a *area) takenAcross(left, right float64) []stretch {
	var taken []stretch
	for i := range a.edges.runs {
		r := &a.edges.runs[i]
		if r.box.MaxX < left || r.box.MinX > right {
			continue
		}
		for k := 3; k < len(r.points); k += 2 {
			p := r.points[k-3 : k+1]
			if g, ok := inBand([]float64{p[1], p[0], p[3], p[2]}, left, right); ok {
				taken = append(taken, g)
			}
		}
	}
	return taken
}
