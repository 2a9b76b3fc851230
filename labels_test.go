package kartograph

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/twpayne/go-geom"
)

// groupIDsOf lists the groups of a map in paint order.
func groupIDsOf(m *Map) []string {
	var ids []string
	for _, g := range m.Scene().Groups {
		ids = append(ids, g.ID)
	}
	return ids
}

func labelled(l *config.Labeling, lines ...string) *Config {
	return tenDegrees(config.Layer{ID: "squares", Source: rowOfSquares(lines...), Labeling: l}, config.Layer{ID: "above", Source: rowOfSquares("n", "1")})
}

// Labels stand above all layers, each halo directly beneath its texts.
func TestLabelGroups(t *testing.T) {
	m := buildMap(t, labelled(&config.Labeling{Key: "name", Buffer: true}, "name", "Aa", "Bb"), Options{})
	if got := groupIDsOf(m); !slices.Equal(got, []string{"squares", "above", "squares-label-buffer", "squares-label"}) {
		t.Errorf("groups %q", got)
	}
	halo, text := groupNamed(t, m, "squares-label-buffer"), groupNamed(t, m, "squares-label")
	if !halo.Hidden {
		t.Error("screen readers read the halo")
	}
	if text.Hidden {
		t.Error("screen readers do not read the text")
	}
	if !slices.Equal(halo.Classes, []string{"label-buffer"}) {
		t.Errorf("the halo has the classes %q", halo.Classes)
	}
	if !slices.Equal(text.Classes, []string{"label"}) {
		t.Errorf("the text has the classes %q", text.Classes)
	}
	for i := range text.Marks {
		if a, b := textOf(halo.Marks[i]), textOf(text.Marks[i]); !reflect.DeepEqual(a, b) {
			t.Errorf("the halo %+v does not fit the text %+v", a, b)
		}
	}
	if got := texts(t, m, "squares-label"); !slices.Equal(got, []string{"Aa", "Bb"}) {
		t.Errorf("texts %q", got)
	}
}

func TestLabelTexts(t *testing.T) {
	tests := []struct {
		name  string
		spec  config.Labeling
		lines []string
		want  []string
	}{
		{"numbers", config.Labeling{Key: "n"}, []string{"n", "0", "1.5"}, []string{"0", "1.5"}},
		{"nulls have none", config.Labeling{Key: "n"}, []string{"n", "-", "B"}, []string{"B"}},
		{"min-area", config.Labeling{Key: "n", MinArea: 10_001}, []string{"n", "A"}, nil},
		{"split", config.Labeling{Key: "n", SplitChars: []string{"-"}, SplitAt: 3}, []string{"n", "Ab-cd"}, []string{"Ab-|cd"}},
	}
	for _, test := range tests {
		m := buildMap(t, labelled(&test.spec, test.lines...), Options{})
		if got := texts(t, m, "squares-label"); !slices.Equal(got, test.want) {
			t.Errorf("%s: %q, want %q", test.name, got, test.want)
		}
	}
}

// Line breaks in data break lines, and characters that XML has no place for do
// not reach it.
func TestLabelsOfUnreadableTexts(t *testing.T) {
	schema := layers.NewSchema([]string{"n"})
	var features []layers.Feature
	for i, text := range []string{"Line one\nLine two", "Dos\r\nlíneas", "a\x00\x1b]\x07b\ufffe\xff<&>", "\n\t"} {
		features = append(features, layers.Feature{Geometry: square4(float64(i), 0, 1),
			Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text(text)}}})
	}
	m := buildMap(t, tenDegrees(config.Layer{ID: "l", Source: layers.NewMemory("m", schema, features), Labeling: &config.Labeling{Key: "n"}}), Options{})
	if got, want := texts(t, m, "l-label"), []string{"Line one|Line two", "Dos|líneas", "a]b\ufffe\ufffd<&>"}; !slices.Equal(got, want) {
		t.Errorf("labels %q, want %q", got, want)
	}
	_, words := parsed(t, m)
	if got := strings.Join(words, "|"); !strings.HasSuffix(got, "Line one|Line two|Dos|líneas|a]b\ufffd\ufffd<&>") {
		t.Errorf("texts in the document: %q", got)
	}
}

