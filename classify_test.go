package kartograph

import (
	"encoding/json"
	"encoding/xml"
	"fmt"
	"math"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// drawnMark is a feature of an SVG, with what it inherits.
type drawnMark map[string]string

// drawnMarks reads the features of a layer back from an SVG, in the order in which they
// are drawn, and the scales from its metadata.
func drawnMarks(t *testing.T, svg, layer string) (marks []drawnMark, scales []scale.Scale) {
	t.Helper()
	d := xml.NewDecoder(strings.NewReader(svg))
	var around []drawnMark
	inside, inMetadata := 0, false
	for {
		token, err := d.Token()
		if token == nil {
			break
		}
		if err != nil {
			t.Fatal(err)
		}
		switch e := token.(type) {
		case xml.StartElement:
			m := drawnMark{"": e.Name.Local}
			if len(around) > 0 {
				for name, value := range around[len(around)-1] {
					if name == "fill" || name == "stroke" || name == "stroke-width" || name == "" {
						m[name] = value
					}
				}
				m[""] = e.Name.Local
			}
			for _, a := range e.Attr {
				m[a.Name.Local] = a.Value
			}
			if inside > 0 && (e.Name.Local == "path" || e.Name.Local == "circle") {
				marks = append(marks, m)
			}
			if inside > 0 || m["id"] == layer && e.Name.Local == "g" {
				inside++
			}
			inMetadata = e.Name.Local == "metadata"
			around = append(around, m)
		case xml.CharData:
			if inMetadata {
				var data struct{ Scales []scale.Scale }
				if err := json.Unmarshal(e, &data); err != nil {
					t.Fatal(err)
				}
				scales = data.Scales
			}
		case xml.EndElement:
			around = around[:len(around)-1]
			inMetadata = false
			if inside > 0 {
				inside--
			}
		}
	}
	return marks, scales
}

// classFiles has points with values: some equal, some missing, one that is no number.
func classFiles() fstest.MapFS {
	var b strings.Builder
	b.WriteString("lon,lat,v,w,k\n")
	for i := range 40 {
		v := fmt.Sprint(math.Round(1000*math.Exp(float64(i%37)/9)) / 1000)
		if i%13 == 12 {
			v = ""
		}
		fmt.Fprintf(&b, "%d,%d,%s,%d,%s\n", i-20, i%7, v, (i*i)%50, []string{"oak", "beech", "pine"}[i%3])
	}
	return fstest.MapFS{"p.csv": &fstest.MapFile{Data: []byte(b.String())}}
}

// classedMap draws the points classified so.
func classedMap(t *testing.T, classify, css string, more ...string) (*Map, string) {
	t.Helper()
	cfg, err := Parse("m.json", []byte(`{"layers": {"p": {"src": "p.csv", "attributes": "all", "classify": `+classify+`}}`+strings.Join(more, "")+`}`))
	if err != nil {
		t.Fatal(err)
	}
	sheet, _, err := styles.Parse("s.css", []byte(css))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Build(t.Context(), cfg, Options{Files: classFiles(), Style: sheet})
	if err != nil {
		t.Fatal(err)
	}
	return m, written(t, m)
}

// classSpecs are specs for each method of classes of numbers.
func classSpecs() map[classes.Method]string {
	specs := map[classes.Method]string{scale.Threshold: `"breaks": [3, 10, 30]`}
	for _, m := range classes.Methods() {
		specs[m] = `"method": "` + string(m) + `"`
	}
	return specs
}

// TestDrawnClassesAreThoseOfTheBreaks reads, for every method and property, values,
// breaks, classes and looks back from the SVG: each feature has the class that its value
// has by the breaks, and the look of that class.
func TestDrawnClassesAreThoseOfTheBreaks(t *testing.T) {
	for method, spec := range classSpecs() {
		for _, property := range scale.Properties() {
			m, svg := classedMap(t, `{"by": "v", `+spec+`, "property": "`+string(property)+`"}`, "")
			marks, scales := drawnMarks(t, svg, "p")
			if len(scales) != 1 || len(marks) != 40 {
				t.Fatalf("%s: %d scales, %d features", method, len(scales), len(marks))
			}
			s := scales[0]
			if s.Method != method || s.Property != property || m.Report.Scales[0].Count != 37 || s.Missing.Count != 3 {
				t.Errorf("%s, %s: %+v", method, property, s)
			}
			counts := make([]int, len(s.Classes))
			for _, mark := range marks {
				class := s.Missing
				if v, err := strconv.ParseFloat(mark["data-v"], 64); err == nil {
					k := 0
					for k+1 < len(s.Classes) && v >= s.Breaks[k+1] {
						k++
					}
					class = s.Classes[k]
					counts[k]++
					if v < class.From || v > class.To {
						t.Errorf("%s: %v is in the class from %v to %v", method, v, class.From, class.To)
					}
				}
				if got := mark[property.CSS()]; got != class.Value || mark["class"] != class.Name || mark["data-class"] != class.Number {
					t.Errorf("%s, %s, %s: %s, class %s, data-class %s; want %s, %s, %s", method, property, mark["data-v"], got, mark["class"], mark["data-class"], class.Value, class.Name, class.Number)
				}
			}
			for k, n := range counts {
				if s.Classes[k].Count != n {
					t.Errorf("%s: class %d has %d features, and says %d", method, k, n, s.Classes[k].Count)
				}
			}
			if s.Fit == nil || !(s.Fit.Variance > 0 && s.Fit.Variance <= 1) {
				t.Errorf("%s: fit %v", method, s.Fit)
			}
		}
	}
}

// TestDrawnCategories reads categories back, with looks by the method and of one's own.
func TestDrawnCategories(t *testing.T) {
	for spec, want := range map[string]map[string]string{
		`"method": "category"`: {"beech": "#e69f00", "oak": "#56b4e9", "pine": "#009e73"},
		`"method": "category", "palette": ["red", "blue", "hatch"]`: {"beech": "red", "oak": "blue", "pine": "url(#hatch)"},
		`"palette": {"oak": "#123456", "pine": "dots"}`:             {"beech": "#bbb", "oak": "#123456", "pine": "url(#dots)"},
		`"method": "category", "property": "pattern"`:               {"beech": "url(#hatch)", "oak": "url(#dots)", "pine": "url(#hatch-horizontal)"},
	} {
		_, svg := classedMap(t, `{"by": "k", `+spec+`}`, "")
		marks, scales := drawnMarks(t, svg, "p")
		for _, mark := range marks {
			if mark["fill"] != want[mark["data-k"]] {
				t.Errorf("%s: %s is drawn in %s", spec, mark["data-k"], mark["fill"])
			}
			for _, id := range styles.References(mark["fill"]) {
				if !strings.Contains(svg, `<pattern id="`+id+`"`) {
					t.Errorf("%s: there is no pattern %s", spec, id)
				}
			}
		}
		for _, c := range scales[0].Classes {
			if c.Count != 13 && c.Count != 14 {
				t.Errorf("%s: %+v", spec, c)
			}
		}
	}
}

// TestDrawnSizes: the areas of circles, or widths, stand to each other as the values do,
// and the largest are drawn first.
func TestDrawnSizes(t *testing.T) {
	_, svg := classedMap(t, `{"by": "v", "method": "area", "property": "r", "max": 24}`, "")
	marks, _ := drawnMarks(t, svg, "p")
	last, largest := math.Inf(1), math.Exp(4)
	for _, mark := range marks {
		v, _ := strconv.ParseFloat(mark["data-v"], 64)
		r, err := strconv.ParseFloat(mark["r"], 64)
		if err != nil || !(math.Abs(r-24*math.Sqrt(v/largest)) < 0.01) {
			t.Errorf("%v has the radius %s", v, mark["r"])
		}
		if r > last {
			t.Errorf("%v is drawn after %v", r, last)
		}
		last = r
	}
	_, svg = classedMap(t, `{"by": "v", "method": "linear", "property": "stroke-width", "max": 10}`, "")
	marks, _ = drawnMarks(t, svg, "p")
	for _, mark := range marks {
		v, _ := strconv.ParseFloat(mark["data-v"], 64)
		if w, err := strconv.ParseFloat(mark["stroke-width"], 64); err != nil || !(math.Abs(w-10*v/largest) < 0.01) {
			t.Errorf("%v has the width %s", v, mark["stroke-width"])
		}
	}
}

// TestDrawnRamp: a continuous scale has the colours of its stops at these, goes between
// them, and is clamped by its domain.
func TestDrawnRamp(t *testing.T) {
	m, svg := classedMap(t, `{"by": "v", "method": "continuous", "palette": ["#000", "#fff", "red"], "breaks": [5, 20, 40]}`, "")
	marks, _ := drawnMarks(t, svg, "p")
	for _, mark := range marks {
		v, err := strconv.ParseFloat(mark["data-v"], 64)
		got, want := mark["fill"], ""
		switch {
		case err != nil:
			want = "#ddd"
		case v <= 5:
			want = "#000"
		case v >= 40:
			want = "#f00"
		}
		rgb, _ := styles.RGB(got)
		if grey := rgb>>16 == rgb&0xff; v > 5 && v < 20 && !grey || want != "" && got != want {
			t.Errorf("%v is drawn in %s, want %s", v, got, want)
		}
		if mark["class"] != "" && err == nil {
			t.Errorf("%v has the class %s", v, mark["class"])
		}
	}
	if s := m.Report.Scales[0]; len(s.Stops) != 3 || s.Stops[1] != (scale.Stop{At: 20, Value: "#fff"}) {
		t.Errorf("stops %v", s.Stops)
	}
}

// TestDrawnPairs: a bivariate scale has the class of both values.
func TestDrawnPairs(t *testing.T) {
	_, svg := classedMap(t, `{"by": ["v", "w"], "method": "bivariate"}`, "")
	marks, scales := drawnMarks(t, svg, "p")
	s := scales[0]
	colours := map[string]bool{}
	for _, mark := range marks {
		v, err := strconv.ParseFloat(mark["data-v"], 64)
		if err != nil {
			if mark["class"] != "missing" {
				t.Errorf("without a value: %s", mark["class"])
			}
			continue
		}
		w, _ := strconv.ParseFloat(mark["data-w"], 64)
		x, y := classes.Of(s.Breaks, v), classes.Of(s.Second.Breaks, w)
		if want := fmt.Sprintf("b%d-%d", x+1, y+1); mark["class"] != want || mark["fill"] != s.Classes[3*y+x].Value {
			t.Errorf("%v, %v: %s, %s; want %s", v, w, mark["class"], mark["fill"], want)
		}
		colours[mark["fill"]] = true
	}
	if len(colours) < 7 {
		t.Errorf("%d colours", len(colours))
	}
}

// TestCascadeOfClasses: classes stand above finished stylesheets and below one's own,
// which may name them.
func TestCascadeOfClasses(t *testing.T) {
	const classify = `{"by": "v", "breaks": [3, 10], "palette": ["#111", "#222", "#333"]}`
	fills := func(css string, theme string) map[string]string {
		_, svg := classedMap(t, classify, css, theme)
		marks, _ := drawnMarks(t, svg, "p")
		found := map[string]string{}
		for _, m := range marks {
			found[m["class"]] = m["fill"]
		}
		return found
	}
	for _, c := range []struct {
		css, theme string
		want       map[string]string
	}{
		{"", "", map[string]string{"q1-3": "#111", "q2-3": "#222", "q3-3": "#333", "missing": "#ddd"}},
		{"", `, "theme": "news"`, map[string]string{"q1-3": "#111", "q2-3": "#222", "q3-3": "#333", "missing": "#ddd"}},
		{"#p.q2-3 { fill: red } .missing { fill: none }", "", map[string]string{"q1-3": "#111", "q2-3": "red", "q3-3": "#333", "missing": "none"}},
		{"* { fill: green }", `, "theme": "dark"`, map[string]string{"q1-3": "green", "q2-3": "green", "q3-3": "green", "missing": "green"}},
		{"#p[v>=20] { fill: gold }", "", map[string]string{"q1-3": "#111", "q2-3": "#222", "missing": "#ddd"}},
	} {
		got := fills(c.css, c.theme)
		for class, want := range c.want {
			if got[class] != want {
				t.Errorf("%s%s: %s is %s, want %s", c.css, c.theme, class, got[class], want)
			}
		}
	}
}
