package overlay_test

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/twpayne/go-geom"
)

func line(flat ...float64) *geom.LineString { return geom.NewLineStringFlat(geom.XY, flat) }

func show(g geom.T) string {
	if g == nil {
		return "nil"
	}
	name := strings.TrimPrefix(fmt.Sprintf("%T", g), "*geom.")
	if c, ok := g.(*geom.GeometryCollection); ok {
		for _, m := range c.Geoms() {
			name += " " + show(m)
		}
		return name
	}
	if a := areaOf(g); a > 0 {
		return fmt.Sprintf("%s %g", name, a)
	}
	return fmt.Sprint(name, " ", g.FlatCoords())
}

func TestCropAndSubtract(t *testing.T) {
	hole := polygon(square(0, 0, 10), square(4, 4, 2))
	two := geom.NewMultiPolygonFlat(geom.XY, append(square(1, 1, 1), square(20, 20, 1)...), [][]int{{10}, {20}})
	tests := []struct {
		name      string
		clips     []geom.T
		g         geom.T
		crop, sub string
	}{
		{"inside", []geom.T{hole}, polygon(square(1, 1, 2)), "Polygon 4", "nil"},
		{"outside", []geom.T{hole}, polygon(square(11, 1, 2)), "nil", "Polygon 4"},
		{"in the hole", []geom.T{hole}, polygon(square(4.5, 4.5, 1)), "nil", "Polygon 1"},
		{"across", []geom.T{hole}, polygon(square(9, 1, 2)), "Polygon 2", "Polygon 2"},
		{"around", []geom.T{hole}, polygon(square(-1, -1, 12)), "Polygon 96", "MultiPolygon 48"},
		{"beside", []geom.T{hole}, polygon(square(10, 0, 2)), "nil", "Polygon 4"},
		{"the same", []geom.T{hole}, hole, "Polygon 96", "nil"},
		{"parts", []geom.T{hole}, two, "Polygon 1", "Polygon 1"},
		{"clips that overlap", []geom.T{hole, hole, polygon(square(3, 3, 4))}, polygon(square(2, 2, 6)), "Polygon 36", "nil"},
		{"clips side by side", []geom.T{polygon(square(0, 0, 1)), polygon(square(1, 0, 1))}, polygon(square(0, 0, 2)), "Polygon 2", "Polygon 2"},
		{"a bow-tie", []geom.T{hole}, polygon([]float64{8, 1, 12, 3, 12, 1, 8, 3, 8, 1}), "Polygon 2", "Polygon 2"},
		{"a bow-tie as mask", []geom.T{polygon([]float64{0, 0, 4, 4, 4, 0, 0, 4, 0, 0})}, polygon(square(0, 0, 4)), "MultiPolygon 8", "MultiPolygon 8"},
		{"no mask", nil, hole, "nil", "Polygon 96"},
		{"a line", []geom.T{hole}, line(-5, 5, 15, 5), "MultiLineString [0 5 4 5 6 5 10 5]", "MultiLineString [-5 5 0 5 4 5 6 5 10 5 15 5]"},
		{"a line within", []geom.T{hole}, line(1, 1, 2, 2, 3, 1), "LineString [1 1 2 2 3 1]", "nil"},
		{"a line along the edge", []geom.T{hole}, line(-2, 0, 5, 0), "LineString [0 0 5 0]", "LineString [-2 0 0 0]"},
		{"a line through a corner", []geom.T{hole}, line(-1, 1, 1, -1), "nil", "LineString [-1 1 0 0 1 -1]"},
		{"points", []geom.T{hole}, geom.NewMultiPointFlat(geom.XY, []float64{1, 1, 5, 5, 11, 5, 10, 5}), "MultiPoint [1 1 10 5]", "MultiPoint [5 5 11 5]"},
		{"a point", []geom.T{hole}, geom.NewPointFlat(geom.XY, []float64{0, 0}), "Point [0 0]", "nil"},
		{
			"a collection", []geom.T{hole},
			geom.NewGeometryCollection().MustPush(polygon(square(9, 1, 2)), line(1, 1, 2, 2), geom.NewPointFlat(geom.XY, []float64{20, 20})),
			"GeometryCollection Polygon 2 LineString [1 1 2 2]", "GeometryCollection Polygon 2 Point [20 20]",
		},
		{"nothing", []geom.T{hole}, nil, "nil", "nil"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			mask, err := overlay.NewMask(t.Context(), tt.clips)
			if err != nil {
				t.Fatal(err)
			}
			in, err := overlay.Crop(t.Context(), []geom.T{tt.g}, mask)
			if err != nil || show(in[0]) != tt.crop {
				t.Errorf("crop: %s, %v; want %s", show(in[0]), err, tt.crop)
			}
			out, err := overlay.Subtract(t.Context(), []geom.T{tt.g}, mask)
			if err != nil || show(out[0]) != tt.sub {
				t.Errorf("subtract: %s, %v; want %s", show(out[0]), err, tt.sub)
			}
		})
	}
}

