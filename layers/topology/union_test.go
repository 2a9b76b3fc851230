package topology_test

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// circles are n circles of 24 points in a square, so that each has about as
// many neighbours as is asked for.
func circles(n int, neighbours float64, seed uint64) []geom.T {
	r := rand.New(rand.NewPCG(seed, seed))
	const width = 1000.0
	// Two circles meet when their middles are two radii apart at most.
	radius := math.Sqrt(neighbours * width * width / float64(n) / (4 * math.Pi))
	gs := make([]geom.T, n)
	for i := range gs {
		x, y := width*r.Float64(), width*r.Float64()
		var flat []float64
		for k := range 24 {
			a := 2 * math.Pi * float64(k) / 24
			flat = append(flat, x+radius*math.Cos(a), y+radius*math.Sin(a))
		}
		gs[i] = polygonOf(append(flat, flat[0], flat[1]))
	}
	return gs
}

func BenchmarkUnion(b *testing.B) {
	for _, n := range []int{1000, 10_000, 100_000} {
		for _, neighbours := range []float64{1, 5, 20} {
			gs := circles(n, neighbours, 1)
			b.Run(fmt.Sprintf("%dx%g", n, neighbours), func(b *testing.B) {
				for b.Loop() {
					g, err := topology.Union(b.Context(), gs)
					if err != nil {
						b.Fatal(err)
					}
					b.ReportMetric(areaOf(g), "px2")
				}
			})
		}
	}
}

// covered tells how often polygons cover a point, each by the even-odd rule.
func covered(gs []geom.T, x, y float64) (n int) {
	for _, g := range gs {
		for _, rings := range ringsOf(g) {
			in := false
			for _, r := range rings {
				in = in != inRing(r, x, y)
			}
			if in {
				n++
			}
		}
	}
	return n
}

// scattered are n polygons.
func scattered(n int, one func(r *rand.Rand) geom.T) func(r *rand.Rand) []geom.T {
	return func(r *rand.Rand) []geom.T {
		gs := make([]geom.T, n)
		for i := range gs {
			gs[i] = one(r)
		}
		return gs
	}
}

// onGrid is a point of n by n.
func onGrid(r *rand.Rand, n int) (x, y float64) { return float64(r.IntN(n)), float64(r.IntN(n)) }

