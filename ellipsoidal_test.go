package kartograph

import (
	"testing"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

func TestEllipsoidal(t *testing.T) {
	berlin := shown{lon: 13.4, lat: 52.5, chosen: true}
	tests := []struct {
		name string
		proj Proj
		part shown
		want string
		auto int
	}{
		{"utm auto", Proj{ID: "utm"}, berlin, "+proj=utm +zone=33 +datum=WGS84", 1},
		{"utm auto south", Proj{ID: "UTM"}, shown{lon: 151.2, lat: -33.9}, "+proj=utm +zone=56 +datum=WGS84 +south", 1},
		{"utm at 180", Proj{ID: "utm"}, shown{lon: 180, lat: 1}, "+proj=utm +zone=60 +datum=WGS84", 1},
		{"utm zone", Proj{ID: "utm", Params: []Param{{Name: "zone", Value: -19}}}, berlin, "+proj=utm +zone=19 +datum=WGS84 +south", 0},
		{"laea", Proj{ID: "p4.laea", Params: []Param{{Name: "lat0", Value: 50}}}, berlin, "+proj=laea +lat_0=50 +lon_0=13.4 +datum=WGS84", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e, ok := catalogue.FindEllipsoidal(test.proj.ID)
			if !ok {
				t.Fatal("not found")
			}
			got, auto := resolveEllipsoidal(e, test.proj, test.part)
			if got.CRS != test.want || got.ID != "" || len(auto) != test.auto {
				t.Errorf("%q (auto %v), want %q", got.CRS, auto, test.want)
			}
		})
	}
}
