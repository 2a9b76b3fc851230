package overlay_test

import (
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// TestUniteMembers takes multipolygons of ugly members in one place and asks at
// random points whether the even-odd rule over all rings together says the same as
// the members one by one.
func TestUniteMembers(t *testing.T) {
	random := rand.New(rand.NewPCG(71, 72))
	kept, united, n := 0, 0, pace.Of(150, 400)
	for range n {
		g := membersOf(random)
		members := inverse.NewDrawing(g)
		got, err := overlay.UniteMembers(t.Context(), g)
		if err != nil {
			t.Fatalf("%v: %v", g.FlatCoords(), err)
		}
		if got == geom.T(g) {
			kept++
		} else {
			united++
		}
		drawn := inverse.NewDrawing(asOne(got))
		for range 40 {
			x, y := random.Float64()*100, random.Float64()*100
			if want := members.In(x, y); drawn.In(x, y) != want {
				t.Fatalf("%v %v: %v, %v is inside: %v, drawn so: %v; now %v", g.FlatCoords(), g.Endss(), x, y, want, !want, got.FlatCoords())
			}
		}
	}
	if kept < n/10 || united < n/10 {
		t.Errorf("%d multipolygons were kept and %d united", kept, united)
	}
}

// membersOf makes a multipolygon of boxes, some with holes, and random walks.
func membersOf(random *rand.Rand) *geom.MultiPolygon {
	var coords []float64
	var endss [][]int
	for range 2 + random.IntN(4) {
		var ends []int
		for range 1 + random.IntN(2)*random.IntN(2) {
			n, x, y, size := 4+random.IntN(60)*random.IntN(2), random.Float64()*100, random.Float64()*100, 5+40*random.Float64()
			start := len(coords)
			if n == 4 {
				x, y, size = float64(int(x/10)*10), float64(int(y/10)*10), float64(int(size/10)*10+10)
				coords = append(coords, x, y, x+size, y, x+size, y+size, x, y+size)
			} else {
				for range n {
					coords = append(coords, x+(random.Float64()-0.5)*size, y+(random.Float64()-0.5)*size)
				}
			}
			coords = append(coords, coords[start], coords[start+1])
			ends = append(ends, len(coords))
		}
		endss = append(endss, ends)
	}
	return geom.NewMultiPolygonFlat(geom.XY, coords, endss)
}

// asOne is a polygon of all rings of a geometry.
func asOne(g geom.T) *geom.Polygon {
	switch g := g.(type) {
	case *geom.Polygon:
		return g
	case *geom.MultiPolygon:
		return geom.NewPolygonFlat(geom.XY, g.FlatCoords(), slices.Concat(g.Endss()...))
	}
	return nil
}

// Polygons that all lie in each other, or are all the same, cost no more than as
// many that are apart: none is compared with all the others.
func TestUniteMembersInEachOther(t *testing.T) {
	for _, step := range []float64{0, 0.001} {
		all := geom.NewMultiPolygon(geom.XY)
		for i := range 5000 {
			d := 50 - step*float64(i)
			square := geom.NewPolygonFlat(geom.XY, []float64{-d, -d, d, -d, d, d, -d, d, -d, -d}, []int{10})
			if err := all.Push(square); err != nil {
				t.Fatal(err)
			}
		}
		pace.Within(t, fmt.Sprintf("step %g", step), 5*time.Second, func() {
			if g, err := overlay.UniteMembers(t.Context(), all); err != nil || len(g.FlatCoords()) != 10 {
				t.Errorf("step %g: %d numbers, %v", step, len(g.FlatCoords()), err)
			}
		})
	}
}

// A polygon that crosses itself millions of times is not widened; one that does so
// once is widened as it is filled.
func TestBufferOfCrossedPolygons(t *testing.T) {
	var star []float64
	for i := range 3001 {
		a := 2 * math.Pi * float64(i*1501%3000) / 3000
		star = append(star, 500*math.Cos(a), 500*math.Sin(a))
	}
	pace.Within(t, "a star", 5*time.Second, func() {
		if _, err := overlay.Buffer(t.Context(), geom.NewPolygonFlat(geom.XY, star, []int{len(star)}), 10); err == nil {
			t.Error("a star is widened")
		}
	})
	bow := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 10, 10, 10, 0, 0, 10, 0, 0}, []int{10})
	wide, err := overlay.Buffer(t.Context(), bow, 1)
	if err != nil {
		t.Fatal(err)
	}
	drawn := inverse.NewDrawing(asOne(wide))
	for _, p := range [][2]float64{{-0.5, 5}, {10.5, 5}, {5, 5.5}} {
		if !drawn.In(p[0], p[1]) {
			t.Errorf("%v is not in a widened bow-tie", p)
		}
	}
}

// Members of which each crosses most of the others are united as far as that takes no
// longer than a map should, and left as they are, with an error, beyond.
func TestUniteMembersThatCross(t *testing.T) {
	strips := func(n int) *geom.MultiPolygon {
		r := rand.New(rand.NewPCG(7, 8))
		all := geom.NewMultiPolygon(geom.XY)
		for range n {
			x, y := 500+100*r.Float64(), 500+100*r.Float64()
			s, c := math.Sincos(math.Pi * r.Float64())
			strip := []float64{x - 400*c, y - 400*s, x + 400*c, y + 400*s, x + 400*c - s, y + 400*s + c, x - 400*c - s, y - 400*s + c, x - 400*c, y - 400*s}
			if err := all.Push(geom.NewPolygonFlat(geom.XY, strip, []int{10})); err != nil {
				t.Fatal(err)
			}
		}
		return all
	}
	if g, err := overlay.UniteMembers(t.Context(), strips(200)); err != nil || len(g.FlatCoords()) < 10_000 {
		t.Errorf("200 strips: %d numbers, %v", len(g.FlatCoords()), err)
	}
	many := strips(3000)
	unite := func() {
		if g, err := overlay.UniteMembers(t.Context(), many); !errors.Is(err, topology.ErrTangled) || g != geom.T(many) {
			t.Errorf("3000 strips: %v, want ErrTangled and the strips", err)
		}
	}
	if testing.Short() { // with the detector of races, which makes this six times as long
		unite()
		return
	}
	pace.Within(t, "3000 strips", 3*time.Second, unite) // 3.4 s without a bound, 0.6 with it
}
