package projection_test

import (
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestFills holds that the globe's outline is beside each box that the globe is said to
// fill, and that every point of such a box has a place on it.
func TestFills(t *testing.T) {
	random := rand.New(rand.NewPCG(21, 22))
	for _, id := range []string{"laea", "ortho", "stereo", "eda", "gnomonic", "robinson"} {
		params := catalogue.Values{"lon0": 17, "lat0": 48}
		if id == "robinson" {
			params = nil
		}
		p := mustNew(t, catalogue.Settings{ID: id, Params: params})
		p = p.WithView(projection.View{Scale: 200, X: 300, Y: 300})
		outline := p.Sphere()
		filled := 0
		for range 300 {
			x, y, size := 1200*random.Float64()-300, 1200*random.Float64()-300, 300*random.Float64()
			box := projection.Page{MinX: x, MinY: y, MaxX: x + size, MaxY: y + size*random.Float64()}
			if !p.Fills(box) {
				continue
			}
			filled++
			for part := range flat.Parts(outline) {
				for i := 0; i < len(part); i += 2 {
					if box.Has(part[i], part[i+1]) {
						t.Fatalf("%s: the outline goes through %v, %v in %+v", id, part[i], part[i+1], box)
					}
				}
			}
			for range 20 {
				x, y := box.MinX+box.Width()*random.Float64(), box.MinY+box.Height()*random.Float64()
				if _, _, ok := p.Inverse(x, y); !ok {
					t.Fatalf("%s: %v, %v in %+v has no place", id, x, y, box)
				}
			}
		}
		if (filled == 0) != (id == "robinson") {
			t.Errorf("%s fills %d boxes", id, filled)
		}
	}
}
