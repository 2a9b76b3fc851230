package formula

import "math"

// Hufnagel holds Herbert Hufnagel's equal-area projections of 1989: ovals with
// the radius sqrt(1 + a cos 2 psi + b cos 4 psi), cut off at psiMax, with an
// equator ratio times as long as the central meridian. Hufnagel 1989, Ein System
// unecht-zylindrischer Kartennetze für Erdkarten, KN 39; formulas as in
// d3-geo-projection. Make it with NewHufnagel.
type Hufnagel struct{ a, b, k, c, whole, psiMax float64 }

// NewHufnagel returns the projection for a from 0 to 1, small b, and psiMax in
// radians, above 0 and at most pi/2.
func NewHufnagel(a, b, psiMax, ratio float64) Hufnagel {
	h := Hufnagel{a: a, b: b, psiMax: psiMax}
	h.whole, _ = h.area(psiMax)
	h.k = math.Sqrt(4 * math.Pi / h.whole)
	h.c = math.Sqrt(ratio * math.Sin(psiMax) * h.radius(psiMax) / math.Sqrt(1+a+b))
	return h
}

func (h Hufnagel) radius(psi float64) float64 {
	return math.Sqrt(1 + h.a*math.Cos(2*psi) + h.b*math.Cos(4*psi))
}

// area returns four times the area from the equator to psi, and its derivative.
func (h Hufnagel) area(psi float64) (value, slope float64) {
	p, q, r := 1+h.a-h.b/2, (h.a+h.b)/2, h.b/2
	return 2*psi + p*math.Sin(2*psi) + q*math.Sin(4*psi) + r*math.Sin(6*psi),
		2 + 2*p*math.Cos(2*psi) + 4*q*math.Cos(4*psi) + 6*r*math.Cos(6*psi)
}

// Forward implements Formula.
func (h Hufnagel) Forward(lambda, phi float64) (x, y float64) {
	goal := h.whole * math.Sin(math.Abs(phi))
	psi := bracket(math.Abs(phi)/halfPi*h.psiMax, 0, h.psiMax+1e-9, func(psi float64) (float64, float64) {
		value, slope := h.area(psi)
		return value - goal, slope
	})
	if math.Abs(phi) >= halfPi {
		psi = h.psiMax // where the equation may have a double root
	}
	sin, cos := math.Sincos(psi)
	r := h.k * h.radius(psi)
	return r * h.c * lambda / math.Pi * cos, math.Copysign(r/h.c*sin, phi)
}

// Inverse implements Formula.
func (h Hufnagel) Inverse(x, y float64) (lambda, phi float64) {
	up := math.Abs(y) * h.c / h.k
	if !(up <= h.radius(h.psiMax)*math.Sin(h.psiMax)+edge) {
		return nowhere()
	}
	psi := bracket(h.psiMax/2, 0, h.psiMax+1e-9, func(psi float64) (float64, float64) {
		sin, cos := math.Sincos(psi)
		r := h.radius(psi)
		return r*sin - up, r*cos - (h.a*math.Sin(2*psi)+2*h.b*math.Sin(4*psi))*sin/r
	})
	value, _ := h.area(psi)
	width := h.k * h.radius(psi) * h.c / math.Pi * math.Cos(psi)
	return alongParallel(x, width, math.Copysign(arcsin(value/h.whole), y))
}
