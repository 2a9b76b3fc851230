package raster

import "math"

// Join is how the parts of a stroke meet at a corner.
type Join uint8

// The joins of SVG.
const (
	MiterJoin Join = iota
	RoundJoin
	BevelJoin
)

// Cap is how strokes end.
type Cap uint8

// The caps of SVG.
const (
	ButtCap Cap = iota
	RoundCap
	SquareCap
)

// Pen is how a path is stroked. Lengths are in pixels.
type Pen struct {
	// Width is in pixels.
	Width float64
	Join  Join
	Cap   Cap
	// MiterLimit is how many times as long as the stroke is wide a miter may be before it
	// becomes a bevel; below 1 there are none.
	MiterLimit float64
	// Dashes are the lengths of dashes and gaps in turn, none for a whole line, and Offset is
	// how far into them a line begins.
	Dashes []float64
	Offset float64
}

// stroker makes the outline of a stroke, in which the winding of what is inside is
// positive everywhere, however the line crosses itself.
type stroker struct {
	Pen
	half float64
	to   *edgesOf
	// left and right are the sides of the line at hand, both in its direction.
	left, right []point
	normals     []point
	// lengths are those of the parts of the line, in pixels.
	lengths []float64
	// arcs is how many points arcs have.
	arcs int
	page view
}

// stroke adds the edges of a path's stroke.
func stroke(p *Path, pen Pen, to *edgesOf) {
	if !(pen.Width > 0) {
		return
	}
	const longest = 1e12 // a miter
	pen.Width, pen.MiterLimit = min(pen.Width, vast), min(pen.MiterLimit, longest)
	s := stroker{Pen: pen, half: pen.Width / 2, to: to, page: view{float64(to.width), float64(to.height)}}
	p.each(func(points []point, closed bool) {
		if len(pen.Dashes) > 0 {
			dash(points, closed, pen, s.page, s.line)
			return
		}
		s.line(points, closed)
	})
}

// line strokes a line or ring without points that repeat the one before.
func (s *stroker) line(points []point, closed bool) {
	if len(points) < 2 {
		s.dot(points)
		return
	}
	if s.flooded(points, closed) {
		s.flood()
		return
	}
	n := len(points)
	s.normals, s.lengths = s.normals[:0], s.lengths[:0]
	for i := range points {
		if s.to.ended() {
			return
		}
		normal, length := s.normal(points[i], points[(i+1)%n])
		s.normals, s.lengths = append(s.normals, normal), append(s.lengths, length)
	}
	s.left, s.right = s.left[:0], s.right[:0]
	if closed && n > 2 {
		for i := range points {
			if s.to.ended() {
				return
			}
			s.join(points[i], (i+n-1)%n, i)
		}
		s.to.ring(s.left)
		reverse(s.right)
		s.to.ring(s.right)
		return
	}
	s.side(points[0], s.normals[0])
	for i := 1; i < n-1; i++ {
		if s.to.ended() {
			return
		}
		s.join(points[i], i-1, i)
	}
	last := s.normals[n-2]
	s.side(points[n-1], last)
	s.cap(points[n-1], last)
	reverse(s.right)
	s.left = append(s.left, s.right...)
	s.cap(points[0], point{-s.normals[0].x, -s.normals[0].y})
	s.to.ring(s.left)
}

// dot strokes a line without length, which shows where its caps do.
func (s *stroker) dot(points []point) {
	if len(points) == 0 || s.Cap == ButtCap {
		return
	}
	at := points[0]
	s.left = s.left[:0]
	along := point{0, s.half}
	s.left = append(s.left, point{at.x, at.y + s.half})
	s.cap(at, along)
	s.left = append(s.left, point{at.x, at.y - s.half})
	s.cap(at, point{0, -s.half})
	s.to.ring(s.left)
}

// normal is half a width to the left of the way from a to b, where y goes down, and how long
// that way is.
func (s *stroker) normal(a, b point) (point, float64) {
	dx, dy := b.x-a.x, b.y-a.y
	length := hypot(dx, dy)
	if length == 0 {
		return point{}, 0
	}
	return point{float64(dy*s.half) / length, -float64(dx*s.half) / length}, length
}

// side adds the points beside one of the line.
func (s *stroker) side(at, n point) {
	s.left = append(s.left, point{at.x + n.x, at.y + n.y})
	s.right = append(s.right, point{at.x - n.x, at.y - n.y})
}

