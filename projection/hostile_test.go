package projection_test

import (
	"math"
	"math/rand/v2"
	"sync"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// awkward are coordinates on cuts, poles and corners, and such as are none.
var awkward = []float64{
	-360, -270, -180, -180 + 1e-10, -90, -45, -1e-12, 0, 1e-12, 30, 60, 89.9999999999, 90, 120, 150, 180 - 1e-10, 180, 180.5,
	270, 360, 540, 1e9, math.NaN(), math.Inf(1), math.Inf(-1), math.MaxFloat64, math.SmallestNonzeroFloat64,
}

func awkwardPolygon(random *rand.Rand) *geom.MultiPolygon {
	var flat []float64
	var endss [][]int
	tame := random.IntN(3) > 0
	for range 1 + random.IntN(3) {
		var ends []int
		for range 1 + random.IntN(3) {
			from := len(flat)
			for range random.IntN(8) {
				x, y := awkward[random.IntN(len(awkward))], awkward[random.IntN(len(awkward))]
				if tame || random.IntN(4) == 0 {
					x, y = float64(random.IntN(13)-6)*30, float64(random.IntN(7)-3)*30
				}
				flat = append(flat, x, y)
			}
			if len(flat) > from && random.IntN(2) == 0 {
				flat = append(flat, flat[from], flat[from+1])
			}
			ends = append(ends, len(flat))
		}
		endss = append(endss, ends)
	}
	return geom.NewMultiPolygonFlat(geom.XY, flat, endss)
}

// TestHostile projects and clips nonsense: nothing may fail, no coordinate may
// be other than a number, and no box be left.
func TestHostile(t *testing.T) {
	box := projection.Page{MinX: -100, MinY: -100, MaxX: 100, MaxY: 100}
	ids := setups(t)
	for _, id := range []string{"lonlat", "robinson", "ortho", "laea", "lcc", "lobes", "parallels", "wide disc", "gnomonic"} {
		s, ok := ids[id]
		if !ok {
			continue
		}
		random := rand.New(rand.NewPCG(7, 8))
		for i := range pace.Of(150, 600) {
			p := mustSetUp(t, s, projection.Options{Rotate: &centres[i%len(centres)]}).WithView(projection.View{Scale: 60})
			g := awkwardPolygon(random)
			for _, out := range []geom.T{
				p.Project(g), p.Project(geom.NewMultiLineStringFlat(geom.XY, g.FlatCoords(), flatEnds(g))),
				p.Project(geom.NewMultiPointFlat(geom.XY, g.FlatCoords())),
			} {
				for _, part := range []geom.T{out, projection.ClipToBox(out, box)} {
					checkSound(t, id, part)
				}
				if part := projection.ClipToBox(out, box); part != nil {
					if b := part.Bounds(); !(b.Min(0) >= -100 && b.Max(0) <= 100 && b.Min(1) >= -100 && b.Max(1) <= 100) {
						t.Fatalf("%s: clipped to %v", id, b)
					}
				}
			}
			projection.ClipToBox(g, box)
			p.MayShow(g.Bounds(), box)
		}
	}
}

func flatEnds(g *geom.MultiPolygon) []int {
	var ends []int
	for _, e := range g.Endss() {
		ends = append(ends, e...)
	}
	return ends
}

// checkSound checks that coordinates are numbers, that points do not repeat and
// that rings are closed.
func checkSound(t *testing.T, id string, g geom.T) {
	t.Helper()
	if g == nil {
		return
	}
	for _, v := range g.FlatCoords() {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Fatalf("%s: %v", id, g.FlatCoords())
		}
	}
	if _, ok := g.(*geom.MultiPoint); ok {
		return
	}
	_, lines := g.(*geom.MultiLineString)
	each(g, func(r []float64) {
		n := len(r)
		if !lines && (n < 8 || r[0] != r[n-2] || r[1] != r[n-1]) || n < 4 {
			t.Fatalf("%s: ring or line %v", id, r)
		}
		for i := 2; i < n; i += 2 {
			if r[i] == r[i-2] && r[i+1] == r[i-1] {
				t.Fatalf("%s: repeated point in %v", id, r)
			}
		}
	})
}

// TestConcurrent uses one projection from several goroutines; the race
// detector has the last word.
func TestConcurrent(t *testing.T) {
	p, err := catalogue.New(catalogue.Settings{ID: "robinson", Options: projection.Options{Rotate: &[3]float64{150, 10, 0}}})
	if err != nil {
		t.Fatal(err)
	}
	all := shapes(t, "ne_110m_countries", "NAME")
	want := make([]geom.T, len(all))
	for i, c := range all {
		want[i] = p.Project(c.geom)
	}
	var group sync.WaitGroup
	for range 4 {
		group.Go(func() {
			for i, c := range all {
				got := p.Project(c.geom)
				p.MayShow(c.geom.Bounds(), projection.Page{MaxX: 1, MaxY: 1})
				if len(got.FlatCoords()) != len(want[i].FlatCoords()) {
					t.Errorf("%s differs", c.name)
				}
			}
		})
	}
	group.Wait()
}
