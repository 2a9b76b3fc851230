package formula

import "math"

// Homolosine is John Paul Goode's joining of the sinusoidal, between the
// parallels at plus and minus Limit (radians), and Mollweide's projection
// beyond, moved towards the equator by Shift (radii). Goode 1925; Snyder and
// Voxland 1989.
type Homolosine struct{ Limit, Shift float64 }

// Goode returns the uninterrupted projection with PROJ's constants.
func Goode() Homolosine { return Homolosine{Limit: 0.71093078197902358, Shift: 0.05280} }

// GoodeExact returns it joined at 40 degrees 44' 11.8", where both parallels
// have the same length, without a step.
func GoodeExact() Homolosine {
	const limit = (40 + 44/60.0 + 11.8/3600) * math.Pi / 180
	_, y := Mollweide{}.Forward(0, limit)
	return Homolosine{Limit: limit, Shift: y - limit}
}

// Forward implements Formula.
func (h Homolosine) Forward(lambda, phi float64) (x, y float64) {
	if math.Abs(phi) <= h.Limit {
		return Sinusoidal{}.Forward(lambda, phi)
	}
	x, y = Mollweide{}.Forward(lambda, phi)
	return x, y - math.Copysign(h.Shift, phi)
}

// Inverse implements Formula.
func (h Homolosine) Inverse(x, y float64) (lambda, phi float64) {
	if math.Abs(y) <= h.Limit {
		return Sinusoidal{}.Inverse(x, y)
	}
	return Mollweide{}.Inverse(x, y+math.Copysign(h.Shift, y))
}

// SinuMollweide is Allen Philbrick's joining of 1953: the sinusoidal south of
// the parallel at which Goode joined, Mollweide's north of it. Snyder 1993;
// the constants are those of d3-geo-projection.
type SinuMollweide struct{}

const sinuMollweideLimit, sinuMollweideShift = 0.7109889596207567, 0.0528035274542

// Forward implements Formula.
func (SinuMollweide) Forward(lambda, phi float64) (x, y float64) {
	if phi <= -sinuMollweideLimit {
		return Sinusoidal{}.Forward(lambda, phi)
	}
	x, y = Mollweide{}.Forward(lambda, phi)
	return x, y + sinuMollweideShift
}

// Inverse implements Formula.
func (SinuMollweide) Inverse(x, y float64) (lambda, phi float64) {
	if y <= -sinuMollweideLimit {
		return Sinusoidal{}.Inverse(x, y)
	}
	return Mollweide{}.Inverse(x, y-sinuMollweideShift)
}
