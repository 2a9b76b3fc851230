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
	n := arcPieces(radius, 2*math.Pi, 8)
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		at := point{x + float64(radius*cos), y + float64(radius*sin)}
		if i == 0 {
			p.MoveTo(at.x, at.y)
			continue
		}
		p.LineTo(at.x, at.y)
	}
	p.Close()
}

// arcPieces is how many lines stand for an arc of so many radians, at least so many.
func arcPieces(radius, angle float64, least float64) int {
	if !(radius > flatness) {
		return int(least)
	}
	step := 2 * math.Acos(1-flatness/radius)
	return int(min(4096, max(least, math.Ceil(angle/step))))
}

// each calls f with the points of each part, without those that repeat the one before.
func (p *Path) each(f func(points []point, closed bool)) {
	var own []point
	for i, one := range p.parts {
		end := len(p.points)
		if i+1 < len(p.parts) {
			end = p.parts[i+1].from
		}
		own = own[:0]
		for _, at := range p.points[one.from:end] {
			if n := len(own); n == 0 || own[n-1] != at {
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