func TestFailuresKeepTheGeometry(t *testing.T) {
	bad := polygon([]float64{0, 0, math.NaN(), 5, 5, 5, 0, 0})
	mask, err := overlay.NewMask(t.Context(), []geom.T{polygon(square(0, 0, 2))})
	if err != nil {
		t.Fatal(err)
	}
	out, err := overlay.Crop(t.Context(), []geom.T{polygon(square(1, 1, 3)), bad, line(0, 0, math.Inf(1), 1)}, mask)
	var f *overlay.Failures
	if !errors.As(err, &f) {
		t.Fatalf("the error is %v, want Failures", err)
	}
	var failed []int
	for _, item := range f.Items {
		failed = append(failed, item.Index)
	}
	if want := []int{1, 2}; !slices.Equal(failed, want) {
		t.Errorf("the geometries that failed are %v, want %v", failed, want)
	}
	if f.Total != 3 {
		t.Errorf("there were %d geometries, want 3", f.Total)
	}
	const want = "crop: 2 of 3 geometries are left as they were; number 2: a coordinate is not a number or infinite;" +
		" number 3: a coordinate is not a number or infinite"
	if err.Error() != want {
		t.Errorf("got %q, want %q", err, want)
	}
	if show(out[0]) != "Polygon 1" || len(out[1].FlatCoords()) != len(bad.FlatCoords()) || len(out[2].FlatCoords()) != 4 {
		t.Errorf("got %v", out)
	}
}

func TestUnionKeepsWhatItCannotUnite(t *testing.T) {
	bad := polygon([]float64{0, 0, math.NaN(), 5, 5, 5, 0, 0})
	gs := []geom.T{polygon(square(0, 0, 2)), bad, polygon(square(1, 1, 2)), polygon(square(50, 0, 1))}
	g, err := overlay.Union(t.Context(), gs)
	var f *overlay.Failures
	if !errors.As(err, &f) || f.Op != "join" || !strings.Contains(err.Error(), "not a number") {
		t.Fatalf("got %v", err)
	}
	parts := 0
	for i := range g.(*geom.MultiPolygon).NumPolygons() {
		if a := areaOf(g.(*geom.MultiPolygon).Polygon(i)); a == 7 || a == 1 || math.IsNaN(a) {
			parts++
		}
	}
	if parts != 3 {
		t.Errorf("got %v", show(g))
	}
}

func TestUnion(t *testing.T) {
	tests := []struct {
		name string
		gs   []geom.T
		want string
	}{
		{"side by side", []geom.T{polygon(square(0, 0, 1)), polygon(square(1, 0, 1))}, "Polygon 2"},
		{"overlapping", []geom.T{polygon(square(0, 0, 2)), polygon(square(1, 1, 2))}, "Polygon 7"},
		{"one in the other", []geom.T{polygon(square(0, 0, 9)), polygon(square(1, 1, 2))}, "Polygon 81"},
		{"edges of other lengths", []geom.T{polygon(square(0, 0, 4)), polygon(square(4, 1, 2))}, "Polygon 20"},
		{"at a corner", []geom.T{polygon(square(0, 0, 1)), polygon(square(1, 1, 1))}, "MultiPolygon 2"},
		{"the same twice", []geom.T{polygon(square(0, 0, 2)), polygon(square(0, 0, 2))}, "Polygon 4"},
		{"a hole filled", []geom.T{polygon(square(0, 0, 9), square(1, 1, 2)), polygon(square(1, 1, 2))}, "Polygon 81"},
		{"a hole overfilled", []geom.T{polygon(square(0, 0, 9), square(1, 1, 2)), polygon(square(0.5, 0.5, 4))}, "Polygon 81"},
		{"a bow-tie", []geom.T{polygon([]float64{0, 0, 4, 4, 4, 0, 0, 4, 0, 0}), polygon(square(4, 0, 4))}, "MultiPolygon 24"},
		{"lines do not count", []geom.T{line(0, 0, 1, 1), nil}, "nil"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := overlay.Union(t.Context(), tt.gs)
			if err != nil || show(g) != tt.want {
				t.Errorf("%s, %v; want %s", show(g), err, tt.want)
			}
			if g != nil {
				if err := validate(g); err != nil {
					t.Error(err)
				}
			}
		})
	}
}