func TestLabelKeyMissing(t *testing.T) {
	_, err := Build(t.Context(), labelled(&config.Labeling{Key: "nmae"}, "name pop", "A 1"), Options{})
	want := `layer "squares": labeling.key: column "nmae" not found, did you mean "name"?; the columns are name, pop`
	if err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one with %q", err, want)
	}
}

func TestLabelPriorityMissing(t *testing.T) {
	_, err := Build(t.Context(), labelled(&config.Labeling{Key: "name", Priority: "-ppo"}, "name pop", "A 1"), Options{})
	if want := `labeling.priority: column "ppo" not found, did you mean "pop"?`; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("error %v, want one with %q", err, want)
	}
}

// Where there is room for one of two labels, its priority decides.
func TestLabelPriority(t *testing.T) {
	large := func(int) geom.T { return square4(0, -5, 10) }
	for priority, want := range map[string]string{"pop": "B", "-pop": "A"} {
		cfg := tenDegrees(config.Layer{ID: "l", Source: sourceOf(large, "n pop", "A 1", "B 2", "C -"), Labeling: &config.Labeling{Key: "n", Priority: priority}})
		sheet := parseSheet(t, "#l-label { font-size: 800px }")
		if got := texts(t, buildMap(t, cfg, Options{Style: sheet}), "l-label"); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: labels %q, want %s", priority, got, want)
		}
	}
}

// The priority may be an expression, of attributes of the map too; a column's name stays
// one, whatever it looks like.
func TestLabelPriorityExpression(t *testing.T) {
	large := func(int) geom.T { return square4(0, -5, 10) }
	twice, err := expression.Parse("pop * 2", expression.Options{})
	if err != nil {
		t.Fatal(err)
	}
	attributes := config.Attributes{Fields: []config.AttributeField{{Name: "twice", Value: twice}}}
	for priority, want := range map[string]string{
		"pop / area": "A", "-pop / area": "B", "0 - pop": "A", "n = 'A'": "A", "n = 'B'": "B", "pop-area": "B", "-pop-area": "A", "pop - area": "A",
		"twice / area": "A", "if(twice > 3, 1, 0)": "B", "-twice": "A", "`pop-area` * -1": "A",
	} {
		source := sourceOf(large, "n pop area pop-area", "A 1 1 1", "B 2 9 5", "C - - -")
		cfg := tenDegrees(config.Layer{ID: "l", Source: source, Attributes: attributes, Labeling: &config.Labeling{Key: "n", Priority: priority}})
		m := buildMap(t, cfg, Options{Style: parseSheet(t, "#l-label { font-size: 800px }")})
		if got := texts(t, m, "l-label"); !slices.Equal(got, []string{want}) {
			t.Errorf("%s: labels %q, want %s", priority, got, want)
		}
	}
	for priority, want := range map[string]string{
		"ppo / 2":   `labeling.priority: 1:1: column "ppo" not found, did you mean "pop"?`,
		"pop /":     `labeling.priority: 1:6: the expression ends here`,
		"pop arae":  `and no column is called "pop arae"`,
		"upper(n)":  `labeling.priority: 1:1: want a number`,
		"-pop-aera": `labeling.priority: 1:6: column "aera" not found, did you mean "area"?`,
		"-2":        `labeling.priority: column "2" not found`,
		"twise":     `labeling.priority: column "twise" not found`,
		"-`po p`":   "labeling.priority: 1:2: column \"po p\" not found",
	} {
		cfg := labelled(&config.Labeling{Key: "n", Priority: priority}, "n pop area", "A 1 1")
		cfg.Layers[0].Attributes = attributes
		if _, err := Build(t.Context(), cfg, Options{}); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error %v, want one with %q", priority, err, want)
		}
	}
}

