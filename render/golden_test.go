package render

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/styles"
)

func decimals(n int) *int { return &n }

// ring is a closed square of a size at a corner, as one ring of flat
// coordinates.
func ring(x, y, size float64) []float64 {
	return []float64{x, y, x + size, y, x + size, y + size, x, y + size, x, y}
}

func style(pairs ...string) styles.Style {
	var s styles.Style
	for i := 0; i < len(pairs); i += 2 {
		s = append(s, styles.Property{Name: pairs[i], Value: pairs[i+1]})
	}
	return s
}

// everything is a scene with one of each.
func everything() Scene {
	hole := append(ring(10, 10, 50), ring(20.123, 20.456, 10)...)
	collection := geom.NewGeometryCollection()
	collection.MustPush(
		geom.NewPointFlat(geom.XY, []float64{5, 5.5}),
		geom.NewLineStringFlat(geom.XY, []float64{0, 0, 3, 4}),
		geom.NewPolygonFlat(geom.XY, ring(1, 1, 2), []int{10}),
		geom.NewPointFlat(geom.XY, []float64{7, 7}),
	)
	land := Group{
		ID: "land", Classes: []string{"land", "big"}, Label: "Land & <islands>",
		Style: style("fill", "#ddd", "mix-blend-mode", "multiply", "stroke", "#fff"),
		Marks: []Mark{
			{ID: "ES", Classes: []string{"eu"}, Title: "Spain <&> \"quotes\"", Form: Shape{Geometry: geom.NewPolygonFlat(geom.XY, hole, []int{10, 20})},
				Attributes: []Attribute{{"NAME_LONG", "España"}, {"Name Long", "again"}, {"name-long", "third"}, {"*", "no letters"}, {"größe", "1"}, {"人口", "2"}}},
			{ID: "ES", Form: Shape{Geometry: geom.NewMultiPolygonFlat(geom.XYZ, []float64{0, 0, 9, 1, 0, 9, 1, 1, 9, 5, 5, 9, 6, 5, 9, 6, 6, 9}, [][]int{{9}, {18}})},
				Style: style("--accent", "blue", "fill", "red")},
			{ID: "two words", Form: Shape{Geometry: geom.NewPolygonFlat(geom.XY, ring(3, 3, .0001), []int{10})}, Title: "too small to see",
				Attributes: []Attribute{{"a", "<script>alert(1)</script>"}, {"b", "\"'&\t\n\r\x00\x1b\xff\ufffe"}, {"c", "שלום \u202eabc"}}},
			{Form: Shape{Geometry: geom.NewPolygon(geom.XY)}},
			{ID: "06037", Form: Shape{Geometry: geom.NewMultiLineStringFlat(geom.XYM, []float64{0, 0, 1, 5, 5, 1, 1, 1, 1, 1, 1, 1}, []int{6, 12})}},
		},
	}
	cities := Group{
		ID: "cities", Style: style("fill", "#333"),
		Marks: []Mark{
			{ID: "one", Title: "Madrid", Form: Shape{Geometry: geom.NewPointFlat(geom.XY, []float64{12.5, 13}), Radius: 3}},
			{Form: Shape{Geometry: geom.NewPointFlat(geom.XY, []float64{12.345, -0.001}), Radius: 1.25}},
			{ID: "many", Title: "Several", Form: Shape{Geometry: geom.NewMultiPointFlat(geom.XY, []float64{1, 2, 3, 4}), Radius: 3}},
			{ID: "mixed", Form: Shape{Geometry: collection, Radius: 3}, Style: style("fill", "blue")},
		},
	}
	labels := Group{
		ID: "land-label", Classes: []string{"label"}, Style: style("font", "italic 11px serif", "font-weight", "bold"),
		Marks: []Mark{
			{Form: Text{X: 50, Y: 25.5, Lines: []string{"R&D <one>"}}, Title: "a label"},
			{ID: "l", Form: Text{X: 10, Y: 20.25, Anchor: "start", Lines: []string{"two", "lines"}, LineHeight: 13.5}},
			{Form: Text{X: 10, Y: 20.25, Anchor: "end", Lines: []string{"two", "more"}}, Style: style("fill", "red")},
			{Form: Text{}},
		},
	}
	return Scene{
		Width: 100, Height: 62.5, ID: "map", Title: "A map & more", Desc: "What it <shows>", Lang: "es-ES",
		Metadata: []byte(`{"projection": "robinson", "text": "]]><&>"}`),
		Style:    style("background", "#fff", "stroke", "#222"),
		Groups: []Group{
			{ID: "sea", Hidden: true, Marks: []Mark{{Form: Shape{Geometry: geom.NewLinearRingFlat(geom.XY, ring(0, 0, 60))}}}},
			land, cities,
			{ID: "land", Label: "labels", Groups: []Group{labels}},
			{},
		},
	}
}

var goldens = map[string]Options{
	"default":    {},
	"pretty":     {Pretty: true, Round: decimals(1)},
	"absolute":   {Absolute: true, Round: decimals(3)},
	"css":        {StyleMode: StyleCSS, IDPrefix: "a b:", Responsive: true},
	"classes":    {StyleMode: StyleClasses, Round: decimals(0)},
	"pretty-css": {StyleMode: StyleCSS, Pretty: true},
}

func TestGoldens(t *testing.T) {
	for name, o := range goldens {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			stats, err := WriteSVG(&b, everything(), o)
			if err != nil {
				t.Fatal(err)
			}
			want := Stats{Marks: 12, Empty: 2, Collapsed: 1, Vertices: stats.Vertices, PathBytes: stats.PathBytes, Bytes: int64(b.Len())}
			if !reflect.DeepEqual(stats, want) {
				t.Errorf("stats %+v, want %+v", stats, want)
			}
			compareGolden(t, name, b.Bytes())
		})
	}
}

// Every golden file is compared by a test.
func TestNoOrphanedGoldens(t *testing.T) {
	files, err := filepath.Glob("testdata/*.svg")
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden files: %v", err)
	}
	for _, f := range files {
		name := strings.TrimSuffix(filepath.Base(f), ".svg")
		_, all := goldens[name]
		if _, marks := furnishedGoldens[name]; !all && !marks {
			t.Errorf("%s belongs to no test", f)
		}
	}
}

// xmllint asks libxml2 whether a file is well-formed.
func xmllint(t *testing.T, file string) {
	t.Helper()
	tool, err := exec.LookPath("xmllint")
	if err != nil {
		t.Log("xmllint is not installed (Debian: libxml2-utils): not asked")
		return
	}
	if out, err := exec.Command(tool, "--noout", file).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("xmllint: %v\n%s", err, out)
	}
}
