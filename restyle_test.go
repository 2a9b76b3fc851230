package kartograph

import (
	"bytes"
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"reflect"
	"slices"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/scale"
	"go.uber.org/goleak"
)

// looksOfTests are stylesheets that differ in all that a map takes from one:
// looks by layer and by column, radii, sizes of labels, comparisons that are in
// doubt, warnings.
var looksOfTests = []string{
	"",
	`#l { fill: #eee; r: 3 } #l[NAME="France"] { fill: red } #l-label { font-size: 20px }`,
	`#l { stroke: blue; stroke-width: 2 } #l[REGION>3] { fill: green } #nothing { fill: red } #scalebar { stroke: red }`,
	`#l[AREA_SQKM>100000] { fill: orange; r: 5 } .label { font-size: 8px; fill: blue } @media (prefers-color-scheme: dark) { #l { fill: black } }`,
}

func written(t *testing.T, m *Map) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := m.Write(&b, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// someScale is one of several scales, settled ones and others.
func someScale(i int) []config.Classify {
	c := config.Classify{By: []string{"AREA_SQKM"}, Spec: scale.Spec{Method: []classes.Method{"", classes.Jenks, scale.Continuous}[i%3]}}
	if i%2 == 0 {
		c.Breaks, c.Method = []float64{1e4, 1e5}, ""
	}
	return []config.Classify{c}
}

// A map that is restyled is the one that is built with the stylesheet, whether its
// layers were held, went through or were streamed, and the one that it was made from
// stays as it is.
func TestRestyledMapsAreBuiltOnes(t *testing.T) {
	defer goleak.VerifyNone(t)
	files := coastline(t).(fstest.MapFS)
	lakes, err := os.ReadFile("testdata/data/ne_50m_lakes.geojson")
	if err != nil {
		t.Fatal(err)
	}
	files["lakes.geojson"] = &fstest.MapFile{Data: lakes}
	var sheets []*styles.Sheet
	for _, text := range looksOfTests {
		sheet, _, err := styles.Parse("s.css", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		sheets = append(sheets, sheet)
	}
	sheets[0] = nil
	r := rand.New(rand.NewPCG(12, 12))
	for i := range 12 {
		src := []string{"ne_50m_states.shp", "lakes.geojson", "coast.shp", "ne_50m_states.shp"}[i%4]
		cfg := randomMap(r, src)
		cfg.Layers[0].Where = nil
		if src == "ne_50m_states.shp" && i%3 > 0 {
			cfg.Layers[0].Labeling = &config.Labeling{Key: "NAME"}
		}
		if i%4 == 1 {
			cfg.Layers[0].Hairlines = config.HairlinesStroke
		}
		if src == "ne_50m_states.shp" {
			cfg.Layers[0].Classify = someScale(i)
		}
		if i%5 == 0 {
			cfg.Layers[0].Simplify = config.Simplify{Auto: true}
		}
		options := map[string]func() Options{
			"held":     func() Options { return Options{Files: files, Sources: NewSources(files)} },
			"through":  func() Options { return passesAll(Options{Files: files}) },
			"streamed": func() Options { return streamsAll(Options{Files: files}) },
			"only SVG": func() Options { return passesAll(Options{Files: files, OnlySVG: true}) },
		}
		for how, o := range options {
			first := o()
			first.Style = sheets[i%4]
			m, err := Build(context.Background(), cfg, first)
			if err != nil {
				t.Fatal(err)
			}
			before, warned := written(t, m), slices.Clone(m.Warnings)
			var running sync.WaitGroup
			for k, sheet := range sheets {
				running.Go(func() {
					restyled, err := m.Restyle(context.Background(), sheet)
					if err != nil {
						t.Error(err)
						return
					}
					fresh := o()
					fresh.Style = sheet
					want, err := Build(context.Background(), cfg, fresh)
					if err != nil {
						t.Error(err)
						return
					}
					if written(t, restyled) != written(t, want) {
						t.Errorf("map %d of %s, %s, stylesheet %d: the bytes differ", i, src, how, k)
					}
					if !slices.Equal(restyled.Warnings, want.Warnings) {
						t.Errorf("map %d of %s, %s, stylesheet %d: the warnings are %q, want %q", i, src, how, k, restyled.Warnings, want.Warnings)
					}
					if !slices.Equal(restyled.Report.Layers, want.Report.Layers) {
						t.Errorf("map %d of %s, %s, stylesheet %d: the report is %+v, want %+v", i, src, how, k, restyled.Report.Layers, want.Report.Layers)
					}
				})
			}
			running.Wait()
			if written(t, m) != before || !slices.Equal(m.Warnings, warned) {
				t.Errorf("map %d of %s, %s: restyling has changed the map", i, src, how)
			}
		}
	}
}

// Restyling reads nothing: the files may be gone.
func TestRestylingReadsNothing(t *testing.T) {
	files := coastline(t).(fstest.MapFS)
	o := Options{Files: files}
	o.Sources = sourcesOfOneMap(files, streaming{oneMap: true, from: math.MaxInt64})
	m, err := Build(context.Background(), &Config{Layers: []config.Layer{{ID: "l", Src: "ne_50m_states.shp"}}}, o)
	if err != nil {
		t.Fatal(err)
	}
	clear(files)
	sheet, _, err := styles.Parse("s.css", []byte(`#l { fill: red }`))
	if err != nil {
		t.Fatal(err)
	}
	red, err := m.Restyle(context.Background(), sheet)
	if err != nil {
		t.Fatal(err)
	}
	if text := written(t, red); !bytes.Contains([]byte(text), []byte(`fill="red"`)) {
		t.Errorf("the map is not red: %.300s", text)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := m.Restyle(ctx, sheet); err == nil {
		t.Error("no error though the context has ended")
	}
}

// Labels that are remembered stand where they would be placed, and are told of as then:
// under stylesheets that change their letters, their ground and neither, in one map after
// another.
func TestRememberedLabelsAreThoseOfBuiltMaps(t *testing.T) {
	memory := label.NewMemory()
	cfg := func(i int) *Config {
		return &Config{Title: fmt.Sprint(i % 2), Export: config.Export{Width: 120 + float64(10*(i%3))}, Layers: []config.Layer{
			{ID: "l", Src: "builtin:countries-110m", Labeling: &config.Labeling{Key: "NAME", Buffer: i%4 == 1, MaxLabels: 20 * (i % 2)}}}}
	}
	sheets := append(slices.Clone(looksOfTests), "#l { fill: #eef }", "#l-label { font-family: Unheard }")
	for i := range len(sheets) {
		sheet, _, err := styles.Parse("s.css", []byte(sheets[i%len(sheets)]))
		if err != nil {
			t.Fatal(err)
		}
		plain := buildMap(t, cfg(i), Options{Style: sheet})
		for range 2 {
			m := buildMap(t, cfg(i), Options{Style: sheet, Labels: memory})
			if written(t, m) != written(t, plain) || !slices.Equal(m.Warnings, plain.Warnings) || !reflect.DeepEqual(m.Report.Labels, plain.Report.Labels) {
				t.Errorf("%d: with a memory there is another map", i)
			}
		}
	}
}
