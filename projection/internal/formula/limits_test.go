package formula

import (
	"math"
	"math/rand/v2"
	"testing"
)

const testDegree = math.Pi / 180

// scaled stretches a formula's plane.
type scaled struct {
	Formula
	kx, ky, dy float64
}

func (s scaled) Forward(lambda, phi float64) (x, y float64) {
	x, y = s.Formula.Forward(lambda, phi)
	return x * s.kx, y*s.ky + s.dy
}

// TestLimitsMeet checks that families end in the projections that the
// literature names as their limits.
func TestLimitsMeet(t *testing.T) {
	const d = testDegree
	cos30 := math.Cos(30 * d)
	for _, c := range []struct {
		name      string
		a, b      Formula
		tolerance float64
	}{
		{"conformal cone of opposite parallels is Mercator", NewConicConformal(0, 30*d, -30*d, 0), scaled{Mercator{}, cos30, cos30, 0}, 1e-10},
		{"equal-area cone of opposite parallels is cylindrical", NewConicEqualArea(0, 30*d, -30*d), CylindricalEqualArea{30 * d}, 1e-10},
		{"equidistant cone of opposite parallels is equirectangular", NewConicEquidistant(0, 30*d, -30*d), Lonlat{30 * d}, 1e-10},
		{"Bonne of the equator is sinusoidal", NewBonne(0), Sinusoidal{}, 0},
		{"Bonne near the equator is sinusoidal", NewBonne(1e-5), scaled{Sinusoidal{}, 1, 1, -1e-5}, 1e-4},
		{"Lagrange unfolded is stereographic", Lagrange{Fold: 1}, Stereographic{}, 1e-12},
		{"Hammer unfolded is Lambert's azimuthal", Hammer{Fold: 1}, AzimuthalEqualArea{}, 1e-12},
		{"Hammer folded often is quartic authalic", Hammer{Fold: 1e5}, QuarticAuthalic(), 1e-8},
		{"a satellite far off sees the orthographic", Satellite{Distance: 1e9}, Orthographic{}, 1e-8},
		{"Wagner's construction gives VII", NewWagner(65*d, 60*d, 0, 2), NewWagner7(), 1e-4},
		{"a cylinder turned east is upright", Turned{Base: Miller{}, Azimuth: math.Pi / 2}, Miller{}, 1e-12},
		{"Putnins P2' is Wagner IV", NewWagner4(), MollweideSeries{0.86310, 1.56548, 2.96042}, 2e-5},
		{"Goode's constants differ little", Goode(), GoodeExact(), 1e-5},
	} {
		random := rand.New(rand.NewPCG(9, 9))
		for range 200 {
			lambda, phi := (random.Float64()-0.5)*3, (random.Float64()-0.5)*2.8
			ax, ay := c.a.Forward(lambda, phi)
			bx, by := c.b.Forward(lambda, phi)
			if !(math.Hypot(ax-bx, ay-by) <= c.tolerance) && math.Cos(lambda)*math.Cos(phi) > 0.01 {
				t.Errorf("%s: at %v, %v: %v, %v and %v, %v", c.name, lambda, phi, ax, ay, bx, by)
				break
			}
		}
	}
}

