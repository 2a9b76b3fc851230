package kartograph

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// threeTowns are points with ids, side by side.
func threeTowns() layers.Source {
	schema := layers.NewSchema([]string{"FID", "NAME", "pop"})
	var features []layers.Feature
	for i, name := range []string{"Aa", "Bb", "Cc"} {
		features = append(features, layers.Feature{ID: strings.ToLower(name), Geometry: geom.NewPointFlat(geom.XY, []float64{float64(3*i) + 2, 0}),
			Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Number(float64(i)), layers.Text(name), layers.Number(float64(i))}}})
	}
	return layers.NewMemory("towns", schema, features)
}

// townLabels draws labels of three towns, and tells what became of them: text, outcome and
// place.
func townLabels(t *testing.T, l *config.Labeling, more ...config.Layer) (*Map, []string) {
	t.Helper()
	cfg := tenDegrees(append([]config.Layer{{ID: "towns", Source: threeTowns(), Labeling: l, Attributes: config.Attributes{All: true}}}, more...)...)
	m := buildMap(t, cfg, Options{})
	var fates []string
	for _, r := range m.Report.Labels {
		fates = append(fates, strings.TrimSpace(fmt.Sprint(r.Text, " ", r.Outcome, " ", r.Place)))
	}
	return m, fates
}

