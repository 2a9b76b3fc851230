package projection_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/twpayne/go-geom"
)

// radials are the projections that have a form for vectors.
var radials = []string{"laea", "aeqd", "ortho", "stereo"}

// TestVectorsAreThePointForm compares the two forms, where the formula has a point and where
// it has none, but within a thousandth of the antipode, where what rounding leaves of a
// point's direction is all that the radius, without bounds there, is multiplied with.
func TestVectorsAreThePointForm(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 8))
	var found []string
	for _, d := range catalogue.All() {
		for _, s := range settingsOf(t, d, random) {
			radial := formula.Radial(s.Formula)
			if radial == nil {
				continue
			}
			found = append(found, d.ID)
			for range 2000 {
				lambda, phi := (2*random.Float64()-1)*math.Pi, (random.Float64()-0.5)*math.Pi
				vx, vy, vz := math.Cos(phi)*math.Cos(lambda), math.Cos(phi)*math.Sin(lambda), math.Sin(phi)
				if vx < -1+1e-6 || math.Abs(vx) < 1e-9 {
					continue
				}
				x, y := s.Formula.Forward(lambda, phi)
				gotX, gotY := radial(vx, vy, vz)
				near := 1e-9 * (1 + math.Hypot(x, y))
				if (x != x) != (gotX != gotX) || math.Abs(x-gotX) > near || math.Abs(y-gotY) > near {
					t.Fatalf("%s: %v, %v is at %v, %v, and by its vector at %v, %v", d.ID, lambda, phi, x, y, gotX, gotY)
				}
			}
		}
	}
	for _, id := range radials {
		if d, err := catalogue.Find(id); err != nil || !slices.Contains(found, d.ID) {
			t.Errorf("%s has no form for vectors", id)
		}
	}
}

// TestDrawingByVectorsIsTheSame draws lines and areas that are bent, split, and cut at the
// circle, with the form for vectors and without it, on pages from a world to a town.
func TestDrawingByVectorsIsTheSame(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 21))
	for _, id := range radials {
		d, err := catalogue.Find(id)
		if err != nil {
			t.Fatal(err)
		}
		s := settingsOf(t, d, random)[0]
		for range 40 {
			turn := [3]float64{360*random.Float64() - 180, 180*random.Float64() - 90, float64(random.IntN(2)) * 30}
			turn[1] *= float64(min(1, random.IntN(4)))
			one := drawnOn(t, s, turn)
			plain := s
			plain.Formula = pointForm{s.Formula}
			other := drawnOn(t, plain, turn)
			view := one.View()
			view.Scale *= math.Pow(10, 3*random.Float64())
			one, other = one.WithView(view), other.WithView(view)
			for range 20 {
				g := anyShape(random, turn)
				a, b := one.Project(g), other.Project(g)
				if (a == nil) != (b == nil) || a != nil && !slices.EqualFunc(a.FlatCoords(), b.FlatCoords(), oneStep) {
					t.Fatalf("%s turned to %v, view %v: %v differs", id, turn, view, g.FlatCoords())
				}
			}
		}
	}
}

// oneStep reports whether two pixels are at most a step of the raster apart, as what rounds to
// one or the other may be on large pages.
func oneStep(a, b float64) bool { return math.Abs(a-b) <= 0x1p-20 }

// anyShape is a line or polygon in degrees around a centre, of edges from short to long.
func anyShape(random *rand.Rand, centre [3]float64) geom.T {
	reach := math.Pow(10, 4*random.Float64()-2)
	var coords []float64
	n := 4 + random.IntN(30)
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		by := reach * (0.5 + random.Float64())
		coords = append(coords, centre[0]+by*cos, max(-90, min(90, centre[1]+by*sin)))
	}
	if random.IntN(2) == 0 {
		return geom.NewLineStringFlat(geom.XY, coords)
	}
	coords = append(coords, coords[:2]...)
	return geom.NewPolygonFlat(geom.XY, coords, []int{len(coords)})
}
