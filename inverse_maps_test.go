package kartograph

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// inverseSteps are what layers ask for on the maps of TestInverseMaps, and how many
// of the sources make one feature then.
var inverseSteps = []struct {
	keys string
	each int
}{
	{``, 1},
	{`, "simplify": 0.1`, 1},
	{`, "simplify": {"method": "douglas-peucker", "tolerance": 0.3}`, 1},
	{`, "join": {"group-by": "group"}`, 3},
	{`, "join": {"group-by": "group"}, "simplify": 0.1`, 3},
	{`, "filter-islands": 0.5`, 1},
	{`, "crop-to": "mask"`, 1},
	{`, "crop-to": "mask", "filter-islands": 0.5, "simplify": 0.1`, 1},
}

// inverseMask is what they are cropped to: it crosses itself and 180 degrees.
var inverseMask = [][][]float64{{{-150, -60}, {20, -40}, {60, 50}, {-20, 70}, {10, -55}, {-140, 40}, {-150, -60}},
	{{120, -60}, {180, -60}, {180, 60}, {120, 60}, {120, -60}}, {{-180, -60}, {-165, -60}, {-165, 60}, {-180, 60}, {-180, -60}}}

// TestInverseMaps draws whole maps of ugly polygons, of countries on whole degrees
// and of such that lie over each other, through the steps of layers, and asks at
// points of the page, taken back to degrees, whether they are in a source and in
// the path of the file. The environment variable INVERSE sets how many maps there
// are of each kind, INVERSE_SEED which ones; .ci/inverse draws thousands.
func TestInverseMaps(t *testing.T) {
	draws, err := strconv.Atoi(os.Getenv("INVERSE"))
	if err != nil {
		draws = 1
	}
	seed, _ := strconv.ParseUint(os.Getenv("INVERSE_SEED"), 10, 32)
	rounded := roundedCountries(t, "ne_110m_countries", 0)
	for i, id := range []string{"robinson", "obliqueequalarea", "laea", "mercator", "lonlat", "armadillo", "bonne", "goode"} {
		for j, step := range inverseSteps {
			if err != nil && (i+j)%3 != 0 {
				continue
			}
			t.Run(id+step.keys, func(t *testing.T) {
				t.Parallel()
				random := rand.New(rand.NewPCG(uint64(i), uint64(100+j)+seed<<16))
				for range draws {
					// Readers pass over longitudes more than a turn away.
					sources := slices.DeleteFunc(inverse.UglySources(random, 33), func(s inverse.Source) bool { return s.Geom.Bounds().Max(0) > 360 })
					if random.IntN(3) == 0 {
						sources = rounded
					}
					inverseMap(t, id, j, sources, random)
				}
			})
		}
	}
}

