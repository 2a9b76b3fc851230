package kartograph

import (
	"context"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// squareRing is a square of degrees.
func squareRing(west, south, size float64) []float64 {
	return []float64{west, south, west + size, south, west + size, south + size, west, south + size, west, south}
}

func square4(west, south, size float64) geom.T {
	return geom.NewPolygonFlat(geom.XY, squareRing(west, south, size), []int{10})
}

// rowOfSquares gives squares of one degree side by side, the first at 0, 0.
// Each line of text is a record; the first names the columns. Cells that look
// like numbers are numbers, "-" is null.
func rowOfSquares(lines ...string) layers.Source {
	return sourceOf(func(i int) geom.T { return square4(float64(i), 0, 1) }, lines...)
}

// rowOfPoints gives points one degree apart, the first at 0, 0.
func rowOfPoints(lines ...string) layers.Source {
	return sourceOf(func(i int) geom.T { return geom.NewPointFlat(geom.XY, []float64{float64(i), 0}) }, lines...)
}

func sourceOf(place func(i int) geom.T, lines ...string) layers.Source {
	schema := layers.NewSchema(strings.Fields(lines[0]))
	var features []layers.Feature
	for i, line := range lines[1:] {
		var values []layers.Value
		for _, cell := range strings.Fields(line) {
			v := layers.Text(cell)
			if f, ok := v.Float(); ok {
				v = layers.Number(f)
			}
			if cell == "-" {
				v = layers.Value{}
			}
			values = append(values, v)
		}
		features = append(features, layers.Feature{Geometry: place(i), Record: layers.Record{Schema: schema, Values: values}})
	}
	return layers.NewMemory("squares", schema, features)
}

// tenDegrees maps ten degrees of longitude and latitude to 1000 pixels, 100
// per degree, north 5 at the top.
func tenDegrees(all ...config.Layer) *Config {
	return &Config{
		Proj:   config.Proj{ID: "lonlat"},
		Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: 0, South: -5, East: 10, North: 5}},
		Layers: all,
	}
}

func buildMap(t testing.TB, cfg *Config, o Options) *Map {
	t.Helper()
	m, err := Build(context.Background(), cfg, o)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

func parseSheet(t testing.TB, css string) *styles.Sheet {
	t.Helper()
	sheet, warnings, err := styles.Parse("test.css", []byte(css))
	if err != nil || len(warnings) > 0 {
		t.Fatal(err, warnings)
	}
	return sheet
}

// groupNamed returns the group of this id, also from within other groups.
func groupNamed(t testing.TB, m *Map, id string) render.Group {
	t.Helper()
	var find func(groups []render.Group) *render.Group
	find = func(groups []render.Group) *render.Group {
		for i := range groups {
			if groups[i].ID == id {
				return &groups[i]
			}
			if g := find(groups[i].Groups); g != nil {
				return g
			}
		}
		return nil
	}
	g := find(m.Scene().Groups)
	if g == nil {
		t.Fatalf("the map has no group %q", id)
	}
	return *g
}

// geometryOf is the geometry of a mark that is a shape, else nil.
func geometryOf(m render.Mark) geom.T {
	shape, _ := m.Form.(render.Shape)
	return shape.Geometry
}

// textOf is the text of a mark that is one, else nil.
func textOf(m render.Mark) *render.Text {
	if text, ok := m.Form.(render.Text); ok {
		return &text
	}
	return nil
}

// described lists the shapes of a group, each as its attributes.
func described(t testing.TB, m *Map, id string) []string {
	t.Helper()
	var all []string
	for _, shape := range groupNamed(t, m, id).Marks {
		var words []string
		for _, a := range shape.Attributes {
			words = append(words, a.Name+"="+a.Value)
		}
		all = append(all, strings.Join(words, " "))
	}
	return all
}

// areas lists the areas of a group's shapes in squares of 100 pixels.
func areas(t testing.TB, m *Map, id string) []float64 {
	t.Helper()
	var all []float64
	for _, shape := range groupNamed(t, m, id).Marks {
		all = append(all, label.Area(geometryOf(shape))/1e4)
	}
	return all
}

// texts lists the labels of a group, lines joined by a stroke.
func texts(t testing.TB, m *Map, id string) []string {
	t.Helper()
	var all []string
	for _, shape := range groupNamed(t, m, id).Marks {
		if text := textOf(shape); text != nil {
			all = append(all, strings.Join(text.Lines, "|"))
		}
	}
	return all
}

func warningTexts(m *Map) string {
	var all []string
	for _, w := range m.Warnings {
		all = append(all, w.String())
	}
	return strings.Join(all, "\n")
}

func nearly(a, b []float64) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if d := a[i] - b[i]; !(d < 1e-6 && d > -1e-6) {
			return false
		}
	}
	return true
}
