package crs

import "math"

// ellipsoid is the figure that latitudes refer to. a and b are metres.
type ellipsoid struct {
	a, b float64
	// f is the flattening, es the first eccentricity squared, e its root
	// and n the third flattening; all are 0 on a sphere.
	f, es, e, n float64
}

func ellipsoidOf(a, b float64) ellipsoid {
	f := (a - b) / a
	es := f * (2 - f)
	return ellipsoid{a: a, b: b, f: f, es: es, e: math.Sqrt(es), n: f / (2 - f)}
}

func ellipsoidRF(a, rf float64) ellipsoid {
	return ellipsoidOf(a, a*(1-1/rf))
}

// sphere reports whether the ellipsoid is one.
func (el ellipsoid) sphere() bool { return el.es == 0 }