// unitedShapes are sets of polygons that are hard to unite.
func unitedShapes() map[string]func(r *rand.Rand) []geom.T {
	box := func(x, y, w, h float64) geom.T {
		return polygonOf([]float64{x, y, x + w, y, x + w, y + h, x, y + h, x, y})
	}
	scribble := func(n int, place func(r *rand.Rand) (float64, float64)) func(r *rand.Rand) geom.T {
		return func(r *rand.Rand) geom.T {
			var flat []float64
			for range n {
				x, y := place(r)
				flat = append(flat, x, y)
			}
			return polygonOf(append(flat, flat[0], flat[1]))
		}
	}
	return map[string]func(r *rand.Rand) []geom.T{
		"stars":         scattered(60, func(r *rand.Rand) geom.T { return randomStar(r, 100*r.Float64(), 100*r.Float64(), 20, 3+r.IntN(12)) }),
		"equal":         scattered(40, func(*rand.Rand) geom.T { return box(3, 4, 50, 60) }),
		"boxes on grid": scattered(60, func(r *rand.Rand) geom.T { x, y := onGrid(r, 9); return box(x*10, y*10, 10, 10) }),
		"long boxes": scattered(60, func(r *rand.Rand) geom.T {
			x, y := onGrid(r, 100)
			if r.IntN(2) == 0 {
				return box(x, 0, 0.5, 100)
			}
			return box(0, y, 100, 0.5)
		}),
		"triangles on grid": scattered(50, scribble(3, func(r *rand.Rand) (float64, float64) { return onGrid(r, 12) })),
		"scribbles":         scattered(12, scribble(9, func(r *rand.Rand) (float64, float64) { return 100 * r.Float64(), 100 * r.Float64() })),
		"scribbles on grid": scattered(12, scribble(9, func(r *rand.Rand) (float64, float64) { return onGrid(r, 7) })),
		"thirds":            scattered(50, scribble(4, func(r *rand.Rand) (float64, float64) { x, y := onGrid(r, 9); return x / 3, y / 3 })),
		"almost the same": scattered(30, func(r *rand.Rand) geom.T {
			d := func() float64 { return 1e-13 * r.Float64() }
			return box(10+d(), 10+d(), 20+d(), 20+d())
		}),
		"slivers": scattered(40, func(r *rand.Rand) geom.T {
			y := 10 * r.Float64()
			return polygonOf([]float64{0, y, 100, y + 1e-9, 50, y + 1e-7, 0, y})
		}),
		"a ring in a ring": scattered(20, func(r *rand.Rand) geom.T {
			x, y := onGrid(r, 50)
			return polygonOf(square(x, y, 20), square(x+5, y+5, 10))
		}),
		"spikes": scattered(30, func(r *rand.Rand) geom.T {
			x, y := onGrid(r, 20)
			return polygonOf([]float64{x, y, x + 5, y, x + 15, y, x + 5, y, x + 5, y + 5, x, y + 5, x, y})
		}),
		"far apart in size": scattered(30, func(r *rand.Rand) geom.T {
			s := math.Pow(10, -6*r.Float64())
			return box(s*r.Float64(), s*r.Float64(), s, s)
		}),
		"narrow angles": scattered(30, func(r *rand.Rand) geom.T {
			return polygonOf([]float64{0, 0, 1000, 1e-7 * r.Float64(), 1000, 1e-7 * (1 + r.Float64()), 0, 0})
		}),
		"fans about a point": scattered(40, func(r *rand.Rand) geom.T {
			a := 7 * r.Float64()
			return polygonOf([]float64{50, 50, 50 + 40*math.Cos(a), 50 + 40*math.Sin(a), 50 + 40*math.Cos(a+0.3), 50 + 40*math.Sin(a+0.3), 50, 50})
		}),
	}
}

// closeShapes are further ones, whose edges are close to each other, or touch.
func closeShapes() map[string]func(r *rand.Rand) []geom.T {
	return map[string]func(r *rand.Rand) []geom.T{
		"bow ties": scattered(30, func(r *rand.Rand) geom.T {
			x, y := onGrid(r, 40)
			return polygonOf([]float64{x, y, x + 20, y + 20, x + 20, y, x, y + 20, x, y})
		}),
		"rings in each other's holes": func(r *rand.Rand) []geom.T {
			gs := []geom.T{randomStar(r, 50, 50, 45, 3+r.IntN(30))}
			for i := range 30 {
				size := 45 - 1.5*float64(i)
				gs = append(gs, polygonOf(circled(50, 50, size, 24), circled(50, 50, size-0.1-r.Float64(), 24)))
			}
			return gs
		},
		"rings that touch": func(r *rand.Rand) []geom.T {
			gs := []geom.T{randomStar(r, 50, 50, 30, 3+r.IntN(20))}
			for range 20 {
				x, y := onGrid(r, 6)
				gs = append(gs, polygonOf([]float64{10 * x, 10*y + 5, 10*x + 5, 10 * y, 10*x + 10, 10*y + 5, 10*x + 5, 10*y + 10, 10 * x, 10*y + 5}))
			}
			return gs
		},
		"combs": scattered(6, func(r *rand.Rand) geom.T {
			x, y := onGrid(r, 10)
			across := r.IntN(2) == 0
			flat := []float64{x, y, x + 85, y, x + 85, y + 2}
			for i := range 40 {
				at := x + 84 - 2*float64(i)
				flat = append(flat, at, y+80, at-r.Float64(), y+2)
			}
			flat = append(flat, x, y+2, x, y)
			for i := 0; across && i < len(flat); i += 2 {
				flat[i], flat[i+1] = flat[i+1], flat[i]
			}
			return polygonOf(flat)
		}),
	}
}

// allShapes are both.
func allShapes() map[string]func(r *rand.Rand) []geom.T {
	all := unitedShapes()
	maps.Copy(all, closeShapes())
	return all
}

