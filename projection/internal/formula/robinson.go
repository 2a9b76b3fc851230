package formula

import "math"

// Robinson is Arthur Robinson's compromise projection of 1963, which is a
// table of lengths and distances of parallels every 5 degrees (Snyder and
// Voxland 1989). Implementations differ between the table's rows; this one
// follows PROJ: a cubic in degrees for each row, with PROJ's coefficients,
// which are 32-bit numbers. d3-geo-projection interpolates otherwise and
// differs by up to a thousandth of the radius.
type Robinson struct{}

// The table's values are multiplied by these (Robinson 1974).
const (
	robinsonX = 0.8487
	robinsonY = 1.3523
)

// robinsonRow holds the polynomials from one parallel to the next, in the
// degrees beyond it: length of the parallel, and distance from the equator.
type robinsonRow struct{ length, distance cubic }

// cubic holds a polynomial's coefficients, lowest first.
type cubic [4]float32

func (c *cubic) at(t float64) float64 {
	return float64(c[0]) + t*(float64(c[1])+t*(float64(c[2])+t*float64(c[3])))
}

func (c *cubic) slope(t float64) float64 {
	return float64(c[1]) + t*(2*float64(c[2])+t*3*float64(c[3]))
}

// Forward implements Formula.
func (Robinson) Forward(lambda, phi float64) (x, y float64) {
	degrees := math.Abs(phi) * (180 / math.Pi)
	if !(degrees <= 90+edge) {
		return nowhere()
	}
	i := int(degrees/5 + 1e-15)
	row := &robinsonTable[i]
	t := (math.Abs(phi) - float64(i)*(math.Pi/36)) * (180 / math.Pi)
	return robinsonX * lambda * row.length.at(t), math.Copysign(robinsonY*row.distance.at(t), phi)
}

// Inverse implements Formula.
func (Robinson) Inverse(x, y float64) (lambda, phi float64) {
	d := math.Abs(y) / robinsonY
	if !(d <= 1+edge) {
		return nowhere()
	}
	if d >= 1-1e-12 {
		// The last interval ends 2e-8 beyond the pole.
		return onSphere(x/(robinsonX*float64(robinsonTable[18].length[0])), math.Copysign(halfPi, y))
	}
	i := min(int(d*18), 17)
	for i > 0 && float64(robinsonTable[i].distance[0]) > d {
		i--
	}
	for i < 17 && float64(robinsonTable[i+1].distance[0]) <= d {
		i++
	}
	row := &robinsonTable[i]
	t := newton((d-float64(row.distance[0]))/float64(row.distance[1]), func(t float64) (float64, float64) {
		return row.distance.at(t) - d, row.distance.slope(t)
	})
	phi = math.Copysign((5*float64(i)+t)*(math.Pi/180), y)
	return onSphere(x/(robinsonX*row.length.at(t)), phi)
}

// robinsonTable has a row for each parallel from the equator to the pole.
var robinsonTable = [19]robinsonRow{
	{cubic{1.0, 2.2199e-17, -7.15515e-05, 3.1103e-06}, cubic{-5.20417e-18, 0.0124, 1.21431e-18, -8.45284e-11}},
	{cubic{0.9986, -0.000482243, -2.4897e-05, -1.3309e-06}, cubic{0.062, 0.0124, -1.26793e-09, 4.22642e-10}},
	{cubic{0.9954, -0.00083103, -4.48605e-05, -9.86701e-07}, cubic{0.124, 0.0124, 5.07171e-09, -1.60604e-09}},
	{cubic{0.99, -0.00135364, -5.9661e-05, 3.6777e-06}, cubic{0.186, 0.0123999, -1.90189e-08, 6.00152e-09}},
	{cubic{0.9822, -0.00167442, -4.49547e-06, -5.72411e-06}, cubic{0.248, 0.0124002, 7.10039e-08, -2.24e-08}},
	{cubic{0.973, -0.00214868, -9.03571e-05, 1.8736e-08}, cubic{0.31, 0.0123992, -2.64997e-07, 8.35986e-08}},
	{cubic{0.96, -0.00305085, -9.00761e-05, 1.64917e-06}, cubic{0.372, 0.0124029, 9.88983e-07, -3.11994e-07}},
	{cubic{0.9427, -0.00382792, -6.53386e-05, -2.6154e-06}, cubic{0.434, 0.0123893, -3.69093e-06, -4.35621e-07}},
	{cubic{0.9216, -0.00467746, -0.00010457, 4.81243e-06}, cubic{0.4958, 0.0123198, -1.02252e-05, -3.45523e-07}},
	{cubic{0.8962, -0.00536223, -3.23831e-05, -5.43432e-06}, cubic{0.5571, 0.0121916, -1.54081e-05, -5.82288e-07}},
	{cubic{0.8679, -0.00609363, -0.000113898, 3.32484e-06}, cubic{0.6176, 0.0119938, -2.41424e-05, -5.25327e-07}},
	{cubic{0.835, -0.00698325, -6.40253e-05, 9.34959e-07}, cubic{0.6769, 0.011713, -3.20223e-05, -5.16405e-07}},
	{cubic{0.7986, -0.00755338, -5.00009e-05, 9.35324e-07}, cubic{0.7346, 0.0113541, -3.97684e-05, -6.09052e-07}},
	{cubic{0.7597, -0.00798324, -3.5971e-05, -2.27626e-06}, cubic{0.7903, 0.0109107, -4.89042e-05, -1.04739e-06}},
	{cubic{0.7186, -0.00851367, -7.01149e-05, -8.6303e-06}, cubic{0.8435, 0.0103431, -6.4615e-05, -1.40374e-09}},
	{cubic{0.6732, -0.00986209, -0.000199569, 1.91974e-05}, cubic{0.8936, 0.00969686, -6.4636e-05, -8.547e-06}},
	{cubic{0.6213, -0.010418, 8.83923e-05, 6.24051e-06}, cubic{0.9394, 0.00840947, -0.000192841, -4.2106e-06}},
	{cubic{0.5722, -0.00906601, 0.000182, 6.24051e-06}, cubic{0.9761, 0.00616527, -0.000256, -4.2106e-06}},
	{cubic{0.5322, -0.00677797, 0.000275608, 6.24051e-06}, cubic{1.0, 0.00328947, -0.000319159, -4.2106e-06}},
}
