package topology

import (
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/twpayne/go-geom"
)

// firsts is what number does by its words: the first of the points of each vertex,
// found by comparing every point with all that stand for themselves.
func firsts(layers []Layer) []int32 {
	c := collect(layers, nil)
	exact, same := map[[2]uint64]int32{}, map[[2]uint64]int32{}
	type stand struct {
		at point
		p  int32
	}
	var stands []stand
	var out []int32
	for k := range c.spans {
		s := &c.spans[k]
		for i := range s.size {
			p, at := s.start+i, s.at(i)
			key := [2]uint64{math.Float64bits(at.x), math.Float64bits(at.y)}
			if _, ok := exact[key]; !ok {
				exact[key] = p
			}
			if !s.unify {
				out = append(out, exact[key])
				continue
			}
			if _, ok := same[key]; !ok {
				best, least := exact[key], c.precision*c.precision
				found := false
				for _, o := range stands {
					if d := squared(o.at, at); d < least || d == least && (!found || o.p < best) {
						best, least, found = o.p, d, true
					}
				}
				if same[key] = best; !found && math.Abs(at.x)+math.Abs(at.y) < 1e9 {
					stands = append(stands, stand{at, best})
				}
			}
			out = append(out, same[key])
		}
	}
	return out
}

// cloud is lines and rings whose points often are the same as others, or near
// them, or odd.
func cloud(random *rand.Rand, points int, precision float64, odd bool) []geom.T {
	var gs []geom.T
	var all []float64
	for len(all) < 2*points {
		n := 4 + random.IntN(60)
		x, y := 100*random.Float64(), 100*random.Float64()
		line := make([]float64, 0, 2*n)
		for range n {
			x, y = x+random.NormFloat64()*0.2, y+random.NormFloat64()*0.2
			if len(all) > 0 && random.IntN(3) == 0 {
				k := random.IntN(len(all) / 2)
				x, y = all[2*k], all[2*k+1]
			}
			if random.IntN(4) == 0 {
				x, y = x+1.5*precision*(random.Float64()-0.5), y+1.5*precision*(random.Float64()-0.5)
			}
			if random.IntN(8) == 0 {
				x, y = math.Round(x*4)/4, math.Round(y*4)/4
			}
			if odd && random.IntN(40) == 0 {
				x = []float64{math.NaN(), math.Inf(1), math.Copysign(0, -1), 0, 1e300, -1e300}[random.IntN(6)]
			}
			line = append(line, x, y)
			if !(math.Abs(x) < 1e9) {
				x = 1
			}
		}
		all = append(all, line...)
		if random.IntN(2) == 0 {
			gs = append(gs, geom.NewLineStringFlat(geom.XY, line))
			continue
		}
		line = append(line, line[0], line[1])
		gs = append(gs, geom.NewPolygonFlat(geom.XY, line, []int{len(line)}))
	}
	return gs
}

// TestNumbersGoByTheRule compares the points that are found to be the same with
// those that are so by the rule, for few points and many, with and without a
// precision, where all layers have one or some, and on one processor or several.
func TestNumbersGoByTheRule(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	for round := range 24 {
		precision := []float64{0, 1e-4, 0.01, 0.3}[round%4]
		points := []int{300, fewPoints + 1500, 3 * fewPoints}[round%3]
		layers := []Layer{
			{Geometries: cloud(random, points/2, precision, round%5 == 0), UnifyPrecision: precision},
			{Geometries: cloud(random, points/2, precision, round%7 == 0), UnifyPrecision: precision},
		}
		if round%6 == 0 {
			layers[round/6%2].UnifyPrecision = 0
		}
		want := firsts(layers)
		shared := 0
		for _, workers := range []int{1, 3} {
			v, err := number(conveyor.WithWorkers(t.Context(), workers), collect(layers, nil))
			if err != nil {
				t.Fatal(err)
			}
			for p, id := range v.ids {
				if got := v.first(id); got != want[p] {
					t.Fatalf("round %d, precision %g, %d workers: point %d of %d is the same as %d, by the rule as %d", round, precision, workers, p, len(want), got, want[p])
				}
				if id < 0 && slices.Contains(want[p+1:min(len(want), p+50)], int32(p)) {
					t.Fatalf("round %d: point %d is alone, and others are the same", round, p)
				}
				if id >= 0 {
					shared++
				}
			}
		}
		if shared == 0 {
			t.Errorf("round %d: nothing is shared", round)
		}
	}
}

func TestBuildHearsTheContext(t *testing.T) {
	ctx, end := context.WithCancel(t.Context())
	end()
	random := rand.New(rand.NewPCG(25, 26))
	for _, points := range []int{10, 3 * fewPoints} {
		if got, err := BuildContext(ctx, []Layer{{Geometries: cloud(random, points, 0, false)}}); err == nil || got != nil {
			t.Errorf("%d points: %v, %v after the context has ended", points, got, err)
		}
	}
}

func BenchmarkBuildCloud(b *testing.B) {
	layers := []Layer{{Geometries: cloud(rand.New(rand.NewPCG(27, 28)), 100_000, 1e-4, false), UnifyPrecision: 1e-4}}
	b.ReportAllocs()
	for b.Loop() {
		Build(layers)
	}
}