// unseen is how far apart the sides of two parts may end without a join, in pixels.
const unseen = 1.0 / 64

// join goes around a corner between two parts, by their numbers.
func (s *stroker) join(at point, before, behind int) {
	a, b := s.normals[before], s.normals[behind]
	dx, dy := b.x-a.x, b.y-a.y
	if math.Abs(dx) < unseen && math.Abs(dy) < unseen {
		s.side(at, b)
		return
	}
	shorter := min(s.lengths[before], s.lengths[behind])
	turn := float64(a.x*b.y) - float64(a.y*b.x)
	if turn > 0 { // to the right: the left side is outside
		s.left = s.outside(s.left, at, a, b, 1)
		s.right = s.inside(s.right, at, point{-a.x, -a.y}, point{-b.x, -b.y}, shorter)
		return
	}
	s.right = s.outside(s.right, at, point{-a.x, -a.y}, point{-b.x, -b.y}, -1)
	s.left = s.inside(s.left, at, a, b, shorter)
}

// inside goes around the inner side of a corner: where the sides meet, or, where parts are too
// short for that, through the corner itself, so that nothing is wound backwards.
func (s *stroker) inside(side []point, at, a, b point, shorter float64) []point {
	// With m, the middle of a and b, cos(turn/2) half widths long, they meet half a width times
	// tan(turn/2) before the corner, which has to be in the nearer half of both parts.
	m := point{(a.x + b.x) / 2, (a.y + b.y) / 2}
	half, middle := float64(s.half*s.half), float64(m.x*m.x)+float64(m.y*m.y)
	if float64(half*(half-middle)) < float64(middle*float64(shorter*shorter))/4 {
		return append(side, point{at.x + float64(m.x*half)/middle, at.y + float64(m.y*half)/middle})
	}
	return append(side, point{at.x + a.x, at.y + a.y}, at, point{at.x + b.x, at.y + b.y})
}

// outside goes around the outer side of a corner, from at+a to at+b, clockwise (1) or
// counterclockwise (-1).
func (s *stroker) outside(side []point, at, a, b point, way float64) []point {
	side = append(side, point{at.x + a.x, at.y + a.y})
	switch s.Join {
	case RoundJoin:
		side = s.arc(side, at, a, b, way)
	case MiterJoin:
		// The middle m of a and b is cos(turn/2) long in half widths; the miter's length is its
		// inverse, and its tip lies at m divided by the square of that length.
		m := point{(a.x + b.x) / 2, (a.y + b.y) / 2}
		square := (float64(m.x*m.x) + float64(m.y*m.y)) / float64(s.half*s.half)
		if float64(square*float64(s.MiterLimit*s.MiterLimit)) >= 1 {
			side = append(side, point{at.x + m.x/square, at.y + m.y/square})
		}
	}
	return append(side, point{at.x + b.x, at.y + b.y})
}

// arc adds the points between at+a and at+b on the circle around at, clockwise (1) or
// counterclockwise (-1), half a turn at most. Pens of any width end: where there are very many
// points already, arcs have corners.
func (s *stroker) arc(side []point, at, a, b point, way float64) []point {
	const many, few = 1 << 22, 2
	n, most := len(side), finest
	if s.arcs > many {
		most = few
	}
	side = halfway(side, at, a, b, turn{way, s.half, 0, most, &s.page})
	s.arcs += len(side) - n
	return side
}

// cap goes around the end of a line, from its left side, at+n, to its right one.
func (s *stroker) cap(at, n point) {
	along := point{-n.y, n.x} // half a width in the direction of the line
	switch s.Cap {
	case RoundCap:
		s.left = s.arc(s.left, at, n, along, 1)
		s.left = append(s.left, point{at.x + along.x, at.y + along.y})
		s.left = s.arc(s.left, at, along, point{-n.x, -n.y}, 1)
	case SquareCap:
		s.left = append(s.left, point{at.x + n.x + along.x, at.y + n.y + along.y}, point{at.x - n.x + along.x, at.y - n.y + along.y})
	}
}

func reverse(points []point) {
	for i, k := 0, len(points)-1; i < k; i, k = i+1, k-1 {
		points[i], points[k] = points[k], points[i]
	}
}
