package topology

// distance marks the points to keep: those farther than the tolerance from the
// point kept before them. The last point but one is left out when it is too
// near to the end.
func distance(pts []float64, tolerance float64, closed bool, keep []bool) {
	n := len(keep)
	keep[0], keep[n-1] = true, true
	limit := float64(tolerance * tolerance)
	last, count := 0, 0
	for i := 1; i < n-1; i++ {
		if squaredDistance(pts, i, last) > limit && squaredDistance(pts, i, n-1) > limit {
			keep[i] = true
			last = i
			count++
		}
	}
	if closed && count < 2 {
		atLeastThree(pts, keep)
	}
}

// atLeastThree keeps the points of a closed arc that span the largest shape:
// that farthest from its ends and that farthest from the line between the two.
func atLeastThree(pts []float64, keep []bool) {
	for i := 1; i < len(keep)-1; i++ {
		keep[i] = false
	}
	// With a tolerance that nothing exceeds three points are left.
	douglasPeucker(pts, 1e300, true, keep)
}

func squaredDistance(pts []float64, i, j int) float64 {
	dx, dy := pts[2*i]-pts[2*j], pts[2*i+1]-pts[2*j+1]
	return float64(dx*dx) + float64(dy*dy)
}
