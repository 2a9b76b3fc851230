package raster

import "slices"

// unseenArc reports whether the part of a disc between an arc and its chord from a to b, so deep at most, lies
// beside the page: then the chord encloses the same of the page as the arc.
func (v view) unseenArc(a, b point, depth float64) bool {
	const sure = 1 // pixel
	depth += sure
	return max(a.x, b.x)+depth < 0 || min(a.x, b.x)-depth > v.width ||
		max(a.y, b.y)+depth < 0 || min(a.y, b.y)-depth > v.height
}

// flooded reports whether a single point or part of a line, as wide as the pen, covers the whole s.page.
func (s *stroker) flooded(points []point, closed bool) bool {
	const sure = 1 - 1e-6 // arcs have corners
	reach := float64(s.half*sure) - 1
	if float64(reach*reach)*4 < float64(s.page.width*s.page.width)+float64(s.page.height*s.page.height) {
		return false // too thin, wherever it is
	}
	round := s.Join == RoundJoin && (s.Cap == RoundCap || closed && len(points) > 2)
	for i, at := range points {
		if round && s.page.within(at, reach) {
			return true
		}
		if i > 0 && s.page.between(points[i-1], at, reach) {
			return true
		}
	}
	return false
}

// corners are those of the s.page.
func (v view) corners() [4]point {
	return [4]point{{0, 0}, {v.width, 0}, {v.width, v.height}, {0, v.height}}
}

// within reports whether the page lies in the disc around a point.
func (v view) within(at point, radius float64) bool {
	for _, c := range v.corners() {
		if !(hypot(c.x-at.x, c.y-at.y) <= radius) {
			return false
		}
	}
	return true
}

// between reports whether the page lies beside a part of a line, no farther than the radius.
func (v view) between(a, b point, radius float64) bool {
	s, length := segmentOf(a, b)
	for _, c := range v.corners() {
		x, y := c.x-a.x, c.y-a.y
		along := float64(x*s.along.x) + float64(y*s.along.y)
		aside := float64(y*s.along.x) - float64(x*s.along.y)
		if !(along >= 1 && along <= length-1 && aside <= radius && aside >= -radius) {
			return false
		}
	}
	return true
}

// flood covers the whole s.page.
func (s *stroker) flood() {
	w, h := s.page.width, s.page.height
	s.to.ring([]point{{-1, 0}, {w + 1, 0}, {w + 1, h}, {-1, h}})
}

// turnAt is how much more what lies to the left of the page winds, from a line of samples on.
type turnAt struct{ line, winds int32 }

// beside puts the edges that lie to the left of the page together: there is one at most on each line of samples.
func (e *edgesOf) beside() {
	slices.SortFunc(e.left, func(a, b turnAt) int { return int(a.line - b.line) })
	winds, from := int32(0), int32(0)
	for _, t := range e.left {
		if winds != 0 && t.line > from {
			e.list = append(e.list, edge{x: -one, first: from, last: t.line - 1, winds: winds})
		}
		winds, from = winds+t.winds, t.line
	}
	e.left = e.left[:0]
}
