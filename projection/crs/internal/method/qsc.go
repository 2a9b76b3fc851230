package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// sphericalCube is one face of the quadrilateralized spherical cube, equal in
// area: O'Neill and Laubscher, Extended Studies of a Quadrilateralized Spherical
// Cube Earth Data Base (1976), equations 3-14, 3-21 and 3-38, on geocentric
// latitudes of the ellipsoid as Lambers and Kolb (2012) have it. The origin says
// which face.
type sphericalCube struct {
	// face is 0 for the four about the equator, 1 and -1 for the poles.
	face float64
	// squeeze is (1-f)², by which tangents of geocentric latitudes are smaller.
	squeeze float64
}

func newSphericalCube(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	c := sphericalCube{squeeze: 1 - set.Figure.ES}
	if math.Abs(set.Phi0) >= 3*quarterPi/2 {
		c.face = math.Copysign(1, set.Phi0)
	}
	// A corner of the face is this far from its middle.
	set.Reach = circleAround(c.face*halfPi, math.Acos(1/math.Sqrt(3))/degree)
	return &c, nil
}

// turned returns the direction of a point seen from the face: out of it, to its
// right and up; about the poles longitudes run right and down, and right and up.
func (c *sphericalCube) turned(lambda, phi float64) (out, right, up float64) {
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(phi)
	if c.face != 0 {
		return c.face * sin, cos * sinL, -c.face * cos * cosL
	}
	return cos * cosL, cos * sinL, sin
}

func (c *sphericalCube) turnedBack(out, right, up float64) (lambda, phi float64) {
	if c.face != 0 {
		return math.Atan2(right, -c.face*up), math.Atan2(c.face*out, math.Hypot(right, up))
	}
	return math.Atan2(right, out), math.Atan2(up, math.Hypot(out, right))
}

// quadrant splits a direction on the face into the nearest axis and the angle
// from it.
func quadrant(up, right float64) (theta, axis float64) {
	a := math.Atan2(up, right)
	axis = math.Round(a/halfPi) * halfPi
	return a - axis, axis
}

// bulge is how 1 - cos of the distance from the middle grows along theta.
func bulge(theta float64) float64 {
	// cos(atan(1/cos)) without the functions.
	cos := math.Cos(theta)
	return 1 - cos/math.Hypot(1, cos)
}

// Forward leads from radians to radii, as formula.Formula has it.
func (c *sphericalCube) Forward(lambda, phi float64) (x, y float64) {
	sin, cos := math.Sincos(phi)
	out, right, up := c.turned(lambda, math.Atan2(c.squeeze*sin, cos))
	theta, axis := quadrant(up, right)
	mu := math.Atan(12 / math.Pi * (theta + math.Acos(math.Sin(theta)*math.Sqrt2/2) - halfPi))
	half := math.Sin(math.Atan2(math.Hypot(right, up), out) / 2)
	t := math.Sqrt(2*half*half/bulge(theta)) / math.Cos(mu)
	sinM, cosM := math.Sincos(mu + axis)
	return t * cosM, t * sinM
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (c *sphericalCube) Inverse(x, y float64) (lambda, phi float64) {
	mu, axis := quadrant(y, x)
	sinT, cosT := math.Sincos(math.Pi / 12 * math.Tan(mu))
	theta := math.Atan(sinT / (cosT - math.Sqrt2/2))
	t := math.Hypot(x, y) * math.Cos(mu)
	// The distance by its half, which keeps the digits next to the middle.
	half := math.Sqrt(t * t * bulge(theta) / 2)
	if !(half <= 1) {
		return math.NaN(), math.NaN()
	}
	sinD, cosD := math.Sincos(2 * math.Asin(half))
	sinA, cosA := math.Sincos(theta + axis)
	lambda, phi = c.turnedBack(cosD, sinD*cosA, sinD*sinA)
	sin, cos := math.Sincos(phi)
	return lambda, math.Atan2(sin, c.squeeze*cos)
}
