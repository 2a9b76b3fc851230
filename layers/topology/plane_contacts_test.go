package topology

import (
	"context"
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/twpayne/go-geom"
)

// ringOf is a polygon of one ring, each edge in so many pieces.
func ringOf(corners [][2]float64, pieces int) geom.T {
	var flat []float64
	for i, c := range corners {
		d := corners[(i+1)%len(corners)]
		for k := range pieces {
			t := float64(k) / float64(pieces)
			flat = append(flat, c[0]+(d[0]-c[0])*t, c[1]+(d[1]-c[1])*t)
		}
	}
	flat = append(flat, flat[0], flat[1])
	return geom.NewPolygonFlat(geom.XY, flat, []int{len(flat)})
}

// star is a star of so many points, and a circle where its two radii are about the same.
func star(points int, radius, inner, x, y float64) (corners [][2]float64) {
	for i := range 2 * points {
		r := radius
		if i%2 == 1 {
			r = inner
		}
		sin, cos := math.Sincos(math.Pi * float64(i) / float64(points))
		corners = append(corners, [2]float64{x + r*cos, y + r*sin})
	}
	return corners
}

func square(west, south, east, north float64) [][2]float64 {
	return [][2]float64{{west, south}, {east, south}, {east, north}, {west, north}}
}

// crowds are families of polygons that lie almost in the same place.
func crowds(n int) map[string][]geom.T {
	all := map[string][]geom.T{}
	for i := range n {
		by := float64(i) / float64(n) * 4
		all["rectangles"] = append(all["rectangles"], ringOf(square(-400-by, -200-by, 400+by, 200+by), 40))
		all["circles"] = append(all["circles"], ringOf(star(48, 200+by, 200+by, 3, 7), 2))
		all["stars"] = append(all["stars"], ringOf(star(9, 300+by, 150+by/2, -1, 2), 8))
		all["shifted squares"] = append(all["shifted squares"], ringOf(square(by, by/3, 300+by, 300+by/3), 30))
	}
	return all
}

// TestContactsAreAllPairs ticks the polygons that a look at all pairs of edges ticks.
func TestContactsAreAllPairs(t *testing.T) {
	families := crowds(25)
	random := rand.New(rand.NewPCG(21, 22))
	for range 250 {
		x, y, along := random.Float64()*3, random.Float64()*3, random.Float64()*2*math.Pi
		families["needles"] = append(families["needles"], ringOf([][2]float64{{x, y}, {x + 9*math.Cos(along), y + 9*math.Sin(along)}, {x + 1e-3, y + 2e-3}}, 1))
		x, y = math.Round(x*4), math.Round(y*4)
		families["boxes on a raster"] = append(families["boxes on a raster"], ringOf(square(x, y, x+1+float64(random.IntN(3)), y+1+float64(random.IntN(3))), 1))
	}
	for name, gs := range families {
		o := outlineOf(gs)
		topo := o.t
		want := make([]bool, len(gs))
		for i, s := range o.strokes {
			a, b := topo.strokeEnds(s)
			for _, r := range o.strokes[i+1:] {
				if c, e := topo.strokeEnds(r); meet(a, b, c, e, o.nearby) {
					want[max(s.who, r.who)] = true
				}
			}
		}
		got := make([]bool, len(gs))
		if !o.contacts(t.Context(), got) || !slices.Equal(got, want) {
			t.Errorf("%s: %v, want %v", name, got, want)
		}
	}
}

