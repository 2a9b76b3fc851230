package formula

import "math"

// The conformal projections into squares. Adams 1929, Conformal Projection of
// the Sphere within a Square (USC&GS Special Publication 153); Snyder 1993.
// With q = (dx^2 - dy^2)/2 and r^2 = cos^2 c + q^2 Adams's two amplitudes m and
// n have cos^2 m = r - q and cos^2 n = r + q; the formulas below are these with
// nothing left to cancel.

// square maps the hemisphere around the centre, given as from fromCentre, to
// the square of half side ellipticK.
func square(dx, dy, cosc float64) (x, y float64) {
	if !(cosc >= -edge) {
		return nowhere()
	}
	q := (dx - dy) * (dx + dy) / 2
	r := math.Hypot(cosc, q)
	large := r + math.Abs(q)
	small := 0.0
	if large > 0 {
		small = cosc * cosc / large
	}
	cosM, cosN := math.Sqrt(small), math.Sqrt(large)
	if q < 0 {
		cosM, cosN = cosN, cosM
	}
	return ellipticF(dx*math.Sqrt(2/(1+q+r)), cosM), ellipticF(dy*math.Sqrt(2/(1-q+r)), cosN)
}

// unsquare is the inverse of square: cos c = cos m cos n.
func unsquare(x, y float64) (dx, dy, cosc float64) {
	if !(math.Abs(x) <= ellipticK+edge && math.Abs(y) <= ellipticK+edge) {
		return math.NaN(), math.NaN(), math.NaN()
	}
	sinM, cosM := jacobi(clamp(x, ellipticK))
	sinN, cosN := jacobi(clamp(y, ellipticK))
	return sinM * math.Sqrt((1+cosN*cosN)/2), sinN * math.Sqrt((1+cosM*cosM)/2), cosM * cosN
}

// eighth turns x, y by 45 degrees, counter-clockwise.
func eighth(x, y float64) (float64, float64) { return (x - y) / math.Sqrt2, (x + y) / math.Sqrt2 }

// back turns x, y by 45 degrees, clockwise.
func back(x, y float64) (float64, float64) { return (x + y) / math.Sqrt2, (y - x) / math.Sqrt2 }

// Guyou shows a hemisphere in a square with the poles in the middle of two
// sides. Guyou 1887.
type Guyou struct{}

// Forward implements Formula.
func (Guyou) Forward(lambda, phi float64) (x, y float64) {
	dx, dy, _, cosc := fromCentre(lambda, phi)
	return square(dx, dy, cosc)
}

// Inverse implements Formula.
func (Guyou) Inverse(x, y float64) (lambda, phi float64) {
	dx, dy, cosc := unsquare(x, y)
	return math.Atan2(dx, cosc), math.Atan2(dy, math.Hypot(dx, cosc))
}

// AdamsHemisphere shows a hemisphere in a square with the poles in two corners.
// Adams 1925.
type AdamsHemisphere struct{}

// Forward implements Formula.
func (AdamsHemisphere) Forward(lambda, phi float64) (x, y float64) {
	dx, dy, _, cosc := fromCentre(lambda, phi)
	dx, dy = back(dx, dy)
	return eighth(square(dx, dy, cosc))
}

// Inverse implements Formula.
func (AdamsHemisphere) Inverse(x, y float64) (lambda, phi float64) {
	x, y = back(x, y)
	dx, dy, cosc := unsquare(x, y)
	dx, dy = eighth(dx, dy)
	return math.Atan2(dx, cosc), math.Atan2(dy, math.Hypot(dx, cosc))
}

// AdamsWorld1 shows the world in a square with the poles in the middle of two
// sides: Guyou's map of Gilbert's hemisphere. Adams 1925.
type AdamsWorld1 struct{}

// Forward implements Formula.
func (AdamsWorld1) Forward(lambda, phi float64) (x, y float64) {
	return square(halved(lambda, phi))
}

// Inverse implements Formula.
func (AdamsWorld1) Inverse(x, y float64) (lambda, phi float64) {
	return doubled(unsquare(x, y))
}

// AdamsWorld2 shows the world in a square with the poles in two corners.
// Adams 1925.
type AdamsWorld2 struct{}

// Forward implements Formula.
func (AdamsWorld2) Forward(lambda, phi float64) (x, y float64) {
	dx, dy, cosc := halved(lambda, phi)
	dx, dy = back(dx, dy)
	return eighth(square(dx, dy, cosc))
}

// Inverse implements Formula.
func (AdamsWorld2) Inverse(x, y float64) (lambda, phi float64) {
	x, y = back(x, y)
	dx, dy, cosc := unsquare(x, y)
	dx, dy = eighth(dx, dy)
	return doubled(dx, dy, cosc)
}

// halved maps the sphere conformally to the hemisphere around the centre: the
// longitude halved, the latitude to the arcsine of the tangent of its half.
func halved(lambda, phi float64) (dx, dy, cosc float64) {
	t, cos := halfTangent(phi)
	sinL, cosL := math.Sincos(lambda / 2)
	return cos * sinL, t, math.Max(0, cos*cosL)
}

// halfTangent returns the tangent t of half a latitude and the root of 1 - t^2,
// to all digits near the poles, where the latter falls steeply to 0.
func halfTangent(phi float64) (t, root float64) {
	if math.Abs(phi) >= halfPi {
		return math.Copysign(1, phi), 0
	}
	sin, cos := math.Sincos(phi)
	return sin / (1 + cos), math.Sqrt(2 * cos / (1 + cos))
}

// doubled is the inverse of halved.
func doubled(dx, dy, cosc float64) (lambda, phi float64) {
	return onSphere(2*math.Atan2(dx, cosc), 2*math.Atan(dy))
}
