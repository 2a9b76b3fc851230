package kartograph

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/twpayne/go-geom"
)

// oneSquare gives a square of degrees.
func oneSquare(west, south, size float64) config.Layer {
	return config.Layer{Source: sourceOf(func(int) geom.T { return square4(west, south, size) }, "n", "1")}
}

func named(id string, l config.Layer, change func(*config.Layer)) config.Layer {
	l.ID = id
	change(&l)
	return l
}

func TestCropAndSubtract(t *testing.T) {
	hide := func(l *config.Layer) { l.Hidden = true }
	tests := []struct {
		name   string
		layers []config.Layer
		id     string
		areas  []float64
	}{
		{"crop", []config.Layer{
			named("a", oneSquare(0, 0, 2), func(l *config.Layer) { l.CropTo = "mask" }),
			named("mask", oneSquare(1, 1, 2), hide),
		}, "a", []float64{1}},
		{"crop to what is cropped itself, in any order", []config.Layer{
			named("a", oneSquare(0, 0, 4), func(l *config.Layer) { l.CropTo = "b" }),
			named("b", oneSquare(0, 0, 3), func(l *config.Layer) { l.CropTo, l.Hidden = "c", true }),
			named("c", oneSquare(1, 1, 4), hide),
		}, "a", []float64{4}},
		{"nothing left", []config.Layer{
			named("a", oneSquare(0, 0, 1), func(l *config.Layer) { l.CropTo = "mask" }),
			named("mask", oneSquare(5, 1, 2), hide),
		}, "a", nil},
		{"mask of two that overlap", []config.Layer{
			named("a", oneSquare(0, 0, 4), func(l *config.Layer) { l.CropTo = "mask" }),
			{ID: "mask", Hidden: true, Source: sourceOf(func(i int) geom.T { return square4(float64(i), 0, 2) }, "n", "1", "2")},
		}, "a", []float64{6}},
		{"crop to the frame", []config.Layer{
			named("a", oneSquare(8, 0, 4), func(l *config.Layer) { l.CropTo = "frame" }),
			{ID: "frame", Special: special.Frame{}, Hidden: true},
		}, "a", []float64{8}},
		{"crop to the sea", []config.Layer{
			named("a", oneSquare(0, 0, 1), func(l *config.Layer) { l.CropTo = "sea" }),
			{ID: "sea", Special: special.Sea{}, Hidden: true},
		}, "a", []float64{1}},
		{"subtract", []config.Layer{
			named("a", oneSquare(0, 0, 2), func(*config.Layer) {}),
			named("b", oneSquare(1, 1, 2), func(l *config.Layer) { l.SubtractFrom = []string{"a"} }),
		}, "a", []float64{3}},
		{"subtract from several", []config.Layer{
			named("a", oneSquare(0, 0, 2), func(*config.Layer) {}),
			named("c", oneSquare(0, 0, 3), func(*config.Layer) {}),
			named("b", oneSquare(0, 0, 1), func(l *config.Layer) { l.SubtractFrom = []string{"a", "c"} }),
		}, "c", []float64{8}},
		{"subtract land from the sea", []config.Layer{
			{ID: "sea", Special: special.Sea{}},
			named("land", oneSquare(0, 0, 2), func(l *config.Layer) { l.SubtractFrom = []string{"sea"} }),
		}, "sea", []float64{10.08*10.08 - 4}},
		{"a hole", []config.Layer{
			named("a", oneSquare(0, 0, 3), func(*config.Layer) {}),
			named("b", oneSquare(1, 1, 1), func(l *config.Layer) { l.SubtractFrom = []string{"a"} }),
		}, "a", []float64{8}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			m := buildMap(t, tenDegrees(test.layers...), Options{})
			if got := areas(t, m, test.id); !nearly(got, test.areas) {
				t.Errorf("areas %v, want %v", got, test.areas)
			}
			if told := len(m.Warnings) > 0; told != (test.areas == nil) {
				t.Errorf("warnings %v, which are for what leaves nothing", m.Warnings)
			}
		})
	}
}

// A layer that is cut out of others is not drawn itself.
func TestSubtractedIsNotDrawn(t *testing.T) {
	m := buildMap(t, tenDegrees(
		named("a", oneSquare(0, 0, 2), func(*config.Layer) {}),
		named("b", oneSquare(1, 1, 2), func(l *config.Layer) { l.SubtractFrom = []string{"a"} }),
	), Options{})
	for _, g := range m.Scene().Groups {
		if g.ID == "b" {
			t.Error("the layer is drawn")
		}
	}
}

func TestCropToLines(t *testing.T) {
	m := buildMap(t, tenDegrees(
		named("a", oneSquare(0, 0, 2), func(l *config.Layer) { l.CropTo = "points" }),
		config.Layer{ID: "points", Source: rowOfPoints("n", "1")},
	), Options{})
	if got := warningTexts(m); !strings.Contains(got, "crop-to points: that layer has no polygons") {
		t.Errorf("warnings %q", got)
	}
}

func TestCropCircle(t *testing.T) {
	cfg := tenDegrees(
		named("a", oneSquare(0, 0, 2), func(l *config.Layer) { l.CropTo = "b" }),
		named("b", oneSquare(0, 0, 2), func(l *config.Layer) { l.CropTo = "a" }),
	)
	if _, err := Build(t.Context(), cfg, Options{}); err == nil || !strings.Contains(err.Error(), "circle") {
		t.Errorf("error %v", err)
	}
	cfg = tenDegrees(named("a", oneSquare(0, 0, 2), func(l *config.Layer) { l.CropTo = "aa" }))
	if _, err := Build(t.Context(), cfg, Options{}); err == nil || !strings.Contains(err.Error(), `did you mean "a"`) {
		t.Errorf("error %v", err)
	}
}

func TestIgnoreHolesAndIslands(t *testing.T) {
	holed := func(int) geom.T {
		flat := append(squareRing(0, 0, 3), squareRing(1, 1, 1)...)
		return geom.NewPolygonFlat(geom.XY, flat, []int{10, 20})
	}
	islands := func(int) geom.T {
		flat := append(squareRing(0, 0, 3), squareRing(5, 1, 0.1)...)
		return geom.NewMultiPolygonFlat(geom.XY, flat, [][]int{{10}, {20}})
	}
	m := buildMap(t, tenDegrees(
		config.Layer{ID: "holes", Source: sourceOf(holed, "n", "1")},
		config.Layer{ID: "filled", Source: sourceOf(holed, "n", "1"), IgnoreHoles: true},
		config.Layer{ID: "all", Source: sourceOf(islands, "n", "1")},
		config.Layer{ID: "large", Source: sourceOf(islands, "n", "1"), FilterIslands: 200},
		config.Layer{ID: "none", Source: sourceOf(islands, "n", "1"), FilterIslands: 1e6},
		config.Layer{ID: "kept", Source: sourceOf(islands, "n", "1"), FilterIslands: 1e6, KeepShapes: true},
	), Options{})
	for id, want := range map[string][]float64{"holes": {8}, "filled": {9}, "all": {9.01}, "large": {9}, "none": nil, "kept": {9}} {
		if got := areas(t, m, id); !nearly(got, want) {
			t.Errorf("%s: areas %v, want %v", id, got, want)
		}
	}
}
