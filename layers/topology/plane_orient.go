package topology

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/compact"
)

// orient tells on which side of the line from a to b point c lies: positive
// when a, b, c run clockwise on the page (y down), negative when they run
// counter-clockwise, 0 when they are on one line. The sign is exact: where
// rounding could decide, the sum is made without rounding (the filter is that
// of J. R. Shewchuk, Adaptive Precision Floating-Point Arithmetic and Fast
// Robust Geometric Predicates, 1997, orient2d).
func orient(ax, ay, bx, by, cx, cy float64) int {
	left := float64((ax - cx) * (by - cy))
	right := float64((ay - cy) * (bx - cx))
	det := left - right
	// (3 + 16 epsilon) epsilon, epsilon = 2^-53
	const bound = (3 + 16*0x1p-53) * 0x1p-53
	if err := bound * (math.Abs(left) + math.Abs(right)); det > err || -det > err {
		return sign(det)
	}
	if left == 0 && right == 0 && (ax == cx || by == cy) && (ay == cy || bx == cx) {
		return 0
	}
	if !compact.Program {
		if way, told := orientBetween(ax, ay, bx, by, cx, cy); told {
			return way
		}
	}
	return orientExact(ax, ay, bx, by, cx, cy)
}

// orientBetween is orient where left and right are nearly the same and none of the differences
// that they are made of is rounded, as whole numbers and neighbours have it. Then only
// the two products are, and the difference of those is not (Sterbenz).
func orientBetween(ax, ay, bx, by, cx, cy float64) (way int, told bool) {
	dx, dy, ex, ey := ax-cx, ay-cy, bx-cx, by-cy
	if rest(ax, cx, dx) != 0 || rest(ay, cy, dy) != 0 || rest(bx, cx, ex) != 0 || rest(by, cy, ey) != 0 {
		return 0, false
	}
	left, right := float64(dx*ey), float64(dy*ex)
	const least, most = 0x1p-900, 0x1p900 // beyond, what is rounded is no number that can be told
	if l, r := math.Abs(left), math.Abs(right); !(l > least && r > least && l < most && r < most) {
		return 0, false
	}
	low, high := math.FMA(dx, ey, -left), math.FMA(dy, ex, -right)
	// left + low against right + high
	by1, by2 := left-right, high-low
	if by1 != by2 {
		return sign(by1 - by2), true
	}
	return -sign(rest(high, low, by2)), true
}

// rest is what was rounded off the difference d of a and b (D. E. Knuth's TwoSum).
func rest(a, b, d float64) float64 {
	back := a - d
	return (a - (d + back)) + (back - b)
}

func sign(f float64) int {
	switch {
	case f > 0:
		return 1
	case f < 0:
		return -1
	default:
		return 0
	}
}

// orientExact sums the six products of the determinant as an expansion:
// numbers that do not overlap, whose largest gives the sign of the sum.
func orientExact(ax, ay, bx, by, cx, cy float64) int {
	var e [12]float64
	n := 0
	for _, p := range [6][2]float64{{ax, by}, {-ax, cy}, {-cx, by}, {-ay, bx}, {ay, cx}, {cy, bx}} {
		hi := float64(p[0] * p[1])
		lo := math.FMA(p[0], p[1], -hi)
		n = grow(e[:n+1], lo)
		n = grow(e[:n+1], hi)
	}
	for i := n - 1; i >= 0; i-- {
		if e[i] != 0 {
			return sign(e[i])
		}
	}
	return 0
}

// grow adds b to the expansion in all places of e but the last one, which
// takes the carry (Shewchuk's GROW-EXPANSION), and returns its length.
func grow(e []float64, b float64) int {
	q := b
	n := len(e) - 1
	for i, x := range e[:n] {
		sum := q + x
		v := sum - q
		e[i] = (q - (sum - v)) + (x - v)
		q = sum
	}
	e[n] = q
	return n + 1
}