func TestJoin(t *testing.T) {
	gs := []geom.T{
		polygon(square(0, 0, 1)), polygon(square(1, 0, 1)), polygon(square(5, 0, 1)),
		line(0, 0, 1, 0), line(2, 0, 1, 0), geom.NewPointFlat(geom.XY, []float64{7, 7}), nil,
		geom.NewPointFlat(geom.XY, []float64{8, 8}), polygon([]float64{2.004, 0, 3, 0, 3, 1, 2.004, 1, 2.004, 0}),
	}
	tests := []struct {
		name    string
		group   []int
		options overlay.Options
		want    string
	}{
		{"polygons", []int{0, 1}, overlay.Options{}, "Polygon 2"},
		{"polygons apart", []int{0, 2}, overlay.Options{}, "MultiPolygon 2"},
		{"lines", []int{3, 4}, overlay.Options{}, "LineString [0 0 1 0 2 0]"},
		{"points", []int{5, 6, 7}, overlay.Options{}, "MultiPoint [7 7 8 8]"},
		{"one point", []int{5}, overlay.Options{}, "Point [7 7]"},
		{"everything", []int{0, 3, 5}, overlay.Options{}, "GeometryCollection Polygon 1 LineString [0 0 1 0] Point [7 7]"},
		{"nothing", []int{6, -1, 99}, overlay.Options{}, "nil"},
		{"twice the same", []int{0, 0}, overlay.Options{}, "Polygon 1"},
		{"a narrower one", []int{0}, overlay.Options{Buffer: -0.25}, "Polygon 0.25"},
		{"not unified", []int{1, 8}, overlay.Options{}, "MultiPolygon 1.996"},
		{"unified", []int{1, 8}, overlay.Options{UnifyPrecision: 0.01}, "Polygon 2"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := overlay.Join(t.Context(), gs, [][]int{tt.group}, tt.options)
			if err != nil || show(out[0]) != tt.want {
				t.Errorf("%s, %v; want %s", show(out[0]), err, tt.want)
			}
		})
	}
	if !strings.HasPrefix(show(gs[0]), "Polygon 1") {
		t.Error("the input was changed")
	}
}

func TestBuffer(t *testing.T) {
	tests := []struct {
		name     string
		g        geom.T
		distance float64
		area     float64 // true area; circles come as polygons
	}{
		{"a square", polygon(square(0, 0, 2)), 1, 4 + 8 + math.Pi},
		{"a square, inwards", polygon(square(0, 0, 4)), -1, 4},
		{"a square, all of it", polygon(square(0, 0, 2)), -1, 0},
		{"a line", line(0, 0, 10, 0), 1, 20 + math.Pi},
		{"a point", geom.NewPointFlat(geom.XY, []float64{3, 3}), 2, 4 * math.Pi},
		{"a collection", geom.NewGeometryCollection().MustPush(line(0, 0, 10, 0), geom.NewPointFlat(geom.XY, []float64{30, 3})), 1, 20 + 2*math.Pi},
		{"none", polygon(square(0, 0, 2)), 0, 4},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			g, err := overlay.Buffer(t.Context(), tt.g, tt.distance)
			if err != nil {
				t.Fatal(err)
			}
			if a := areaOf(g); !(math.Abs(a-tt.area) <= 0.02*tt.area) {
				t.Errorf("area %g, want about %g", a, tt.area)
			}
		})
	}
	bad := line(0, 0, math.NaN(), 1)
	if g, err := overlay.Buffer(t.Context(), bad, 1); err == nil || g != geom.T(bad) {
		t.Errorf("got %v, %v", g, err)
	}
	if _, err := overlay.Buffer(t.Context(), line(0, 0, 1, 1), math.Inf(1)); err == nil {
		t.Error("an infinite buffer")
	}
}
