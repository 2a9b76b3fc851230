package choice

import (
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/region"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

func TestEllipsoidal(t *testing.T) {
	berlin := region.Region{Lon: 13.4, Lat: 52.5, Chosen: true}
	tests := []struct {
		name  string
		proj  config.Proj
		shown region.Region
		want  string
		auto  int
	}{
		{"utm auto", config.Proj{ID: "utm"}, berlin, "+proj=utm +zone=33 +datum=WGS84", 1},
		{"utm auto south", config.Proj{ID: "UTM"}, region.Region{Lon: 151.2, Lat: -33.9}, "+proj=utm +zone=56 +datum=WGS84 +south", 1},
		{"utm at 180", config.Proj{ID: "utm"}, region.Region{Lon: 180, Lat: 1}, "+proj=utm +zone=60 +datum=WGS84", 1},
		{"utm zone", config.Proj{ID: "utm", Params: catalogue.Values{"zone": -19}}, berlin, "+proj=utm +zone=19 +datum=WGS84 +south", 0},
		{"laea", config.Proj{ID: "p4.laea", Params: catalogue.Values{"lat0": 50}}, berlin, "+proj=laea +lat_0=50 +lon_0=13.4 +datum=WGS84", 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			e, ok := catalogue.FindEllipsoidal(test.proj.ID)
			if !ok {
				t.Fatal("not found")
			}
			got, auto := resolveEllipsoidal(e, test.proj, test.shown)
			if got.CRS != test.want || got.ID != "" || len(auto) != test.auto {
				t.Errorf("%q (auto %v), want %q", got.CRS, auto, test.want)
			}
		})
	}
}
