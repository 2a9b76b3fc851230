package topology

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/twpayne/go-geom"
)

// sweptByWords is testSwept in plain words: what a segment replaces is asked about
// each vertex in the cells of its box.
func sweptByWords(r *repairer, s int32, dots *grid, budget *int) (bad bool) {
	g := r.segments[s]
	a, b := r.ends(g)
	pts := r.replaced(g)
	last := len(pts)/2 - 1
	around := boxOver(pts)
	*budget -= last
	dots.eachIn(around, func(cell int) {
		for e := dots.heads[cell]; e != 0 && !bad; e = dots.entries[e-1].next {
			v := r.vertices[dots.entries[e-1].item]
			*budget--
			if v.layers&g.layers == 0 || !around.Has(v.x, v.y) || v.point == a || v.point == b {
				continue
			}
			*budget -= last
			bad = *budget <= 0 || within(pts, 0, int32(last), v.point)
		}
		*budget--
	})
	return bad || *budget <= 0
}

// dotsByWords puts all vertices into a grid one by one, after it has added some to those of
// the repairer.
func dotsByWords(r *repairer, random *rand.Rand) *grid {
	sv := newSurvey()
	for s := range r.segments {
		a, b := r.ends(r.segments[s])
		sv.add(a, b)
	}
	dots := newGrid(sv.extent, len(r.vertices), 0)
	for range random.IntN(3) * 20 {
		v := r.vertices[random.IntN(len(r.vertices))]
		v.x += random.NormFloat64()
		r.vertices = append(r.vertices, v)
		r.dots.add(r.dots.cellOf(v.point), int32(len(r.vertices)-1))
	}
	for i, v := range r.vertices {
		dots.insert(dots.row(v.y)*dots.cols+dots.col(v.x), int32(i))
	}
	return dots
}

// TestSweptGoesByTheWords compares what is found, and what it costs, with budgets that
// suffice and such that do not, also for points that are no numbers.
func TestSweptGoesByTheWords(t *testing.T) {
	random := rand.New(rand.NewPCG(35, 36))
	found := 0
	for round := range 60 {
		layers := []Layer{{Geometries: cloud(random, 600, 0.01, round%3 == 0)}, {Geometries: cloud(random, 300, 0.01, false)}}
		topo := Build(layers)
		u := topo.arcUses([]Rule{{Tolerance: 2}, {Tolerance: 1}})
		c, err := topo.chooseAll(t.Context(), u.rules)
		if err != nil {
			t.Fatal(err)
		}
		r := &repairer{ctx: t.Context(), t: topo, chosen: c}
		if !r.index(u.polygonLayers) {
			t.Fatalf("round %d: nothing is left out", round)
		}
		dots := dotsByWords(r, random)
		for s, g := range r.segments {
			if !g.chord {
				continue
			}
			for _, budget := range []int{1e9, random.IntN(400), random.IntN(40)} {
				want, got := budget, budget
				bad := sweptByWords(r, int32(s), dots, &want)
				r.bad[s] = false
				if r.testSwept(&r.chords[g.place], r.dots, &got); r.bad[s] != bad || got != want {
					t.Fatalf("round %d: segment %d of a budget of %d is bad: %v, and %d are left; by the words %v, %d", round, s, budget, r.bad[s], got, bad, want)
				}
				if bad && budget == 1e9 {
					found++
				}
			}
		}
	}
	if found == 0 {
		t.Error("nothing is swept, which tests little")
	}
}

// TestIslandsAreMadeAsRingsAre compares the arcs of rings that share no vertex with
// those that cut makes of them, which starts at the same point.
func TestIslandsAreMadeAsRingsAre(t *testing.T) {
	random := rand.New(rand.NewPCG(37, 38))
	closed := 0
	for round := range 300 {
		layout := []geom.Layout{geom.XY, geom.XYZ}[round%2]
		n := 3 + random.IntN(80)
		ring := make([]float64, 0, layout.Stride()*(n+1))
		for range n {
			ring = append(ring, float64(random.IntN(9)-4)*0.5*random.Float64(), float64(random.IntN(9)-4)*0.5*random.Float64())
			if layout == geom.XYZ {
				ring = append(ring, 7)
			}
		}
		ring = append(ring, ring[:layout.Stride()]...)
		c := collect([]Layer{{Geometries: []geom.T{geom.NewPolygonFlat(layout, ring, []int{len(ring)})}}}, nil)
		v, err := number(t.Context(), c)
		if err != nil {
			t.Fatal(err)
		}
		s := &v.spans[0]
		if v.settle(s, &room{}); s.closed == nil {
			continue // a point is there twice
		}
		closed++
		k := &cutter{t: &Topology{}, v: v, span: s, ids: v.of(s)}
		start := k.corner(k.ids)
		if want := k.coords(start, start+len(k.ids)); !slices.Equal(s.closed, want) {
			t.Fatalf("ring %v: its arc is %v, want %v", ring, s.closed, want)
		}
	}
	if closed < 20 {
		t.Errorf("%d rings share no vertex, which are too few", closed)
	}
}