// roundedCountries reads countries with so many decimals.
func roundedCountries(t *testing.T, name string, decimals int) []inverse.Source {
	t.Helper()
	cfg, err := Parse("m.json", []byte(`{"layers": {"a": {"src": "`+name+`.shp"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	files := os.DirFS("testdata/data")
	read, _, err := readLayers(t.Context(), cfg, Options{Files: files, Sources: NewSources(files)})
	if err != nil {
		t.Fatal(err)
	}
	var all []inverse.Source
	for _, f := range read[0].kept {
		var g *geom.MultiPolygon
		switch p := f.Geometry.(type) {
		case *geom.MultiPolygon:
			g = p
		case *geom.Polygon:
			g = geom.NewMultiPolygonFlat(geom.XY, p.FlatCoords(), [][]int{p.Ends()})
		}
		all = append(all, inverse.NewSource(name, inverse.Rounded(g, decimals)))
	}
	return all
}

// inverseMap draws one map and compares.
func inverseMap(t *testing.T, id string, k int, sources []inverse.Source, random *rand.Rand) {
	t.Helper()
	step := inverseSteps[k]
	config := inverseConfig(id, step.keys, random)
	f, paths := drawInverse(t, config, sources, step.each)
	mask := inverse.NewSource("mask", multiPolygonOf(inverseMask))
	cropped := bytes.Contains([]byte(step.keys), []byte("crop-to"))
	points := inverse.Points(f.proj, f.rect.MaxX, f.rect.MaxY, random)
	bad := 0
	for first := 0; first < len(sources); first += step.each {
		group := sources[first:min(first+step.each, len(sources))]
		in := func(lon, lat float64) bool {
			if cropped && !mask.In(lon, lat) {
				return false
			}
			for i := range group {
				if group[i].In(lon, lat) {
					return true
				}
			}
			return false
		}
		drawn := paths[strconv.Itoa(first/step.each)]
		for _, q := range points {
			want := in(q.Lon, q.Lat)
			if want == drawn.holds(q.X, q.Y) || drawn.distance(q.X, q.Y) < 2 || q.Near(f.proj, want, in) {
				continue
			}
			if bad++; bad < 3 {
				t.Errorf("%s: %s %v: %.4f, %.4f at pixel %.2f, %.2f is inside: %v, and drawn so: %v",
					config, group[0].Name, geometryText(group), q.Lon, q.Lat, q.X, q.Y, want, !want)
			}
		}
	}
}

func geometryText(group []inverse.Source) string {
	text := ""
	for _, s := range group {
		if n := len(s.Geom.FlatCoords()); n < 200 {
			text += fmt.Sprint(s.Geom.FlatCoords(), s.Geom.Endss())
		} else {
			text += fmt.Sprintf("(%d numbers)", n)
		}
	}
	return text
}

// inverseConfig is a map of a turned projection, of the world or a part of it.
func inverseConfig(id, keys string, random *rand.Rand) string {
	turn := func(most float64) float64 { return math.Round((random.Float64()*2 - 1) * most) }
	bounds := ""
	if random.IntN(3) > 0 {
		lon, lat, size := turn(170), turn(60), 3+25*random.Float64()
		bounds = fmt.Sprintf(`"bounds": [%.2f, %.2f, %.2f, %.2f], `, lon-size, math.Max(lat-size, -89), lon+size, math.Min(lat+size, 89))
	}
	return fmt.Sprintf(`{"proj": {"id": %q, "rotate": [%g, %g, %g]}, %s"export": {"width": 500}, "layers": {
		"mask": {"src": "mask.geojson", "render": false}, "a": {"src": "a.geojson", "attributes": {"n": "group"}%s}}}`,
		id, turn(180), turn(90), turn(180), bounds, keys)
}

// drawInverse draws the sources and returns the frame and the paths of the file, by
// group.
func drawInverse(t *testing.T, text string, sources []inverse.Source, each int) (*frame, map[string]*drawnPath) {
	t.Helper()
	cfg, err := Parse("m.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var features []any
	for i, s := range sources {
		features = append(features, feature(s.Geom, i/each))
	}
	files := fstest.MapFS{
		"a.geojson":    {Data: encoded(t, map[string]any{"type": "FeatureCollection", "features": features})},
		"mask.geojson": {Data: encoded(t, feature(multiPolygonOf(inverseMask), 0))},
	}
	m, err := Build(t.Context(), cfg, Options{Files: files})
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	paths := map[string]*drawnPath{}
	for i := range sources {
		paths[strconv.Itoa(i/each)] = &drawnPath{}
	}
	for _, p := range drawnPaths(t, svg.Bytes()) {
		paths[p.attributes["data-n"]] = &p
	}
	read, _, err := readLayers(t.Context(), cfg, Options{Files: files, Sources: NewSources(files)})
	if err != nil {
		t.Fatal(err)
	}
	frames, err := planFrames(t.Context(), cfg, read, Options{})
	if err != nil {
		t.Fatal(err)
	}
	return frames[0], paths
}

func encoded(t *testing.T, v any) []byte {
	t.Helper()
	data, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func feature(g geom.T, group int) map[string]any {
	return map[string]any{"type": "Feature", "properties": map[string]any{"group": group},
		"geometry": map[string]any{"type": "MultiPolygon", "coordinates": g.(*geom.MultiPolygon).Coords()}}
}

func multiPolygonOf(rings [][][]float64) *geom.MultiPolygon {
	var coords []float64
	var endss [][]int
	for _, ring := range rings {
		for _, p := range ring {
			coords = append(coords, p...)
		}
		endss = append(endss, []int{len(coords)})
	}
	return geom.NewMultiPolygonFlat(geom.XY, coords, endss)
}

var _ inverse.Mapping = (*projection.Projection)(nil)

// TestOverlapAtSeam draws members that lie over each other and are cut at 180
// degrees, on a map with that meridian in the middle.
func TestOverlapAtSeam(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 8))
	box := func(w, s, e, n float64) [][]float64 { return [][]float64{{w, s}, {e, s}, {e, n}, {w, n}, {w, s}} }
	source := inverse.NewSource("two boxes", multiPolygonOf([][][]float64{
		box(170, 0, 180, 10), box(-180, 0, -170, 10), box(175, 5, 180, 15), box(-180, 5, -175, 15)}))
	f, paths := drawInverse(t, `{"proj": {"id": "lonlat", "rotate": [180, 0, 0]}, "export": {"width": 500},
		"layers": {"a": {"src": "a.geojson", "attributes": {"n": "group"}}}}`, []inverse.Source{source}, 1)
	drawn := paths["0"]
	for _, q := range inverse.Points(f.proj, f.rect.MaxX, f.rect.MaxY, random) {
		if want := source.In(q.Lon, q.Lat); want != drawn.holds(q.X, q.Y) && drawn.distance(q.X, q.Y) > 2 {
			t.Errorf("%.3f, %.3f is inside: %v, and drawn so: %v", q.Lon, q.Lat, want, !want)
		}
	}
	if n := len(drawn.subpaths); n != 1 {
		t.Errorf("%d subpaths, want the two boxes as one", n)
	}
}
