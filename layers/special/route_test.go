package special

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// onSphere is a place in degrees as a vector.
func onSphere(lon, lat float64) [3]float64 {
	sinLon, cosLon := math.Sincos(flat.Radians(lon))
	sinLat, cosLat := math.Sincos(flat.Radians(lat))
	return [3]float64{cosLat * cosLon, cosLat * sinLon, sinLat}
}

func dot(a, b [3]float64) float64 { return a[0]*b[0] + a[1]*b[1] + a[2]*b[2] }

func cross(a, b [3]float64) [3]float64 {
	return [3]float64{a[1]*b[2] - a[2]*b[1], a[2]*b[0] - a[0]*b[2], a[0]*b[1] - a[1]*b[0]}
}

func routeView(t *testing.T, id string) View {
	t.Helper()
	p, err := catalogue.New(catalogue.Settings{ID: id})
	if err != nil {
		t.Fatal(err)
	}
	return View{Proj: p.WithView(projection.View{Scale: 150, X: 480, Y: 250})}
}

// Whatever the projection, each point of a route, taken back to degrees, lies on the
// great circle through its stops and between them.
func TestRoutesAreGreatArcs(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	for _, id := range []string{"robinson", "mercator", "equirectangular", "laea"} {
		v := routeView(t, id)
		for range 60 {
			a := []float64{random.Float64()*360 - 180, random.Float64()*140 - 70}
			b := []float64{random.Float64()*360 - 180, random.Float64()*140 - 70}
			u, w := onSphere(a[0], a[1]), onSphere(b[0], b[1])
			normal := cross(u, w)
			size := math.Sqrt(dot(normal, normal))
			if size < 0.05 {
				continue // nearly the same place, or opposite ones
			}
			for _, f := range routeFeatures(v, Route{Stops: [][]float64{a, b}}) {
				for line := range flat.Lines(f.Geometry) {
					for i := 0; i < len(line); i += 2 {
						lon, lat, ok := v.Proj.Inverse(line[i], line[i+1])
						if !ok {
							continue // the edge of the globe
						}
						p := onSphere(lon, lat)
						if off := math.Abs(dot(normal, p)) / size; !(off < 2e-3) {
							t.Fatalf("%s, %v to %v: a point is %.4f rad off", id, a, b, off)
						}
						if between := dot(u, p)+dot(w, p) >= 1+dot(u, w)-1e-2; !between {
							t.Fatalf("%s, %v to %v: %g %g is not between them", id, a, b, lon, lat)
						}
					}
				}
			}
		}
	}
}

// The bearing along a rhumb line stays the same, and its ends are the stops.
func TestRhumbKeepsItsBearing(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 10))
	for range 200 {
		lon0, lat0, lon1, lat1 := random.Float64()*360-180, random.Float64()*160-80, random.Float64()*360-180, random.Float64()*160-80
		coords := append([]float64{lon0, lat0}, rhumb(lon0, lat0, lon1, lat1)...)
		want := math.Atan2(flat.Radians(math.Remainder(lon1-lon0, 360)), isometric(lat1)-isometric(lat0))
		for i := 2; i < len(coords); i += 2 {
			turn := flat.Radians(math.Remainder(coords[i]-coords[i-2], 360))
			got := math.Atan2(turn, isometric(coords[i+1])-isometric(coords[i-1]))
			if !(math.Abs(math.Remainder(got-want, 2*math.Pi)) < 1e-6) {
				t.Fatalf("%g %g to %g %g: bearing %g, want %g", lon0, lat0, lon1, lat1, got, want)
			}
		}
		if n := len(coords); coords[n-2] != lon1 || coords[n-1] != lat1 {
			t.Fatalf("ends at %v", coords[n-2:])
		}
	}
}

// How long routes are: a degree of a great circle is 111.195 km.
func TestRouteLength(t *testing.T) {
	v := routeView(t, "robinson")
	for name, c := range map[string]struct {
		r    Route
		want float64
	}{
		"quarter of the equator": {Route{Stops: [][]float64{{0, 0}, {90, 0}}}, 10008},
		"over the pole":          {Route{Stops: [][]float64{{0, 60}, {180, 60}}}, 6672},
		"along the parallel":     {Route{Stops: [][]float64{{0, 60}, {90, 60}}, Course: Rhumb}, 5004},
		"there and back":         {Route{Stops: [][]float64{{0, 0}, {90, 0}, {0, 0}}}, 20015},
		"nowhere":                {Route{Stops: [][]float64{{10, 10}, {10, 10}}}, 0},
		"to the pole by compass": {Route{Stops: [][]float64{{30, 0}, {30, 90}}, Course: Rhumb}, 10008},
	} {
		features := routeFeatures(v, c.r)
		if c.want == 0 && len(features) == 0 {
			continue
		}
		if len(features) != 1 {
			t.Fatalf("%s: %d features", name, len(features))
		}
		km, _ := features[0].Record.Get("km")
		if got, _ := km.Float(); !(math.Abs(got-c.want) <= 1) {
			t.Errorf("%s: %g km, want %g", name, got, c.want)
		}
	}
}

// Routes at the edge of what can be drawn give numbers, and no endless lines.
func TestRoutesAtTheEdge(t *testing.T) {
	for _, stops := range [][][]float64{{{0, 90}, {0, -90}}, {{0, 0}, {180, 0}}, {{-180, 10}, {180, 10}}, {{10, 90}, {200, 90}}, {{350, 0}, {-350, 20}}} {
		for _, course := range []Course{GreatCircle, Rhumb} {
			for _, f := range routeFeatures(routeView(t, "mercator"), Route{Stops: stops, Course: course}) {
				for line := range flat.Lines(f.Geometry) {
					if len(line) > 4000 {
						t.Errorf("%v: %d numbers", stops, len(line))
					}
					for _, x := range line {
						if math.IsNaN(x) || math.IsInf(x, 0) {
							t.Fatalf("%v: %g", stops, x)
						}
					}
				}
			}
		}
	}
}
