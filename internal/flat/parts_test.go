package flat_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// randomPolygons has polygons without rings and rings without points in it.
func randomPolygons(random *rand.Rand, layout geom.Layout) *geom.MultiPolygon {
	var coords []float64
	var endss [][]int
	for range random.IntN(5) {
		var ends []int
		for range random.IntN(4) {
			for range random.IntN(6) * layout.Stride() {
				coords = append(coords, random.Float64())
			}
			ends = append(ends, len(coords))
		}
		endss = append(endss, ends)
	}
	return geom.NewMultiPolygonFlat(layout, coords, endss)
}

// TestPolygonsAreGoGeoms compares with what go-geom says of the same geometry.
func TestPolygonsAreGoGeoms(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		layout := []geom.Layout{geom.XY, geom.XYZ, geom.XYZM}[random.IntN(3)]
		g := randomPolygons(random, layout)
		polygons := slices.Collect(flat.Polygons(g))
		var want []*geom.Polygon
		for i := range g.NumPolygons() {
			if p := g.Polygon(i); p.NumLinearRings() > 0 {
				want = append(want, p)
			}
		}
		if len(polygons) != len(want) {
			t.Fatalf("%d polygons, want %d", len(polygons), len(want))
		}
		var coords []float64
		var endss [][]int
		for i, p := range polygons {
			coords, endss = p.AppendTo(coords, endss)
			comparePolygon(t, p, want[i])
			for single := range flat.Polygons(want[i]) {
				comparePolygon(t, single, want[i])
			}
		}
		copied := slices.Collect(flat.Polygons(geom.NewMultiPolygonFlat(layout, coords, endss)))
		for i, p := range copied {
			comparePolygon(t, p, want[i])
		}
		if len(copied) != len(want) {
			t.Fatalf("%d polygons copied, want %d", len(copied), len(want))
		}
	}
}

func comparePolygon(t *testing.T, p flat.Polygon, want *geom.Polygon) {
	t.Helper()
	if p.Stride != want.Stride() {
		t.Fatalf("stride %d, want %d", p.Stride, want.Stride())
	}
	if !slices.Equal(p.All(), want.FlatCoords()) {
		t.Fatalf("all is %v, want %v", p.All(), want.FlatCoords())
	}
	n := 0
	for i, ring := range p.Rings() {
		n++
		if !slices.Equal(ring, want.LinearRing(i).FlatCoords()) {
			t.Fatalf("ring %d is %v, want %v", i, ring, want.LinearRing(i).FlatCoords())
		}
	}
	if n != want.NumLinearRings() {
		t.Fatalf("%d rings, want %d", n, want.NumLinearRings())
	}
}

func TestParts(t *testing.T) {
	line := []float64{0, 0, 1, 1, 2, 0, 3, 3}
	for name, c := range map[string]struct {
		g    geom.T
		want [][]float64
	}{
		"nothing":      {nil, nil},
		"point":        {geom.NewPointFlat(geom.XY, []float64{1, 2}), [][]float64{{1, 2}}},
		"no point":     {geom.NewPointEmpty(geom.XY), nil},
		"points":       {geom.NewMultiPointFlat(geom.XYZ, []float64{1, 2, 3, 4, 5, 6}), [][]float64{{1, 2, 3}, {4, 5, 6}}},
		"line":         {geom.NewLineStringFlat(geom.XY, line), [][]float64{line}},
		"lines":        {geom.NewMultiLineStringFlat(geom.XY, line, []int{4, 8}), [][]float64{line[:4], line[4:]}},
		"polygon":      {geom.NewPolygonFlat(geom.XY, line, []int{4, 8}), [][]float64{line}},
		"multipolygon": {geom.NewMultiPolygonFlat(geom.XY, line, [][]int{{4}, {}, {8}}), [][]float64{line[:4], line[4:]}},
	} {
		if got := slices.Collect(flat.Parts(c.g)); !slices.EqualFunc(got, c.want, slices.Equal[[]float64]) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
		for range flat.Parts(c.g) {
			break // must not go on, which would panic
		}
	}
}

// TestPartsCannotBeAppendedTo asks that what is appended to a part does not
// write into the next one.
func TestPartsCannotBeAppendedTo(t *testing.T) {
	coords := []float64{0, 0, 1, 1, 2, 0, 3, 3}
	for _, g := range []geom.T{
		geom.NewMultiLineStringFlat(geom.XY, coords, []int{4, 8}),
		geom.NewMultiPolygonFlat(geom.XY, coords, [][]int{{4}, {8}}),
		geom.NewMultiPointFlat(geom.XY, coords),
	} {
		for part := range flat.Parts(g) {
			_ = append(part, 99)
		}
		if slices.Contains(coords, 99) {
			t.Fatalf("%T: %v", g, coords)
		}
	}
}

func TestSimple(t *testing.T) {
	a, b, c := geom.NewPointEmpty(geom.XY), geom.NewLineString(geom.XY), geom.NewPolygon(geom.XY)
	inner, outer := geom.NewGeometryCollection(), geom.NewGeometryCollection()
	inner.MustPush(b, geom.NewGeometryCollection())
	outer.MustPush(a, inner, c)
	if got := slices.Collect(flat.Simple(outer)); !slices.Equal(got, []geom.T{a, b, c}) {
		t.Errorf("%v", got)
	}
	if got := slices.Collect(flat.Simple(a)); !slices.Equal(got, []geom.T{a}) {
		t.Errorf("%v", got)
	}
	var none *geom.GeometryCollection
	for _, g := range []geom.T{nil, none} {
		if got := slices.Collect(flat.Simple(g)); len(got) != 0 {
			t.Errorf("%v", got)
		}
	}
	for range flat.Simple(outer) {
		break
	}
}

// TestPartsDoNotAllocate is why the ways are iterators.
func TestPartsDoNotAllocate(t *testing.T) {
	g := geom.NewMultiPolygonFlat(geom.XY, make([]float64, 80), [][]int{{8, 16}, {40}, {80}})
	sum := 0.0
	if n := testing.AllocsPerRun(50, func() {
		for p := range flat.Polygons(g) {
			for i := range p.Ends {
				sum += p.Ring(i)[0]
			}
		}
	}); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
