package projection_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// common are projections that have a form over slices.
var common = []string{
	"lonlat", "robinson", "naturalearth", "naturalearth2", "equalearth", "winkel3", "aitoff", "mollweide", "laea", "aeqd", "ortho", "stereo",
	"lcc", "albers", "conicequidistant", "mercator", "webmercator", "miller",
}

// settingsOf returns a projection's setups with its usual parameters and with some from all
// over their ranges.
func settingsOf(t *testing.T, d catalogue.Definition, random *rand.Rand) []projection.Setup {
	t.Helper()
	var setups []projection.Setup
	for n := range 4 {
		params := map[string]float64{}
		for _, p := range d.Params {
			if n > 0 {
				params[p.Name] = p.Min + (p.Max-p.Min)*random.Float64()
			}
		}
		v, err := d.Resolve(params)
		if err != nil {
			t.Fatal(err)
		}
		if s, err := d.Setup(v); err == nil {
			setups = append(setups, s)
		}
	}
	return setups
}

// TestSlicesAreThePointForm compares the two forms of every projection, bit by bit, where
// maps have points and where they have none.
func TestSlicesAreThePointForm(t *testing.T) {
	random := rand.New(rand.NewPCG(12, 3))
	var sliced []string
	for _, d := range catalogue.All() {
		for _, s := range settingsOf(t, d, random) {
			forwardAll := formula.Slices(s.Formula)
			if forwardAll == nil {
				continue
			}
			sliced = append(sliced, d.ID)
			points := somePoints(random, 500)
			all := slices.Clone(points)
			forwardAll(all)
			for i, p := range points {
				x, y := s.Formula.Forward(p[0], p[1])
				if !sameBits(x, all[i][0]) || !sameBits(y, all[i][1]) {
					t.Fatalf("%s: %v is at %v, %v by itself and at %v among others", d.ID, p, x, y, all[i])
				}
			}
			forwardAll(nil)
		}
	}
	for _, id := range common {
		if d, err := catalogue.Find(id); err != nil || !slices.Contains(sliced, d.ID) {
			t.Errorf("%s has no form over slices (%v)", id, err)
		}
	}
}

// sameBits reports whether two numbers are the same to the bit, or both none.
func sameBits(a, b float64) bool {
	return math.Float64bits(a) == math.Float64bits(b) || a != a && b != b
}

// somePoints are points of the sphere, many of them where formulas have their cases, and
// some that are none.
func somePoints(random *rand.Rand, n int) [][2]float64 {
	special := []float64{0, math.Copysign(0, -1), math.Pi, math.Pi / 2, 5 * degree, 90*degree + 1e-12, 1e-9, 1.5, 4, math.NaN(), math.Inf(1)}
	pick := func(reach float64) float64 {
		if random.IntN(4) > 0 {
			return (2*random.Float64() - 1) * reach
		}
		return special[random.IntN(len(special))] * float64(1-2*random.IntN(2))
	}
	points := make([][2]float64, n)
	for i := range points {
		points[i] = [2]float64{pick(math.Pi), pick(math.Pi / 2)}
	}
	return points
}

// halfWorld is a formula that is made of another.
type halfWorld struct{ formula.Lonlat }

func (h halfWorld) Forward(lambda, phi float64) (x, y float64) {
	if lambda < 0 {
		return math.NaN(), math.NaN()
	}
	return h.Lonlat.Forward(lambda, phi)
}

// TestFormulasMadeOfOthersAreAskedThemselves holds that what is put around a formula is not
// passed by.
func TestFormulasMadeOfOthersAreAskedThemselves(t *testing.T) {
	if formula.Slices(halfWorld{}) != nil {
		t.Error("a formula has the form of the one that it is made of")
	}
}

// pointForm is a formula without its form over slices.
type pointForm struct{ projection.Formula }

// TestStrokesAreTheSameWithoutSlices draws the countries with and without the form over
// slices, turned and not.
func TestStrokesAreTheSameWithoutSlices(t *testing.T) {
	world := shapes(t, "ne_110m_countries", "NAME")
	for _, id := range common {
		for _, turn := range [][3]float64{{}, {150, 0, 0}, {20, 40, 30}} {
			t.Run(fmt.Sprint(id, turn), func(t *testing.T) {
				d, err := catalogue.Find(id)
				if err != nil {
					t.Fatal(err)
				}
				s := settingsOf(t, d, rand.New(rand.NewPCG(1, 2)))[0]
				one := drawnOn(t, s, turn)
				s.Formula = pointForm{s.Formula}
				other := drawnOn(t, s, turn)
				for _, c := range world {
					a, b := one.Project(c.geom), other.Project(c.geom)
					if (a == nil) != (b == nil) {
						t.Fatalf("%s is drawn one way only", c.name)
					}
					if a != nil && !slices.Equal(a.FlatCoords(), b.FlatCoords()) {
						t.Fatalf("%s differs", c.name)
					}
				}
			})
		}
	}
}

// drawnOn is a setup turned and laid on a page.
func drawnOn(t *testing.T, s projection.Setup, turn [3]float64) *projection.Projection {
	t.Helper()
	p := mustSetUp(t, s, projection.Options{Rotate: &turn})
	return p.WithView(projection.Fit(p.Extent(), projection.Page{MaxX: 1000, MaxY: 1000}))
}
