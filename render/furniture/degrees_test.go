package furniture

import (
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// Every number at the edge of the map stands where a line of its degrees ends.
func TestDegreesAreTrue(t *testing.T) {
	for _, c := range []struct {
		name string
		page Page
	}{
		{"mercator", pageOf(t, catalogue.Settings{ID: "mercator"}, 3, 45, 17, 56)},
		{"laea", pageOf(t, catalogue.Settings{ID: "laea", Params: catalogue.Values{"lon0": 10, "lat0": 51}}, -5, 42, 25, 60)},
		{"across 180", pageOf(t, catalogue.Settings{ID: "laea", Params: catalogue.Values{"lon0": 180, "lat0": -17}}, 170, -25, 190, -10)},
	} {
		all := Degrees{Sides: []Side{Left, Right, Top, Bottom}}
		endings, problem := c.page.endings(all)
		if len(endings) < 8 || problem != "" {
			t.Errorf("%s: only %d lines end at the edge", c.name, len(endings))
		}
		for _, e := range endings {
			lon, lat, ok := c.page.Proj.Inverse(e.x, e.y)
			v := lat
			if e.side == Top || e.side == Bottom {
				v = math.Remainder(lon, 360)
			}
			names := [2]string{"S", "N"}
			if e.side == Top || e.side == Bottom {
				names = [2]string{"W", "E"}
			}
			if got := degreeText(math.Round(v*1e3)/1e3, names); !ok || got != e.text && !(strings.HasPrefix(e.text, "180") && math.Abs(math.Abs(v)-180) < 0.01) && !near(v, e.text) {
				t.Errorf("%s: %s stands at %g at the %s", c.name, e.text, v, e.side)
			}
		}
	}
}

// Only what the map may show is looked at: a map of a house takes no longer than one of the
// world, and has the numbers that the whole lines would give it.
func TestDegreesOfSmallMaps(t *testing.T) {
	for _, c := range []struct {
		name                     string
		settings                 catalogue.Settings
		west, south, east, north float64
		step                     float64
		parallels, meridians     []float64
	}{
		{"a town", catalogue.Settings{ID: "mercator"}, 8.5, -0.3, 8.75, 0.3, 0.25, []float64{-0.25, 0, 0.25}, []float64{8.5, 8.75}},
		{"a house", catalogue.Settings{ID: "mercator"}, 8.49995, -0.00005, 8.50005, 0.00005, 0.1, []float64{0}, []float64{8.5}},
		{"at 180", catalogue.Settings{ID: "laea", Params: catalogue.Values{"lon0": 180, "lat0": -17}}, 178, -18, 182, -16, 1, []float64{-17}, []float64{-179, 179, 180}},
		{"at the pole", catalogue.Settings{ID: "laea", Params: catalogue.Values{"lat0": 90}}, -180, 80, 180, 90, 90, []float64{90}, []float64{-90, 0, 90, 180}},
		{"the world", catalogue.Settings{ID: "robinson"}, -180, -90, 180, 90, 90, []float64{-90, 0, 90}, []float64{-90, 0, 90, 180}},
	} {
		page := pageOf(t, c.settings, c.west, c.south, c.east, c.north)
		shown := page.shown()
		parallels, meridians, problem := shown.everyStep(c.step)
		if problem != "" {
			t.Errorf("%s: %s", c.name, problem)
		}
		for _, v := range c.parallels {
			if !slices.Contains(parallels, v) {
				t.Errorf("%s: the parallel %g is not among %v", c.name, v, parallels)
			}
		}
		for _, v := range c.meridians {
			if !slices.Contains(meridians, v) {
				t.Errorf("%s: the meridian %g is not among %v", c.name, v, meridians)
			}
		}
		for _, step := range []float64{1e-9, 1e-300} {
			if _, _, problem := shown.everyStep(step); !strings.Contains(problem, "give a larger step") {
				t.Errorf("%s, step %g: %q", c.name, step, problem)
			}
		}
		for _, v := range c.meridians {
			if n := vertices(page.Proj.Project(shown.meridian(v))); n > 10_000 {
				t.Errorf("%s: the meridian %g has %d points", c.name, v, n)
			}
		}
	}
}

// near reports whether a number of degrees is that of a text, to a hundredth of a degree.
func near(v float64, text string) bool {
	for _, names := range [][2]string{{"S", "N"}, {"W", "E"}} {
		if degreeText(math.Round(v*20)/20, names) == text {
			return math.Abs(v-math.Round(v*20)/20) < 0.02
		}
	}
	return false
}

func TestDegreeText(t *testing.T) {
	for v, want := range map[float64]string{0: "0°", -10: "10°W", 7.5: "7.5°E", 180: "180°", -180: "180°"} {
		if got := degreeText(v, [2]string{"W", "E"}); got != want {
			t.Errorf("%g is %s, want %s", v, got, want)
		}
	}
}

// The arrow points north where north is one direction, and is left out with a word
// where it is not.
func TestNorthArrow(t *testing.T) {
	for _, c := range []struct {
		name  string
		page  Page
		drawn bool
	}{
		{"mercator", pageOf(t, catalogue.Settings{ID: "mercator"}, -170, -60, 170, 60), true},
		{"a country", pageOf(t, catalogue.Settings{ID: "laea", Params: catalogue.Values{"lon0": 8, "lat0": 47}}, 6, 46, 10, 48), true},
		{"a continent", pageOf(t, catalogue.Settings{ID: "laea", Params: catalogue.Values{"lon0": 10, "lat0": 51}}, -12, 35, 40, 70), false},
	} {
		piece, warnings := layNorthArrow(c.page, NorthArrow{})
		if (piece != nil) != c.drawn || len(warnings) != map[bool]int{true: 0, false: 1}[c.drawn] {
			t.Errorf("%s: drawn %t, %v", c.name, piece != nil, warnings)
		}
		if piece != nil && !c.page.Rect.Holds(piece.Box) {
			t.Errorf("%s: %v leaves the map", c.name, piece.Box)
		}
	}
	east := pageOf(t, catalogue.Settings{ID: "mercator"}, 0, 0, 10, 10)
	if angle, _, ok := north(east); !ok || math.Abs(angle) > 1e-6 {
		t.Errorf("north on Mercator is at %g", angle)
	}
}

// vertices counts the points of lines.
func vertices(g geom.T) int {
	n := 0
	for part := range flat.Lines(g) {
		n += len(part) / 2
	}
	return n
}
