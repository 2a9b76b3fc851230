package projection_test

import (
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// TestRandomWorlds draws the countries on every projection with random centres,
// rolls and parameters, all at once, flipped and clipped now and then. Every
// coordinate is a number, no country is larger than the globe's outline and
// all of them together are not, and random places are land on the map where
// they are land. The environment variable WORLDS sets how many maps of each.
func TestRandomWorlds(t *testing.T) {
	draws, err := strconv.Atoi(os.Getenv("WORLDS"))
	if err != nil {
		draws = 1
	}
	all := shapes(t, "ne_110m_countries", "NAME")
	for i, d := range catalogue.All() {
		t.Run(d.ID, func(t *testing.T) {
			t.Parallel()
			random := rand.New(rand.NewPCG(13, uint64(i)))
			for range draws {
				checkRandomWorld(t, randomSettings(d, random), all, random)
			}
		})
	}
}

// randomSettings takes values from all over the documented ranges, now and
// then from their ends.
func randomSettings(d catalogue.Definition, random *rand.Rand) catalogue.Settings {
	s := catalogue.Settings{ID: d.ID, Params: map[string]float64{}, Options: projection.Options{Flip: random.IntN(4) == 0}}
	for _, p := range d.Params {
		part := []float64{0, 1, random.Float64()}[min(2, random.IntN(10))]
		s.Params[p.Name] = p.Min + (p.Max-p.Min)*part
	}
	if random.IntN(4) > 0 {
		s.Rotate = &[3]float64{random.Float64()*720 - 360, random.Float64()*180 - 90, random.Float64()*720 - 360}
		if random.IntN(4) == 0 { // poles, data's seam, quarter turns
			s.Rotate = &[3]float64{float64(random.IntN(9)-4) * 90, float64(random.IntN(3)-1) * 90, float64(random.IntN(9)-4) * 90}
		}
	}
	if random.IntN(5) == 0 {
		s.ClipAngle = 1 + 178*random.Float64()
	}
	return s
}

func checkRandomWorld(t *testing.T, s catalogue.Settings, all []country, random *rand.Rand) {
	t.Helper()
	p, err := catalogue.New(s)
	if err != nil {
		if s.ID != "chamberlin" && s.ID != "twopointequidistant" {
			t.Errorf("%+v: %v", s, err)
		}
		return
	}
	p = p.WithView(projection.Fit(p.Extent(), projection.Page{MinX: 0, MinY: 0, MaxX: 1000, MaxY: 1000}))
	globe, _ := ringsArea(p.Sphere())
	if !(globe > 0) {
		t.Errorf("%+v: the outline's area is %v", s, globe)
		return
	}
	drawn, sum := make([]geom.T, len(all)), 0.0
	for i, c := range all {
		drawn[i] = p.Project(c.geom)
		checkSound(t, s.ID, drawn[i])
		area, _ := ringsArea(drawn[i])
		sum += area
		if !(area <= globe*(1+1e-4)+1) {
			t.Errorf("%+v rotate %v: %s has %.6g square pixels, the globe %.6g", s, s.Rotate, c.name, area, globe)
		}
	}
	if s.ID == "chamberlin" {
		return // Far from its three points the map lies over itself.
	}
	if !(sum <= globe*(1+1e-3)+10) {
		t.Errorf("%+v rotate %v: countries have %.6g square pixels, the globe %.6g", s, s.Rotate, sum, globe)
	}
	checkPlaces(t, p, s, all, drawn, random)
}

// checkPlaces compares on which country random places are, on the globe and on
// the map.
func checkPlaces(t *testing.T, p *projection.Projection, s catalogue.Settings, all []country, drawn []geom.T, random *rand.Rand) {
	t.Helper()
	bad := 0
	for range 80 {
		lon, lat := random.Float64()*360-180, math.Asin(random.Float64()*2-1)/degree
		x, y, ok := p.Forward(lon, lat)
		if !ok {
			continue
		}
		for i, c := range all {
			b := c.geom.Bounds()
			inside := lat >= b.Min(1) && lat <= b.Max(1) && holds(c.geom, lon, lat)
			if inside == holds(drawn[i], x, y) || toBorder(c.geom, lon, lat) < 0.5 || toLine(drawn[i], x, y) < 1.5 {
				continue
			}
			if bad++; bad < 3 {
				t.Errorf("%+v rotate %v: %s: %.4f, %.4f is inside: %v, and drawn so: %v", s, s.Rotate, c.name, lon, lat, inside, !inside)
			}
		}
	}
}

// TestConformalOnThePage measures local angles in pixels, with everything
// between degrees and the page: small crosses must stay crosses.
func TestConformalOnThePage(t *testing.T) {
	random := rand.New(rand.NewPCG(15, 16))
	for _, d := range catalogue.All() {
		if !d.Conformal {
			continue
		}
		for _, r := range centres[:12] {
			p := mustNew(t, catalogue.Settings{ID: d.ID, Options: projection.Options{Rotate: &r}}).WithView(projection.View{Scale: 1000, X: 500, Y: 500})
			measured := 0
			for range 200 {
				lon, lat := random.Float64()*360-180, random.Float64()*170-85
				angle, ok := crookedness(p, lon, lat)
				if !ok {
					continue
				}
				if measured++; !(angle <= 1e-6) {
					t.Errorf("%s %v: angles at %.3f, %.3f are off by %.2g", d.ID, r, lon, lat, angle)
					break
				}
			}
			if measured < 5 {
				t.Errorf("%s %v: only %d places were measured", d.ID, r, measured)
			}
		}
	}
}

// crookedness is how far the steps east and north at a place are from being of
// one length and at right angles, relative to their length, by differences of
// the fourth order. It is not ok at a cut, near the outline and where the
// projection is singular.
func crookedness(p *projection.Projection, lon, lat float64) (float64, bool) {
	const step = 0.01 // degrees
	x, y, ok := p.Forward(lon, lat)
	if !ok {
		return 0, false
	}
	slope := func(east, north float64) (dx, dy float64) {
		for _, c := range [4][2]float64{{-2, 1.0 / 12}, {-1, -2.0 / 3}, {1, 2.0 / 3}, {2, -1.0 / 12}} {
			px, py, on := p.Forward(lon+c[0]*east*step, lat+c[0]*north*step)
			ok = ok && on && math.Hypot(px-x, py-y) < 5
			dx, dy = dx+c[1]*px, dy+c[1]*py
		}
		return dx, dy
	}
	xe, ye := slope(1/math.Cos(lat*degree), 0)
	xn, yn := slope(0, 1)
	size := math.Hypot(xn, yn)
	// North is a quarter turn counter-clockwise from east; y goes down.
	return math.Hypot(xn-ye, yn+xe) / size, ok && size > 0.02
}
