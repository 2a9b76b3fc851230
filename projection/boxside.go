package projection

// The box's witness is a point of its edge, as far as may be from where rings
// cross that. A line from there straight through the box and out of it on the
// far side crosses a ring an odd number of times if the point is inside.

// between returns the position in the middle of the longest part of one side
// without a gate. The gates are in order.
func (b window) between(gates []gate) float64 {
	w, h := b.MaxX-b.MinX, b.MaxY-b.MinY
	corners := [5]float64{0, w, w + h, w + h + w, b.turn()}
	best, longest := 0.0, -1.0
	try := func(from, to float64) {
		if to-from > longest {
			best, longest = from+(to-from)/2, to-from
		}
	}
	i, from := 0, 0.0
	for _, corner := range corners[1:] {
		for ; i < len(gates) && gates[i].at < corner; i++ {
			try(from, gates[i].at)
			from = gates[i].at
		}
		try(from, corner)
		from = corner
	}
	return best
}

// side is a point of the box's edge with the direction of its line, which is
// that of x or of y.
type side struct {
	// along is the coordinate of the line, the one that stays the same.
	along, middle float64
	alongX, up    bool
}

func (b window) side(at float64) side {
	w, h := b.MaxX-b.MinX, b.MaxY-b.MinY
	x, y := (b.MinX+b.MaxX)/2, (b.MinY+b.MaxY)/2
	switch {
	case at < w:
		return side{b.MinX + at, y, true, true}
	case at < w+h:
		return side{b.MinY + (at - w), x, false, false}
	case at < w+h+w:
		return side{b.MaxX - (at - w - h), y, true, false}
	}
	return side{b.MaxY - (at - w - h - w), x, false, true}
}

// crossings counts the edges of a ring that cross the line from the point at a
// position. Of an edge that is cut the part in the box is taken as it is drawn,
// from gate to gate, so that what is counted and what is drawn agree to the bit.
func (b window) crossings(at float64, coords []float64, stride int) int {
	s := b.side(at)
	first := 1
	if s.alongX {
		first = 0
	}
	n := 0
	last := len(coords) - stride
	before := coords[last+first] < s.along
	for i, j := 0, last; i <= last; i, j = i+stride, i {
		now := coords[i+first] < s.along
		if now != before && b.crosses(s, spot{coords[j], coords[j+1]}, spot{coords[i], coords[i+1]}) {
			n++
		}
		before = now
	}
	return n
}

// crosses reports whether an edge whose ends lie on either side of the line's
// whole crosses the half of it that runs through the box.
func (b window) crosses(s side, p, q spot) bool {
	in, next := b.has(p), b.has(q)
	if in && next {
		return true
	}
	if q.before(p) {
		p, q, in, next = q, p, next, in
	}
	enter, leave, ok := b.stretch(p, q)
	if in || next || ok {
		if in {
			enter = p
		}
		if next {
			leave = q
		}
		if s.before(enter) != s.before(leave) {
			return true
		}
	}
	return (s.over(p, q) > s.middle) == s.up
}

// before reports whether a point lies on the lower side of the line.
func (s side) before(p spot) bool {
	if s.alongX {
		return p.lambda < s.along
	}
	return p.phi < s.along
}

// over is where on the line an edge crosses it.
func (s side) over(p, q spot) float64 {
	if s.alongX {
		return p.phi + float64((q.phi-p.phi)*((s.along-p.lambda)/(q.lambda-p.lambda)))
	}
	return p.lambda + float64((q.lambda-p.lambda)*((s.along-p.phi)/(q.phi-p.phi)))
}
