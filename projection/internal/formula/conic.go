package formula

import "math"

// A conic projection draws parallels as arcs around one point and meridians as
// rays from it: theta = n lambda. Written as in the books, rho0 - rho cos theta
// loses its digits as n goes to 0 and the cone becomes a cylinder; the
// formulas here are rearranged so that the cylinder is their plain limit.

// leastCone is the cone constant that stands for a cylinder, so that two
// parallels on both sides of the equator at the same distance need no case of
// their own. The error, in radii, is of its order.
const leastCone = 1e-12

// cone keeps the cone constant away from 0.
func cone(n float64) float64 {
	if math.Abs(n) < leastCone {
		return leastCone
	}
	return n
}

// versin is 1 - cos without loss of digits near 0.
func versin(angle float64) float64 {
	s := math.Sin(angle / 2)
	return 2 * s * s
}
