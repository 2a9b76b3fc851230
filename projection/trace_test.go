package projection_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
	"github.com/twpayne/go-geom"
)

// greatArc returns points on the great arc between two places, as pixels, in
// stretches between cuts.
func greatArc(p *projection.Projection, e [4]float64) [][]float64 {
	a, b := sphere.At(e[0]*degree, e[1]*degree), sphere.At(e[2]*degree, e[3]*degree)
	size := a.Apart(b)
	var all [][]float64
	var line []float64
	for i := range 4001 {
		t := float64(i) / 4000
		v := sphere.Vec{}.Plus(math.Sin((1-t)*size), a).Plus(math.Sin(t*size), b)
		lambda, phi := v.LonLat()
		x, y, ok := p.Forward(lambda/degree, phi/degree)
		if k := len(line); k > 0 && (!ok || math.Hypot(x-line[k-2], y-line[k-1]) > 20) {
			all, line = append(all, line), nil
		}
		if ok {
			line = append(line, x, y)
		}
	}
	return append(all, line)
}

// TestGeodesic draws great arcs, over the antimeridian and the poles as well,
// to half a pixel.
func TestGeodesic(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 6))
	edges := [][4]float64{
		{139.8, 35.5, -118.4, 33.9}, {-0.5, 51.5, -118.4, 33.9}, {20, 60, -160, 60}, {151.2, -33.9, -70.8, -33.4}, {10, -50, 170, -70},
	}
	for range 40 {
		edges = append(edges, [4]float64{
			random.Float64()*360 - 180, random.Float64()*170 - 85, random.Float64()*360 - 180, random.Float64()*170 - 85,
		})
	}
	ids := setups(t)
	for _, id := range []string{"lonlat", "robinson", "ortho", "laea", "mollweide", "albers", "interruptedhomolosine"} {
		p := mustSetUp(t, ids[id], projection.Options{}).WithView(projection.View{Scale: 160, X: 500, Y: 250})
		for _, e := range edges {
			line := geom.NewLineStringFlat(geom.XY, e[:])
			drawn := stretches(p.ProjectAs(line, projection.Edges{Geodesic: true}))
			truth := greatArc(p, e)
			// Where it crosses the cut, samples end a little before it.
			if off := furthest(truth, drawn); !(off <= 0.51) {
				t.Errorf("%s: the arc %v is %.2f px off", id, e, off)
			}
		}
	}
}

// TestGeodesicOfOpposites draws an arc between two places that many arcs join.
func TestGeodesicOfOpposites(t *testing.T) {
	p := mustSetUp(t, setups(t)["lonlat"], projection.Options{}).WithView(projection.View{Scale: 160})
	g := p.ProjectAs(geom.NewLineStringFlat(geom.XY, []float64{-60, 20, 120, -20}), projection.Edges{Geodesic: true})
	if g == nil {
		t.Fatal("nothing is drawn")
	}
	north := math.Inf(1)
	for flat, i := g.FlatCoords(), 1; i < len(flat); i += 2 {
		north = math.Min(north, flat[i])
	}
	if !(math.Abs(north+160*math.Pi/2) <= 0.5) {
		t.Errorf("the arc comes to %g, and not to the north pole", north)
	}
}

// TestOverPole draws great arcs that lead exactly over a pole, on a map on which
// the pole is a line: they come to it and leave it on their own meridians, and
// nothing is drawn along it.
func TestOverPole(t *testing.T) {
	p := mustNew(t, catalogue.Settings{ID: "robinson"}).WithView(projection.View{Scale: 200})
	for lon := -170.0; lon < 0; lon += 13 {
		for _, lat := range [][2]float64{{50, 50}, {60, 20}, {-40, -70}, {-50, -50}} {
			line := geom.NewLineStringFlat(geom.XY, []float64{lon, lat[0], lon + 180, lat[1]})
			drawn, ok := p.ProjectAs(line, projection.Edges{Geodesic: true}).(*geom.MultiLineString)
			if !ok || drawn.NumLineStrings() != 2 {
				t.Errorf("from %g %v: it is no two lines", lon, lat)
				continue
			}
			pole := math.Copysign(90, lat[0])
			for i, at := range []float64{lon, lon + 180} {
				xy := drawn.LineString(i).FlatCoords()
				end := xy[len(xy)-2:]
				if i == 1 {
					end = xy[:2]
				}
				if x, y, _ := p.Forward(at, pole); math.Hypot(x-end[0], y-end[1]) > 0.5 {
					t.Errorf("from %g %v: line %d is at the pole at %v, want %g %g", lon, lat, i, end, x, y)
				}
			}
		}
	}
}
