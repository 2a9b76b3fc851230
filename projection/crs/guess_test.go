package crs

import (
	"math"
	"slices"
	"testing"
)

// TestGuess finds the system that a country's data is in by its extent alone.
// The boxes are of the land of the countries.
func TestGuess(t *testing.T) {
	for _, tt := range []struct {
		name string
		box  [4]float64
		want string
		// among the first so many.
		within int
	}{
		{"Great Britain in its grid", [4]float64{5500, 5300, 656000, 1220000}, "EPSG:27700", 2},
		{"France in Lambert 93", [4]float64{99000, 6046000, 1243000, 7111000}, "EPSG:2154", 3},
		{"the Netherlands in RD New", [4]float64{13600, 306900, 278000, 619300}, "EPSG:28992", 3},
		{"the world in Web Mercator", [4]float64{-20037508, -20048966, 20037508, 18422214}, "EPSG:3857", 2},
		{"the United States in Albers", [4]float64{-2356000, 269000, 2258000, 3172000}, "EPSG:5070", 3},
	} {
		found := Guess(tt.box[0], tt.box[1], tt.box[2], tt.box[3], 8)
		i := slices.IndexFunc(found, func(c Candidate) bool { return c.Code == tt.want })
		if i < 0 || i >= tt.within {
			t.Errorf("%s: %s is number %d of %+v", tt.name, tt.want, i+1, found)
		}
	}
	if found := Guess(math.NaN(), 0, 1, 1, 8); found != nil {
		t.Errorf("no numbers may be in %v", found)
	}
	if found := Guess(1e12, 1e12, 2e12, 2e12, 8); len(found) != 0 {
		t.Errorf("the far side of the moon is in %v", found)
	}
}

func TestSeries(t *testing.T) {
	for name, want := range map[string]string{
		"WGS 84 / UTM zone 33N": "utm zone", "ETRS89 / UTM zone 32N": "utm zone", "RGF93 v1 / Lambert-93": "RGF93 v1 / Lambert-93",
		"NAD_1983_StatePlane_Ohio_North": "nad stateplane ohio north",
	} {
		if got := series(name); got != want {
			t.Errorf("%s: series %q, want %q", name, got, want)
		}
	}
}
