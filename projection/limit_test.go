package projection_test

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// TestOnTheLimit draws boxes that end exactly at the latitude where Mercator's
// map does, and a digit beside it, at several scales: whether their edges cross
// the limit is a matter of rounding, and must not decide what is drawn.
func TestOnTheLimit(t *testing.T) {
	limit := 2*math.Atan(math.Exp(math.Pi))/degree - 90
	for _, id := range []string{"webmercator"} {
		for _, scale := range []float64{1, 33, 1000, 1e5} {
			p := mustNew(t, catalogue.Settings{ID: id}).WithView(projection.View{Scale: scale})
			for _, lat := range []float64{limit, math.Nextafter(limit, 0), math.Nextafter(limit, 90), limit - 1e-13, limit + 1e-13, limit - 1e-9} {
				for _, east := range []float64{180, math.Nextafter(180, 181), 180.0000001, 180.01, math.Nextafter(180, 0), 90, 10} {
					ring := inverse.Rect(-east, -lat, east, lat)
					drawn := p.Project(geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}))
					_, top, _ := p.Forward(0, lat-1e-9)
					want := math.Min(east, 180) * degree * 4 * scale * math.Abs(top)
					if drawn == nil {
						t.Errorf("%s: a box to %v, %v at scale %g is not drawn", id, east, lat, scale)
					} else if got, _ := ringsArea(drawn); !(math.Abs(got-want) <= 1e-3*want+1) {
						t.Errorf("%s: a box to %v, %v at scale %g has the area %g, want %g", id, east, lat, scale, got, want)
					}
				}
			}
		}
	}
}