func TestLabelWishes(t *testing.T) {
	strip := config.Layer{ID: "strip", Source: layers.Map([]int{0}, func(int) (geom.T, layers.Fields) {
		return geom.NewPolygonFlat(geom.XY, []float64{2.05, 0.02, 4, 0.02, 4, 1, 2.05, 1, 2.05, 0.02}, []int{10}), nil
	})}
	for name, test := range map[string]struct {
		labeling config.Labeling
		more     []config.Layer
		want     []string
	}{
		"the obvious column":   {labeling: config.Labeling{Obvious: true}, want: []string{"Aa placed ne", "Bb placed ne", "Cc placed ne"}},
		"to the left":          {labeling: config.Labeling{Key: "NAME", Positions: []config.LabelPosition{"w"}}, want: []string{"Aa placed w", "Bb placed w", "Cc placed w"}},
		"on the points":        {labeling: config.Labeling{Key: "NAME", Positions: []config.LabelPosition{"inside"}}, want: []string{"Aa placed inside", "Bb placed inside", "Cc placed inside"}},
		"the first that fits":  {labeling: config.Labeling{Key: "NAME", Positions: []config.LabelPosition{"ne", "se"}, Obstacles: config.LabelObstacles{Layers: []string{"strip"}}}, more: []config.Layer{strip}, want: []string{"Aa placed se", "Bb placed ne", "Cc placed ne"}},
		"an obstacle":          {labeling: config.Labeling{Key: "NAME", Positions: []config.LabelPosition{"ne"}, Obstacles: config.LabelObstacles{Layers: []string{"strip"}}}, more: []config.Layer{strip}, want: []string{"Aa no room", "Bb placed ne", "Cc placed ne"}},
		"the best place alone": {labeling: config.Labeling{Key: "NAME", Strategies: []config.LabelStrategy{"leave-out"}, Obstacles: config.LabelObstacles{Layers: []string{"strip"}}}, more: []config.Layer{strip}, want: []string{"Aa no room", "Bb placed ne", "Cc placed ne"}},
		"at most two":          {labeling: config.Labeling{Key: "NAME", Priority: "pop", MaxLabels: 2}, want: []string{"Aa beyond max-labels", "Bb placed ne", "Cc placed ne"}},
		"by hand":              {labeling: config.Labeling{Key: "NAME", Overrides: []config.LabelOverride{{Key: "aa", Hide: true}, {Key: "Bb", Text: "Beh", Position: "s"}}}, want: []string{"Aa hidden", "Beh placed s", "Cc placed ne"}},
		"by another column":    {labeling: config.Labeling{Key: "NAME", OverrideBy: "pop", Overrides: []config.LabelOverride{{Key: "2", Hide: true}}}, want: []string{"Aa placed ne", "Bb placed ne", "Cc hidden"}},
	} {
		t.Run(name, func(t *testing.T) {
			_, got := townLabels(t, &test.labeling, test.more...)
			if !slices.Equal(got, test.want) {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

// Labels that were moved by hand are where they were put, and unknown ones are told.
func TestLabelOverrides(t *testing.T) {
	plain, _ := townLabels(t, &config.Labeling{Key: "NAME"})
	moved, _ := townLabels(t, &config.Labeling{Key: "NAME", Overrides: []config.LabelOverride{{Key: "aa", DX: 3, DY: -7, Angle: 20}, {Key: "zz", DX: 1}}})
	a, b := textOf(groupNamed(t, plain, "towns-label").Marks[0]), textOf(groupNamed(t, moved, "towns-label").Marks[0])
	if dx, dy := b.X-a.X, b.Y-a.Y; !(dx > 2.99 && dx < 3.01 && dy > -7.01 && dy < -6.99) || b.Angle != 20 {
		t.Errorf("the label is %g, %g from where it was, turned by %g", dx, dy, b.Angle)
	}
	if told := fmt.Sprint(moved.Warnings); !strings.Contains(told, `no feature of the layer goes by "zz"`) {
		t.Errorf("told: %s", told)
	}
}

// Labels are linked to their features, carry their attributes and the classes of their
// layer.
func TestLabelsBelongToFeatures(t *testing.T) {
	cfg := tenDegrees(config.Layer{ID: "towns", Source: threeTowns(), Classes: []string{"town"}, Labeling: &config.Labeling{Key: "NAME", Buffer: true}, Attributes: config.Attributes{All: true}})
	m := buildMap(t, cfg, Options{})
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`<g id="towns-label" class="label town"`, `data-for="bb"`, `data-for="cc"`} {
		if !strings.Contains(svg.String(), want) {
			t.Errorf("the map has no %s", want)
		}
	}
	if got := strings.Count(svg.String(), `data-name="Bb"`); got != 2 {
		t.Errorf("%d things carry the name of Bb; want the town and its label", got)
	}
}

// TestExplainLabel asks why a label stands where it does.
func TestExplainLabel(t *testing.T) {
	cfg := tenDegrees(config.Layer{ID: "towns", Source: threeTowns(), Labeling: &config.Labeling{Key: "NAME"}})
	for _, asked := range []string{"Bb", "bb"} {
		m, err := Build(context.Background(), cfg, Options{ExplainLabel: asked})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range m.Report.Labels {
			if explained := len(r.Why) > 0; explained != (r.Text == "Bb") {
				t.Errorf("asked for %s: %q is explained: %v", asked, r.Text, explained)
			}
			if r.Text == "Bb" && !strings.Contains(r.Why[0], "it stands here") {
				t.Errorf("the reasons are %q", r.Why)
			}
		}
	}
}

// The labels of features that have the same id are linked to their own features, and what
// is done by hand with several is told.
func TestLabelsOfEqualIDs(t *testing.T) {
	schema := layers.NewSchema([]string{"NAME"})
	var towns []layers.Feature
	for i, name := range []string{"Aa", "", "Cc", "Dd"} {
		towns = append(towns, layers.Feature{ID: "same", Geometry: geom.NewPointFlat(geom.XY, []float64{float64(2*i) + 2, 0}),
			Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text(name)}}})
	}
	l := &config.Labeling{Key: "NAME", Overrides: []config.LabelOverride{{Key: "same", DX: 1}}}
	m := buildMap(t, tenDegrees(config.Layer{ID: "towns", Source: layers.NewMemory("towns", schema, towns), Labeling: l, Attributes: config.Attributes{All: true}}), Options{})
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"Aa", "Cc", "Dd"} {
		ids := regexp.MustCompile(`<circle[^>]* id="([^"]*)"[^>]* data-name="` + want + `"|<circle id="([^"]*)"[^>]* data-name="` + want + `"`).FindStringSubmatch(svg.String())
		if ids == nil {
			t.Fatalf("no circle of %s in %s", want, svg.String())
		}
		if link := `data-for="` + ids[1] + ids[2] + `" data-name="` + want; !strings.Contains(svg.String(), link) {
			t.Errorf("no label is linked with %s", link)
		}
	}
	if told := fmt.Sprint(m.Warnings); !strings.Contains(told, `4 features of the layer go by "same"`) {
		t.Errorf("told: %s", told)
	}
}

// A name that is spaced out is drawn with the spacing that it was placed by, and a
// stylesheet's letter-spacing stays.
func TestSpacedLabels(t *testing.T) {
	country := layers.Map([]int{0}, func(int) (geom.T, layers.Fields) {
		return geom.NewPolygonFlat(geom.XY, []float64{0, -4, 10, -4, 10, 4, 0, 4, 0, -4}, []int{10}), layers.Fields{"NAME": layers.Text("Chad")}
	})
	for css, want := range map[string]int{"": 1, "#c-label { letter-spacing: 0 }": 0} {
		cfg := tenDegrees(config.Layer{ID: "c", Source: country, Labeling: &config.Labeling{Key: "NAME", Strategies: []config.LabelStrategy{"place", "space"}}})
		var svg bytes.Buffer
		if _, err := buildMap(t, cfg, Options{Style: parseSheet(t, css)}).Write(&svg, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		if got := strings.Count(svg.String(), `letter-spacing="4.8`); got != want {
			t.Errorf("with %q %d texts are spaced out, want %d", css, got, want)
		}
	}
}

// Labels keep off the symbols of features of their own layer that get no label: beyond
// max-labels, hidden by hand or without a text.
func TestLabelsKeepOffSilentSymbols(t *testing.T) {
	schema := layers.NewSchema([]string{"NAME", "pop"})
	town := func(name string, pop, lon, lat float64) layers.Feature {
		return layers.Feature{ID: name, Geometry: geom.NewPointFlat(geom.XY, []float64{lon, lat}), Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text(name), layers.Number(pop)}}}
	}
	for _, c := range []struct {
		name, second string
		labeling     *config.Labeling
	}{
		{"beyond max-labels", "Second", &config.Labeling{Key: "NAME", Priority: "pop", MaxLabels: 1}},
		{"hidden by hand", "Second", &config.Labeling{Key: "NAME", Overrides: []config.LabelOverride{{Key: "Second", Hide: true}}}},
		{"without a text", "", &config.Labeling{Key: "NAME"}},
	} {
		// To the north-east of the first town, where its name would stand, lies the second one.
		source := layers.NewMemory("towns", schema, []layers.Feature{town("First", 9, 5, 0), town(c.second, 1, 5.3, 0.12)})
		m := buildMap(t, tenDegrees(config.Layer{ID: "towns", Source: source, Labeling: c.labeling}), Options{Style: parseSheet(t, "#towns { r: 6px }")})
		first := m.Report.Labels[0]
		if first.Text != "First" || first.Outcome != LabelPlaced || first.Place == "ne" || first.Place == "e" {
			t.Errorf("%s: %+v", c.name, first)
		}
	}
}

