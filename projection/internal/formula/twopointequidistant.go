package formula

import "math"

// TwoPointEquidistant shows the distances from two points truly. The points
// lie on the equator, Half (radians, above 0, below pi/2) to the west and to
// the east of the centre; package projection turns the sphere so. Maurer 1919;
// Snyder and Voxland 1989.
type TwoPointEquidistant struct{ Half float64 }

// Forward implements Formula.
func (t TwoPointEquidistant) Forward(lambda, phi float64) (x, y float64) {
	west, east := t.distances(lambda, phi)
	x = (west - east) * (west + east) / (4 * t.Half)
	return x, math.Copysign(t.height(west, east, math.Sin(phi)), phi)
}

// height is that of the triangle of the distances, by Heron's formula. Near the
// line through both points one factor of it is nearly 0; it is then taken from
// the same formula on the sphere, in which the height is the latitude.
func (t TwoPointEquidistant) height(west, east, sinPhi float64) float64 {
	full := 2 * t.Half
	s := (west + east + full) / 2
	f := [3]float64{s - west, s - east, s - full}
	least := 0
	for i := range f {
		if f[i] < f[least] {
			least = i
		}
	}
	if f[least] < 0.1 {
		f[least] = 0
		product := math.Sin(s)
		for i := range f {
			if i != least {
				product *= math.Sin(f[i])
			}
		}
		if half := math.Sin(full) * sinPhi / 2; product > 0 {
			f[least] = math.Asin(math.Min(1, half*half/product))
		}
	}
	return 2 * math.Sqrt(math.Max(0, s*f[0]*f[1]*f[2])) / full
}

// distances returns how far the point is from the two points, radians.
func (t TwoPointEquidistant) distances(lambda, phi float64) (west, east float64) {
	_, _, sin, cos := fromCentre(lambda+t.Half, phi)
	west = math.Atan2(sin, cos)
	_, _, sin, cos = fromCentre(lambda-t.Half, phi)
	return west, math.Atan2(sin, cos)
}

// Inverse implements Formula. Snyder and Voxland 1989: the cosines of both
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
