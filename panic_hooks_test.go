package kartograph

import (
	"bytes"
	"context"
	"io"
	"io/fs"
	"math"
	"sync/atomic"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/crs"
	"github.com/seed-898ab921/kartograph/render"
)

// panickingFormula panics after so many points, each time it is counted anew.
type panickingFormula struct {
	left *atomic.Int64
}

// Forward projects some points.
func (p panickingFormula) Forward(lambda, phi float64) (x, y float64) {
	if p.left.Add(-1) < 0 {
		panic(ouch)
	}
	return lambda, phi
}

// Inverse goes back.
func (p panickingFormula) Inverse(x, y float64) (lambda, phi float64) {
	if !(math.Abs(x) <= math.Pi && math.Abs(y) <= math.Pi/2) {
		return math.NaN(), math.NaN()
	}
	return x, y
}

// hook is a place where code of the program runs while a map is made.
type hook struct {
	layer config.Layer
	proj  config.Proj
	grids string
	// ready sets the hook into the options, to panic.
	ready func(o *Options)
}

func hooks(t *testing.T) map[string]hook {
	moved := config.Layer{ID: "l", Src: "a.csv", CRS: "+proj=longlat +ellps=WGS84 +nadgrids=moved.gsb"}
	shifts := fstest.MapFS{"moved.gsb": {Data: shiftFile()}}
	squares := func() layers.Source { return rowOfSquares("n", "1", "2", "3", "4") }
	all := map[string]hook{
		"a database":            {layer: config.Layer{ID: "l", Src: "postgis:host=h", PostGIS: config.PostGIS{Table: "t"}}, ready: withDatabase(nil)},
		"what a database gives": {layer: config.Layer{ID: "l", Src: "postgis:host=h", PostGIS: config.PostGIS{Table: "t"}}, ready: withDatabase(panicking{Source: squares(), after: 2})},
		"opening by the program": {layer: config.Layer{ID: "l", Src: "own:x"}, ready: func(o *Options) {
			o.Open = func(context.Context, layers.OpenRequest) (layers.Source, error) { panic(ouch) }
		}},
		"what the program opens": {layer: config.Layer{ID: "l", Src: "own:x"}, ready: func(o *Options) {
			o.Open = func(context.Context, layers.OpenRequest) (layers.Source, error) {
				return panicking{Source: squares(), after: 2}, nil
			}
		}},
		"a file of grids": {layer: moved, ready: func(o *Options) {
			grids, err := crs.OpenGrids(&panickingBelow{shifts, "moved.gsb"})
			if err != nil {
				t.Fatal(err)
			}
			o.Grids = grids
		}},
		"a file of grids of the config": {layer: moved, grids: "shifts", ready: func(o *Options) {
			o.Files = &panickingBelow{fstest.MapFS{"a.csv": {Data: []byte("lon,lat\n10,50\n")}, "shifts/moved.gsb": {Data: shiftFile()}}, "shifts/moved.gsb"}
		}},
		"a joined table": {layer: config.Layer{ID: "l", Src: "a.csv", Data: []config.DataJoin{{Src: "t.csv", Key: "lon"}}}, ready: func(o *Options) {
			o.Files = &panickingBelow{fstest.MapFS{"a.csv": {Data: []byte("lon,lat\n10,50\n")}, "t.csv": {Data: []byte("lon,w\n10,50\n")}}, "t.csv"}
		}},
		"a yield": {layer: config.Layer{ID: "l", Source: squares()}, ready: func(o *Options) { o.Yield = func(context.Context) { panic(ouch) } }},
	}
	for name, points := range map[string]int64{"a formula at once": 0, "a formula later": 10_000} {
		left := new(atomic.Int64)
		all[name] = hook{layer: config.Layer{ID: "l", Src: "builtin:land-110m"}, proj: config.Proj{Formula: panickingFormula{left}}, ready: func(*Options) { left.Store(points) }}
	}
	return all
}

func withDatabase(s layers.Source) func(o *Options) {
	return func(o *Options) {
		o.Database = func(context.Context, string, layers.DatabaseOptions) (layers.Source, error) {
			if s == nil {
				panic(ouch)
			}
			return s, nil
		}
	}
}

// panickingBelow panics where one file is opened.
type panickingBelow struct {
	fs.FS
	name string
}

// Open opens another file.
func (p *panickingBelow) Open(name string) (fs.File, error) {
	if name == p.name {
		panic(ouch)
	}
	return p.FS.Open(name)
}

// ReadDir lists a folder.
func (p *panickingBelow) ReadDir(name string) ([]fs.DirEntry, error) { return fs.ReadDir(p.FS, name) }

// TestPanicsOfHooks has each hook of the options and of a config panic, on all
// processors and on one: in the goroutine that called, again each time, with none
// left, and the same sources serve the next map.
func TestPanicsOfHooks(t *testing.T) {
	for name, h := range hooks(t) {
		for _, workers := range []int{0, 1} {
			t.Run(name, func(t *testing.T) {
				defer leak.Check(t)()
				o := Options{Files: fstest.MapFS{"a.csv": {Data: []byte("lon,lat\n10,50\n")}}, Workers: workers}
				h.ready(&o)
				o.Sources = NewSources(o.Files)
				cfg := &Config{Layers: []config.Layer{h.layer}, Proj: h.proj, Grids: h.grids}
				for range 3 {
					h.ready(&Options{})
					if p := panicOf(func() { _, err := Build(t.Context(), cfg, o); t.Log(err) }); p != any(ouch) {
						t.Fatalf("recovered %v", p)
					}
				}
				next := Options{Files: o.Files, Sources: o.Sources, Workers: workers}
				if _, err := Build(t.Context(), tenDegrees(config.Layer{ID: "land", Src: "builtin:land-110m"}), next); err != nil {
					t.Errorf("the next map: %v", err)
				}
			})
		}
	}
}

// TestPanicsOfFormats has a format of the program panic: the map can be written
// again.
func TestPanicsOfFormats(t *testing.T) {
	defer leak.Check(t)()
	m := buildMap(t, tenDegrees(config.Layer{ID: "l", Source: rowOfSquares("n", "1")}), Options{})
	format := render.Format{Write: func(io.Writer, render.Scene, render.Options) (render.Stats, error) { panic(ouch) }}
	if p := panicOf(func() { _, _ = m.Write(io.Discard, WriteOptions{Format: format}) }); p != any(ouch) {
		t.Errorf("recovered %v", p)
	}
	var svg bytes.Buffer
	if _, err := m.Write(&svg, WriteOptions{}); err != nil || svg.Len() == 0 {
		t.Errorf("%d bytes, %v", svg.Len(), err)
	}
}
