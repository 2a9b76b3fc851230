package formula

import "math"

// Felix McBryde and Paul Thomas's flat-polar equal-area projections of 1949.
// Snyder 1993; Snyder and Voxland 1989.

// FlatPolarParabolic has parabolas as meridians.
type FlatPolarParabolic struct{}

// Forward implements Formula.
func (FlatPolarParabolic) Forward(lambda, phi float64) (x, y float64) {
	theta := math.Asin(7 / (3 * math.Sqrt(6)) * math.Sin(phi))
	return lambda * flatParabolicWidth(theta), 9 / math.Sqrt(7) * math.Sin(theta/3)
}

// Inverse implements Formula.
func (FlatPolarParabolic) Inverse(x, y float64) (lambda, phi float64) {
	theta := 3 * math.Asin(y*math.Sqrt(7)/9)
	return alongParallel(x, flatParabolicWidth(theta), arcsin(3*math.Sqrt(6)/7*math.Sin(theta)))
}

func flatParabolicWidth(theta float64) float64 {
	return math.Sqrt(6.0/7) * (2*math.Cos(2*theta/3) - 1)
}

// FlatPolarQuartic has curves of the fourth degree as meridians.
type FlatPolarQuartic struct{}

// Forward implements Formula.
func (FlatPolarQuartic) Forward(lambda, phi float64) (x, y float64) {
	k := (1 + math.Sqrt2/2) * math.Sin(phi)
	theta := newton(phi, func(theta float64) (float64, float64) {
		sin, cos := math.Sincos(theta)
		sin2, cos2 := math.Sincos(theta / 2)
		return sin2 + sin - k, cos2/2 + cos
	})
	return lambda * flatQuarticWidth(theta), flatQuarticY() * math.Sin(theta/2)
}

// Inverse implements Formula.
func (FlatPolarQuartic) Inverse(x, y float64) (lambda, phi float64) {
	half := arcsin(y / flatQuarticY())
	if !(math.Abs(half) <= math.Pi/4+edge) {
		return nowhere()
	}
	return alongParallel(x, flatQuarticWidth(2*half), arcsin((math.Sin(half)+math.Sin(2*half))/(1+math.Sqrt2/2)))
}

func flatQuarticY() float64 { return 2 * math.Sqrt(3/(2+math.Sqrt2)) }

func flatQuarticWidth(theta float64) float64 {
	return (1 + 2*math.Cos(theta)/math.Cos(theta/2)) / math.Sqrt(6+3*math.Sqrt2)
}

// FlatPolarSine is their sine projection no. 2, with the constants that PROJ
// gives.
type FlatPolarSine struct{}

const flatSine1, flatSine2, flatSine3, flatSineX, flatSineY = 0.45503, 1.36509, 1.41546, 0.22248, 1.44492

// Forward implements Formula.
func (FlatPolarSine) Forward(lambda, phi float64) (x, y float64) {
	k := flatSine3 * math.Sin(phi)
	theta := newton(phi, func(theta float64) (float64, float64) {
		sin, cos := math.Sincos(theta)
		sin2, cos2 := math.Sincos(theta / flatSine2)
		return flatSine1*sin2 + sin - k, flatSine1/flatSine2*cos2 + cos
	})
	return lambda * flatSineWidth(theta), flatSineY * math.Sin(theta/flatSine2)
}

// Inverse implements Formula.
func (FlatPolarSine) Inverse(x, y float64) (lambda, phi float64) {
	t := arcsin(y / flatSineY)
	theta := flatSine2 * t
	return alongParallel(x, flatSineWidth(theta), arcsin((flatSine1*math.Sin(t)+math.Sin(theta))/flatSine3))
}

func flatSineWidth(theta float64) float64 {
	return flatSineX * (1 + 3*math.Cos(theta)/math.Cos(theta/flatSine2))
}
