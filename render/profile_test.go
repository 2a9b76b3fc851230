//go:build !js

package render

import (
	"bytes"
	"math"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render/vertices"
)

// written is a scene as a profile has it.
func written(t *testing.T, s Scene, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if _, err := WriteSVG(&b, s, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// Each program gets what it reads: layers by name, halos of their own, one font, short paths.
func TestProfiles(t *testing.T) {
	var coords []float64
	for i := range 70_000 {
		sin, cos := math.Sincos(float64(i) / 70_000 * 2 * math.Pi)
		r := 400 + float64(i%2)
		coords = append(coords, 500+r*cos, 500+r*sin)
	}
	s := Scene{Width: 1000, Height: 1000, Groups: []Group{
		{ID: "land", Label: "All the land", Marks: []Mark{{ID: "a", Form: Shape{Geometry: geom.NewPolygonFlat(geom.XY, coords, []int{len(coords)})}, Style: style("fill", "red")}}},
		{ID: "names", Style: style("paint-order", "stroke", "stroke", "#fff", "font-family", "'Helvetica Neue', sans-serif"), Marks: []Mark{
			{Form: Text{X: 10, Y: 10, Lines: []string{"Bern"}}},
			{Form: TextAlong{Line: geom.NewLineStringFlat(geom.XY, []float64{0, 50, 300, 60}), Text: "Aare"}},
		}},
	}}
	for profile, want := range map[Profile]struct{ texts, along, layers int }{Illustrator: {4, 2, 0}, Inkscape: {2, 1, 2}, Figma: {2, 0, 0}} {
		text := written(t, s, Options{Profile: profile, StyleMode: StyleCSS})
		for _, path := range strings.Split(text, "<path")[1:] {
			data := path[strings.Index(path, ` d="`):]
			if n := strings.Count(data[:strings.IndexByte(data[4:], '"')], "l") + strings.Count(data, " "); n > 3*mostVertices {
				t.Errorf("%s: a path of %d numbers", profile, n)
			}
		}
		if got := strings.Count(text, "<text"); got-strings.Count(text, "<textPath") != want.texts {
			t.Errorf("%s: %d texts, want %d", profile, got-strings.Count(text, "<textPath"), want.texts)
		}
		if got := strings.Count(text, "<textPath"); got != want.along {
			t.Errorf("%s: %d texts along lines, want %d", profile, got, want.along)
		}
		if got := strings.Count(text, `inkscape:groupmode="layer"`); got != want.layers {
			t.Errorf("%s: %d layers, want %d", profile, got, want.layers)
		}
		if strings.Contains(text, "sans-serif") || !strings.Contains(text, `font-family="Helvetica Neue"`) || strings.Contains(text, "<style") || strings.Count(text, ` id="a"`) != 1 {
			t.Errorf("%s: fonts, styles or ids: %s", profile, text[max(0, len(text)-900):])
		}
	}
	if text := written(t, s, Options{Profile: Inkscape}); !strings.Contains(text, `inkscape:label="All the land"`) {
		t.Error("a layer has no name")
	}
}

// Ids are names of XML, each once, though features are called by numbers; what refers to them follows.
func TestProfileIDs(t *testing.T) {
	square := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 9, 0, 9, 9, 0, 0}, []int{8})
	s := Scene{Width: 10, Height: 10, Groups: []Group{{Clip: &Box{MaxX: 9, MaxY: 9}, Marks: []Mark{
		{ID: "04015", Form: Shape{Geometry: square}}, {ID: "_04015", Form: Shape{Geometry: square}}, {ID: "-x", Form: Shape{Geometry: square}}, {ID: "É", Form: Shape{Geometry: square}},
	}}}}
	text := written(t, s, Options{Profile: Illustrator})
	for _, want := range []string{` id="_04015"`, ` id="_04015-2"`, ` id="_-x"`, ` id="É"`, ` id="clip"`, `url(#clip)`} {
		if strings.Count(text, want) != 1 {
			t.Errorf("%s is there %d times: %s", want, strings.Count(text, want), text)
		}
	}
	if plain := written(t, s, Options{}); !strings.Contains(plain, ` id="04015"`) {
		t.Error("maps of no profile have other ids")
	}
}

// Whatever an area is, a profile's paths have no more points than the programs read, or it says
// which one has.
func TestProfilePaths(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 11))
	for name, step := range map[string]float64{"a walk": 20, "leaps": 1000} {
		coords, x, y := []float64{}, 500.0, 500.0
		for range 40_000 {
			x, y = math.Mod(x+step*(random.Float64()-0.5)+1000, 1000), math.Mod(y+step*(random.Float64()-0.5)+1000, 1000)
			coords = append(coords, x, y)
		}
		coords = append(coords, coords[0], coords[1])
		s := Scene{Width: 1000, Height: 1000, Groups: []Group{{ID: "land", Marks: []Mark{{ID: "a", Form: Shape{Geometry: geom.NewPolygonFlat(geom.XY, coords, []int{len(coords)})}}}}}}
		cut, told, err := profiled(s, Illustrator)
		if err != nil {
			t.Fatal(err)
		}
		large := 0
		for _, m := range cut.Groups[0].Marks {
			if vertices.Count(m.Form.(Shape).Geometry) > mostVertices {
				large++
			}
		}
		if large != len(told) {
			t.Errorf("%s: %d paths are too large, and %q is told", name, large, told)
		}
		if name == "a walk" && large > 0 {
			t.Errorf("%s: %d paths are too large", name, large)
		}
	}
}

// The sheet is the page with its bleed and marks, in the unit that is asked for.
func TestPaper(t *testing.T) {
	s := Scene{Width: 96, Height: 192, Groups: []Group{{ID: "a", Marks: []Mark{{Form: Circle(5, 5, 5)}}}}}
	for want, p := range map[string]Paper{
		`viewBox="0 0 96 192" width="25.4mm" height="50.8mm"`:                          {},
		`viewBox="-9.6 -9.6 115.2 211.2" width="30.48mm" height="55.88mm"`:             {Bleed: 9.6},
		`viewBox="-37.7953 -37.7953 171.5906 267.5906" width="45.4mm" height="70.8mm"`: {Marks: true},
	} {
		s.Paper = p
		text := written(t, s, Options{Unit: "mm"})
		if !strings.Contains(text, want) {
			t.Errorf("%s is not in %s", want, text)
		}
		if marks := strings.Contains(text, `id="crop-marks"`); marks != p.Marks {
			t.Errorf("%+v: crop marks: %v", p, marks)
		}
	}
}