// circled is a ring of n points around a point.
func circled(x, y, size float64, n int) (ring []float64) {
	for k := range n + 1 {
		sin, cos := math.Sincos(2 * math.Pi * float64(k%n) / float64(n))
		ring = append(ring, x+size*cos, y+size*sin)
	}
	return ring
}

// TestUnionCoversWhatItsPolygonsCover takes points at random: a union covers one
// exactly when a polygon does, is valid, and knows neither the polygons' order
// nor how they are put into groups.
func TestUnionCoversWhatItsPolygonsCover(t *testing.T) {
	for name, shapes := range allShapes() {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, 7))
			for round := range pace.Of(8, 20) {
				gs := shapes(r)
				union, err := topology.Union(t.Context(), gs)
				if err != nil {
					t.Fatal(err)
				}
				if err := simpleFeature(union).Validate(); union != nil && err != nil {
					t.Fatalf("round %d: %v", round, err)
				}
				checkCoverage(t, r, gs, union)
				half := len(gs) / 2
				one, err1 := topology.Union(t.Context(), gs[:half])
				two, err2 := topology.Union(t.Context(), gs[half:])
				again, err3 := topology.Union(t.Context(), []geom.T{two, one})
				if err1 != nil || err2 != nil || err3 != nil {
					t.Fatal(err1, err2, err3)
				}
				if a, b := areaOf(union), areaOf(again); !(math.Abs(a-b) <= stripe(gs)) {
					t.Errorf("round %d: area %v at once, %v by halves", round, a, b)
				}
			}
		})
	}
}

// stripe is the area of a stripe along all edges, as wide as points may move.
func stripe(gs []geom.T) float64 {
	length, most := 0.0, 0.0
	for _, g := range gs {
		for _, rings := range ringsOf(g) {
			for _, r := range rings {
				for i := 0; i+3 < len(r); i += 2 {
					length += math.Hypot(r[i+2]-r[i], r[i+3]-r[i+1])
					most = max(most, math.Abs(r[i]), math.Abs(r[i+1]))
				}
			}
		}
	}
	return 1e-12 * most * length
}

func checkCoverage(t *testing.T, r *rand.Rand, gs []geom.T, union geom.T) {
	t.Helper()
	var parts []geom.T
	if union != nil {
		parts = []geom.T{union}
	}
	b := geom.NewBounds(geom.XY)
	for _, g := range gs {
		b.Extend(g)
	}
	wrong := 0
	for range 300 {
		x := b.Min(0) + r.Float64()*(b.Max(0)-b.Min(0))
		y := b.Min(1) + r.Float64()*(b.Max(1)-b.Min(1))
		if covered(gs, x, y) > 0 != (covered(parts, x, y) > 0) {
			wrong++
		}
	}
	if wrong > 0 {
		t.Errorf("%d of 300 points are on the wrong side", wrong)
	}
}

// TestUnionHasTheAreaOfGEOS compares with what GEOS 3.11.1 says of the same
// circles; .ci/union writes them, asks GEOS and compares, for 100,000 as well.
func TestUnionHasTheAreaOfGEOS(t *testing.T) {
	for _, test := range []struct {
		n          int
		neighbours float64
		area       float64
	}{
		{1000, 1, 220422.561139},
		{1000, 5, 722081.705348},
		{1000, 20, 1082713.16394},
		{1000, 300, 1620485.29979},
	} {
		g, err := topology.Union(t.Context(), circles(test.n, test.neighbours, 1))
		if a := areaOf(g); err != nil || !(math.Abs(a-test.area) <= 1e-11*test.area) {
			t.Errorf("%d circles of %g neighbours: area %.12g, want %.12g; %v", test.n, test.neighbours, a, test.area, err)
		}
	}
}

