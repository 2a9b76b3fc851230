package projection_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// page is the side of the test maps in pixels.
const page = 500

// TestInversePictures draws maps of all projections with random centres,
// parameters and windows, and asks at points of the page: taken back to
// degrees, is the point in the source polygon, and does the drawing say so?
// The environment variable INVERSE sets how many maps there are of each
// projection and data set, INVERSE_SEED which ones; .ci/inverse draws thousands.
func TestInversePictures(t *testing.T) {
	draws, err := strconv.Atoi(os.Getenv("INVERSE"))
	if err != nil {
		draws = 1
	}
	seed, _ := strconv.ParseUint(os.Getenv("INVERSE_SEED"), 10, 32)
	for j, set := range inverseSets(t) {
		for i, d := range catalogue.All() {
			if err != nil && set.every > 1 && (i+j)%set.every != 0 {
				continue
			}
			t.Run(set.name+"/"+d.ID, func(t *testing.T) {
				t.Parallel()
				random := rand.New(rand.NewPCG(uint64(i), uint64(j)+seed<<16))
				for range draws {
					inversePicture(t, d, set.sources(random), random)
				}
			})
		}
	}
}

// inverseSet is data to be drawn, on every so many projections in a short run.
type inverseSet struct {
	name    string
	every   int
	sources func(*rand.Rand) []inverse.Source
}

func inverseSets(t *testing.T) []inverseSet {
	same := func(all []inverse.Source) func(*rand.Rand) []inverse.Source {
		return func(*rand.Rand) []inverse.Source { return all }
	}
	var small, large, one, two []inverse.Source
	for _, c := range shapes(t, "ne_110m_countries", "NAME") {
		small = append(small, inverse.NewSource(c.name, c.geom))
	}
	for _, c := range shapes(t, "ne_50m_countries", "NAME") {
		large = append(large, inverse.NewSource(c.name, c.geom))
		one = append(one, inverse.NewSource(c.name, inverse.Rounded(c.geom, 1)))
		two = append(two, inverse.NewSource(c.name, inverse.Rounded(c.geom, 2)))
	}
	return []inverseSet{
		{"110m", 1, same(small)},
		{"50m", 6, same(large)},
		{"one decimal", 4, same(one)},
		{"two decimals", 6, same(two)},
		{"ugly", 1, func(r *rand.Rand) []inverse.Source { return inverse.UglySources(r, 44) }},
	}
}

// inversePicture draws one map and compares.
func inversePicture(t *testing.T, d catalogue.Definition, all []inverse.Source, random *rand.Rand) {
	t.Helper()
	s := randomSettings(d, random)
	if d.ID == "chamberlin" {
		s.Params = nil // With other points the map lies over itself.
	}
	p, err := catalogue.New(s)
	if err != nil {
		return // Two or three points that make no projection.
	}
	p, box := randomWindow(p, random)
	points := inverse.Points(p, page, page, random)
	name := fmt.Sprintf("%+v rotate %v view %+v", s, s.Rotate, p.View())
	bad := 0
	for i := range all {
		f := &all[i]
		drawn := inverse.NewDrawing(projection.ClipToBox(p.Project(f.Geom), box))
		for _, q := range points {
			want := f.In(q.Lon, q.Lat)
			if want == drawn.In(q.X, q.Y) || toLine(drawn.Geom, q.X, q.Y) < 2 || q.Near(p, want, f.In) {
				continue
			}
			if bad++; bad < 3 {
				if testing.Verbose() {
					t.Log(f.Geom.FlatCoords(), f.Geom.Endss())
				}
				t.Errorf("%s: %s: %.4f, %.4f at pixel %.2f, %.2f is inside: %v, and drawn so: %v", name, f.Name, q.Lon, q.Lat, q.X, q.Y, want, !want)
			}
		}
	}
	if bad > 2 {
		t.Errorf("%s: %d places are wrong", name, bad)
	}
}

// randomWindow returns the projection with the whole map on the page, or a
// part of it, and where it is cut.
func randomWindow(p *projection.Projection, random *rand.Rand) (*projection.Projection, projection.Page) {
	p = p.WithView(projection.Fit(p.Extent(), projection.Page{MaxX: page, MaxY: page}))
	if random.IntN(3) > 0 {
		for range 20 {
			lon, lat := random.Float64()*360-180, math.Asin(random.Float64()*2-1)/degree
			if x, y, ok := p.Forward(lon, lat); ok {
				k := math.Exp(random.Float64() * 4)
				v := p.View()
				v.X, v.Y, v.Scale = page/2+(v.X-x)*k, page/2+(v.Y-y)*k, v.Scale*k
				p = p.WithView(v)
				break
			}
		}
	}
	return p, projection.Page{MinX: -4, MinY: -4, MaxX: page + 4, MaxY: page + 4}
}
