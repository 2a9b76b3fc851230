package catalogue_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestProperties takes the derivatives of each formula by differences all over
// its domain and checks the property columns both ways: what claims to be
// equal-area or conformal is, and what does not claim it is not.
func TestProperties(t *testing.T) {
	for _, d := range catalogue.All() {
		for name, v := range settings(t, d) {
			s := setup(t, d, v)
			in := domainOf(d.ID, s)
			in.low, in.high = max(in.low, -1.5), min(in.high, 1.5)
			random := rand.New(rand.NewPCG(5, 6))
			area, angle := 0.0, 0.0
			first := 0.0
			for i := range 300 {
				lambda, phi := in.point(random, 1000+i)
				if !in.has(lambda+1e-3, phi) || !in.has(lambda-1e-3, phi) || !in.has(lambda, phi+1e-3) || !in.has(lambda, phi-1e-3) {
					continue
				}
				a, w := distortion(s, lambda, phi)
				if first == 0 {
					first = a
				}
				area, angle = max(area, math.Abs(a/first-1)), max(angle, w)
			}
			if (area < 1e-4) != d.EqualArea {
				t.Errorf("%s (%s): EqualArea is %v, areas differ by %.2g", d.ID, name, d.EqualArea, area)
			}
			if (angle < 1e-6) != d.Conformal {
				t.Errorf("%s (%s): Conformal is %v, angles differ by %.2g", d.ID, name, d.Conformal, angle)
			}
		}
	}
}

// TestAnyParametersDraw takes parameters from all over their ranges and asks
// that every point which the clip lets pass has a finite image, not farther out
// than a map can sensibly reach.
func TestAnyParametersDraw(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for _, d := range catalogue.All() {
		for range 40 {
			params := map[string]float64{}
			for _, p := range d.Params {
				params[p.Name] = p.Min + (p.Max-p.Min)*[3]float64{0, 1, random.Float64()}[min(2, random.IntN(8))]
			}
			v, err := d.Resolve(params)
			if err != nil {
				t.Fatal(err)
			}
			s, err := d.Setup(v)
			if err != nil {
				if d.ID != "twopointequidistant" && d.ID != "chamberlin" {
					t.Errorf("%s %v: %v", d.ID, v, err)
				}
				continue
			}
			in := domainOf(d.ID, s)
			for i := range 150 {
				lambda, phi := in.point(random, i)
				if x, y := s.Formula.Forward(lambda, phi); !(math.Hypot(x, y) < 1e4) {
					t.Errorf("%s %v: %v, %v -> %v, %v", d.ID, v, lambda, phi, x, y)
					break
				}
			}
		}
	}
}

// distortion returns the area scale and the anisotropy 1 - b/a of the formula
// at a point, from fourth-order central differences.
func distortion(s projection.Setup, lambda, phi float64) (area, anisotropy float64) {
	const h = 2e-4
	diff := func(dl, dp float64) (x, y float64) {
		for _, c := range [4][2]float64{{-2, 1.0 / 12}, {-1, -2.0 / 3}, {1, 2.0 / 3}, {2, -1.0 / 12}} {
			px, py := s.Formula.Forward(lambda+c[0]*dl*h, phi+c[0]*dp*h)
			x, y = x+c[1]*px/h, y+c[1]*py/h
		}
		return x, y
	}
	xl, yl := diff(1, 0)
	xp, yp := diff(0, 1)
	xl, yl = xl/math.Cos(phi), yl/math.Cos(phi)
	area = math.Abs(xl*yp - yl*xp)
	sum := math.Sqrt(math.Max(0, xl*xl+yl*yl+xp*xp+yp*yp+2*area))
	difference := math.Hypot(xl-yp*sign(xl*yp-yl*xp), xp*sign(xl*yp-yl*xp)+yl)
	return area, difference / sum
}

func sign(v float64) float64 { return math.Copysign(1, v) }
