package kartograph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/twpayne/go-geom"
)

// townAt is a config with a layer of this file, and the file with a point.
func townAt(name string, lon float64) (string, *fstest.MapFile) {
	return `{"layers": {"town": {"src": "` + name + `"}}, "bounds": {"mode": "bbox", "data": [0, 0, 10, 10]}}`,
		&fstest.MapFile{Data: []byte(fmt.Sprintf(`{"type": "Point", "coordinates": [%g, 5]}`, lon))}
}

// svgOf draws a config.
func svgOf(t *testing.T, text string, o Options) (string, error) {
	t.Helper()
	cfg, err := Parse("map.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var svg bytes.Buffer
	err = Generate(context.Background(), cfg, o, &svg)
	return svg.String(), err
}

// Tenants with files of the same name never see each other's.
func TestTenantsShareNothing(t *testing.T) {
	config, mine := townAt("town.json", 1)
	_, yours := townAt("town.json", 9)
	a, b := fstest.MapFS{"town.json": mine}, fstest.MapFS{"town.json": yours}
	shared := NewSources(a)
	alone, err := svgOf(t, config, Options{Files: a})
	if err != nil {
		t.Fatal(err)
	}
	if drawn, err := svgOf(t, config, Options{Files: a, Sources: shared}); err != nil || drawn != alone {
		t.Errorf("with Sources: %v, same %t", err, drawn == alone)
	}
	if drawn, err := svgOf(t, config, Options{Files: b, Sources: shared}); err == nil {
		t.Errorf("other files are drawn with these sources: the same map is %t", drawn == alone)
	}
	if _, err := svgOf(t, config, Options{Sources: shared}); !errors.Is(err, fs.ErrPermission) {
		t.Errorf("without files the error is %v, want fs.ErrPermission", err)
	}
	if _, err := svgOf(t, config, Options{Files: a, Sources: &Sources{}}); err == nil {
		t.Error("sources without files serve files")
	}
}

// Limits hold for what others have read without them, and the other way round.
func TestLimitsAreNoOneElses(t *testing.T) {
	config, file := townAt("town.json", 1)
	files := fstest.MapFS{"town.json": file}
	shared := NewSources(files)
	for i, tight := range []bool{false, true, false, true} {
		o := Options{Files: files, Sources: shared}
		if tight {
			o.Limits.FileBytes = 10
		}
		_, err := svgOf(t, config, o)
		var limit *LimitError
		if errors.As(err, &limit) != tight {
			t.Errorf("map %d, tight %t: error is %v", i, tight, err)
		}
	}
}

func TestChangedFilesAreReadAgain(t *testing.T) {
	config, file := townAt("town.json", 1)
	files := fstest.MapFS{"town.json": file}
	o := Options{Files: files, Sources: NewSources(files)}
	if _, err := svgOf(t, config, o); err != nil {
		t.Fatal(err)
	}
	_, files["town.json"] = townAt("town.json", 9.5)
	fresh, err := svgOf(t, config, Options{Files: files})
	if err != nil {
		t.Fatal(err)
	}
	if drawn, err := svgOf(t, config, o); err != nil || drawn != fresh {
		t.Errorf("the map is that of the file before it changed (%v)", err)
	}
}

// Maps of features that are new for each of them leave no more behind than
// the bound allows, and those that stay the same are still found.
func TestMemosCountAgainstTheBound(t *testing.T) {
	const bound = 2 << 20
	files := os.DirFS("testdata")
	o := Options{Files: files, Sources: NewSources(files)}
	o.Sources.SetLimit(bound)
	random := rand.New(rand.NewPCG(1, 1))
	for i := range 60 {
		flat := make([]float64, 0, 4000)
		for range cap(flat) / 2 {
			flat = append(flat, 10*random.Float64(), 40+10*random.Float64())
		}
		fresh := layers.NewMemory("", nil, []layers.Feature{{Geometry: geom.NewLineStringFlat(geom.XY, flat)}})
		cfg := &Config{
			Layers: []config.Layer{{ID: "land", Src: "data/ne_110m_countries.shp"}, {ID: "fresh", Source: fresh, Simplify: config.Simplify{Tolerance: 1}}},
			Bounds: config.Bounds{Mode: "bbox", BBox: config.Degrees{West: 0, South: 40, East: 10, North: 50}},
			Export: config.Export{Width: float64(300 + i%10)},
		}
		if _, err := Build(context.Background(), cfg, o); err != nil {
			t.Fatal(err)
		}
		if n := o.Sources.Bytes(); n > bound {
			t.Fatalf("%d bytes are kept after %d maps", n, i+1)
		}
	}
	if n := o.Sources.Bytes(); n < bound/4 {
		t.Errorf("only %d bytes are kept", n)
	}
}

// A frame's memo takes turns: what is wanted again stays, what is not goes.
func TestMemoTurns(t *testing.T) {
	s := NewSources(nil)
	m := s.memo(memoKey{projection: "test"})
	empty := s.Bytes()
	point := func() geom.T { return geom.NewMultiPointFlat(geom.XY, make([]float64, 20_000)) }
	wanted, made := point(), 0
	for range 500 {
		_, _ = m.once(memoItem{stage: stagePlaced, T: wanted}, func() (geom.T, error) { made++; return point(), nil })
		_, _ = m.once(memoItem{stage: stagePlaced, T: point()}, func() (geom.T, error) { return point(), nil })
	}
	if made != 1 {
		t.Errorf("what is wanted again was made %d times", made)
	}
	if n := s.Bytes(); n > 2*maxGeneration || n < maxGeneration/2 || n != empty+m.young.bytes+m.old.bytes {
		t.Errorf("%d bytes are kept, %d young and %d old", n, m.young.bytes, m.old.bytes)
	}
	for i := range 2 * maxMemos {
		s.memo(memoKey{projection: fmt.Sprint(i)})
	}
	if n := s.Bytes(); n > maxMemos*empty {
		t.Errorf("%d bytes are kept of frames that were forgotten", n)
	}
}

// Frames that draw anything elsewhere have keys of their own.
func TestMemoKeysTellFramesApart(t *testing.T) {
	seen := map[memoKey]string{}
	for _, change := range []string{
		``, `"proj": {"id": "laea"}`, `"proj": {"id": "laea", "lon0": 5}`, `"proj": {"id": "laea", "flip": 1}`, `"proj": {"id": "laea", "precision": 0.1}`,
		`"proj": {"id": "laea", "clip-angle": 30}`, `"proj": {"id": "laea", "rotate": [1, 2, 3]}`, `"proj": {"id": "laea", "rotate": [1, 2, 4]}`,
		`"proj": "EPSG:3035"`, `"proj": "EPSG:25832"`, `"export": {"width": 900}`, `"export": {"crop-to-view": false}`,
		`"bounds": {"mode": "bbox", "data": [0, 0, 10, 10]}`,
	} {
		cfg, err := Parse("map.json", []byte(strings.TrimSuffix(`{"layers": {"sea": {"special": "sea"}}, `+change, ", ")+"}"))
		if err != nil {
			t.Fatal(err)
		}
		frames, err := planFrames(context.Background(), cfg, nil, Options{})
		if err != nil {
			t.Fatal(err)
		}
		key, ok := frames[0].memoKey()
		if other, twice := seen[key]; twice || !ok {
			t.Errorf("%s has the key of %q (%t)", change, other, ok)
		}
		seen[key] = change
	}
}

// What is noted of the geometries of a source for one map is so for the next one, whatever
// it shows and however its edges are meant.
func TestNotesOfSourcesChangeNoMap(t *testing.T) {
	files := os.DirFS("testdata/data")
	shared := NewSources(files)
	for range 2 {
		for _, show := range []string{`"bounds": {"mode": "bbox", "data": [170, -50, -170, 10]}`, `"bounds": {"mode": "bbox", "data": [90, 60, 100, 65]}, "proj": {"id": "laea", "lon0": 95, "lat0": 60}`,
			`"proj": "ortho"`, `"bounds": {"mode": "bbox", "data": [-80, 40, -60, 50]}, "proj": "mercator"`} {
			for _, edges := range []string{"auto", "geodesic", "as-written", "short"} {
				text := `{` + show + `, "layers": {"all": {"src": "ne_50m_countries.shp", "edges": "` + edges + `"},
					"some": {"src": "ne_50m_countries.shp", "filter": {"CONTINENT": ["North America", "Antarctica", "Oceania"]}}}}`
				want, err := svgOf(t, text, Options{Files: files})
				if err != nil {
					t.Fatal(err)
				}
				if got, err := svgOf(t, text, Options{Files: files, Sources: shared}); err != nil || got != want {
					t.Errorf("%s with %s edges: %v, another map than alone", show, edges, err)
				}
			}
		}
	}
}

// Nothing is noted of geometries that a layer has of its own: the data would hold them
// for as long as they are held.
func TestOnlyGeometriesOfSourcesAreNoted(t *testing.T) {
	g := geom.NewLineStringFlat(geom.XY, make([]float64, 2*longWork))
	for _, test := range []struct {
		r     *readLayer
		g     geom.T
		times int
	}{
		{&readLayer{data: &source.Data{}}, g, 1}, {&readLayer{data: &source.Data{}, altered: true}, g, 2},
		{&readLayer{}, g, 2}, {nil, g, 2}, {&readLayer{data: &source.Data{}}, geom.NewPointFlat(geom.XY, []float64{1, 2}), 2},
	} {
		times := 0
		for range 2 {
			noted(test.r, astrayOf{test.g}, test.g, func() int { times++; return times })
		}
		if times != test.times {
			t.Errorf("%+v: found out %d times, want %d", test.r, times, test.times)
		}
	}
}