// Names of areas do not reach across the edge of the globe, however near it their areas are.
func TestLabelsWithinTheGlobe(t *testing.T) {
	random := rand.New(rand.NewPCG(16, 3))
	stand := 0
	for range 6 {
		lon, lat := 360*random.Float64()-180, 100*random.Float64()-50
		cfg, err := Parse("globe.json", fmt.Appendf(nil, `{"proj": {"id": "ortho", "lon0": %g, "lat0": %g},
			"layers": {"sea": {"special": "sea"}, "countries": {"src": "builtin:countries-110m", "labeling": {"key": "NAME"}}}, "export": {"width": 460}}`, lon, lat))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(context.Background(), cfg, Options{})
		if err != nil {
			t.Fatal(err)
		}
		for _, mark := range labelsOf(m) {
			text, ok := mark.Form.(render.Text)
			if !ok {
				continue
			}
			box := boxOf(text, styles.Over(labelDefaults(), mark.Style))
			for _, corner := range turnedWith(text, box) {
				// Measured without kerning, a box may be a little too wide.
				if away := math.Hypot(corner[0]-230, corner[1]-230); away > 233 {
					t.Errorf("from %g, %g: %q is %g px from the middle of a globe of 230 px", lon, lat, text.Lines, away)
				}
			}
			stand++
		}
	}
	if stand < 60 {
		t.Errorf("only %d names stand", stand)
	}
}
