package projection

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// Of edges near the centre that are told to be level none would get a point between its
// ends, nor from a quarter of the precision on.
func TestLevelEdgesNeedNoPoint(t *testing.T) {
	random := rand.New(rand.NewPCG(51, 52))
	for name, f := range map[string]Formula{
		"laea": formula.AzimuthalEqualArea{}, "aeqd": formula.AzimuthalEquidistant{}, "ortho": formula.Orthographic{}, "stereo": formula.Stereographic{},
	} {
		p, err := New(Setup{Formula: f, Clip: Clip{Angle: 85}}, Options{Rotate: &[3]float64{10, 50, 0}})
		if err != nil {
			t.Fatal(err)
		}
		level, all := 0, 60_000
		for range all {
			p := p.WithView(View{Scale: math.Pow(10, 1+5*random.Float64()), X: 300, Y: 200})
			a, okA := tipAt(p, atAngle(vec{X: 1}, nearCentre*random.Float64()*1.1, random))
			b, okB := tipAt(p, atAngle(a.v, math.Min(3*math.Sqrt(p.levelTo), 0.5*p.view.Scale)/p.view.Scale*random.Float64(), random))
			if a.soft = random.IntN(2) == 0; !okA || !okB || !p.level(&a, &b) {
				continue
			}
			level++
			w := p.walker()
			if w.fine = p.fine; a.soft {
				w.fine /= 16
			}
			w.inner = w.inner[:0]
			w.halve(&a, &b, maxDepth)
			if len(w.inner) > 0 {
				t.Fatalf("%s: %v to %v at scale %v is bent at %v", name, a, b, p.view.Scale, w.inner)
			}
			w.free()
		}
		if level < all/10 || level > all*9/10 {
			t.Errorf("%s: %d of %d edges are level", name, level, all)
		}
	}
}

// atAngle is a point at an angle from another one, in some direction.
func atAngle(v vec, angle float64, random *rand.Rand) vec {
	side := vec{X: random.NormFloat64(), Y: random.NormFloat64(), Z: random.NormFloat64()}
	side = unit(side.Plus(-side.Dot(v), v))
	return vec{}.Plus(math.Cos(angle), v).Plus(math.Sin(angle), side)
}

// tipAt is the tip at a vector of the turned sphere.
func tipAt(p *Projection, v vec) (t tip, ok bool) {
	t.v, t.has = v, true
	t.x, t.y, ok = p.pinVec(v)
	return t, ok
}
