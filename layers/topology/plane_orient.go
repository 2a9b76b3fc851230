package topology

import "math"

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
	return orientExact(ax, ay, bx, by, cx, cy)
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
