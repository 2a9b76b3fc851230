package projection

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// What the sine of how far a place is from a great circle tells at once is what the places
// themselves tell, for distances up to a thousand times what edges may be off and down to a
// thousandth of what is never seen, and close to where the answer changes.
func TestJudgedIsWhatIsSeenApart(t *testing.T) {
	random := rand.New(rand.NewPCG(61, 62))
	for name, f := range map[string]Formula{"robinson": formula.Robinson{}, "laea": formula.AzimuthalEqualArea{}} {
		p, err := New(Setup{Formula: f, Clip: Clip{Angle: 170}}, Options{Rotate: &[3]float64{10, 20, 0}})
		if err != nil {
			t.Fatal(err)
		}
		told := 0
		for range 100_000 {
			p := p.WithView(View{Scale: math.Pow(10, 13*random.Float64()), X: 300, Y: 200})
			sine := p.straight * math.Pow(10, 9*random.Float64()-6)
			if random.IntN(2) == 0 {
				sine = p.straight * [2]float64{1, 1.0 / mostSteep}[random.IntN(2)] * (1 + math.Copysign(math.Pow(10, -16*random.Float64()), random.Float64()-0.5))
			}
			normal := atAngle(vec{X: 1}, 1.5*random.Float64(), random)
			v := atAngle(normal, math.Pi/2-math.Asin(math.Min(sine, 1)), random)
			a := &edgePoint{s: spotOf(v), v: v, has: true}
			on := v.Plus(-v.Dot(normal), normal)
			want := p.visiblyApart(a.s, v, spotOf(on))
			if p.radial != nil {
				want = p.vecsApart(v, unit(on))
			}
			if p.judged(math.Abs(v.Dot(normal))) != unsure {
				told++
			}
			if got := p.off(a, normal); got != want {
				t.Fatalf("%s at scale %v: %v, %v of what edges may be from a great circle, is off: %v, and not %v", name, p.view.Scale, v, sine/p.straight, got, want)
			}
		}
		if told < 20_000 {
			t.Errorf("%s: only %d are told at once", name, told)
		}
	}
}
