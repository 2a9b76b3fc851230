package projection_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// sphericalArea is the area on the unit sphere of a geometry in degrees whose
// edges are straight in longitude and latitude: the integral of the sine of the
// latitude along them, done by Simpson's rule on short pieces.
func sphericalArea(g geom.T) float64 {
	sum := 0.0
	each(g, func(ring []float64) {
		for i := 2; i < len(ring); i += 2 {
			n := 1 + math.Ceil(math.Hypot(ring[i]-ring[i-2], ring[i+1]-ring[i-1]))
			width, y0, dy := (ring[i]-ring[i-2])*degree, ring[i-1]*degree, (ring[i+1]-ring[i-1])*degree
			for k := range int(n) {
				a, b := y0+dy*float64(k)/n, y0+dy*float64(k+1)/n
				sum += width / n * (math.Sin(a) + 4*math.Sin((a+b)/2) + math.Sin(b)) / 6
			}
		}
	})
	return math.Abs(sum)
}

// TestArea compares, on equal-area projections, the areas drawn with those on
// the sphere: of all countries together, and of large ones.
func TestArea(t *testing.T) {
	all := shapes(t, "ne_50m_countries", "NAME")
	for i, d := range catalogue.All() {
		meridians := []float64{150}
		if slices.Contains([]string{"laea", "mollweide", "albers"}, d.ID) {
			meridians = []float64{0, 150, -100}
		} else if i%pace.Of(2, 1) != 0 {
			continue
		}
		if !d.EqualArea {
			continue
		}
		for _, lon := range meridians {
			t.Run(fmt.Sprint(d.ID, lon), func(t *testing.T) {
				t.Parallel()
				p, err := catalogue.New(catalogue.Settings{ID: d.ID, Params: map[string]float64{"lon0": lon}, Options: projection.Options{Precision: 0.005}})
				if err != nil {
					t.Fatal(err)
				}
				p = p.WithView(projection.View{Scale: 500})
				// Some have their own scale, which the globe shows.
				whole, _ := ringsArea(p.Sphere())
				unit := whole / (4 * math.Pi)
				drawn, want := 0.0, 0.0
				for _, c := range all {
					area, largest := ringsArea(p.Project(c.geom))
					truth := sphericalArea(c.geom)
					area /= unit
					drawn, want = drawn+area, want+truth
					if !(largest <= whole*(1+1e-9)) {
						t.Errorf("%s has a ring larger than the globe", c.name)
					}
					if truth > 0.01 && !(math.Abs(area-truth) <= 1e-3*truth) {
						t.Errorf("%s: drawn %.6f, is %.6f", c.name, area, truth)
					}
				}
				if !(math.Abs(drawn-want) <= 1e-4*want) {
					t.Errorf("drawn %.6f, is %.6f", drawn, want)
				}
			})
		}
	}
}
