package catalogue_test

import (
	"testing"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestShapeOfTheWorld gives every conic standard parallels such as are
// opposite, equal, next to the equator, and far apart: the world must keep a shape
// that a page can have.
func TestShapeOfTheWorld(t *testing.T) {
	pairs := [][2]float64{{30, -30}, {0, 0}, {5, 1}, {-5, -1}, {10, 10}, {12, -9}, {0.001, 0}, {20, 50}, {85, 85}, {-80, 20}, {60, -10}, {1, 80}}
	for _, d := range catalogue.All() {
		takes := map[string]bool{}
		for _, p := range d.Params {
			takes[p.Name] = true
		}
		if d.Family != "conic" {
			continue
		}
		for _, pair := range pairs {
			s := catalogue.Settings{ID: d.ID, Params: map[string]float64{}}
			for i, name := range []string{"lat1", "lat2"} {
				if takes[name] {
					s.Params[name] = pair[i]
				}
			}
			if d.ID == "leac" && pair[0] < -45 {
				continue // equal areas about the north pole, true near the south pole
			}
			p, err := catalogue.New(s)
			if err != nil {
				continue // said, and not drawn
			}
			box := p.Extent()
			if ratio := box.Width() / box.Height(); !(ratio > 0.4 && ratio < 8) {
				t.Errorf("%s with %v: the world is %.3g by %.3g radii", d.ID, pair, box.Width(), box.Height())
			}
		}
	}
}
