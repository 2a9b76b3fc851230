package topology

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"github.com/twpayne/go-geom"
)

// ringsOfRings are rings with holes, in each other, beside each other, across and
// with corners in common, by their kind.
func ringsOfRings(r *rand.Rand, kind, n int) (all []geom.T) {
	for i := range n {
		x, y, size := 1000*r.Float64(), 1000*r.Float64(), 20+180*r.Float64()
		corners, share := 3+r.IntN(12), 0.5+0.4*r.Float64()
		switch kind {
		case 1: // around each other
			x, y, size, corners, share = 500, 500, 500-400*float64(i)/float64(n), 16, 1-0.3/float64(n)
			if i%4 == 0 { // over those within it
				share = 0.1
			}
		case 2: // of a few sizes on a lattice
			x, y, size, corners, share = 100*float64(r.IntN(10)), 100*float64(r.IntN(10)), 50*float64(1+r.IntN(3)), 4, 0.5
		}
		p := geom.NewPolygon(geom.XY)
		for _, size := range []float64{size, size * share} {
			ring := make([]float64, 0, 2*corners+2)
			for c := range corners + 1 {
				sin, cos := math.Sincos(2 * math.Pi * float64(c%corners) / float64(corners))
				ring = append(ring, math.Round(64*(x+size*cos))/64, math.Round(64*(y+size*sin))/64)
			}
			if err := p.Push(geom.NewLinearRingFlat(geom.XY, ring)); err != nil {
				panic(err)
			}
		}
		all = append(all, p)
	}
	return all
}

// TestLineTellsWhatRaysTell compares what a line that goes over an outline tells of
// its arcs and holes with what ways outwards tell of each.
func TestLineTellsWhatRaysTell(t *testing.T) {
	random := rand.New(rand.NewPCG(61, 62))
	for round := range 60 {
		t.Run(fmt.Sprint(round), func(t *testing.T) {
			all := ringsOfRings(random, round%3, 2+random.IntN(40))
			if round%6 != 1 { // otherwise they lie within each other without a crossing
				union, err := Union(t.Context(), all)
				if err != nil {
					t.Fatal(err)
				}
				all = []geom.T{union}
			}
			top := Build([]Layer{{Geometries: all}})
			var border []int32
			s := newSider(top)
			for p := range int32(len(top.polygons)) {
				border = append(border, s.sides(p)...)
			}
			compareLine(t, top, border)
		})
	}
}

func compareLine(t *testing.T, top *Topology, border []int32) {
	t.Helper()
	tr := newTracer(top, nil)
	rings, ok := tr.rings(border)
	if !ok {
		t.Fatal("the border is not closed")
	}
	o, areas := top.outlineOf(rings, nil)
	refs := slices.Concat(rings...)
	around := make([]int, len(rings))
	beyond, parents := make([]int, len(refs)), make([]int, len(rings))
	o.unsweepable = true // so that rays tell
	for k, ref := range refs {
		beyond[k] = o.beyondBorder(k, ref)
	}
	for i, ring := range rings {
		parents[i] = o.parentOf(int32(i), ring, areas, around)
	}
	if o.looks, o.unsweepable = math.MaxInt, false; !o.crowded() {
		t.Fatal("no line went over the edges")
	}
	again := newOutline(top, border, nil, func(int32) int32 { return 0 })
	again.looks = math.MaxInt
	if !again.crowded() {
		t.Fatal("no line went over the edges")
	}
	of, itsAreas := again.ofRings(rings)
	one, err := top.nestIn(of, itsAreas, rings)
	if other, otherErr := top.nest(rings, nil); err != nil || otherErr != nil || !reflect.DeepEqual(one, other) {
		t.Error("rings are nested in other ways by the outline of their arcs")
	}
	for k, ref := range refs {
		if got := o.beyondBorder(k, ref); got != beyond[k] {
			t.Errorf("arc %d: %d beyond, want %d", k, got, beyond[k])
		}
	}
	for i, ring := range rings {
		if got := o.parentOf(int32(i), ring, areas, around); areas[i] < 0 && got != parents[i] {
			t.Errorf("ring %d lies in %d, want %d", i, got, parents[i])
		}
	}
}

// TestNothingIsInBothOfOne holds that what takes any density has nothing in common with
// no area.
func TestNothingIsInBothOfOne(t *testing.T) {
	square := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 1, 0, 1, 1, 0, 1, 0, 0}, []int{10})
	if g, err := (*Effort)(nil).combine(t.Context(), square, nil, inBoth); g != nil || err != nil {
		t.Errorf("%v, %v", g, err)
	}
	if g, err := (*Effort)(nil).combine(t.Context(), square, nil, onlyFirst); g == nil || err != nil {
		t.Errorf("%v, %v", g, err)
	}
}

// TestLineGoesOverSoon holds that ways outwards are not looked at until a line would have
// been quicker, where the first few tell that all will take longer.
func TestLineGoesOverSoon(t *testing.T) {
	random := rand.New(rand.NewPCG(63, 64))
	top := Build([]Layer{{Geometries: ringsOfRings(random, 1, 2000)}})
	var border []int32
	s := newSider(top)
	for p := range int32(len(top.polygons)) {
		border = append(border, s.sides(p)...)
	}
	o := newOutline(top, border, nil, func(int32) int32 { return 0 })
	for k, ref := range border {
		o.beyondBorder(k, ref)
	}
	if o.swept == nil || o.ways > 2*fewWays {
		t.Errorf("a line went over: %t, after %d ways outwards of %d with %d looks at %d edges", o.swept != nil, o.ways, len(border), o.looks, len(o.strokes))
	}
}

// TestGridHasRoom holds that the list of a grid's entries is not made again and again while
// edges are put into their cells, nor much longer than it has to be.
func TestGridHasRoom(t *testing.T) {
	random := rand.New(rand.NewPCG(65, 66))
	for name, length := range map[string]func() float64{
		"alike":   func() float64 { return 1 + random.Float64() },
		"unalike": func() float64 { return math.Pow(10, 3*random.Float64()) },
		"short":   func() float64 { return 1e-3 * random.Float64() },
	} {
		var edges [][2]point
		sv := newSurvey()
		for range 20_000 {
			sin, cos := math.Sincos(2 * math.Pi * random.Float64())
			l, a := length(), point{1000 * random.Float64(), 1000 * random.Float64()}
			edges = append(edges, [2]point{a, {a.x + l*cos, a.y + l*sin}})
			sv.add(a, edges[len(edges)-1][1])
		}
		g := sv.grid()
		room := cap(g.entries)
		for i, e := range edges {
			g.eachAlong(e[0].x, e[0].y, e[1].x, e[1].y, func(cell int) { g.insert(cell, int32(i)) })
		}
		if used := len(g.entries); cap(g.entries) != room || used < room/2 {
			t.Errorf("%s: room for %d entries, of which there are %d", name, room, used)
		}
	}
	sv := newSurvey()
	sv.add(point{0, 0}, point{math.MaxFloat64, math.MaxFloat64})
	sv.add(point{math.NaN(), 0}, point{math.Inf(1), 0})
	if g := sv.grid(); len(g.heads) == 0 {
		t.Error("no cell for what is far away")
	}
}
