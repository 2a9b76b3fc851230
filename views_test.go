package kartograph

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// insetConfig has an inset in the lower right quarter that shows the first two
// of three squares.
func insetConfig() *Config {
	cfg := tenDegrees(
		config.Layer{ID: "squares", Source: rowOfSquares("n", "A", "B", "C"), Labeling: &config.Labeling{Key: "n"}},
		config.Layer{ID: "dots", Source: rowOfPoints("n", "1")},
	)
	cfg.Views = []config.View{{
		ID: "inset", Proj: config.Proj{ID: "lonlat"}, Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: 0, South: 0, East: 1.9, North: 1}},
		Frame: config.Frame{Left: 0.5, Top: 0.5, Width: 0.4, Height: 0.25}, Layers: []string{"squares"}, Border: true,
	}}
	return cfg
}

func TestInset(t *testing.T) {
	m := buildMap(t, insetConfig(), Options{})
	if got := groupIDsOf(m); !slices.Equal(got, []string{"squares", "dots", "squares-label", "inset"}) {
		t.Fatalf("groups %q", got)
	}
	inset := groupNamed(t, m, "inset")
	var ids []string
	for _, g := range inset.Groups {
		ids = append(ids, g.ID)
	}
	if !slices.Equal(ids, []string{"inset-background", "inset-squares", "inset-squares-label", "inset-frame"}) {
		t.Errorf("the inset has the groups %q", ids)
	}
	if c := inset.Clip; c == nil || *c != (render.Box{MinX: 500, MinY: 0.5 * m.Scene().Height, MaxX: 900, MaxY: 0.75 * m.Scene().Height}) {
		t.Errorf("the inset is clipped to %v", c)
	}
	// 1.9 degrees are 400 px wide; all but the first square reach beyond them.
	drawn := areas(t, m, "inset-squares")
	if len(drawn) != 2 || !(math.Abs(drawn[0]-4.43) < 0.1) {
		t.Errorf("the inset's squares have the areas %v, want 4.43 for the first of two", drawn)
	}
	if got := texts(t, m, "inset-squares-label"); !slices.Equal(got, []string{"A", "B"}) {
		t.Errorf("labels of the inset %q", got)
	}
}

// The report lists all layers for the map and for each view what it draws.
func TestReportOfViews(t *testing.T) {
	var got []string
	for _, l := range buildMap(t, insetConfig(), Options{}).Report.Layers {
		got = append(got, strings.TrimPrefix(l.View+":"+l.ID, ":"))
		if l.ID == "squares" && l.Read != 3 {
			t.Errorf("%d squares read", l.Read)
		}
		if want := map[string]int{"": 3, "inset": 2}[l.View]; l.ID == "squares" && l.Drawn != want {
			t.Errorf("view %q: %d squares drawn, want %d", l.View, l.Drawn, want)
		}
	}
	if !slices.Equal(got, []string{"squares", "dots", "inset:squares"}) {
		t.Errorf("the report is of %q", got)
	}
}

// Warnings come in the config's order, each once though two views give it.
func TestWarningsOnce(t *testing.T) {
	cfg := insetConfig()
	cfg.Warnings = []config.Warning{{Text: "map.json:1:1: a remark"}}
	cfg.Layers[0].Join = &config.Join{GroupBy: "n", Groups: []config.JoinGroup{{Name: "all", Values: []string{"A", "Z"}}}, GroupAs: "n"}
	m := buildMap(t, cfg, Options{})
	got := warningTexts(m)
	if len(m.Warnings) != 2 || !strings.HasPrefix(got, "map.json:1:1: a remark\n") || !strings.Contains(got, `n has no "Z"`) {
		t.Errorf("warnings %q", got)
	}
}

func TestComposite(t *testing.T) {
	for _, id := range []string{"albers-usa", "laea-usa", "AlbersUSA"} {
		m := buildMap(t, &Config{
			Proj:   config.Proj{ID: id},
			Layers: []config.Layer{{ID: "states", Src: "builtin:us-states", Attributes: config.Attributes{Fields: []config.AttributeField{{Name: "name", Column: "name"}}}}},
		}, Options{})
		lower := strings.Join(described(t, m, "states"), " ")
		if !strings.Contains(lower, "Kansas") || strings.Contains(lower, "Hawaii") || strings.Contains(lower, "Alaska") {
			t.Errorf("%s: the main map shows %q", id, lower)
		}
		for group, state := range map[string]string{"alaska-states": "Alaska", "hawaii-states": "Hawaii", "puerto-rico-states": "Puerto Rico"} {
			if got := strings.Join(described(t, m, group), " "); !strings.Contains(got, state) {
				t.Errorf("%s: %s shows %q", id, group, got)
			}
			g := groupNamed(t, m, group)
			for _, shape := range g.Marks {
				b := geometryOf(shape).Bounds()
				if !(b.Min(0) > -5 && b.Max(0) < 1005 && b.Max(1) < m.Scene().Height+5) {
					t.Errorf("%s: %s lies at %v", id, group, b)
				}
			}
		}
	}
}

// A filter function and a filter expression must both hold; the source is read
// by both layers.
func TestKeepFunction(t *testing.T) {
	source := rowOfSquares("n g", "1 x", "2 x", "3 y")
	even := func(r layers.Record) bool { n, _ := r.Get("n"); f, _ := n.Float(); return math.Mod(f, 2) == 0 }
	m := buildMap(t, tenDegrees(
		config.Layer{ID: "all", Source: source, Attributes: config.Attributes{All: true}},
		config.Layer{ID: "even", Source: source, Attributes: config.Attributes{All: true}, Where: even},
	), Options{})
	if all, some := described(t, m, "all"), described(t, m, "even"); len(all) != 3 || !slices.Equal(some, []string{"n=2 g=x"}) {
		t.Errorf("drawn are %q and %q", all, some)
	}
}

func TestStyleNames(t *testing.T) {
	cfg := insetConfig()
	cfg.Layers[0].Classes = []string{"land"}
	cfg.Export.Furniture = []furniture.Spec{furniture.ScaleBar{}}
	sheet := parseSheet(t, "#squares, #squares-label, #dots-label-buffer, .land, .label, #inset-background, .view-frame, #scalebar, #scalebar-label { fill: red } #nobody { fill: red }")
	warnings := sheet.Unmatched(cfg.StyleNames())
	if len(warnings) != 1 || !strings.Contains(warnings[0].Text, "nobody") {
		t.Errorf("warnings %v, want one of #nobody", warnings)
	}
}
