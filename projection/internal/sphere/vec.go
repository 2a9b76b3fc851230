// Package sphere is the geometry of the unit sphere that projections, their
// setups and coordinate systems have in common: vectors, turned spheres, angles
// and exact quarter turns. Products are rounded before they are added, so that
// all processors give the same bits.
package sphere

import "math"

// Vec is a point of the unit sphere, or a sum of such: X through longitude and
// latitude 0, Y through 90 degrees east, Z through the north pole.
type Vec struct{ X, Y, Z float64 }

// At returns the point at a longitude and a latitude, radians.
func At(lambda, phi float64) Vec {
	sinLambda, cosLambda := math.Sincos(lambda)
	sinPhi, cosPhi := math.Sincos(phi)
	return Vec{cosPhi * cosLambda, cosPhi * sinLambda, sinPhi}
}

// LonLat returns the vector's direction, radians. The arc tangent keeps its
// digits near the poles, where an arc sine would lose half of them.
func (v Vec) LonLat() (lambda, phi float64) {
	return math.Atan2(v.Y, v.X), math.Atan2(v.Z, math.Hypot(v.X, v.Y))
}

// Dot returns the scalar product.
func (v Vec) Dot(o Vec) float64 {
	return float64(v.X*o.X) + float64(v.Y*o.Y) + float64(v.Z*o.Z)
}

// Cross returns the vector product.
func (v Vec) Cross(o Vec) Vec {
	return Vec{
		float64(v.Y*o.Z) - float64(v.Z*o.Y),
		float64(v.Z*o.X) - float64(v.X*o.Z),
		float64(v.X*o.Y) - float64(v.Y*o.X),
	}
}

// Norm returns the vector's length.
func (v Vec) Norm() float64 { return math.Sqrt(v.Dot(v)) }

// Plus returns v + k*o.
func (v Vec) Plus(k float64, o Vec) Vec {
	return Vec{v.X + float64(k*o.X), v.Y + float64(k*o.Y), v.Z + float64(k*o.Z)}
}

// Apart returns the angle between two vectors, radians, exact for small angles
// as well as large ones.
func (v Vec) Apart(o Vec) float64 { return math.Atan2(v.Cross(o).Norm(), v.Dot(o)) }

// SeenFrom returns the parts of the vector that point east and north at the
// direction of c.
func (v Vec) SeenFrom(c Vec) (east, north float64) {
	lambda, phi := c.LonLat()
	sinLambda, cosLambda := math.Sincos(lambda)
	sinPhi, cosPhi := math.Sincos(phi)
	out := float64(v.X*cosLambda) + float64(v.Y*sinLambda)
	return float64(v.Y*cosLambda) - float64(v.X*sinLambda), float64(v.Z*cosPhi) - float64(out*sinPhi)
}

// SincosDegrees returns the sine and cosine of an angle in degrees, exact at
// multiples of 90, so that a map of a pole has the pole in its centre and its
// meridians straight.
func SincosDegrees(d float64) (sin, cos float64) {
	switch math.Mod(d, 360) {
	case 0:
		return 0, 1
	case 90, -270:
		return 1, 0
	case 180, -180:
		return 0, -1
	case 270, -90:
		return -1, 0
	}
	return math.Sincos(d * (math.Pi / 180))
}
