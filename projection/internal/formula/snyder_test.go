package formula

import (
	"math"
	"testing"
)

// TestSnyder compares formulas with the numerical examples of Snyder 1987 (USGS
// Professional Paper 1395), appendix A, p. 266-335, on the unit sphere.
// Longitudes count from the central meridian of the example.
func TestSnyder(t *testing.T) {
	const d = math.Pi / 180
	for _, c := range []struct {
		name        string
		f           Formula
		lambda, phi float64 // degrees
		x, y        float64
	}{
		{"Mercator", Mercator{}, 105, 35, 1.8325957, 0.6528366},
		{"Miller", Miller{}, -75, 50, -1.3089969, 0.9536371},
		{"Albers", NewConicEqualArea(23*d, 29.5*d, 45.5*d), 21, 35, 0.2952720, 0.2416774},
		{"Lambert conformal conic", NewConicConformal(23*d, 33*d, 45*d, 0), 21, 35, 0.2966785, 0.2462112},
		{"equidistant conic", NewConicEquidistant(23*d, 29.5*d, 45.5*d), 21, 35, 0.2952057, 0.2424021},
		{"Bonne", NewBonne(40 * d), -10, 30, -0.1508418, -0.1661807},
		{"sinusoidal", Sinusoidal{}, 15, -50, 0.1682814, -0.8726646},
		{"Mollweide", Mollweide{}, 15, -50, 0.1788845, -0.9208758},
		{"Van der Grinten", VanDerGrinten1{}, -75, -50, -1.1954154, -0.9960733},
	} {
		x, y := c.f.Forward(c.lambda*d, c.phi*d)
		if !(math.Abs(x-c.x) <= 6e-8 && math.Abs(y-c.y) <= 6e-8) {
			t.Errorf("%s: got %.7f, %.7f, want %.7f, %.7f", c.name, x, y, c.x, c.y)
		}
	}
}
