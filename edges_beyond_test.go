package kartograph

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// TestCutOffInTheOwnSystem draws squares around the pole in metres of EPSG:3413: what
// a map of that system has no room for is told, and nothing else is.
func TestCutOffInTheOwnSystem(t *testing.T) {
	for _, c := range []struct {
		name, proj, crs string
		half            float64
		told            bool
	}{
		{"small", `"EPSG:3413"`, "EPSG:3413", 1e6, false},
		{"its corners are beyond", `"EPSG:3413"`, "EPSG:3413", 6e6, true},
		{"on another map", `{"id": "laea", "lat0": 90}`, "EPSG:3413", 6e6, false},
		{"degrees", `"EPSG:3413"`, "EPSG:4326", 80, false},
		{"lines", `"EPSG:3413"`, "EPSG:3413", 6e6, true},
	} {
		h := c.half
		ring := fmt.Sprintf("[[%g,%g],[%g,%g],[%g,%g],[%g,%g],[%g,%g]]", -h, -h, h, -h, h, h, -h, h, -h, -h)
		geometry := `{"type": "Polygon", "coordinates": [` + ring + `]}`
		if c.name == "lines" {
			geometry = `{"type": "LineString", "coordinates": ` + ring + `}`
		}
		cfg, err := Parse("m.json", []byte(`{"proj": `+c.proj+`, "bounds": [-180, 60, 180, 90], "layers": {"a": {"src": "a.geojson", "crs": "`+c.crs+`"}}}`))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(t.Context(), cfg, Options{Files: fstest.MapFS{"a.geojson": {Data: []byte(geometry)}}})
		if err != nil {
			t.Fatal(err)
		}
		told := false
		for _, w := range m.Warnings {
			told = told || strings.Contains(w.Text, "1 feature reaches beyond")
		}
		if told != c.told {
			t.Errorf("%s: told %v, want %v: %v", c.name, told, c.told, m.Warnings)
		}
	}
}

// TestArcsOfAHouse draws great arcs on maps of a house at coasts and near a pole, where
// polygons that nobody sees may lie over each other: no arc beside the frame is divided
// to the pixel, which takes gigabytes.
func TestArcsOfAHouse(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, and does one thing after the other")
	}
	for _, m := range [][2]string{
		{"-0.0005, 49.3305, 0.0005, 49.331", `builtin:land"`}, {"178.4995, -18.1005, 178.5, -18.1", `builtin:land"`},
		{"0, 89.999, 10, 89.9999", `builtin:land"`}, {"0, -89.9999, 10, -89.999", `builtin:land"`},
		{"178.4995, -18.1005, 178.5, -18.1", `builtin:countries-50m", "filter-islands": 3`},
		{"178.4995, -18.1005, 178.5, -18.1", `builtin:countries-50m", "join": {"buffer": 300}`},
	} {
		bounds := m[0]
		cfg, err := Parse("m.json", []byte(`{"bounds": [`+bounds+`], "layers": {"l": {"edges": "geodesic", "src": "`+m[1]+`}}}`))
		if err != nil {
			t.Fatal(err)
		}
		took := pace.Taken(func() {
			if _, err := Build(t.Context(), cfg, Options{}); err != nil {
				t.Fatal(err)
			}
		})
		if took > 500<<20 {
			t.Errorf("%s takes %d MB", bounds, took>>20)
		}
	}
}

// TestArcsOfAHouseInSteps draws the same with steps on the layers: what is beside the frame
// is not divided either, and the map shows as much as without them.
func TestArcsOfAHouseInSteps(t *testing.T) {
	if testing.Short() {
		t.Skip("takes long under the race detector, and does one thing after the other")
	}
	drawn := func(keys, more string) (area float64, took uint64) {
		cfg, err := Parse("m.json", []byte(`{"bounds": [-1.62, 49.64, -1.58, 49.66], "layers": {"l": {"src": "builtin:countries-50m", "edges": "geodesic"`+keys+`}`+more+`}}`))
		if err != nil {
			t.Fatal(err)
		}
		took = pace.Taken(func() {
			m, err := Build(t.Context(), cfg, Options{})
			if err != nil {
				t.Fatal(err)
			}
			var svg bytes.Buffer
			if _, err := m.Write(&svg, WriteOptions{}); err != nil {
				t.Fatal(err)
			}
			area = 0
			for _, p := range drawnPaths(t, svg.Bytes()) {
				area += p.area()
			}
		})
		return area, took
	}
	want, _ := drawn("", "")
	if !(want > 1000) {
		t.Fatalf("%g px² of coast", want)
	}
	for _, c := range [][2]string{
		{`, "join": true`, ""},
		{`, "simplify": 0.01`, ""},
		{`, "join": {"buffer": 0.01}, "simplify": 0.01`, ""},
		{`, "filter-islands": 1e9`, ""}, // which is more than what is about the frame and less than France
		{`, "ignore-holes": true`, ""},
		{`, "simplify": 150, "filter-islands": 3`, `, "b": {"borders": {"layer": "l"}}`},
		{`, "crop-to": "c"`, `, "c": {"src": "builtin:land", "edges": "geodesic", "render": false}`},
	} {
		area, took := drawn(c[0], c[1])
		if c[1] == "" && !(area > want-20 && area < want+20) {
			t.Errorf("%s: %g px², want %g", c[0], area, want)
		}
		if took > 400<<20 {
			t.Errorf("%s takes %d MB", c[0], took>>20)
		}
	}
}

