package kartograph

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Degrees in a layer that is said to be in a plane are told whichever way its origin lies from
// where the system is meant for, and what lies there is not.
func TestDegreesAreDoubtedInAnyPlane(t *testing.T) {
	files := fstest.MapFS{
		"world.csv":  {Data: []byte("x,y,n\n-180,-90,a\n180,84,b\n-60,84,c\n180,-40,d\n13,52,e\n-75,-10,f\n")},
		"london.csv": {Data: []byte("x,y,n\n-0.14,51.5,a\n0,51.48,b\n-0.45,51.47,c\n")},
		"bern.csv":   {Data: []byte("x,y,n\n2600000,1200000,a\n2683000,1247500,b\n")},
	}
	for _, code := range []string{"2056", "2154", "2193", "2263", "3031", "3035", "3413", "3857", "25832", "27700", "31287", "32661"} {
		for _, src := range []string{"world.csv", "london.csv", "bern.csv"} {
			if src == "bern.csv" && code != "2056" {
				continue
			}
			cfg, err := Parse("map.json", []byte(`{"layers": {"land": {"src": "builtin:land-110m"}, "l": {"src": "`+src+`", "x": "x", "y": "y", "crs": "EPSG:`+code+`"}}}`))
			if err != nil {
				t.Fatal(err)
			}
			doubted := false
			for _, w := range buildMap(t, cfg, Options{Files: files}).Warnings {
				doubted = doubted || strings.HasPrefix(w.Text, "the coordinates look like degrees")
			}
			if doubted != (src != "bern.csv") {
				t.Errorf("EPSG:%s, %s: doubted %t", code, src, doubted)
			}
		}
	}
}
