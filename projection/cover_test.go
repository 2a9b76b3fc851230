package projection_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/twpayne/go-geom"
)

// holds reports whether a point lies in a geometry of flat coordinates, by the
// even-odd rule over all of its rings.
func holds(g geom.T, x, y float64) bool {
	if g == nil {
		return false
	}
	odd := false
	each(g, func(ring []float64) {
		for i := 2; i < len(ring); i += 2 {
			x0, y0, x1, y1 := ring[i-2], ring[i-1], ring[i], ring[i+1]
			if (y0 > y) != (y1 > y) && x < x0+(x1-x0)*(y-y0)/(y1-y0) {
				odd = !odd
			}
		}
	})
	return odd
}

// each calls f with the flat pairs of every ring or line.
func each(g geom.T, f func(ring []float64)) {
	if g == nil {
		return
	}
	flat, from := g.FlatCoords(), 0
	ends := g.Ends()
	for _, e := range g.Endss() {
		ends = append(ends, e...)
	}
	if len(ends) == 0 {
		ends = []int{len(flat)}
	}
	for _, to := range ends {
		f(flat[from:to])
		from = to
	}
}

// toBorder is the distance in degrees of latitude from a point to the nearest
// edge of a geometry in degrees.
func toBorder(g geom.T, lon, lat float64) float64 {
	best := math.Inf(1)
	k := math.Cos(lat * degree)
	each(g, func(ring []float64) {
		for i := 2; i < len(ring); i += 2 {
			for _, turn := range []float64{-360, 0, 360} {
				ax, ay := (ring[i-2]-lon+turn)*k, ring[i-1]-lat
				bx, by := (ring[i]-lon+turn)*k, ring[i+1]-lat
				dx, dy := bx-ax, by-ay
				t := 0.0
				if dx != 0 || dy != 0 {
					t = math.Max(0, math.Min(-(ax*dx+ay*dy)/(dx*dx+dy*dy), 1))
				}
				best = math.Min(best, math.Hypot(ax+t*dx, ay+t*dy))
			}
		}
	})
	return best
}

// toLine is the distance in pixels from a point to a projected geometry.
func toLine(g geom.T, x, y float64) float64 {
	best := math.Inf(1)
	each(g, func(ring []float64) {
		for i := 2; i < len(ring); i += 2 {
			ax, ay, dx, dy := ring[i-2]-x, ring[i-1]-y, ring[i]-ring[i-2], ring[i+1]-ring[i-1]
			t := math.Max(0, math.Min(-(ax*dx+ay*dy)/(dx*dx+dy*dy), 1))
			best = math.Min(best, math.Hypot(ax+t*dx, ay+t*dy))
		}
	})
	return best
}

// lobed is a sinusoidal projection interrupted as Goode's homolosine is.
type lobed struct{}

var lobes = [][][2]float64{
	{{-180, 0}, {-40, 0}, {-40, 90}, {-180, 90}}, {{-40, 0}, {180, 0}, {180, 90}, {-40, 90}},
	{{-180, -90}, {-100, -90}, {-100, 0}, {-180, 0}}, {{-100, -90}, {-20, -90}, {-20, 0}, {-100, 0}},
	{{-20, -90}, {80, -90}, {80, 0}, {-20, 0}}, {{80, -90}, {180, -90}, {180, 0}, {80, 0}},
}

func (lobed) middle(lambda, phi float64) float64 {
	for _, l := range lobes {
		if west, east := l[0][0], l[2][0]; (l[2][1] > 0) == (phi > 0) && lambda >= west*degree && lambda <= east*degree {
			return (west + east) / 2 * degree
		}
	}
	return 0
}

func (l lobed) Forward(lambda, phi float64) (x, y float64) {
	m := l.middle(lambda, phi)
	return m + (lambda-m)*math.Cos(phi), phi
}

func (l lobed) Inverse(x, y float64) (lambda, phi float64) {
	m := l.middle(x, y)
	return m + (x-m)/math.Cos(y), y
}

var _ projection.Formula = lobed{}

// setups are all the projections, with the centre left to choose, and some
// cuts that none of them has.
func setups(t testing.TB) map[string]projection.Setup {
	t.Helper()
	all := make(map[string]projection.Setup)
	for _, d := range catalogue.All() {
		v, err := d.Resolve(nil)
		if err != nil {
			t.Fatal(err)
		}
		s, err := d.Setup(v)
		if err != nil {
			t.Fatal(err)
		}
		all[d.ID] = s
	}
	all["lobes"] = projection.Setup{Formula: lobed{}, Clip: projection.Clip{Lobes: lobes}}
	all["parallels"] = projection.Setup{Formula: formula.Lonlat{}, Clip: projection.Clip{South: -60, North: 75}}
	all["wide disc"] = projection.Setup{Formula: formula.AzimuthalEqualArea{}, Clip: projection.Clip{Angle: 150}}
	all["small disc"] = projection.Setup{Formula: formula.AzimuthalEqualArea{}, Clip: projection.Clip{Angle: 30}}
	return all
}

var centres = [][3]float64{
	{0, 0, 0}, {150, 0, 0}, {-100, 0, 0}, {180, 0, 0}, {25, 0, 0}, {-155, 0, 0}, {0, 90, 0}, {0, -90, 0}, {90, 90, 45},
	{10, 40, 0}, {20, 40, 30}, {-70, -50, 100}, {0, 0, 90}, {179, 1, 180}, {33.3, -89.9, 1},
}

// everyCentre are the projections that are tried with all the centres: one for
// each kind of cut. The others have two centres each.
var everyCentre = []string{"robinson", "lonlat", "ortho", "laea", "lcc", "mercator", "lobes", "parallels", "wide disc", "small disc"}

// TestCovers draws countries on every projection, turned every way, and
// compares where points lie before and after: nothing is filled that should
// not be and nothing is missing.
func TestCovers(t *testing.T) {
	all := shapes(t, "ne_110m_countries", "NAME")
	boxes := make([]*geom.Bounds, len(all))
	for i, c := range all {
		boxes[i] = c.geom.Bounds()
	}
	ids := setups(t)
	for i, id := range slices.Sorted(maps.Keys(ids)) {
		s := ids[id]
		for j, r := range centres {
			if !slices.Contains(everyCentre, id) && (i+j)%8 != 0 {
				continue
			}
			t.Run(fmt.Sprint(id, r), func(t *testing.T) {
				t.Parallel()
				p := mustSetUp(t, s, projection.Options{Rotate: &r}).WithView(projection.View{Scale: 500})
				random := rand.New(rand.NewPCG(1, 2))
				drawn := make([]geom.T, len(all))
				for i, c := range all {
					drawn[i] = p.Project(c.geom)
				}
				bad := 0
				for range 150 {
					lon, lat := random.Float64()*360-180, math.Asin(random.Float64()*2-1)/degree
					x, y, ok := p.Forward(lon, lat)
					for i, c := range all {
						inside := ok && lat >= boxes[i].Min(1) && lat <= boxes[i].Max(1) && holds(c.geom, lon, lat)
						if ok && inside != holds(drawn[i], x, y) && toBorder(c.geom, lon, lat) > 0.3 && toLine(drawn[i], x, y) > 1 {
							if bad++; bad < 4 {
								t.Errorf("%s: %.4f, %.4f is inside: %v, drawn inside: %v", c.name, lon, lat, inside, !inside)
							}
						}
					}
				}
			})
		}
	}
}