// TestBandsTickWhatOneGridDoes ticks the same polygons in bands, on any number of processors, as
// with one index of all edges.
func TestBandsTickWhatOneGridDoes(t *testing.T) {
	random := rand.New(rand.NewPCG(23, 24))
	families := map[string][]geom.T{"shifted squares": crowds(300)["shifted squares"]}
	for kind, name := range []string{"anywhere", "around each other"} {
		families[name] = ringsOfRings(random, kind, 1500)
	}
	for name, gs := range families {
		o := outlineOf(gs)
		b := &bands{o: o, aside: make([]bool, len(gs))}
		b.left.Store(math.MaxInt64)
		if !b.lay() {
			t.Fatalf("%s: %d edges are in one band", name, len(o.strokes))
		}
		c := b.crowd(nil)
		c.aside, c.grid = make([]bool, len(gs)), o.index()
		for i := range o.strokes {
			c.gather(int32(i))
		}
		if !c.meetInCells(0) || slices.Contains(c.aside, true) != (name != "around each other") {
			t.Fatalf("%s: ticked %t", name, slices.Contains(c.aside, true))
		}
		spent := map[int64]bool{}
		for _, workers := range []int{1, 2, 5} {
			got := make([]bool, len(gs))
			b := &bands{o: o, aside: got}
			b.left.Store(math.MaxInt64)
			if b.lay(); b.meet(conveyor.WithWorkers(t.Context(), workers)) != nil || !slices.Equal(got, c.aside) {
				t.Errorf("%s, %d workers: other polygons", name, workers)
			}
			spent[b.left.Load()] = true
		}
		if len(spent) != 1 {
			t.Errorf("%s: how many pairs are looked at depends on who is first", name)
		}
	}
}

// TestBandsGiveUp holds that bands hear that there are too many pairs, and that the context has ended.
func TestBandsGiveUp(t *testing.T) {
	o := outlineOf(ringsOfRings(rand.New(rand.NewPCG(25, 26)), 0, 1500))
	b := &bands{o: o, aside: make([]bool, 1500)}
	b.left.Store(100)
	if b.lay(); !errors.Is(b.meet(t.Context()), errCrowded) {
		t.Error("it looked at all pairs")
	}
	ctx, stop := context.WithCancel(t.Context())
	stop()
	if o.contacts(ctx, make([]bool, 1500)) || o.err == nil {
		t.Error("it went on")
	}
}

// outlineOf is the outline of polygons.
func outlineOf(gs []geom.T) *outline {
	topo := Build([]Layer{{Geometries: gs}})
	d := newDissolver(topo, nil)
	d.rest = map[int32]bool{}
	for i := range gs {
		topo.eachPolygon(int32(i), func(p int32) { d.polygons = append(d.polygons, p) })
	}
	d.claim()
	return newOutline(topo, d.border(), nil, d.owner)
}

// TestCrowdsCostFewLooks finds out with few looks at pairs of edges which polygons meet of
// those that lie almost in the same place.
func TestCrowdsCostFewLooks(t *testing.T) {
	const n = 800
	for name, gs := range crowds(n) {
		o := outlineOf(gs)
		ctx := &ending.Context{Context: t.Context(), Left: 1 << 40}
		o.steps = heed.Every(ctx, looksToHeed)
		if !o.contacts(conveyor.WithWorkers(ctx, 1), make([]bool, n)) {
			t.Errorf("%s: gave up", name)
		}
		if looks := ctx.Asked * looksToHeed / len(o.strokes); looks > 120 && name != "stars" || looks > 400 {
			t.Errorf("%s: %d looks for each edge", name, looks)
		} else {
			t.Logf("%s: %d looks for each edge", name, looks)
		}
	}
}

// TestCrowdsAreUnited unites polygons that lie almost in the same place to the area that
// they have where each is put to the others by itself.
func TestCrowdsAreUnited(t *testing.T) {
	const n = 150
	whole := make([]int, n)
	for i := range whole {
		whole[i] = i
	}
	for name, gs := range crowds(n) {
		all, err := Build([]Layer{{Geometries: gs}}).Dissolve(t.Context(), 0, [][]int{whole})
		if err != nil || all[0].Rest != nil {
			t.Fatalf("%s: %v, %d left over", name, err, len(all[0].Rest))
		}
		one, err := Unite(t.Context(), gs)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := areaOfAll(all[0].Geometry), areaOfAll(one); math.Abs(got-want) > 1e-9*want {
			t.Errorf("%s: an area of %v, want %v", name, got, want)
		}
	}
}

// areaOfAll is the area of rings, holes being the other way around.
func areaOfAll(g geom.T) (area float64) {
	switch g := g.(type) {
	case *geom.Polygon:
		return math.Abs(g.Area())
	case *geom.MultiPolygon:
		return math.Abs(g.Area())
	}
	return 0
}
