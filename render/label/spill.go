package label

import "math"

// What it costs that a name reaches across the edge of its area: at all, if all of it were
// outside, and at most.
const (
	costOfTouch     = 220
	costOfOutsiders = 900
	mostOfSpill     = 650
)

// spilt charges a spot of a block with reaching across the edge of its polygon, by how much
// of it is outside: of a smaller one that is less.
func (a *area) spilt(s *spot, b block) {
	s.spills = true
	part := 1.0
	if b.full > b.size {
		part = float64(b.size/b.full) * (b.size / b.full)
	}
	s.cost += math.Min(mostOfSpill, costOfTouch+float64(costOfOutsiders*a.share(*s)*part))
}

// spills reports whether a spot reaches across the edge of the polygon, given how deep
// inside its middle is.
func (a *area) spills(s spot, depth float64) bool {
	for _, b := range s.boxes {
		w, h := b.Width()/2, b.Height()/2
		if len(s.boxes) == 1 && depth >= math.Sqrt(float64(w*w)+float64(h*h)) {
			return false
		}
		if len(s.boxes) == 1 && depth < math.Min(w, h) || !a.box.Holds(b.Bounds()) {
			return true
		}
		if a.edges.cross(b) {
			return true
		}
	}
	return false
}

// sampled is on how many level lines through a box it is looked at how much of it is inside.
const sampled = 3

// share is how much of a spot lies outside of the polygon, 0 to 1, along a few level lines.
func (a *area) share(s spot) float64 {
	inside, all := 0.0, 0.0
	for _, b := range s.boxes {
		bounds := b.Bounds()
		for k := range sampled {
			y := bounds.MinY + float64(bounds.Height()*((float64(k)+0.5)/sampled))
			inside += a.within(y, bounds.MinX, bounds.MaxX)
			all += bounds.Width()
		}
	}
	if !(all > 0) {
		return 1
	}
	return 1 - inside/all
}

// within is how much of a level line from one place to another lies inside of the polygon.
func (a *area) within(y, from, to float64) float64 {
	var room [64]float64
	crossings, length := a.edges.crossingsAt(y, room[:]), 0.0
	for k := 1; k < len(crossings); k += 2 {
		length += max(0, min(to, crossings[k])-max(from, crossings[k-1]))
	}
	return length
}
