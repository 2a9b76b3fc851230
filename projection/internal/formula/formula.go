// Package formula holds the map projections' formulas: sphere to plane and
// back, and nothing else.
//
// A formula knows no rotation, no clipping, no scale and no pixels. Package
// projection puts those around it, once for all formulas. One file holds one
// projection or one family that differs in constants only; each names its
// source with page or equation.
//
// Angles are radians: lambda is the longitude east of the central meridian in
// [-pi, pi], phi the latitude in [-pi/2, pi/2]. Plane coordinates are in radii
// of the sphere, x to the east, y to the north.
package formula

// Formula maps the unit sphere to the plane and back.
//
// Where a point has no image (or no origin) both results are NaN. Formulas are
// values without state, safe for concurrent use, and allocate nothing.
type Formula interface {
	// Forward returns the easting and northing, in radii, of the point at
	// lambda, phi (radians).
	Forward(lambda, phi float64) (x, y float64)
	// Inverse returns the longitude and latitude, in radians, that Forward
	// maps to x, y (radii).
	Inverse(x, y float64) (lambda, phi float64)
}
