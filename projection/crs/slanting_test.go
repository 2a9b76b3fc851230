package crs_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// drawnOn are systems with a box of their plane that has an image everywhere:
// west, south, and its size.
var drawnOn = []struct {
	code              string
	west, south, size float64
}{
	{"EPSG:3035", 2.5e6, 1.5e6, 4e6},
	{"EPSG:25832", 0, 5e6, 1e6},
	{"EPSG:32633", 2e5, 4e6, 2e6},
	{"EPSG:32756", 3e5, 5.5e6, 1e6},
	{"EPSG:2154", 2e5, 6.1e6, 1e6},
	{"EPSG:27700", 0, 0, 7e5},
	{"EPSG:21781", 4.8e5, 7e4, 3e5},
	{"EPSG:5514", -9e5, -1.2e6, 3e5},
	{"EPSG:2263", 9e5, 1e5, 2e5},
	{"EPSG:5070", -2e6, 5e5, 3e6},
	{"EPSG:3413", -2e6, -2e6, 4e6},
	{"EPSG:3031", -1e6, -1e6, 4e6},
	{"EPSG:3857", -1e7, -5e6, 1.5e7},
	{"EPSG:3832", -2e6, -5e6, 9e6}, // over 180 degrees
	{"EPSG:3577", -1e6, -4e6, 2e6},
	{"EPSG:6933", -8e6, -5e6, 1.2e7},
	{"EPSG:8857", -6e6, -3e6, 9e6},
	{"EPSG:28992", 1e4, 3.2e5, 2.5e5},
	{"EPSG:2193", 1.1e6, 4.8e6, 1e6},
	{"EPSG:3395", -1e7, -5e6, 1.5e7},
}

// TestSlantingEdges draws random edges and squares of plane coordinates in their
// own system, where they must be straight and have no points between their
// ends, and on other maps, where each point of them must lie on the drawing to
// half a pixel.
func TestSlantingEdges(t *testing.T) {
	random := rand.New(rand.NewPCG(41, 42))
	for _, c := range drawnOn {
		s, err := crs.Parse(c.code)
		if err != nil {
			t.Fatal(err)
		}
		setup, err := s.Setup()
		if err != nil {
			t.Fatal(err)
		}
		own, err := projection.New(setup, projection.Options{})
		if err != nil {
			t.Fatal(err)
		}
		edges := projection.Edges{System: s}
		for range 12 {
			plane := randomSquare(random, c.west, c.south, c.size)
			flat := degreesOf(t, s, plane)
			line := geom.NewLineStringFlat(geom.XY, flat)
			ruled, _ := own.Measure(func(at projection.Ruler) (projection.Plane, error) { return at.With(edges).Box(line), nil })
			p := own.WithView(projection.Fit(ruled, projection.Page{MaxX: 1000, MaxY: 1000}))
			checkOwn(t, c.code, plane, p.ProjectAs(line, edges))
			lon, lat, _ := s.ToWGS84(c.west+c.size/2, c.south+c.size/2)
			for _, id := range []string{"ortho", "laea", "lonlat"} {
				rotate := [3]float64{lon, lat, 0}
				if id == "lonlat" {
					rotate[1] = 0
				}
				other, err := catalogue.New(catalogue.Settings{ID: id, Options: projection.Options{Rotate: &rotate}})
				if err != nil {
					t.Fatal(err)
				}
				ruled, _ := other.Measure(func(at projection.Ruler) (projection.Plane, error) { return at.With(edges).Box(line), nil })
				other = other.WithView(projection.Fit(ruled, projection.Page{MaxX: 1000, MaxY: 1000}))
				checkOther(t, c.code+" on "+id, s, plane, other, other.ProjectAs(line, edges))
			}
		}
	}
}

// randomSquare is a closed square somewhere in a box, turned by some angle.
func randomSquare(r *rand.Rand, west, south, size float64) []float64 {
	half := size * (0.02 + 0.3*r.Float64())
	x, y := west+half*1.42+r.Float64()*(size-2.84*half), south+half*1.42+r.Float64()*(size-2.84*half)
	sin, cos := math.Sincos(r.Float64() * 2 * math.Pi)
	var ring []float64
	for _, c := range [5][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}} {
		ring = append(ring, x+half*(c[0]*cos-c[1]*sin), y+half*(c[0]*sin+c[1]*cos))
	}
	return ring
}

func degreesOf(t *testing.T, s *crs.System, plane []float64) []float64 {
	t.Helper()
	flat := make([]float64, len(plane))
	for i := 0; i < len(plane); i += 2 {
		var ok bool
		if flat[i], flat[i+1], ok = s.ToWGS84(plane[i], plane[i+1]); !ok {
			t.Fatalf("%v has no place", plane[i:i+2])
		}
	}
	return flat
}

// checkOwn compares a square with its drawing, which has to be the same but for
// its size and place.
func checkOwn(t *testing.T, what string, plane []float64, drawn geom.T) {
	t.Helper()
	if drawn == nil || len(drawn.FlatCoords()) != len(plane) {
		t.Errorf("%s: the square %v is drawn as %v", what, plane, drawn)
		return
	}
	xy := drawn.FlatCoords()
	k := math.Hypot(xy[2]-xy[0], xy[3]-xy[1]) / math.Hypot(plane[2]-plane[0], plane[3]-plane[1])
	for i := 0; i < len(xy); i += 2 {
		x, y := xy[0]+k*(plane[i]-plane[0]), xy[1]-k*(plane[i+1]-plane[1])
		if off := math.Hypot(x-xy[i], y-xy[i+1]); !(off <= 1e-4) {
			t.Errorf("%s: corner %d of %v is off by %g pixels", what, i/2, plane, off)
		}
	}
}

// checkOther looks for points of a square on its drawing.
func checkOther(t *testing.T, what string, s *crs.System, plane []float64, p *projection.Projection, drawn geom.T) {
	t.Helper()
	const parts = 40
	for i := 2; i < len(plane); i += 2 {
		for k := range parts {
			f := float64(k) / parts
			lon, lat, ok := s.ToWGS84(plane[i-2]+f*(plane[i]-plane[i-2]), plane[i-1]+f*(plane[i+1]-plane[i-1]))
			x, y, seen := p.Forward(lon, lat)
			if !ok || !seen {
				continue
			}
			if off := distanceTo(drawn, x, y); !(off <= 0.5) {
				t.Errorf("%s: a point of edge %d of %v is %g pixels off", what, i/2, plane, off)
				return
			}
		}
	}
}

// distanceTo is how far a point is from the nearest line of a drawing.
func distanceTo(drawn geom.T, x, y float64) float64 {
	least := math.Inf(1)
	var lines [][]float64
	switch g := drawn.(type) {
	case *geom.LineString:
		lines = append(lines, g.FlatCoords())
	case *geom.MultiLineString:
		for i := range g.NumLineStrings() {
			lines = append(lines, g.LineString(i).FlatCoords())
		}
	}
	for _, xy := range lines {
		for i := 2; i < len(xy); i += 2 {
			dx, dy := xy[i]-xy[i-2], xy[i+1]-xy[i-1]
			t := ((x-xy[i-2])*dx + (y-xy[i-1])*dy) / (dx*dx + dy*dy)
			if !(t >= 0) {
				t = 0
			}
			t = math.Min(t, 1)
			least = math.Min(least, math.Hypot(xy[i-2]+t*dx-x, xy[i-1]+t*dy-y))
		}
	}
	return least
}
