package projection

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/twpayne/go-geom"
)

// surveyedApart is a cut along the antimeridian whose lines are surveyed, loaded and looked
// at one after the other.
type surveyedApart struct{ *cut }

// TestLinesLookedAtOnceAreTheSame draws lines of all kinds, most of them such as one look
// tells all of, on globes that are turned about the axis and otherwise.
func TestLinesLookedAtOnceAreTheSame(t *testing.T) {
	r := rand.New(rand.NewPCG(4, 20))
	loaded := 0
	for round := range 4000 {
		turn := [][3]float64{{}, {r.Float64()*360 - 180}, {170, 0, 0}, {10, 20, 0}}[round%4]
		p, err := New(Setup{Formula: plate{}}, Options{Rotate: &turn, Precision: []float64{0, 0.01, 3}[r.IntN(3)]})
		if err != nil {
			t.Fatal(err)
		}
		p = p.WithView(View{Scale: 150, X: 500, Y: 250})
		apart := *p
		apart.stages = slices.Clone(p.stages)
		apart.stages[0] = surveyedApart{p.stages[0].(*cut)}
		stride := 2 + r.IntN(2)
		line := lineSomewhere(r, stride)
		w := p.walker()
		if w.loadWhole(line, stride) {
			loaded++
		}
		w.free()
		g := geom.NewLineStringFlat([]geom.Layout{geom.XY, geom.XYZ}[stride-2], line)
		a, b := p.Project(g), apart.Project(g)
		if (a == nil) != (b == nil) || a != nil && (!slices.Equal(a.FlatCoords(), b.FlatCoords()) || !slices.Equal(a.Ends(), b.Ends())) {
			t.Fatalf("round %d: looked at once the line is\n%v, else\n%v", round, a, b)
		}
	}
	if loaded < 800 || loaded > 3200 {
		t.Errorf("%d of 4000 lines are looked at once, want some and not all", loaded)
	}
}

// lineSomewhere is a line of short edges, of which some turn back or repeat a point, seldom with
// a long edge, at a pole or the antimeridian, or with what is no place.
func lineSomewhere(r *rand.Rand, stride int) []float64 {
	size := math.Pow(10, 3*r.Float64()-3)
	x, y := 360*r.Float64()-180, 178*r.Float64()-89
	var line []float64
	for range r.IntN(150) {
		switch r.IntN(6) {
		case 0:
		case 1:
			x += size * r.NormFloat64()
		default:
			x, y = x+size*r.NormFloat64(), y+size*r.NormFloat64()
		}
		line = append(line, []float64{x, y, 5}[:stride]...)
	}
	if n := len(line); n > 0 && r.IntN(4) == 0 {
		odd := []float64{90, -90, 89.95, 91, 180, -180, 179.95, 200, 1e7, math.NaN(), math.Inf(1), x + 100}
		line[r.IntN(n/stride)*stride+r.IntN(2)] = odd[r.IntN(len(odd))]
	}
	return line
}