// TestArcsLeftOut draws great arcs as the lines of one feature, of which those that no box of
// the frame may show are left out, and as features, of which long ones never are: the same is seen.
func TestArcsLeftOut(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	within := func(low, high float64) float64 { return low + random.Float64()*(high-low) }
	seen := 0
	for range 40 {
		w := math.Pow(10, within(-1, 1.6))
		west, south := within(-180, 180-w), within(-90, 90-w)
		lines := geom.NewMultiLineString(geom.XY)
		for range 60 {
			lon, lat, reach := west+w/2, within(max(-89, south-40), min(89, south+w+40)), within(1, 100)
			line := []float64{lon - reach, lat, lon + within(0, reach), within(-89, 89), lon + reach, lat}
			if err := lines.Push(geom.NewLineStringFlat(geom.XY, line)); err != nil {
				t.Fatal(err)
			}
		}
		var all [2][]string
		for i, source := range []layers.Source{
			sourceOf(func(int) geom.T { return lines }, "n", "1"),
			sourceOf(func(i int) geom.T { return lines.LineString(i) }, append([]string{"n"}, strings.Split(strings.Repeat("1", 60), "")...)...),
		} {
			m := buildMap(t, &Config{Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: west, South: south, East: west + w, North: south + w}},
				Layers: []config.Layer{{ID: "l", Edges: "geodesic", Source: source}}}, Options{})
			for _, mark := range groupNamed(t, m, "l").Marks {
				for line := range flat.Lines(geometryOf(mark)) {
					if b := flat.Around[projection.Page](line, 2); b.MaxX < 1 || b.MinX > m.Scene().Width-1 || b.MaxY < 1 || b.MinY > m.Scene().Height-1 {
						continue // features that are only in the margin are left out
					}
					all[i] = append(all[i], fmt.Sprintf("%.3f", line))
				}
			}
			slices.Sort(all[i])
		}
		if seen += len(all[1]); !slices.Equal(all[0], all[1]) {
			t.Errorf("%g degrees from %g, %g: %d lines of one feature, %d of many are seen", w, west, south, len(all[0]), len(all[1]))
		}
	}
	if seen < 300 {
		t.Errorf("only %d lines were seen", seen)
	}
}

// TestBoxWithArcs holds that points of great arcs, reckoned as vectors between their ends, are in the
// box around them.
func TestBoxWithArcs(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	vector := func(lon, lat float64) [3]float64 {
		sinL, cosL := math.Sincos(lon * math.Pi / 180)
		sinP, cosP := math.Sincos(lat * math.Pi / 180)
		return [3]float64{cosP * cosL, cosP * sinL, sinP}
	}
	beyond := 0
	for range 2000 {
		line := []float64{random.Float64()*180 - 90, random.Float64()*178 - 89}
		line = append(line, line[0]+random.Float64()*90, random.Float64()*178-89)
		plain := flat.NoDegrees()
		plain.AddAll(line, 2)
		b := withArcs(plain, line)
		from, to := vector(line[0], line[1]), vector(line[2], line[3])
		for part := 0.05; part < 1; part += 0.05 {
			var v [3]float64
			for k := range v {
				v[k] = (1-part)*from[k] + part*to[k]
			}
			lon, lat := math.Atan2(v[1], v[0])*180/math.Pi, math.Atan2(v[2], math.Hypot(v[0], v[1]))*180/math.Pi
			if lon < b.West-1e-9 || lon > b.East+1e-9 || lat < b.South-1e-9 || lat > b.North+1e-9 {
				t.Fatalf("%v is at %g, %g, beyond %v", line, lon, lat, b)
			}
			if lat < plain.South || lat > plain.North {
				beyond++
			}
		}
	}
	if beyond < 1000 {
		t.Errorf("only %d points are beyond the ends' own box", beyond)
	}
	if whole := withArcs(flat.Degrees{West: -80, South: 1, East: 80, North: 2}, []float64{-80, 1, 80, 2}); whole.North != 90 {
		t.Errorf("an edge of 160 degrees has the box %v", whole)
	}
}
