package overlay_test

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/twpayne/go-geom"
)

// around are n circles around each other.
func around(n, corners int) (gs []geom.T, group []int) {
	for i := range n {
		gs, group = append(gs, polygon(circle(300, 300, 100+float64(i)/100, corners))), append(group, i)
	}
	return gs, group
}

// What lies within other areas costs the union no memory.
func TestAreasInOthersAreNotUnited(t *testing.T) {
	gs, group := around(1000, 64)
	want := areaOf(gs[len(gs)-1])
	taken := pace.Taken(func() {
		joined, err := overlay.Join(t.Context(), gs, [][]int{group}, overlay.Options{UnifyPrecision: 1e-4})
		if err != nil || math.Abs(areaOf(joined[0])-want) > 1e-9*want {
			t.Errorf("joined: area %g, want %g, error %v", areaOf(joined[0]), want, err)
		}
	})
	if taken > 8<<20 {
		t.Errorf("1,000 circles around each other take %d bytes", taken)
	}
	if g, err := overlay.Union(t.Context(), gs); err != nil || math.Abs(areaOf(g)-want) > 1e-9*want {
		t.Errorf("united: area %g, want %g, error %v", areaOf(g), want, err)
	}
}

func TestOutermost(t *testing.T) {
	gs, group := around(300, 64)
	point := geom.NewPointFlat(geom.XY, []float64{300, 300})
	both := geom.NewMultiPolygonFlat(geom.XY, append(circle(300, 300, 5, 8), circle(900, 300, 5, 8)...), [][]int{{18}, {36}})
	mixed := geom.NewGeometryCollection().MustPush(polygon(circle(300, 300, 7, 8)), point)
	gs = append(gs, both, mixed, point, nil, geom.NewGeometryCollection().MustPush(polygon(circle(300, 300, 9, 8))))
	for i := range 5 {
		group = append(group, 300+i)
	}
	out, err := overlay.Outermost(t.Context(), gs, [][]int{group})
	if err != nil {
		t.Fatal(err)
	}
	for i, g := range out[:299] {
		if g != nil {
			t.Fatalf("circle %d is there", i)
		}
	}
	if out[299] != gs[299] || out[302] != gs[302] || out[303] != nil || out[304] != nil {
		t.Errorf("%v", out[299:])
	}
	if p, ok := out[300].(*geom.Polygon); !ok || p.FlatCoords()[0] != 905 {
		t.Errorf("of two polygons %v is left", out[300])
	}
	if c, ok := out[301].(*geom.GeometryCollection); !ok || c.NumGeoms() != 1 || c.Geom(0) != geom.T(point) {
		t.Errorf("of a collection %v is left", out[301])
	}
	for name, groups := range map[string][][]int{
		"in two groups":     {group, {0}},
		"each by itself":    {{0}, {1}, {2}},
		"few of them":       {group[:20]},
		"a number too many": {append(group[:300:300], 999)},
	} {
		if out, err := overlay.Outermost(t.Context(), gs, groups); err != nil || &out[0] != &gs[0] {
			t.Errorf("%s: something was left out, or error %v", name, err)
		}
	}
}
