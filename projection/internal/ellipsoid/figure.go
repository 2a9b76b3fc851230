package ellipsoid

import "math"

// Figure is an ellipsoid of revolution, which latitudes refer to.
type Figure struct {
	// A and B are the semi-axes, metres.
	A, B float64
	// F is the flattening, ES the first eccentricity squared, E its root
	// and N the third flattening; all are 0 on a sphere.
	F, ES, E, N float64
}

// New returns the figure with these semi-axes, metres.
func New(a, b float64) Figure {
	f := (a - b) / a
	es := f * (2 - f)
	return Figure{A: a, B: b, F: f, ES: es, E: math.Sqrt(es), N: f / (2 - f)}
}

// ByFlattening returns the figure with the semi-major axis a, metres, and the
// inverse flattening rf.
func ByFlattening(a, rf float64) Figure {
	return New(a, a*(1-1/rf))
}

// Sphere reports whether the ellipsoid is one.
func (el Figure) Sphere() bool { return el.ES == 0 }