// TestUnionWritesCircles writes circles to the file that UNION_CIRCLES names, one
// a line, and prints the area of their union, for .ci/union.
func TestUnionWritesCircles(t *testing.T) {
	name := os.Getenv("UNION_CIRCLES")
	if name == "" {
		t.Skip("UNION_CIRCLES names no file")
	}
	n, _ := strconv.Atoi(os.Getenv("UNION_COUNT"))
	neighbours, _ := strconv.ParseFloat(os.Getenv("UNION_NEIGHBOURS"), 64)
	gs := circles(n, neighbours, 1)
	var text []byte
	for _, g := range gs {
		for i, f := range g.FlatCoords() {
			text = append(strconv.AppendFloat(text, f, 'g', -1, 64), " \n"[min(1, (i+1)/len(g.FlatCoords()))])
		}
	}
	if err := os.WriteFile(name, text, 0o600); err != nil {
		t.Fatal(err)
	}
	start := time.Now()
	g, err := topology.Union(t.Context(), gs)
	if err != nil {
		t.Fatal(err)
	}
	fmt.Printf("kartograph %.17g in %.1f s\n", areaOf(g), time.Since(start).Seconds())
}

// TestUnionOfManyShapes unites what earlier versions gave up on.
func TestUnionOfManyShapes(t *testing.T) {
	var grid []geom.T
	for i := range 120 {
		x := float64(4 * i)
		grid = append(grid, polygonOf([]float64{x, 0, x + 1, 0, x + 1, 480, x, 480, x, 0}), polygonOf([]float64{0, x, 480, x, 480, x + 1, 0, x + 1, 0, x}))
	}
	area := 2*120*480.0 - 120*120
	for _, gs := range [][]geom.T{grid, circles(3000, 3000, 2)} {
		all := make([]int, len(gs))
		for i := range all {
			all[i] = i
		}
		d := dissolve(t, build(gs...), [][]int{all})[0]
		whole, err := topology.Union(t.Context(), gs)
		if err != nil || d.Rest != nil {
			t.Fatalf("%d polygons are left: %v", len(d.Rest), err)
		}
		if a, b := areaOf(d.Geometry), areaOf(whole); !(math.Abs(a-b) <= 1e-9*a) {
			t.Errorf("dissolved to %v px², united to %v px²", a, b)
		}
		if a := areaOf(whole); len(gs) == len(grid) && !(math.Abs(a-area) <= 1e-9*area) {
			t.Errorf("area %v, want %v", a, area)
		}
	}
}

// TestUnionIsTheSameOnAnyNumberOfWorkers compares coordinates.
func TestUnionIsTheSameOnAnyNumberOfWorkers(t *testing.T) {
	gs := circles(500, 6, 3)
	one, err1 := topology.Union(conveyor.WithWorkers(t.Context(), 1), gs)
	all, err2 := topology.Union(t.Context(), gs)
	if err1 != nil || err2 != nil || !slices.Equal(one.FlatCoords(), all.FlatCoords()) {
		t.Errorf("the unions differ: %v, %v", err1, err2)
	}
}

// TestUnionHearsTheContext gives a union up while it is made.
func TestUnionHearsTheContext(t *testing.T) {
	gs := circles(20_000, 20, 1)
	pace.Within(t, "giving up", 2*time.Second, func() {
		ctx, stop := context.WithTimeout(t.Context(), 5*time.Millisecond)
		defer stop()
		if _, err := topology.Union(ctx, gs); !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("the error is %v", err)
		}
	})
}

// TestUnionOfNothing gives nil, and an error for what is no number.
func TestUnionOfNothing(t *testing.T) {
	line := geom.NewLineStringFlat(geom.XY, []float64{0, 0, 1, 1})
	for _, gs := range [][]geom.T{nil, {nil, line}, {polygonOf([]float64{0, 0, 4, 0, 0, 0})}} {
		if g, err := topology.Union(t.Context(), gs); g != nil || err != nil {
			t.Errorf("%v gives %v, %v", gs, g, err)
		}
	}
	for _, f := range []float64{math.NaN(), math.Inf(1), 1e200} {
		if _, err := topology.Union(t.Context(), []geom.T{polygonOf([]float64{0, 0, 1, 0, 1, f, 0, 0})}); !errors.Is(err, topology.ErrTangled) {
			t.Errorf("%v: the error is %v", f, err)
		}
	}
}
