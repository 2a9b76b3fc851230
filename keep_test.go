package kartograph

import (
	"bytes"
	"context"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/twpayne/go-geom"
)

// keeping is a kind of thing that maps leave behind in Sources: the layer and
// the options of the map with a number.
type keeping struct {
	name string
	maps int
	of   func(i int, files fstest.MapFS) (config.Layer, Options)
}

const keptPoint = `{"type": "Point", "coordinates": [1, 5]}`

// heldEach is what the closures and the columns of the test hold, each.
const heldEach = 1 << 20

// onePoint is a source of that.
func onePoint() layers.Source {
	return layers.NewMemory("", nil, []layers.Feature{{Geometry: geom.NewPointFlat(geom.XY, []float64{1, 5})}})
}

// keptQuestions are questions that hold much.
func keptQuestions() []keeping {
	long := func(i int) string { return strings.Repeat("x", 60_000) + fmt.Sprint(i) }
	return []keeping{
		{"a long object", 200, func(i int, _ fstest.MapFS) (config.Layer, Options) {
			return config.Layer{Src: "p.json", Object: long(i)}, Options{}
		}},
		{"a long crs", 200, func(i int, _ fstest.MapFS) (config.Layer, Options) {
			return config.Layer{Src: "p.json", CRS: "+proj=longlat +datum=WGS84 +title=" + long(i)}, Options{}
		}},
		{"a long query", 200, func(i int, _ fstest.MapFS) (config.Layer, Options) {
			return config.Layer{Src: "postgis:x", PostGIS: config.PostGIS{Table: "t", Query: long(i)}},
				Options{Database: func(context.Context, string, layers.DatabaseOptions) (layers.Source, error) { return onePoint(), nil }}
		}},
		{"a piece of a long text", 40, func(i int, _ fstest.MapFS) (config.Layer, Options) {
			return config.Layer{Src: "p.json", Object: (fmt.Sprint("o", i, " ") + strings.Repeat("x", heldEach))[:5]}, Options{}
		}},
		{"a closure that opens files", 40, func(int, fstest.MapFS) (config.Layer, Options) {
			mine := bytes.Repeat([]byte{1}, heldEach)
			return config.Layer{Src: "p.json"}, Options{Open: func(context.Context, layers.OpenRequest) (layers.Source, error) {
				if mine[0] == 0 {
					return onePoint(), nil
				}
				return nil, nil
			}}
		}},
		{"a closure that opens databases", 40, func(int, fstest.MapFS) (config.Layer, Options) {
			mine := bytes.Repeat([]byte{1}, heldEach)
			return config.Layer{Src: "postgis:x", PostGIS: config.PostGIS{Table: "t"}},
				Options{Database: func(context.Context, string, layers.DatabaseOptions) (layers.Source, error) {
					runtime.KeepAlive(mine)
					return onePoint(), nil
				}}
		}},
		{"grids of each map", 100, func(i int, _ fstest.MapFS) (config.Layer, Options) {
			grids, err := crs.OpenGrids(fstest.MapFS{fmt.Sprint(strings.Repeat("x", 20_000), i, ".gsb"): {}})
			if err != nil {
				panic(err) // a folder of memory is read
			}
			return config.Layer{Src: "p.json"}, Options{Grids: grids}
		}},
	}
}

