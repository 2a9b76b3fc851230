package kartograph

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/render"
)

// parsedMap builds the map of a config file's text.
func parsedMap(t *testing.T, text, css string) *Map {
	t.Helper()
	cfg, err := Parse("map.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return buildMap(t, cfg, Options{Style: parseSheet(t, css)})
}

// allGroups lists the groups of a scene with those within them, by their ids.
func allGroups(groups []render.Group) map[string]render.Group {
	all := map[string]render.Group{}
	for _, g := range groups {
		all[g.ID] = g
		for id, inner := range allGroups(g.Groups) {
			all[id] = inner
		}
	}
	return all
}

// A hidden layer is drawn where a view names it, and only there.
func TestLayersOfInsetsAlone(t *testing.T) {
	m := parsedMap(t, `{"proj": "robinson", "layers": {"c": {"src": "builtin:us-nation"}, "d": {"src": "builtin:cities", "render": false}},
		"views": {"v": {"proj": "ortho", "layers": ["d"], "frame": [0, 0, 0.3, 0.3]}, "w": {"proj": "ortho", "frame": [0.5, 0, 0.3, 0.3]}}}`, "")
	groups := allGroups(m.Scene().Groups)
	for id, drawn := range map[string]bool{"c": true, "d": false, "v-c": false, "v-d": true, "w-c": true, "w-d": false} {
		if _, ok := groups[id]; ok != drawn {
			t.Errorf("%s is drawn: %v, want %v", id, ok, drawn)
		}
	}
}

// shapesBox is the box of a group's shapes in pixels.
func shapesBox(g render.Group) projection.Page {
	box := projection.Page{MinX: math.Inf(1), MinY: math.Inf(1), MaxX: math.Inf(-1), MaxY: math.Inf(-1)}
	for i := range g.Marks {
		if shape, ok := g.Marks[i].Form.(render.Shape); ok && shape.Geometry != nil {
			b := shape.Geometry.Bounds()
			box = box.With(projection.Page{MinX: b.Min(0), MinY: b.Min(1), MaxX: b.Max(0), MaxY: b.Max(1)})
		}
	}
	return box
}

// A composite map is the main view's alone where no data lie in the parts, or views
// of the config take their places.
func TestCompositeFillsThePage(t *testing.T) {
	const states = `{"proj": "albers-usa", "layers": {"s": {"src": "builtin:us-states"%s}}%s}`
	parts := []string{"alaska", "hawaii", "puerto-rico"}
	const moved = `, "views": {"alaska": {"bounds": [-170, 52, -130, 72], "frame": [0, 0, 0.2, 0.2]},
		"hawaii": {"bounds": [-161, 18, -154, 23], "frame": [0.8, 0, 0.2, 0.2]}, "puerto-rico": {"bounds": [-68, 17, -65, 19], "frame": [0.8, 0.8, 0.2, 0.2]}}`
	for name, test := range map[string]struct {
		filter, views string
		fills, parts  bool
	}{
		"all states": {"", "", false, true},
		"lower 48":   {`, "filter": ["id", "not in", ["02", "15", "72", "60", "66", "69", "78"]]`, "", true, false},
		"moved":      {"", moved, true, true},
	} {
		m := parsedMap(t, fmt.Sprintf(states, test.filter, test.views), "")
		groups, s := allGroups(m.Scene().Groups), m.Scene()
		box := shapesBox(groups["s"])
		room := min(box.MinX, s.Width-box.MaxX) + min(box.MinY, s.Height-box.MaxY)
		if fills := math.Abs(room) < 3; fills != test.fills {
			t.Errorf("%s: fills the page: %v, want %v (%+v on %g by %g)", name, fills, test.fills, box, s.Width, s.Height)
		}
		for _, part := range parts {
			if _, ok := groups[part]; ok != test.parts {
				t.Errorf("%s: %s is there: %v, want %v", name, part, ok, test.parts)
			}
		}
	}
}

// Parts without data are left out of composite maps, and a view that says no more than
// where it stands shows what the part does that it moves.
func TestPartsOfComposites(t *testing.T) {
	m := parsedMap(t, `{"proj": "albers-usa", "layers": {"s": {"src": "builtin:us-states", "filter": ["id", "in", ["02", "06"]]}},
		"views": {"alaska": {"frame": [0, 0, "200px", "200px"]}}}`, "")
	groups := allGroups(m.Scene().Groups)
	for id, drawn := range map[string]bool{"alaska": true, "hawaii": false, "puerto-rico": false} {
		if _, ok := groups[id]; ok != drawn {
			t.Errorf("%s is there: %v, want %v", id, ok, drawn)
		}
	}
	box := shapesBox(groups["alaska-s"])
	if box.Width() < 150 || !(projection.Page{MaxX: 200, MaxY: 200}).Grown(5).Holds(box) {
		t.Errorf("Alaska covers %+v of 200 by 200 pixels", box)
	}
}

// What only an inset shows has no part in where the map ends, and the inset ends where
// its own layers do.
func TestDataOfInsetsAlone(t *testing.T) {
	m := parsedMap(t, `{"layers": {"it": {"src": "builtin:countries", "filter": ["ISO_A3", "=", "ITA"]},
		"is": {"src": "builtin:countries", "render": false, "filter": ["ISO_A3", "=", "ISL"]}},
		"views": {"v": {"frame": [0, 0, "200px", "200px"], "layers": ["is"]}}}`, "")
	s, groups := m.Scene(), allGroups(m.Scene().Groups)
	if box := shapesBox(groups["it"]); box.Height() < s.Height-10 {
		t.Errorf("Italy covers %+v of %g by %g", box, s.Width, s.Height)
	}
	if box := shapesBox(groups["v-is"]); max(box.Width(), box.Height()) < 190 {
		t.Errorf("Iceland covers %+v of 200 by 200", box)
	}
}

// The stroke of the globe's edge, of a frame, of an inset's edge is whole: no half of
// it is cut off by the page or the inset.
func TestEdgesAreWhole(t *testing.T) {
	css := "#sea { stroke: red; stroke-width: 6px } #edge { stroke: red; stroke-width: 4px } #v-frame { stroke-width: 3px }"
	for _, proj := range []string{"robinson", "ortho", "mercator", "equirectangular", "goodehomolosine"} {
		m := parsedMap(t, `{"proj": "`+proj+`", "layers": {"sea": {"special": "sea"}, "edge": {"special": "frame"}},
			"views": {"v": {"proj": "ortho", "frame": [0, 0, "300px", "300px"], "border": true, "layers": ["sea"]}}}`, css)
		s := m.Scene()
		groups := allGroups(s.Groups)
		page := projection.Page{MaxX: s.Width, MaxY: s.Height}
		for id, test := range map[string]struct {
			stroke float64
			within projection.Page
		}{
			"sea": {6, page}, "edge": {4, page}, "v-frame": {3, projection.Page{MaxX: 300, MaxY: 300}}, "v-sea": {6, projection.Page{MaxX: 300, MaxY: 300}},
		} {
			box := shapesBox(groups[id]).Grown(test.stroke / 2)
			if !test.within.Grown(0.01).Holds(box) {
				t.Errorf("%s: %s with its stroke reaches %+v, beyond %+v", proj, id, box, test.within)
			}
			if grown := box.Grown(0.6); !grown.Holds(test.within) && id != "v-sea" && id != "sea" {
				t.Errorf("%s: %s leaves room: %+v in %+v", proj, id, box, test.within)
			}
		}
	}
}

// A map without strokes along its edge fills its page, as before.
func TestNoRoomWithoutStrokes(t *testing.T) {
	m := parsedMap(t, `{"proj": "equirectangular", "layers": {"sea": {"special": "sea"}}}`, "#sea { fill: tan; stroke: none }")
	if box := shapesBox(m.Scene().Groups[0]); box != (projection.Page{MaxX: 1000, MaxY: 500}) {
		t.Errorf("the sea covers %+v", box)
	}
}

// Where the map is cut open along a meridian of the graticule, it is drawn on both
// sides; where the globe's edge has a stroke, on none.
func TestMeridianOfTheCut(t *testing.T) {
	for css, want := range map[string]int{"#sea { stroke: none }": 2, "#sea { stroke: red }": 0} {
		for _, proj := range []string{"robinson", "mercator"} {
			m := parsedMap(t, `{"proj": "`+proj+`", "layers": {"sea": {"special": "sea"}, "g": {"special": "graticule", "longitudes": 90}}}`, css)
			n := strings.Count(strings.Join(described(t, m, "g"), " "), "lon=180")
			if n != want {
				t.Errorf("%s, %s: %d lines at 180 degrees, want %d", proj, css, n, want)
			}
		}
	}
}

// The extent in a locator is what the map shows: points of the page lie in it just
// if they lie on the page.
func TestExtentOfLocator(t *testing.T) {
	cfg := &Config{
		Proj: config.Proj{ID: "laea"}, Bounds: config.BBox(-12, 34, 32, 60), Layers: []config.Layer{{ID: "sea", Special: special.Sea{}}},
		Views: []config.View{{ID: "v", Proj: config.Proj{ID: "equirectangular"}, Bounds: config.BBox(-180, -90, 180, 90),
			Frame: config.Frame{Width: 360, Height: 180, Pixels: true}, Extent: true}},
	}
	m := buildMap(t, cfg, Options{Style: parseSheet(t, "#sea { stroke: none }")})
	box := shapesBox(allGroups(m.Scene().Groups)["v-extent"])
	for name, pair := range map[string][2]float64{
		"west": {box.MinX - 180, -27}, "east": {box.MaxX - 180, 46}, "south": {90 - box.MaxY, 32}, "north": {90 - box.MinY, 62},
	} {
		if math.Abs(pair[0]-pair[1]) > 3 {
			t.Errorf("%s: %.1f degrees, want about %g", name, pair[0], pair[1])
		}
	}
}

// A stylesheet that gives the globe's edge another stroke moves the map, so that a
// restyled map is the one that Build makes.
func TestRestyledRims(t *testing.T) {
	thin := parsedMap(t, `{"proj": "robinson", "layers": {"sea": {"special": "sea"}, "f": {"special": "frame"}}}`, "#sea { stroke-width: 1px }")
	for _, css := range []string{"#sea { stroke-width: 8px }", "#sea { stroke: none }", "#f { stroke-width: 5px }", "#sea { stroke-width: 1px; fill: tan }"} {
		want := parsedMap(t, `{"proj": "robinson", "layers": {"sea": {"special": "sea"}, "f": {"special": "frame"}}}`, css)
		got, err := thin.Restyle(t.Context(), parseSheet(t, css))
		if err != nil {
			t.Fatal(err)
		}
		for i, g := range want.Scene().Groups {
			if a, b := shapesBox(g), shapesBox(got.Scene().Groups[i]); a != b {
				t.Errorf("%s: %s covers %+v, want %+v", css, g.ID, b, a)
			}
		}
	}
}

// The ground of an inset is in the colour of what lies around the map: of the sea, or of the
// page where there is none.
func TestGroundOfInsets(t *testing.T) {
	for _, c := range []struct{ name, more, layers, css, want string }{
		{"no sea", ``, ``, ``, "#fff"},
		{"no sea, on a page of a colour", `"background": "#eee", `, ``, ``, "#eee"},
		{"a sea", ``, `"sea": {"special": "sea"}, `, ``, "#eef3f6"},
		{"the map's own", ``, ``, `.view-background { fill: #123 }`, "#123"},
	} {
		text := `{"theme": "light", "proj": "albers-usa", ` + c.more + `"layers": {` + c.layers + `"states": {"src": "builtin:us-states"}}}`
		cfg, err := Parse("m.json", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		var svg strings.Builder
		if err := Generate(t.Context(), cfg, Options{Sources: legendSources(), Style: parseSheet(t, c.css)}, &svg); err != nil {
			t.Fatal(err)
		}
		if want := `<g id="alaska-background" class="view-background" fill="` + c.want + `"`; !strings.Contains(svg.String(), want) {
			t.Errorf("%s: want %s", c.name, want)
		}
	}
}

// The same reason for which extents of many views are left out is told of the first few, and then
// with a count.
func TestManyExtentsLeftOutAreCounted(t *testing.T) {
	cfg := &Config{Layers: []config.Layer{{ID: "l", Src: "builtin:land-110m"}}}
	for i := range 8 {
		cfg.Views = append(cfg.Views, config.View{ID: fmt.Sprint("v", i), Extent: true, Frame: config.Frame{Width: 0.1, Height: 0.1}})
		told := fmt.Sprint(buildMap(t, cfg, Options{}).Warnings)
		if n := strings.Count(told, ".extent: the map shows the whole world; it is left out"); n != min(i+1, 3) {
			t.Errorf("%d views: %s", i+1, told)
		}
		if more := fmt.Sprintf("extents of further views are left out, as the map shows the whole world: %d", i+1-3); strings.Contains(told, more) != (i >= 3) {
			t.Errorf("%d views: %s, want %q", i+1, told, more)
		}
	}
}
