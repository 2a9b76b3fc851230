package crs

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestFromDefinition takes points to every projection of the catalogue and back.
func TestFromDefinition(t *testing.T) {
	for _, d := range catalogue.All() {
		v, err := d.Resolve(nil)
		if err != nil {
			t.Fatal(err)
		}
		s, err := FromDefinition(d, v, 6371000)
		if err != nil {
			t.Errorf("%s: %v", d.ID, err)
			continue
		}
		shown := 0
		for _, at := range [][2]float64{{-100.25, 40.5}, {10.25, 20.5}, {-150, 60}, {-10.5, -6.75}} {
			x, y, ok := s.FromWGS84(at[0], at[1])
			if !ok {
				continue
			}
			lon, lat, ok := s.ToWGS84(x, y)
			if near := ok && math.Hypot(lon-at[0], lat-at[1]) <= 1e-7; near {
				shown++
			} else if math.Hypot(x, y) < 2e7 && !folds(d.ID) {
				t.Errorf("%s: %v came back as %v, %v", d.ID, at, lon, lat)
			}
		}
		if shown == 0 {
			t.Errorf("%s: shows none of the points", d.ID)
		}
	}
	d, err := catalogue.Find("robinson")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := FromDefinition(d, nil, 0); err == nil {
		t.Error("a radius of 0 was taken")
	}
}

// folds tells of the projections whose plane has two places at one point
// beyond their clip.
func folds(id string) bool {
	switch id {
	case "modifiedstereographicalaska", "modifiedstereographicgs48", "modifiedstereographicgs50",
		"modifiedstereographicmiller", "modifiedstereographiclee", "chamberlin", "airy", "nicolosi", "guyou", "adamshemisphere":
		return true
	}
	return false
}