// A label that has no room as it is is drawn shorter, then smaller, as the config allows.
func TestLabelStrategies(t *testing.T) {
	tests := []struct {
		name, want, size string
		labeling         config.Labeling
	}{
		{"left out", "", "", config.Labeling{}},
		{"short", "W", "", config.Labeling{Abbreviation: "short"}},
		{"smaller", "WWWWWWWW", "80px", config.Labeling{MinSize: 80}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			test.labeling.Key = "n"
			cfg := labelled(&test.labeling, "n short", "WWWWWWWW W")
			m := buildMap(t, cfg, Options{Style: parseSheet(t, "#squares-label { font-size: 300px }")})
			if got := strings.Join(texts(t, m, "squares-label"), " "); got != test.want {
				t.Fatalf("the label is %q, want %q", got, test.want)
			}
			if test.want == "" {
				return
			}
			style := groupNamed(t, m, "squares-label").Marks[0].Style
			if size, _ := style.Get("font-size"); size != test.size {
				t.Errorf("the font size is %q, want %q", size, test.size)
			}
		})
	}
}

// A label keys on an attribute of the map as well as on a column.
func TestLabelByAttribute(t *testing.T) {
	cfg := labelled(&config.Labeling{Key: "label"}, "name", "A")
	cfg.Layers[0].Attributes = config.Attributes{Fields: []config.AttributeField{{Name: "label", Where: "name", Equals: []string{"A"}, To: []string{"Ah"}}}}
	if got := texts(t, buildMap(t, cfg, Options{}), "squares-label"); !slices.Equal(got, []string{"Ah"}) {
		t.Errorf("texts %q", got)
	}
}

// firstText is the first label of a layer.
func firstText(t *testing.T, m *Map, id string) *render.Text {
	t.Helper()
	for _, shape := range groupNamed(t, m, id).Marks {
		if text := textOf(shape); text != nil {
			return text
		}
	}
	t.Fatalf("%s has no text", id)
	return nil
}

// The label of a country that is cut by the map's edge stands in the part that
// shows; where nothing is cut it stands in the middle, wherever that is.
func TestLabelOfClippedPolygon(t *testing.T) {
	for outside, want := range map[bool]float64{false: 100, true: -200} {
		cfg := tenDegrees(named("a", oneSquare(-6, -1, 8), func(l *config.Layer) {
			l.Labeling = &config.Labeling{Key: "n", Positions: []config.LabelPosition{"centroid"}}
		}))
		cfg.Export.KeepOutside = outside
		if text := firstText(t, buildMap(t, cfg, Options{}), "a-label"); !(text.X > want-1 && text.X < want+1) {
			t.Errorf("the label stands at %g, want %g", text.X, want)
		}
	}
}

func TestLabelsOfPointsAndCollections(t *testing.T) {
	collection := func(int) geom.T {
		c := geom.NewGeometryCollection()
		c.MustPush(geom.NewPointFlat(geom.XY, []float64{9, 0}), square4(1, -1, 2))
		return c
	}
	m := buildMap(t, tenDegrees(
		config.Layer{ID: "points", Source: rowOfPoints("n", "A", "B"), Labeling: &config.Labeling{Key: "n"}},
		config.Layer{ID: "mixed", Source: sourceOf(collection, "n", "C"), Labeling: &config.Labeling{Key: "n"}},
		config.Layer{ID: "multi", Source: sourceOf(func(int) geom.T {
			return geom.NewMultiPointFlat(geom.XY, []float64{1, 1, 3, 3})
		}, "n", "D"), Labeling: &config.Labeling{Key: "n"}},
	), Options{Style: parseSheet(t, "#points { r: 10 } #points-label { font-size: 20px }")})
	if text := firstText(t, m, "points-label"); text.Anchor != "start" || !(text.X > 10 && text.X < 20) {
		t.Errorf("a point's label stands at %g, anchor %q; want it right of its circle", text.X, text.Anchor)
	}
	if text := firstText(t, m, "mixed-label"); !(text.X > 190 && text.X < 210) {
		t.Errorf("the label of a point and a polygon stands at %g, want it on the polygon", text.X)
	}
	if text := firstText(t, m, "multi-label"); !(text.X > 190 && text.X < 210) {
		t.Errorf("the label of two points stands at %g", text.X)
	}
}

