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
		box  Box
		want string
		// among the first so many.
		within int
	}{
		{"Great Britain in its grid", Box{MinX: 5500, MinY: 5300, MaxX: 656000, MaxY: 1220000}, "EPSG:27700", 2},
		{"France in Lambert 93", Box{MinX: 99000, MinY: 6046000, MaxX: 1243000, MaxY: 7111000}, "EPSG:2154", 3},
		{"the Netherlands in RD New", Box{MinX: 13600, MinY: 306900, MaxX: 278000, MaxY: 619300}, "EPSG:28992", 3},
		{"the world in Web Mercator", Box{MinX: -20037508, MinY: -20048966, MaxX: 20037508, MaxY: 18422214}, "EPSG:3857", 2},
		{"the United States in Albers", Box{MinX: -2356000, MinY: 269000, MaxX: 2258000, MaxY: 3172000}, "EPSG:5070", 3},
	} {
		found := Guess(tt.box, 8)
		i := slices.IndexFunc(found, func(c Candidate) bool { return c.Code == tt.want })
		if i < 0 || i >= tt.within {
			t.Errorf("%s: %s is number %d of %+v", tt.name, tt.want, i+1, found)
		}
	}
	if found := Guess(Box{MinX: math.NaN(), MaxX: 1, MaxY: 1}, 8); found != nil {
		t.Errorf("no numbers may be in %v", found)
	}
	if found := Guess(Box{MinX: 1e12, MinY: 1e12, MaxX: 2e12, MaxY: 2e12}, 8); len(found) != 0 {
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
