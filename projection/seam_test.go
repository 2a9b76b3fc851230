package projection_test

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// TestSeam draws features that files have cut on plate carree maps of 1 pixel
// per degree, centred on 0 and on 180 degrees, and compares the number of
// rings and the area.
func TestSeam(t *testing.T) {
	for _, c := range []struct {
		name       string
		in         geom.T
		at0, at180 int
		area       float64
	}{
		{name: "two boxes that meet", in: inverse.Multi([][]float64{inverse.Rect(170, 0, 180, 10)}, [][]float64{inverse.Rect(-180, 0, -170, 10)}),
			at0: 2, at180: 1, area: 200},
		{name: "clockwise", in: inverse.Multi([][]float64{inverse.Reversed(inverse.Rect(170, 0, 180, 10))}, [][]float64{inverse.Reversed(inverse.Rect(-180, 0, -170, 10))}),
			at0: 2, at180: 1, area: 200},
		{name: "0 to 360", in: inverse.Multi([][]float64{inverse.Rect(350, 0, 360, 10)}, [][]float64{inverse.Rect(0, 0, 10, 10)}),
			at0: 1, at180: 2, area: 200},
		{name: "0 to 360, not cut", in: inverse.Multi([][]float64{inverse.Rect(170, 0, 190, 10)}), at0: 2, at180: 1, area: 200},
		{name: "parts that overlap partly", in: inverse.Multi([][]float64{inverse.Rect(170, 0, 180, 10)}, [][]float64{inverse.Rect(-180, 5, -170, 15)}),
			at0: 2, at180: 1, area: 200},
		{name: "two on one side", in: inverse.Multi([][]float64{inverse.Rect(170, 0, 180, 10)}, [][]float64{inverse.Rect(-180, 0, -170, 5)}, [][]float64{inverse.Rect(-180, 5, -170, 10)}),
			at0: 2, at180: 1, area: 200},
		{name: "other points along the seam", in: inverse.Multi([][]float64{inverse.Rect(170, 0, 180, 10)},
			[][]float64{{-180, 0, -170, 0, -170, 10, -180, 10, -180, 7, -180, 3, -180, 0}}), at0: 2, at180: 1, area: 200},
		{name: "one side only", in: inverse.Multi([][]float64{inverse.Rect(170, 0, 180, 10)}), at0: 1, at180: 1, area: 100},
		{name: "both sides, apart", in: inverse.Multi([][]float64{inverse.Rect(170, 0, 180, 10)}, [][]float64{inverse.Rect(-180, 20, -170, 30)}),
			at0: 2, at180: 2, area: 200},
		{name: "the world", in: inverse.Multi([][]float64{inverse.Rect(-180, -90, 180, 90)}), at0: 1, at180: 1, area: 360 * 180},
		{name: "the world with a hole", in: inverse.Multi([][]float64{inverse.Rect(-180, -90, 180, 90), inverse.Rect(170, 0, 178, 10)}), at0: 2, at180: 2, area: 360*180 - 80},
		{name: "a zone", in: inverse.Multi([][]float64{inverse.Rect(-180, 40, 180, 60)}), at0: 1, at180: 1, area: 360 * 20},
		{name: "a polar cap", in: inverse.Multi([][]float64{inverse.Rect(-180, -90, 180, -60)}), at0: 1, at180: 1, area: 360 * 30},
		{name: "a polar cap that is not cut", in: inverse.Multi([][]float64{{-120, 70, 0, 70, 120, 70, -120, 70}}), at0: 1, at180: 1, area: 360 * 20},
		{name: "the same, clockwise", in: inverse.Multi([][]float64{{-120, 70, 120, 70, 0, 70, -120, 70}}), at0: 1, at180: 1, area: 360 * 20},
		{name: "the same in the south", in: inverse.Multi([][]float64{{-120, -70, 0, -70, 120, -70, -120, -70}}), at0: 1, at180: 1, area: 360 * 20},
		{name: "a zone that is not cut", in: inverse.Multi([][]float64{{-120, 60, 0, 60, 120, 60, -120, 60}, {-120, 80, 0, 80, 120, 80, -120, 80}}),
			at0: 1, at180: 1, area: 360 * 20},
		{name: "a sector to the pole", in: inverse.Multi([][]float64{inverse.Rect(-60, -90, -30, -60)}), at0: 1, at180: 1, area: 30 * 30},
		{name: "all but a sector", in: inverse.Multi([][]float64{{-30, -90, 180, -90, 180, -60, 60, -60, -30, -60, -30, -90}}, [][]float64{inverse.Rect(-180, -90, -60, -60)}), at0: 2, at180: 2, area: 330 * 30},
		{name: "a line on the seam", in: inverse.Multi([][]float64{{180, 0, 180, 10, 180, 5, 180, 0}}, [][]float64{{-180, 0, -180, 10, -180, 5, -180, 0}}), at180: 2},
	} {
		t.Run(c.name, func(t *testing.T) {
			for lon, want := range map[float64]int{0: c.at0, 180: c.at180} {
				p, err := catalogue.New(catalogue.Settings{ID: "lonlat", Params: map[string]float64{"lon0": lon}, Options: projection.Options{Precision: 0.01}})
				if err != nil {
					t.Fatal(err)
				}
				g := p.WithView(projection.View{Scale: 180 / math.Pi}).Project(c.in)
				got, area := 0, 0.0
				if g != nil {
					each(g, func([]float64) { got++ })
					area, _ = ringsArea(g)
				}
				if got != want || !(math.Abs(area-c.area) <= 1e-4*c.area) {
					t.Errorf("at %g: %d rings with an area of %g, want %d with %g", lon, got, area, want, c.area)
				}
			}
		})
	}
}

// TestNoSeam looks for edges along the former seam in the midst of maps: of
// Natural Earth's countries no edge may lie on the meridian of 180 degrees.
func TestNoSeam(t *testing.T) {
	for _, file := range []string{"ne_50m_countries", "ne_110m_countries"} {
		for _, c := range shapes(t, file, "NAME") {
			for _, r := range [][3]float64{{150, 0, 0}, {-100, 0, 0}, {0, -90, 0}, {0, 90, 0}, {170, -20, 30}} {
				p, err := catalogue.New(catalogue.Settings{ID: "laea", Options: projection.Options{Rotate: &r}})
				if err != nil {
					t.Fatal(err)
				}
				p = p.WithView(projection.View{Scale: 500})
				g := p.Project(c.geom)
				if g == nil {
					continue
				}
				each(g, func(ring []float64) {
					for i := 2; i < len(ring); i += 2 {
						lon0, lat0, _ := p.Inverse(ring[i-2], ring[i-1])
						lon1, lat1, _ := p.Inverse(ring[i], ring[i+1])
						if math.Abs(lon0) > 179.999 && math.Abs(lon1) > 179.999 && math.Abs(lat0-lat1) > 0.01 {
							t.Errorf("%s, %s, %v: an edge from %g to %g on the seam", file, c.name, r, lat0, lat1)
						}
					}
				})
			}
		}
	}
}
