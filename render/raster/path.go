package raster

import "math"

// Path is lines and rings in pixels, x to the right and y down, with curves made straight.
type Path struct {
	points []point
	parts  []part
}

type point struct{ x, y float64 }

// part is a line or ring of a path: its first point, and whether it is closed.
type part struct {
	from   int
	closed bool
}

// MoveTo begins a new part.
func (p *Path) MoveTo(x, y float64) {
	p.parts = append(p.parts, part{from: len(p.points)})
	p.points = append(p.points, point{x, y})
}

// LineTo goes straight to a point.
func (p *Path) LineTo(x, y float64) { p.points = append(p.points, point{x, y}) }

// Close closes the part at hand with a straight line to its beginning.
func (p *Path) Close() {
	if n := len(p.parts); n > 0 {
		p.parts[n-1].closed = true
	}
}

// flatness is how far from a curve the lines that stand for it may be, in pixels.
const flatness = 0.05

// QuadTo follows a quadratic Bézier curve.
func (p *Path) QuadTo(x1, y1, x2, y2 float64) {
	from := p.points[len(p.points)-1]
	// The curve is this far from its chord at most: an eighth of the second difference.
	off := hypot(from.x-2*x1+x2, from.y-2*y1+y2) / 4
	n := pieces(off)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		p.LineTo(quadAt(from.x, x1, x2, t), quadAt(from.y, y1, y2, t))
	}
	p.LineTo(x2, y2)
}

// CubeTo follows a cubic Bézier curve.
func (p *Path) CubeTo(x1, y1, x2, y2, x3, y3 float64) {
	from := p.points[len(p.points)-1]
	off := max(hypot(from.x-2*x1+x2, from.y-2*y1+y2), hypot(x1-2*x2+x3, y1-2*y2+y3)) * 3 / 4
	n := pieces(off)
	for i := 1; i < n; i++ {
		t := float64(i) / float64(n)
		p.LineTo(cubeAt(from.x, x1, x2, x3, t), cubeAt(from.y, y1, y2, y3, t))
	}
	p.LineTo(x3, y3)
}

// pieces is how many lines stand for a curve that is so far from one line: the distance
// falls with the square of their number.
func pieces(off float64) int {
	const most = 256
	if !(off > flatness) {
		return 1
	}
	return int(min(most, math.Ceil(math.Sqrt(off/flatness))))
}

func quadAt(a, b, c, t float64) float64 {
	ab, bc := mix(a, b, t), mix(b, c, t)
	return mix(ab, bc, t)
}

func cubeAt(a, b, c, d, t float64) float64 {
	return mix(quadAt(a, b, c, t), quadAt(b, c, d, t), t)
}

func mix(a, b, t float64) float64 { return a + float64((b-a)*t) }

// Circle adds a circle as a ring.
func (p *Path) Circle(x, y, radius float64) {
	at := point{x, y}
	corners := [4]point{{radius, 0}, {0, radius}, {-radius, 0}, {0, -radius}}
	p.MoveTo(x+radius, y)
	for i, from := range corners {
		to := corners[(i+1)%len(corners)]
		p.points = halfway(p.points, at, from, to, turn{1, radius, 1, finest, nil})
		if i+1 < len(corners) {
			p.LineTo(x+to.x, y+to.y)
		}
	}
	p.Close()
}

// finest is how often a turn is halved at most.
const finest = 12

// turn is which way an arc goes, its radius, and how often it is halved at least and at most.
type turn struct {
	way, radius float64
	least, most int
	// page, if not nil, is where it is seen: elsewhere it is straight.
	page *view
}

// halfway adds the points between at+a and at+b on the circle around at, half a turn at most. It halves the
// turn until the lines between are as near to the circle as flatness asks, which takes only roots: they are
// the same to the last bit everywhere, where sines are not.
func halfway(line []point, at, a, b point, t turn) []point {
	const opposite = 1e-6
	sum := point{a.x + b.x, a.y + b.y}
	length := hypot(sum.x, sum.y)
	if t.least <= 0 && !(t.radius-length/2 > flatness) || t.most == 0 {
		return line
	}
	if t.page != nil && length > t.radius && t.page.unseenArc(point{at.x + a.x, at.y + a.y}, point{at.x + b.x, at.y + b.y}, t.radius-length/2) {
		return line
	}
	middle := point{-t.way * a.y, t.way * a.x} // a quarter of a turn from a
	if length > opposite*t.radius {
		middle = point{float64(sum.x*t.radius) / length, float64(sum.y*t.radius) / length}
	}
	t.least, t.most = t.least-1, t.most-1
	line = halfway(line, at, a, middle, t)
	line = append(line, point{at.x + middle.x, at.y + middle.y})
	return halfway(line, at, middle, b, t)
}

// vast is how far points may be, so that nothing is too large to be reckoned with.
const vast = 1e100

// each calls f with the points of each part, without those that are no numbers and those that
// repeat the one before.
func (p *Path) each(f func(points []point, closed bool)) {
	var own []point
	for i, one := range p.parts {
		end := len(p.points)
		if i+1 < len(p.parts) {
			end = p.parts[i+1].from
		}
		own = own[:0]
		for _, at := range p.points[one.from:end] {
			at = point{max(-vast, min(vast, at.x)), max(-vast, min(vast, at.y))}
			if n := len(own); at.x+at.y == at.x+at.y && (n == 0 || own[n-1] != at) {
				own = append(own, at)
			}
		}
		if n := len(own); one.closed && n > 1 && own[0] == own[n-1] {
			own = own[:n-1]
		}
		f(own, one.closed)
	}
}

// hypot is the length of a vector, with the same last bit everywhere.
func hypot(x, y float64) float64 { return math.Sqrt(float64(x*x) + float64(y*y)) }
