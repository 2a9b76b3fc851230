package kartograph

import (
	"context"
	"encoding/json"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/jonas-p/go-shp"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// uglyMap is a way of drawing ugly rings, given in units around 0, 0.
type uglyMap struct {
	name string
	// config is the map's, but for the layer's keys; group is that of the
	// paths; streamed says that the layer is read in chunks.
	config, group string
	streamed      bool
	// place brings a point of a ring to the coordinates of its file.
	place func(x, y float64) (float64, float64)
	// at brings a pixel to the units of the rings.
	at func(x, y float64) (float64, float64)
}

// uglyMaps are maps of degrees and of a projected system, whose unit is 50 km, on
// a page that cuts the rings, and in an inset.
func uglyMaps(t *testing.T) []uglyMap {
	t.Helper()
	system, err := crs.Parse("EPSG:3035")
	if err != nil {
		t.Fatal(err)
	}
	const (
		lonlat = `"proj": "lonlat", "bounds": {"data": [-20, -20, 20, 20]}, "export": {"width": 800}`
		own    = `"proj": "EPSG:3035", "bounds": "window", "export": {"width": 800}`
		europe = `"proj": {"id": "lonlat", "lat0": 0}, "bounds": {"data": [-10, 36, 30, 66]}, "export": {"width": 800}`
		inset  = lonlat + `, "views": [{"id": "v", "proj": "lonlat", "bounds": {"data": [-20, -20, 20, 20]}, "frame": ["100px", "200px", "300px", "300px"]}]`
		x0, y0 = 4.3e6, 3.2e6
		unit   = 5e4
	)
	same := func(x, y float64) (float64, float64) { return x, y }
	plane := func(x, y float64) (float64, float64) { return x0 + unit*x, y0 + unit*y }
	page := func(x, y float64) (float64, float64) { return x/20 - 20, 20 - y/20 }
	inEurope := func(x, y float64) (float64, float64) {
		e, n, _ := system.FromWGS84(x/20-10, 66-y/20)
		return (e - x0) / unit, (n - y0) / unit
	}
	inInset := func(x, y float64) (float64, float64) { return (x-100)/7.5 - 20, 20 - (y-200)/7.5 }
	return []uglyMap{
		{"degrees", lonlat, "a", false, same, page},
		{"streamed", lonlat, "a", true, same, page},
		{"inset", inset, "v-a", false, same, inInset},
		{"streamed into an inset", inset, "v-a", true, same, inInset},
		{"projected, on its own map", own, "a", false, plane, page},
		{"projected, streamed", own, "a", true, plane, page},
		{"projected, on another map", europe, "a", false, plane, inEurope},
		{"projected, on another map, streamed", europe, "a", true, plane, inEurope},
	}
}

// TestInverseThroughSteps draws polygons that cross themselves through the steps
// of a layer, on a page that cuts them, and asks at points of the page whether
// they are inside: by the even-odd rule in the plane of the data, and by the path
// in the file.
func TestInverseThroughSteps(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 32))
	shapes := make([][][2]float64, 40)
	for i := range shapes {
		shapes[i] = uglyRing(random, i%4)
	}
	steps := []string{``, `, "simplify": 0.05`, `, "crop-to": "mask"`, `, "join": {"group-by": "n"}`}
	for _, u := range uglyMaps(t) {
		files := u.files(t, shapes)
		for _, keys := range steps {
			if u.streamed && keys != "" {
				continue // layers that a step works on are held
			}
			cfg, err := Parse("m.json", []byte(`{`+u.config+`, "layers": {"mask": {"src": "mask.geojson", "render": false},
				"window": {"src": "window.geojson", "render": false}, "a": {"src": "a.shp", "attributes": {"n": "n"}`+keys+`}}}`))
			if err != nil {
				t.Fatal(err)
			}
			o := Options{Files: files}
			if u.streamed {
				o = streamsAll(o)
				if how := planReading(context.Background(), cfg, o, requestsOf(cfg, o)); how[len(how)-1] != streamed {
					t.Fatalf("%s: the layer is not streamed", u.name)
				}
			}
			drawn := map[string]drawnPath{}
			for _, p := range drawnPaths(t, []byte(drawWith(t, cfg, o).svg)) {
				if p.group == u.group {
					drawn[p.attributes["data-n"]] = p
				}
			}
			for i, ring := range shapes {
				checkPath(t, u.name+keys, u.at, drawn[strconv.Itoa(i)], ring, random)
			}
		}
	}
}

// files are a shapefile of rings, and squares of 39 and 20 units around them.
func (u *uglyMap) files(t *testing.T, rings [][][2]float64) fstest.MapFS {
	t.Helper()
	name := filepath.Join(t.TempDir(), "a.shp")
	w, err := shp.Create(name, shp.POLYGON)
	if err != nil {
		t.Fatal(err)
	}
	if err := w.SetFields([]shp.Field{shp.NumberField("n", 4)}); err != nil {
		t.Fatal(err)
	}
	for i, ring := range rings {
		var points []shp.Point
		for _, p := range ring {
			x, y := u.place(p[0], p[1])
			points = append(points, shp.Point{X: x, Y: y})
		}
		polygon := shp.Polygon(*shp.NewPolyLine([][]shp.Point{points}))
		w.Write(&polygon)
		if err := w.WriteAttribute(i, 0, i); err != nil {
			t.Fatal(err)
		}
	}
	w.Close()
	system := "EPSG:4326"
	if x, _ := u.place(0, 0); x != 0 {
		system = "EPSG:3035"
	}
	files := fstest.MapFS{"a.prj": {Data: []byte(system)}}
	for ext, written := range map[string]string{".shp": ".shp", ".shx": ".shx", ".dbf": "dbf"} { // go-shp leaves the dot out
		data, err := os.ReadFile(strings.TrimSuffix(name, ".shp") + written)
		if err != nil {
			t.Fatal(err)
		}
		files["a"+ext] = &fstest.MapFile{Data: data}
	}
	for name, half := range map[string]float64{"mask": 39, "window": 20} {
		var ring [][2]float64
		for _, c := range [5][2]float64{{-1, -1}, {1, -1}, {1, 1}, {-1, 1}, {-1, -1}} {
			x, y := u.place(half*c[0], half*c[1])
			ring = append(ring, [2]float64{x, y})
		}
		data, err := json.Marshal(map[string]any{"type": "Polygon", "coordinates": [][][2]float64{ring},
			"crs": map[string]any{"type": "name", "properties": map[string]any{"name": system}}})
		if err != nil {
			t.Fatal(err)
		}
		files[name+".geojson"] = &fstest.MapFile{Data: data}
	}
	return files
}

// checkPath compares a path on a page of 800 pixels with its ring.
func checkPath(t *testing.T, what string, at func(x, y float64) (float64, float64), p drawnPath, ring [][2]float64, random *rand.Rand) {
	t.Helper()
	holds := func(x, y float64) bool {
		u, v := at(x, y)
		return ringHolds(ring, u, v)
	}
	for range 60 {
		x, y := random.Float64()*800, random.Float64()*600
		if strings.Contains(what, "inset") {
			x, y = 100+300*random.Float64(), 200+300*random.Float64()
		}
		want := holds(x, y)
		near := false
		for k := range 8 {
			sin, cos := math.Sincos(float64(k) * math.Pi / 4)
			near = near || holds(x+2*cos, y+2*sin) != want
		}
		if !near && p.holds(x, y) != want && p.distance(x, y) > 2 {
			t.Fatalf("%s: pixel %.1f, %.1f is inside: %v, drawn so: %v; %v", what, x, y, want, !want, ring)
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
