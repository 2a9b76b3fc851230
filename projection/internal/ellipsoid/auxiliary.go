package ellipsoid

import "math"

// Series is a series that converts one auxiliary latitude to another:
// eta = zeta + sum over l of c[l-1] sin(2 l zeta). Six terms hold double
// precision for flattenings below 1/150, which covers the earth.
type Series [6]float64

// MuFromChi leads from the conformal to the rectifying latitude on a figure of
// the third flattening n: Krueger's alpha.
func MuFromChi(n float64) Series { return newSeries(n, muFromChi) }

// ChiFromMu leads back: Krueger's beta, with its sign.
func ChiFromMu(n float64) Series { return newSeries(n, chiFromMu) }

// newSeries evaluates the rows of coefficients at the third flattening n: row
// l holds the powers n^l, n^(l+1) ... up to n^6. The tables below are
// equations A1 to A28 of Karney, "On auxiliary latitudes" (Survey Review 56,
// 2024, arXiv 2212.05818); chi to mu and back are Krueger's alpha and beta.
func newSeries(n float64, rows [6][]float64) Series {
	var c Series
	power := n
	for l, row := range rows {
		sum := 0.0
		for i := len(row) - 1; i >= 0; i-- {
			sum = float64(sum*n) + row[i]
		}
		c[l] = power * sum
		power *= n
	}
	return c
}

// sum adds the series to the angle whose sine and cosine are given
// (Clenshaw's summation).
func (c *Series) sum(zeta, sin, cos float64) float64 {
	x := 2 * (cos - sin) * (cos + sin)
	u0, u1 := 0.0, 0.0
	for k := len(c) - 1; k >= 0; k-- {
		u0, u1 = float64(x*u0)-u1+c[k], u0
	}
	return zeta + float64(2*sin*cos*u0)
}

// At converts an angle, radians.
func (c *Series) At(zeta float64) float64 {
	sin, cos := math.Sincos(zeta)
	return c.sum(zeta, sin, cos)
}

// ComplexSum adds the series at the complex angle xi + i eta, by Clenshaw's
// summation; Karney, "Transverse Mercator with an accuracy of a few
// nanometers" (2011), equations 11 and 12.
func (c *Series) ComplexSum(xi, eta float64) (float64, float64) {
	sin, cos := math.Sincos(2 * xi)
	sinh, cosh := math.Sinh(2*eta), math.Cosh(2*eta)
	re, im := 2*cos*cosh, -2*sin*sinh
	var r0, i0, r1, i1 float64
	for k := len(c) - 1; k >= 0; k-- {
		r0, i0, r1, i1 = float64(re*r0)-float64(im*i0)-r1+c[k],
			float64(re*i0)+float64(im*r0)-i1, r0, i0
	}
	re, im = sin*cosh, cos*sinh
	return xi + float64(re*r0) - float64(im*i0), eta + float64(re*i0) + float64(im*r0)
}

var (
	muFromPhi = [6][]float64{
		{-3.0 / 2, 0, 9.0 / 16, 0, -3.0 / 32, 0},
		{15.0 / 16, 0, -15.0 / 32, 0, 135.0 / 2048},
		{-35.0 / 48, 0, 105.0 / 256, 0},
		{315.0 / 512, 0, -189.0 / 512},
		{-693.0 / 1280, 0},
		{1001.0 / 2048},
	}
	phiFromMu = [6][]float64{
		{3.0 / 2, 0, -27.0 / 32, 0, 269.0 / 512, 0},
		{21.0 / 16, 0, -55.0 / 32, 0, 6759.0 / 4096},
		{151.0 / 96, 0, -417.0 / 128, 0},
		{1097.0 / 512, 0, -15543.0 / 2560},
		{8011.0 / 2560, 0},
		{293393.0 / 61440},
	}
	muFromChi = [6][]float64{
		{1.0 / 2, -2.0 / 3, 5.0 / 16, 41.0 / 180, -127.0 / 288, 7891.0 / 37800},
		{13.0 / 48, -3.0 / 5, 557.0 / 1440, 281.0 / 630, -1983433.0 / 1935360},
		{61.0 / 240, -103.0 / 140, 15061.0 / 26880, 167603.0 / 181440},
		{49561.0 / 161280, -179.0 / 168, 6601661.0 / 7257600},
		{34729.0 / 80640, -3418889.0 / 1995840},
		{212378941.0 / 319334400},
	}
	chiFromMu = [6][]float64{
		{-1.0 / 2, 2.0 / 3, -37.0 / 96, 1.0 / 360, 81.0 / 512, -96199.0 / 604800},
		{-1.0 / 48, -1.0 / 15, 437.0 / 1440, -46.0 / 105, 1118711.0 / 3870720},
		{-17.0 / 480, 37.0 / 840, 209.0 / 4480, -5569.0 / 90720},
		{-4397.0 / 161280, 11.0 / 504, 830251.0 / 7257600},
		{-4583.0 / 161280, 108847.0 / 3991680},
		{-20648693.0 / 638668800},
	}
	phiFromXi = [6][]float64{
		{4.0 / 3, 4.0 / 45, -16.0 / 35, -2582.0 / 14175, 60136.0 / 467775, 28112932.0 / 212837625},
		{46.0 / 45, 152.0 / 945, -11966.0 / 14175, -21016.0 / 51975, 251310128.0 / 638512875},
		{3044.0 / 2835, 3802.0 / 14175, -94388.0 / 66825, -8797648.0 / 10945935},
		{6059.0 / 4725, 41072.0 / 93555, -1472637812.0 / 638512875},
		{768272.0 / 467775, 455935736.0 / 638512875},
		{4210684958.0 / 1915538625},
	}
	xiFromPhi = [6][]float64{
		{-4.0 / 3, -4.0 / 45, 88.0 / 315, 538.0 / 4725, 20824.0 / 467775, -44732.0 / 2837835},
		{34.0 / 45, 8.0 / 105, -2482.0 / 14175, -37192.0 / 467775, -12467764.0 / 212837625},
		{-1532.0 / 2835, -898.0 / 14175, 54968.0 / 467775, 100320856.0 / 1915538625},
		{6007.0 / 14175, 24496.0 / 467775, -5884124.0 / 70945875},
		{-23356.0 / 66825, -839792.0 / 19348875},
		{570284222.0 / 1915538625},
	}
)
