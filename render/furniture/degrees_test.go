package furniture

import (
	"math"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
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
		endings := c.page.endings(all)
		if len(endings) < 8 {
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
