package projection_test

import (
	"maps"
	"math/rand/v2"
	"runtime"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
)

// The memory in which geometries are drawn and cut serves all projections, one after the other:
// each draws what it does in memory that nobody had before, which it gets after the
// garbage was collected twice.
func TestAnyProjectionDrawsInTheMemoryOfAnother(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	countries := shapes(t, "ne_50m_countries", "ADM0_A3")
	all := setups(t)
	ids := slices.Sorted(maps.Keys(all))
	for range 12 {
		var by []*projection.Projection
		for range 3 {
			centre := [3]float64{random.Float64()*360 - 180, random.Float64()*120 - 60, random.Float64() * 40}
			p := mustSetUp(t, all[ids[random.IntN(len(ids))]], projection.Options{Rotate: &centre})
			by = append(by, p.WithView(projection.View{Scale: 50 + 2000*random.Float64(), X: 300, Y: 200}))
		}
		page := projection.Page{MaxX: 600, MaxY: 400}
		shown := countries[random.IntN(len(countries)-20):][:20]
		draw := func(p *projection.Projection) (drawn []string) {
			within := p.Within(page)
			for _, c := range shown {
				for _, g := range []*projection.Projection{p, within} {
					whole := g.Project(c.geom)
					drawn = append(drawn, string(bytesOf(t, whole)), string(bytesOf(t, projection.ClipToBox(whole, page))))
				}
			}
			return drawn
		}
		var want [][]string
		for _, p := range by {
			runtime.GC()
			runtime.GC()
			want = append(want, draw(p))
		}
		for round := range 2 {
			for i, p := range by {
				if !slices.Equal(draw(p), want[i]) {
					t.Fatalf("round %d, projection %d: it is drawn otherwise after others", round, i)
				}
			}
		}
	}
}
