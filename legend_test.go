package kartograph

import (
	"encoding/xml"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles/scale"
	"github.com/twpayne/go-geom"
)

// svgElement is an element of an SVG as it was written.
type svgElement struct {
	XMLName  xml.Name
	Attrs    []xml.Attr   `xml:",any,attr"`
	Text     string       `xml:",chardata"`
	Children []svgElement `xml:",any"`
}

func (e svgElement) get(name string) string {
	for _, a := range e.Attrs {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// each calls for an element and all in it, with what they inherit of some attributes.
func (e svgElement) each(in map[string]string, visit func(e svgElement, has map[string]string)) {
	has := map[string]string{}
	for k, v := range in {
		has[k] = v
	}
	for _, a := range e.Attrs {
		switch a.Name.Local {
		case "fill", "stroke", "stroke-width", "opacity", "id":
			has[a.Name.Local] = a.Value
		}
	}
	visit(e, has)
	for _, c := range e.Children {
		c.each(has, visit)
	}
}

// What a legend shows of each class is what its features are drawn with, read back from
// the file, for every method and property.
func TestLegendAgrees(t *testing.T) {
	n := 0
	for _, method := range scale.Methods() {
		for _, property := range scale.Properties() {
			by := `"v"`
			switch {
			case method == scale.Category:
				by = `"g"`
			case method == scale.Bivariate:
				by = `["v", "w"]`
			}
			classify := fmt.Sprintf(`{"by": %s, "method": %q, "property": %q`, by, method, property)
			if method == scale.Threshold {
				classify += `, "breaks": [3, 8, 20]`
			}
			for _, shape := range []string{"area", "point"} {
				m, ok := legendMap(t, shape, classify+"}", "")
				if ok {
					n++
					checkAgrees(t, fmt.Sprintf("%s of %s, %s", property, method, shape), m)
				}
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d scales were drawn", n)
	}
}

// legendMap is a map of 60 features with a skewed number, another one and a group; ok is
// false where the method has no such property.
func legendMap(t *testing.T, shape, classify, legend string) (m *Map, ok bool) {
	t.Helper()
	cfg, err := Parse("map.json", []byte(`{"layers": {"a": {"special": "sea", "render": false}, "L": {"src": "x.geojson", "attributes": ["v", "w"], "classify": `+classify+`}}, "bounds": [0, 0, 60, 12], "legend": {"at": "below"`+legend+`}}`))
	if err != nil {
		t.Fatalf("%s: %v", classify, err)
	}
	schema := layers.NewSchema([]string{"v", "w", "g"})
	random := rand.New(rand.NewPCG(5, 8))
	var features []layers.Feature
	for i := range 60 {
		x := float64(i)
		var g geom.T = geom.NewPointFlat(geom.XY, []float64{x, 5})
		if shape == "area" {
			g = geom.NewPolygonFlat(geom.XY, []float64{x, 5, x + .9, 5, x + .9, 6, x, 6, x, 5}, []int{10})
		}
		v := layers.Number(float64(int(1 + 30*random.Float64()*random.Float64()*random.Float64()*10)))
		if i%15 == 14 {
			v = layers.Value{}
		}
		features = append(features, layers.Feature{Geometry: g, Record: layers.Record{Schema: schema,
			Values: []layers.Value{v, layers.Number(float64(i % 7)), layers.Text(string(rune('a' + i%4)))}}})
	}
	source := layers.NewMemory("x", schema, features)
	for i := range cfg.Layers {
		if cfg.Layers[i].ID == "L" {
			cfg.Layers[i].Src, cfg.Layers[i].Source = "", source
		}
	}
	m, err = Build(t.Context(), cfg, Options{})
	return m, err == nil
}

func checkAgrees(t *testing.T, name string, m *Map) {
	t.Helper()
	root := readXML(t, m)
	drawn, shown := map[string]string{}, map[string]string{}
	inLegend := 0
	root.each(nil, func(e svgElement, has map[string]string) {
		if e.XMLName.Local != "path" && e.XMLName.Local != "circle" && e.XMLName.Local != "rect" {
			return
		}
		class := e.get("class")
		if class == "" {
			return
		}
		look := fmt.Sprint(has["fill"], has["stroke"], has["stroke-width"], has["opacity"])
		if e.XMLName.Local == "circle" && m.Report.Scales[0].Property == scale.Radius {
			look += "r" + e.get("r")
		}
		to := drawn
		if has["id"] == "legend" {
			to = shown
			inLegend++
		}
		if before, ok := to[class]; ok && before != look {
			t.Errorf("%s: class %s is drawn as %s and as %s", name, class, before, look)
		}
		to[class] = look
	})
	for class, look := range drawn {
		if missing := m.Report.Scales[0].Missing; class == missing.Name && missing.Value == "0" {
			continue // it is not seen
		}
		if other, ok := shown[class]; len(m.Report.Scales[0].Classes) > 0 && (!ok || other != look) {
			t.Errorf("%s: class %s is drawn as %q and stands in the legend as %q", name, class, look, other)
		}
	}
	s := m.Report.Scales[0]
	for _, c := range s.Classes {
		if shown[c.Name] == "" {
			t.Errorf("%s: the legend has no class %s", name, c.Name)
		}
	}
	if len(s.Classes) > 0 && s.Method != scale.Category {
		checkBreaks(t, name, root, s.Breaks)
	}
	if s.Second != nil {
		checkBreaks(t, name, root, s.Second.Breaks)
	}
}

// checkBreaks looks for the breaks between classes among the numbers of a legend, which may be
// rounded by as much as a fiftieth of the least distance of two.
func checkBreaks(t *testing.T, name string, root svgElement, breaks []float64) {
	t.Helper()
	var numbers []float64
	root.each(nil, func(e svgElement, _ map[string]string) {
		if e.XMLName.Local != "text" || !strings.Contains(e.get("class"), "legend-label") {
			return
		}
		for _, line := range e.Children {
			for _, word := range strings.Fields(strings.ReplaceAll(line.Text, ",", "")) {
				if v, err := strconv.ParseFloat(word, 64); err == nil {
					numbers = append(numbers, v)
				}
			}
		}
	})
	least := math.Inf(1)
	for i := 1; i < len(breaks); i++ {
		least = min(least, breaks[i]-breaks[i-1])
	}
	for _, b := range breaks[1 : len(breaks)-1] {
		if !slices.ContainsFunc(numbers, func(v float64) bool { return math.Abs(v-b) <= least/50+1e-9 }) {
			t.Errorf("%s: the break %g is not among the numbers of the legend, %v", name, b, numbers)
		}
	}
}

// A legend at every place stays on the page with all its texts, which do not overlap.
func TestLegendOnPage(t *testing.T) {
	for _, at := range []string{`"auto"`, `"tl"`, `"tr"`, `"bl"`, `"br"`, `"left"`, `"right"`, `"below"`, `"above"`, `[1, 1]`, `[0, 0.5]`} {
		for _, more := range []string{``, `, "columns": 2`, `, "histogram": true`, `, "direction": "horizontal"`, `, "order": "descending", "width": 90`} {
			for _, classify := range []string{`{"by": "POP_EST"}`, `{"by": "POP_EST", "method": "continuous", "title": "A long title of some words", "unit": "people per thing"}`, `{"by": "CONTINENT", "method": "category"}`} {
				text := fmt.Sprintf(`{"layers": {"c": {"src": "builtin:countries", "classify": %s}}, "proj": "robinson", "title": "T", "source": "S", "margin": 10, "degrees": true,
					"legend": {"at": %s%s}, "export": {"width": 600}}`, classify, at, more)
				cfg, err := Parse("map.json", []byte(text))
				if err != nil {
					t.Fatal(err)
				}
				m, err := Build(t.Context(), cfg, Options{Sources: legendSources()})
				if err != nil {
					t.Fatal(err)
				}
				checkLegendTexts(t, at+more+classify, m)
			}
		}
	}
}

// legendSources are read once for all tests.
var legendSources = func() func() *Sources {
	s := NewSources(nil)
	return func() *Sources { return s }
}()

func checkLegendTexts(t *testing.T, name string, m *Map) {
	t.Helper()
	page := render.Box{MaxX: m.scene.Width, MaxY: m.scene.Height}
	var texts []render.Box
	var walk func(g render.Group)
	walk = func(g render.Group) {
		for _, mark := range g.Marks {
			if b := geometryBox(mark); !b.Empty() && !page.Grown(1e-6).Holds(b) {
				t.Errorf("%s: %v leaves the page %v", name, b, page)
			}
			text := textOf(mark)
			if text == nil || text.Angle != 0 {
				continue
			}
			box := render.Box{MinX: text.X, MinY: text.Y - 5, MaxX: text.X + 2, MaxY: text.Y + float64(len(text.Lines)-1)*text.LineHeight}
			for _, other := range texts {
				if box.Meets(other) {
					t.Errorf("%s: %q meets another text", name, text.Lines)
				}
			}
			if !page.Holds(box) {
				t.Errorf("%s: %q at %v leaves the page", name, text.Lines, box)
			}
			texts = append(texts, box)
		}
		for _, inner := range g.Groups {
			walk(inner)
		}
	}
	found := false
	for _, g := range m.scene.Groups {
		if g.ID == "legend" {
			found = true
			walk(g)
		}
	}
	if !found || len(texts) < 2 {
		t.Errorf("%s: there is no legend", name)
	}
}

// geometryBox is the box of a mark that is a shape.
func geometryBox(m render.Mark) render.Box {
	shape, ok := m.Form.(render.Shape)
	if !ok || shape.Geometry == nil {
		return flat.Nothing[render.Box]()
	}
	return flat.Around[render.Box](shape.Geometry.FlatCoords(), 2).Grown(shape.Radius)
}
