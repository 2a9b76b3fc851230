package topojson

import (
	"context"
	"math"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestAgreesWithTopojsonClient compares counts and sums of coordinates with
// those of npm topojson-client 3.1.0, rings of fewer than three distinct
// points left out and open rings closed as we do:
//
//	for (const g of topojson.feature(w, w.objects[o]).features)
//	  for (const p of polygons(g)) for (const q of p) {
//	    if (new Set(q.map(String)).size < 3) continue; rings++;
//	    if (String(q[0]) != String(q[q.length-1])) q.push(q[0]);
//	    q.forEach(c => { points++; x += c[0]; y += c[1] }) }
func TestAgreesWithTopojsonClient(t *testing.T) {
	tests := []struct {
		file, object            string
		features, rings, points int
		x, y                    float64
		warnings                string
	}{
		{"us-counties-10m", "counties", 3230, 3509, 68225, -6616376.697278262, 2708623.24179957,
			`rings with fewer than three corners dropped: 22 (first: object "counties", geometry 273); ` +
				`null or empty geometries skipped: 1 (object "counties", geometry 630)`},
		{"us-counties-10m", "states", 56, 304, 15586, -1632030.5711517679, 672931.0139283512,
			`open rings closed: 1 (object "states", geometry 20); ` +
				`rings with fewer than three corners dropped: 1 (object "states", geometry 52)`},
		{"us-counties-10m", "nation", 1, 250, 8936, -1016580.2682665883, 414973.21138507815,
			`rings with fewer than three corners dropped: 1 (object "nation", geometry 1)`},
		{"world-countries-110m", "countries", 177, 285, 10583, 119561.19341193384, 196128.7688625109,
			`rings with fewer than three corners dropped: 1 (object "countries", geometry 96)`},
		{"world-countries-110m", "land", 1, 125, 5127, 32302.192421924196, 81280.71094248536, ""},
	}
	for _, tt := range tests {
		t.Run(tt.object, func(t *testing.T) {
			s, err := Open(os.DirFS("../../testdata/data"), tt.file+".topojson", Options{Object: tt.object})
			if err != nil {
				t.Fatal(err)
			}
			features, rings, points, x, y := 0, 0, 0, 0.0, 0.0
			for f, err := range s.Features(context.Background()) {
				if err != nil {
					t.Fatal(err)
				}
				flat, n := flatOf(f.Geometry)
				features, rings, points = features+1, rings+n, points+len(flat)/2
				for i := 0; i < len(flat); i += 2 {
					x, y = x+flat[i], y+flat[i+1]
				}
			}
			if features != tt.features || rings != tt.rings || points != tt.points {
				t.Errorf("%d features, %d rings, %d points; want %d, %d, %d", features, rings, points, tt.features, tt.rings, tt.points)
			}
			if !(math.Abs(x-tt.x) <= 1e-6) || !(math.Abs(y-tt.y) <= 1e-6) {
				t.Errorf("sums are %v, %v; want %v, %v", x, y, tt.x, tt.y)
			}
			if w := strings.Join(s.Info().Warnings, "; "); w != tt.warnings || s.Info().Geometry != "polygon" {
				t.Errorf("info is %+v", s.Info())
			}
		})
	}
}

// TestSharedBorders checks that two neighbours have the same coordinates, to
// the last bit, on every edge of their border: each edge that a country shares
// is found in the other direction too.
func TestSharedBorders(t *testing.T) {
	s, err := Open(os.DirFS("../../testdata/data"), "us-counties-10m.topojson", Options{Object: "states"})
	if err != nil {
		t.Fatal(err)
	}
	edges := map[[4]float64]bool{}
	var colorado layers.Feature
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if f.ID == "08" {
			colorado = f
			continue
		}
		flat, _ := flatOf(f.Geometry)
		for i := 0; i+3 < len(flat); i += 2 {
			edges[[4]float64(flat[i:i+4])] = true
		}
	}
	flat, _ := flatOf(colorado.Geometry)
	for i := 0; i+3 < len(flat); i += 2 {
		if !edges[[4]float64{flat[i+2], flat[i+3], flat[i], flat[i+1]}] {
			t.Errorf("the edge from %v to %v belongs to no neighbour of Colorado", flat[i:i+2], flat[i+2:i+4])
		}
	}
}

func TestAllObjects(t *testing.T) {
	s, err := Open(os.DirFS("../../testdata/data"), "us-counties-10m.topojson", Options{})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, err := range s.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		n++
	}
	if n != 3230+56+1 || !slices.Equal(s.Objects(), []string{"counties", "states", "nation"}) {
		t.Errorf("%d features of %v", n, s.Objects())
	}
	_, err = Open(os.DirFS("../../testdata/data"), "us-counties-10m.topojson", Options{Object: "countys"})
	want := `us-counties-10m.topojson: object "countys" not found, did you mean "counties"?; the objects are counties, states, nation`
	if err == nil || err.Error() != want {
		t.Errorf("error is %v", err)
	}
}

func BenchmarkFeatures(b *testing.B) {
	data, err := os.ReadFile("../../testdata/data/us-counties-10m.topojson")
	if err != nil {
		b.Fatal(err)
	}
	b.SetBytes(int64(len(data)))
	b.ReportAllocs()
	for b.Loop() {
		s, err := Parse("us", data, Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, err := range s.Features(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