// TestExactPlaces checks poles, middles and rims themselves, where formulas
// divide by 0 in the books.
func TestExactPlaces(t *testing.T) {
	nan := math.NaN()
	for _, c := range []struct {
		name        string
		f           Formula
		lambda, phi float64
		x, y        float64
	}{
		{"Mollweide pole", Mollweide{}, 1, halfPi, 0, math.Sqrt2},
		{"Mollweide rim", Mollweide{}, math.Pi, 0, 2 * math.Sqrt2, 0},
		{"Robinson pole", Robinson{}, math.Pi, -halfPi, -0, -1.3523},
		{"azimuthal centre", AzimuthalEquidistant{}, 0, 0, 0, 0},
		{"behind the globe", Orthographic{}, 3, 0, nan, nan},
		{"beyond the gnomonic", Gnomonic{}, 2, 0, nan, nan},
		{"behind the horizon", Satellite{Distance: 2}, 1.2, 0, nan, nan},
		{"Van der Grinten pole", VanDerGrinten1{}, 2, halfPi, 0, math.Pi},
		{"Van der Grinten equator", VanDerGrinten1{}, 2, 0, 2, 0},
		{"Van der Grinten II pole", VanDerGrinten2{}, 2, halfPi, 0, math.Pi},
		{"Van der Grinten III equator", VanDerGrinten3{}, 2, 0, 2, 0},
		{"Van der Grinten IV pole", VanDerGrinten4{}, 2, -halfPi, 0, -halfPi},
		{"nicolosi rim", Nicolosi{}, halfPi, 0.5, halfPi * math.Cos(0.5), halfPi * math.Sin(0.5)},
		{"nicolosi behind", Nicolosi{}, 2, 0.5, nan, nan},
		{"polyconic equator", Polyconic{}, 2, 0, 2, 0},
		{"Werner pole", NewBonne(halfPi), 2, halfPi, 0, 0},
		{"Mercator limit", Mercator{Limit: 1}, 2, 1.5, 2, isometric(1)},
		{"Lagrange pole", Lagrange{Fold: 2}, 2, halfPi, 0, 2},
		{"Putnins P2 pole", Putnins2{}, 2, halfPi, 0, putnins2Y * math.Sqrt(3) / 2},
		{"Putnins P6 pole", NewPutnins6(), 2, halfPi, 0, 0.91910 * math.Sqrt(3)},
		{"Boggs pole", Boggs{}, 2, halfPi, 0, boggsY * (halfPi + math.Sqrt2)},
		{"loximuthal centre", Loximuthal{Centre: 0.5}, 1, 0.5, math.Cos(0.5), 0},
		{"square corner", Guyou{}, halfPi, math.Pi / 4, ellipticK, ellipticK},
		{"world square pole", AdamsWorld2{}, 0, halfPi, 0, ellipticK * math.Sqrt2},
	} {
		x, y := c.f.Forward(c.lambda, c.phi)
		if c.name == "Robinson pole" {
			x = 0
		}
		if math.IsNaN(c.x) {
			if !math.IsNaN(x) || !math.IsNaN(y) {
				t.Errorf("%s: %v, %v", c.name, x, y)
			}
			continue
		}
		if !(math.Hypot(x-c.x, y-c.y) <= 2e-7) {
			t.Errorf("%s: %.12f, %.12f, want %v, %v", c.name, x, y, c.x, c.y)
		}
	}
}

func TestSatelliteReach(t *testing.T) {
	for _, s := range []Satellite{{Distance: 1.6}, {Distance: 1.6, Tilt: 1.2}, {Distance: 1.001, Tilt: -1.3}, {Distance: 1e4, Tilt: 1}} {
		reach := s.Reach()
		if !(reach > 0 && reach <= math.Acos(1/s.Distance)) {
			t.Errorf("%+v: reach %v", s, reach)
		}
		for i := range 36 {
			az := float64(i) / 18 * math.Pi
			phi := math.Asin(math.Sin(reach-1e-9) * math.Cos(az))
			lambda := math.Atan2(math.Sin(reach-1e-9)*math.Sin(az), math.Cos(reach-1e-9))
			if x, y := s.Forward(lambda, phi); !(math.Hypot(x, y) < 100) {
				t.Errorf("%+v: %v, %v -> %v, %v", s, lambda, phi, x, y)
			}
		}
	}
}

// TestPolesAreExact checks that poles are not left to an equation that is flat there:
// its solution has half of the digits, and others on another processor.
func TestPolesAreExact(t *testing.T) {
	for name, f := range map[string]Formula{"Mollweide": Mollweide{}, "Eckert IV": Eckert4{}, "Putnins P2": Putnins2{}, "Putnins P6": NewPutnins6()} {
		_, pole := f.Forward(0, halfPi)
		_, beyond := f.Forward(0, math.Nextafter(halfPi, 2))
		x, _ := f.Forward(1e6, halfPi)
		width := math.Abs(x)
		if beyond != pole || name != "Eckert IV" && !(width < 1e-8) {
			t.Errorf("%s: the pole is at %v and %v, and %v wide for a million radians", name, pole, beyond, width)
		}
	}
}
