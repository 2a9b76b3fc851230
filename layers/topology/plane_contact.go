package topology

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// point is a place in pixels.
type point struct{ x, y float64 }

func isFinite(p point) bool {
	return math.Abs(p.x) <= math.MaxFloat64 && math.Abs(p.y) <= math.MaxFloat64
}

// touch reports whether two segments meet anywhere but at an end that both have.
// Segments that run into the same direction from a common end meet; so do two
// with the same ends.
func touch(a, b, c, d point) bool {
	switch {
	case a == c && b == d, a == d && b == c:
		return true
	case a == c:
		return sameWay(a, b, d)
	case a == d:
		return sameWay(a, b, c)
	case b == c:
		return sameWay(b, a, d)
	case b == d:
		return sameWay(b, a, c)
	}
	if max(a.x, b.x) < min(c.x, d.x) || max(c.x, d.x) < min(a.x, b.x) ||
		max(a.y, b.y) < min(c.y, d.y) || max(c.y, d.y) < min(a.y, b.y) {
		return false
	}
	// Neither segment lies wholly on one side of the other; when all four
	// points are on one line the boxes have told that they overlap.
	s1, s2 := side(a, b, c), side(a, b, d)
	if s1*s2 > 0 {
		return false
	}
	return side(c, d, a)*side(c, d, b) <= 0
}

func side(a, b, c point) int { return orient(a.x, a.y, b.x, b.y, c.x, c.y) }

// sameWay reports whether p and q lie in the same direction from o.
func sameWay(o, p, q point) bool {
	if side(o, p, q) != 0 {
		return false
	}
	px, py, qx, qy := p.x-o.x, p.y-o.y, q.x-o.x, q.y-o.y
	return px*qx >= 0 && py*qy >= 0
}

// within reports whether a point is inside of the ring that points first to last
// of a flat list make, or on its edge.
func within(pts []float64, first, last int32, p point) bool {
	inside := false
	b := point{pts[2*last], pts[2*last+1]}
	for i := first; i <= last; i++ {
		a := b
		b = point{pts[2*i], pts[2*i+1]}
		if (a.y > p.y) == (b.y > p.y) {
			if a.y == p.y && b.y == p.y && p.x >= min(a.x, b.x) && p.x <= max(a.x, b.x) {
				return true
			}
			continue
		}
		switch s := side(a, b, p); {
		case s == 0:
			return true
		case (s > 0) == (b.y > a.y):
			inside = !inside
		}
	}
	return inside
}

// nearbyIn is a distance that is more than rounding errors of coordinates in a
// box, and less than anything that can be seen; 0 for an empty box.
func nearbyIn(b flat.Page) float64 {
	if !(b.MinX <= b.MaxX) {
		return 0
	}
	return 1e-12 * max(-b.MinX, b.MaxX, -b.MinY, b.MaxY)
}

// apart reports whether the boxes of two segments are farther apart than d.
func apart(a, b, c, e point, d float64) bool {
	return max(a.x, b.x)+d < min(c.x, e.x) || max(c.x, e.x)+d < min(a.x, b.x) ||
		max(a.y, b.y)+d < min(c.y, e.y) || max(c.y, e.y)+d < min(a.y, b.y)
}

// beside reports whether p is between the ends of a segment and not farther than
// d from it.
func beside(a, b, p point, d float64) bool {
	ux, uy, px, py := b.x-a.x, b.y-a.y, p.x-a.x, p.y-a.y
	length := float64(ux*ux) + float64(uy*uy)
	along := float64(px*ux) + float64(py*uy)
	across := float64(px*uy) - float64(py*ux)
	return along > 0 && along < length && float64(across*across) <= float64(d*d)*length
}

// meet reports whether two segments touch, or an end of one is as good as on the
// other.
func meet(a, b, c, e point, d float64) bool {
	if apart(a, b, c, e, d) {
		return false
	}
	return touch(a, b, c, e) ||
		c != a && c != b && beside(a, b, c, d) || e != a && e != b && beside(a, b, e, d) ||
		a != c && a != e && beside(c, e, a, d) || b != c && b != e && beside(c, e, b, d)
}
