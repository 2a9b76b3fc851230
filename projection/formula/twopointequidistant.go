package formula

import "math"

// TwoPointEquidistant shows the distances from two points truly. The points
// lie on the equator, Half (radians, above 0, below pi/2) to the west and to
// the east of the centre; package projection turns the sphere so. Maurer 1919;
// Snyder and Voxland 1989, p. 235.
type TwoPointEquidistant struct{ Half float64 }

// Forward implements Formula.
func (t TwoPointEquidistant) Forward(lambda, phi float64) (x, y float64) {
	west, east := t.distances(lambda, phi)
	x = (west - east) * (west + east) / (4 * t.Half)
	// Heron's formula for the height of the triangle of the distances.
	full := 2 * t.Half
	h := (west + east + full) * (west + east - full) * (full + west - east) * (full - west + east)
	return x, math.Copysign(math.Sqrt(math.Max(0, h))/(2*full), phi)
}

// distances returns how far the point is from the two points, radians.
func (t TwoPointEquidistant) distances(lambda, phi float64) (west, east float64) {
	_, _, sin, cos := fromCentre(lambda+t.Half, phi)
	west = math.Atan2(sin, cos)
	_, _, sin, cos = fromCentre(lambda-t.Half, phi)
	return west, math.Atan2(sin, cos)
}

// Inverse implements Formula. Snyder and Voxland 1989, p. 235: the cosines of both
// distances are known.
func (t TwoPointEquidistant) Inverse(x, y float64) (lambda, phi float64) {
	west, east := math.Hypot(x+t.Half, y), math.Hypot(x-t.Half, y)
	if !(west <= math.Pi+edge && east <= math.Pi+edge) {
		return nowhere()
	}
	cosWest, cosEast := math.Cos(west), math.Cos(east)
	sin, cos := math.Sincos(t.Half)
	a, b := (cosWest+cosEast)/(2*cos), (cosEast-cosWest)/(2*sin)
	guess := [2]float64{math.Atan2(b, a), math.Copysign(math.Acos(math.Min(1, math.Hypot(a, b))), y)}
	return solve2(guess, x, y, t.Forward)
}