// keptAnswers are answers that hold much.
func keptAnswers() []keeping {
	return []keeping{
		{"pieces of long texts in an own format", 40, func(i int, files fstest.MapFS) (config.Layer, Options) {
			name := fmt.Sprint(i, ".own")
			files[name] = &fstest.MapFile{Data: []byte("own")}
			return config.Layer{Src: name}, Options{Open: func(context.Context, layers.OpenRequest) (layers.Source, error) {
				text := "column" + strings.Repeat("x", heldEach)
				schema := layers.NewSchema([]string{text[:6]})
				return layers.NewMemory("", schema, []layers.Feature{{Geometry: geom.NewPointFlat(geom.XY, []float64{1, 5}),
					Record: layers.Record{Schema: schema, Values: []layers.Value{layers.Text(text[:3])}}}}), nil
			}}
		}},
		{"pieces of long arrays in an own format", 40, func(i int, files fstest.MapFS) (config.Layer, Options) {
			name := fmt.Sprint(i, ".own")
			files[name] = &fstest.MapFile{Data: []byte("own")}
			return config.Layer{Src: name}, Options{Open: func(context.Context, layers.OpenRequest) (layers.Source, error) {
				flat := make([]float64, heldEach/8)
				return layers.NewMemory("", nil, []layers.Feature{{Geometry: geom.NewPointFlat(geom.XY, flat[:2])}}), nil
			}}
		}},
		{"pieces of long arrays in memory", 40, func(int, fstest.MapFS) (config.Layer, Options) {
			flat := append(make([]float64, 0, heldEach/8), 1, 2, 3, 4)
			return config.Layer{Source: layers.NewMemory("", nil, []layers.Feature{{Geometry: geom.NewLineStringFlat(geom.XY, flat)}})}, Options{}
		}},
		{"empty files", 2000, func(i int, files fstest.MapFS) (config.Layer, Options) {
			name := fmt.Sprint(i, ".json")
			files[name] = &fstest.MapFile{Data: []byte(`{"type":"FeatureCollection","features":[]}`)}
			return config.Layer{Src: name}, Options{}
		}},
		{"files of many columns", 30, func(i int, files fstest.MapFS) (config.Layer, Options) {
			var head, row strings.Builder
			for k := range 2000 {
				fmt.Fprintf(&head, ",column_%d_%d", k, i)
				row.WriteString(",")
			}
			name := fmt.Sprint(i, ".csv")
			files[name] = &fstest.MapFile{Data: []byte("lon,lat" + head.String() + "\n1,5" + row.String() + "\n")}
			return config.Layer{Src: name}, Options{}
		}},
		{"collections of many members", 20, func(i int, files fstest.MapFS) (config.Layer, Options) {
			name := fmt.Sprint(i, ".json")
			files[name] = &fstest.MapFile{Data: []byte(`{"type": "GeometryCollection", "geometries": [` + strings.Repeat(keptPoint+",", 1000) + keptPoint + "]}")}
			return config.Layer{Src: name}, Options{}
		}},
	}
}

// TestKeptIsBounded looks at the heap itself: whatever maps leave behind, it is
// no more than the bound and a half of it, and it is what Bytes says.
func TestKeptIsBounded(t *testing.T) {
	const bound = 1 << 20
	for _, k := range append(keptQuestions(), keptAnswers()...) {
		t.Run(k.name, func(t *testing.T) {
			files := fstest.MapFS{"p.json": {Data: []byte(keptPoint)}}
			sources := NewSources(files)
			sources.SetLimit(bound)
			box := config.Bounds{Mode: "bbox", BBox: config.Degrees{West: 0, South: 0, East: 10, North: 10}}
			draw := func(i int) {
				layer, o := k.of(i, files)
				layer.ID, o.Files, o.Sources = "l", files, sources
				if _, err := Build(context.Background(), &Config{Layers: []config.Layer{layer}, Bounds: box}, o); err != nil {
					t.Fatal(err)
				}
				delete(files, layer.Src) // the test's own
				files["p.json"] = &fstest.MapFile{Data: []byte(keptPoint)}
			}
			draw(0) // what is made once in a program
			sources.Forget("")
			before := pace.InUse()
			for i := range k.maps {
				draw(i)
			}
			if n := sources.Bytes(); n > bound {
				t.Errorf("%d bytes are said to be kept", n)
			}
			if more := pace.InUse() - before; more > bound+bound/2 {
				t.Errorf("%d bytes more are in use, with a bound of %d and %d said to be kept", more, bound, sources.Bytes())
			}
			runtime.KeepAlive(sources)
		})
	}
}