func TestScaleBarGroups(t *testing.T) {
	cfg := tenDegrees(named("a", oneSquare(0, 0, 1), func(*config.Layer) {}))
	cfg.Export.Furniture = []furniture.Spec{furniture.ScaleBar{Align: "br", Offset: 30}}
	m := buildMap(t, cfg, Options{})
	got := groupIDsOf(m)
	if !slices.Equal(got, []string{"a", "scalebar-buffer", "scalebar"}) {
		t.Fatalf("groups %q", got)
	}
	bar := groupNamed(t, m, "scalebar")
	words := strings.Join(texts(t, m, "scalebar"), " ")
	if !strings.Contains(words, "200 km") {
		t.Errorf("the bar says %q, want 200 km", words)
	}
	b := geometryOf(bar.Marks[0]).Bounds()
	// 200 km along a parallel near 5 degrees south, 100 px to a degree.
	if length := b.Max(0) - b.Min(0); !(length > 179 && length < 182) || !(b.Max(0) > 965 && b.Max(0) < 975) {
		t.Errorf("the bar runs from %g to %g", b.Min(0), b.Max(0))
	}
}

// A point in the margin around the frame, whose circle may reach into it, is drawn
// without its label.
func TestPointsInTheMarginHaveNoLabels(t *testing.T) {
	schema := layers.NewSchema([]string{"name"})
	var features []layers.Feature
	for i := range 40 {
		at := []float64{10.2 + 0.001*float64(i), 45}
		features = append(features, layers.Feature{Geometry: geom.NewPointFlat(geom.XY, at), Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text("here")}}})
	}
	cfg := &Config{
		Proj:   config.Proj{ID: "lonlat"},
		Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: -10, South: 40, East: 10.2, North: 50}},
		Layers: []config.Layer{{ID: "l", Source: layers.NewMemory("l", schema, features), Labeling: &config.Labeling{Key: "name"}}},
	}
	m, err := Build(t.Context(), cfg, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if n := m.Report.Layers[0].Drawn; n < 30 {
		t.Errorf("%d points are drawn, want those in the margin as well", n)
	}
}

// TestPrioritiesWithoutNumbersAreTold holds that a column by whose numbers labels matter and that has hardly
// any is told; of a few labels without one nothing is.
func TestPrioritiesWithoutNumbersAreTold(t *testing.T) {
	for name, test := range map[string]struct {
		rows []string
		want string
	}{
		"words":      {[]string{"n pop", "A many", "B few", "C 9"}, `layer "points": labeling.priority: 2 of 3 labels have no number in "pop"; they come last`},
		"one word":   {[]string{"n pop", "A many", "B 7", "C 9"}, ""},
		"no numbers": {[]string{"n pop", "A -", "B -"}, `layer "points": labeling.priority: 2 of 2 labels have no number in "pop"; they come last`},
	} {
		m := buildMap(t, tenDegrees(config.Layer{ID: "points", Source: rowOfPoints(test.rows...),
			Labeling: &config.Labeling{Key: "n", Priority: "pop"}}), Options{})
		var told []string
		for _, w := range m.Warnings {
			if strings.Contains(w.Text, "labeling.priority") {
				told = append(told, w.String())
			}
		}
		if got := strings.Join(told, "\n"); got != test.want {
			t.Errorf("%s: %q, want %q", name, got, test.want)
		}
	}
}
