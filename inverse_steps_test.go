package kartograph

import (
	"bytes"
	"encoding/json"
	"math"
	"math/rand/v2"
	"testing"
	"testing/fstest"
)

// TestInverseThroughSteps draws polygons that cross themselves through the steps
// of a layer, on a page that cuts them, and asks at points of the page whether
// they are inside: by the even-odd rule in degrees, and by the path in the file.
func TestInverseThroughSteps(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	shapes := make([][][2]float64, 40)
	var features []any
	for i := range shapes {
		shapes[i] = uglyRing(random, i%4)
		features = append(features, map[string]any{"type": "Feature", "properties": map[string]any{"n": i},
			"geometry": map[string]any{"type": "Polygon", "coordinates": [][][2]float64{shapes[i]}}})
	}
	data, err := json.Marshal(map[string]any{"type": "FeatureCollection", "features": features})
	if err != nil {
		t.Fatal(err)
	}
	files := fstest.MapFS{"a.geojson": {Data: data},
		"mask.geojson": {Data: []byte(`{"type": "Polygon", "coordinates": [[[-39,-39],[39,-39],[39,39],[-39,39],[-39,-39]]]}`)}}
	for _, keys := range []string{``, `, "simplify": 0.05`, `, "crop-to": "mask"`, `, "join": {"group-by": "n"}`} {
		cfg, err := Parse("m.json", []byte(`{"proj": "lonlat", "bounds": {"data": [-20, -20, 20, 20]}, "export": {"width": 800},
			"layers": {"mask": {"src": "mask.geojson", "render": false}, "a": {"src": "a.geojson", "attributes": {"n": "n"}`+keys+`}}}`))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(t.Context(), cfg, Options{Files: files})
		if err != nil {
			t.Fatal(err)
		}
		var svg bytes.Buffer
		if _, err := m.Write(&svg, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		drawn := map[string]drawnPath{}
		for _, p := range drawnPaths(t, svg.Bytes()) {
			drawn[p.attributes["data-n"]] = p
		}
		for i, ring := range shapes {
			number, _ := json.Marshal(i)
			checkPath(t, keys, drawn[string(number)], ring, random)
		}
	}
}

// checkPath compares a path on a page of 800 pixels for 40 degrees with its ring.
func checkPath(t *testing.T, keys string, p drawnPath, ring [][2]float64, random *rand.Rand) {
	t.Helper()
	for range 60 {
		x, y := random.Float64()*800, random.Float64()*800
		want := ringHolds(ring, x/20-20, 20-y/20)
		near := false
		for k := range 8 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 4)
			near = near || ringHolds(ring, (x+2*cos)/20-20, 20-(y+2*sin)/20) != want
		}
		if !near && p.holds(x, y) != want && p.distance(x, y) > 2 {
			t.Fatalf("%s: pixel %.1f, %.1f is inside: %v, drawn so: %v; %v", keys, x, y, want, !want, ring)
		}
	}
}

func uglyRing(random *rand.Rand, kind int) [][2]float64 {
	x, y, s := random.Float64()*44-22, random.Float64()*44-22, 3+8*random.Float64()
	var ring [][2]float64
	switch kind {
	case 0: // a bowtie
		ring = [][2]float64{{x - s, y - s}, {x + s, y + s}, {x + s, y - s}, {x - s, y + s}}
	case 1: // a star
		for i := range 5 {
			sin, cos := math.Sincos(float64(2*i) / 5 * 2 * math.Pi)
			ring = append(ring, [2]float64{x + s*cos, y + s*sin})
		}
	case 2: // a random walk
		for range 12 {
			ring = append(ring, [2]float64{x + s*(random.Float64()-0.5)*2, y + s*(random.Float64()-0.5)*2})
		}
	default: // a box with a spike and repeated points
		ring = [][2]float64{{x, y}, {x, y}, {x + s, y}, {x + s, y + s/2}, {x + 3*s, y + s/2}, {x + s, y + s/2}, {x + s, y + s}, {x, y + s}}
	}
	return append(ring, ring[0])
}

func ringHolds(ring [][2]float64, x, y float64) bool {
	odd := false
	for i := 1; i < len(ring); i++ {
		a, b := ring[i-1], ring[i]
		if (a[1] > y) != (b[1] > y) && x < a[0]+(b[0]-a[0])*(y-a[1])/(b[1]-a[1]) {
			odd = !odd
		}
	}
	return odd
}
