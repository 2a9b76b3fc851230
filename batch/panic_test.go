package batch

import (
	"context"
	"errors"
	"io"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// TestPanicsOfHooks has a hook of the program panic while one of two maps is made:
// that map fails, with the panic's value, and the other is there.
func TestPanicsOfHooks(t *testing.T) {
	const ouch = "the program's mistake"
	for name, test := range map[string]struct {
		src   string
		ready func(o *Options)
	}{
		"opening": {"own:x", func(o *Options) {
			o.Open = func(_ context.Context, r layers.OpenRequest) (layers.Source, error) {
				if r.Src == "own:x" {
					panic(ouch)
				}
				return nil, nil
			}
		}},
		"a database": {"postgis:host=h", func(o *Options) {
			o.Database = func(context.Context, string, layers.DatabaseOptions) (layers.Source, error) { panic(ouch) }
		}},
		"the files": {"places.geojson", func(o *Options) {
			o.Files = panickingFS{fstest.MapFS{"places.geojson": {Data: []byte(`{"type": "Point", "coordinates": [1, 2]}`)}}, "places.geojson"}
		}},
		"a grid": {"moved.csv", func(o *Options) {
			grids, err := crs.OpenGrids(panickingFS{fstest.MapFS{"moved.gsb": {Data: []byte("NUM_OREC")}}, "moved.gsb"})
			if err != nil {
				t.Fatal(err)
			}
			o.Grids, o.Files = grids, fstest.MapFS{"moved.csv": {Data: []byte("lon,lat\n10,50\n")}}
		}},
		"creating": {"builtin:land", func(o *Options) {
			o.Create = func(name string) (io.WriteCloser, error) {
				if name == "bad.svg" {
					panic(ouch)
				}
				return panickingWriter{}, nil
			}
		}},
		"writing": {"builtin:land", func(o *Options) {
			o.Create = func(name string) (io.WriteCloser, error) { return panickingWriter{write: name == "bad.svg"}, nil }
		}},
		"closing": {"builtin:land", func(o *Options) {
			o.Create = func(name string) (io.WriteCloser, error) { return panickingWriter{close: name == "bad.svg"}, nil }
		}},
	} {
		t.Run(name, func(t *testing.T) {
			defer leak.Check(t)()
			crs := "null"
			if test.src == "moved.csv" {
				crs = `"+proj=longlat +ellps=WGS84 +nadgrids=moved.gsb"`
			}
			spec, err := Parse("b.json", []byte(`{"each": [{"n": "bad", "crs": `+crs+`, "src": "`+test.src+`"}, {"n": "good", "crs": null, "src": "builtin:land"}], "output": "${n}.svg",
				"map": {"layers": {"l": {"src": "${src}", "crs": "${crs}"`+tableOf(test.src)+`}}}}`))
			if err != nil {
				t.Fatal(err)
			}
			o := Options{Jobs: 2}
			if test.ready(&o); o.Create == nil {
				o.Folder = t.TempDir()
			}
			plan, err := Plan(t.Context(), spec, o)
			if err != nil {
				t.Fatal(err)
			}
			told := 0
			for result, err := range plan.Run(t.Context()) {
				if told++; err != nil {
					t.Error(err)
				}
				var panicked *PanicError
				switch {
				case result.Output == "bad.svg" && (!errors.As(result.Err, &panicked) || panicked.Value != any(ouch)):
					t.Errorf("%s: %v is not the panic", result.Output, result.Err)
				case result.Output == "good.svg" && result.Err != nil:
					t.Errorf("%s: %v", result.Output, result.Err)
				}
			}
			if told != 2 {
				t.Errorf("%d maps are told of", told)
			}
		})
	}
}

// tableOf are the keys of a database's layer.
func tableOf(src string) string {
	if strings.HasPrefix(src, "postgis:") {
		return `, "table": "t"`
	}
	return ""
}

// panickingWriter takes a map, and panics where it is written or closed.
type panickingWriter struct{ write, close bool }

// Write takes some bytes.
func (w panickingWriter) Write(p []byte) (int, error) {
	if w.write {
		panic("the program's mistake")
	}
	return len(p), nil
}

// Close ends the map.
func (w panickingWriter) Close() error {
	if w.close {
		panic("the program's mistake")
	}
	return nil
}

// A panic of the program's rows, for which no goroutine of ours runs, goes to the
// caller.
func TestPanicOfRows(t *testing.T) {
	defer leak.Check(t)()
	spec, err := Parse("b.json", []byte(`{"output": "${n}.svg", "map": {"layers": {"l": {"src": "builtin:land"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if recover() == nil {
			t.Error("the panic is lost")
		}
	}()
	rows := func(func(layers.Record, error) bool) { panic("the program's mistake") }
	_, err = Plan(t.Context(), spec, Options{Rows: rows})
	t.Error(err)
}

// What panics at each yield fails each map.
func TestPanicsOfYields(t *testing.T) {
	defer leak.Check(t)()
	spec, err := Parse("b.json", []byte(`{"each": [{"n": "a"}, {"n": "b"}], "output": "${n}.svg", "map": {"layers": {"l": {"src": "builtin:land"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	o := Options{Folder: t.TempDir(), Jobs: 2}
	o.Yield = func(context.Context) { panic("the program's mistake") }
	plan, err := Plan(t.Context(), spec, o)
	if err != nil {
		t.Fatal(err)
	}
	for result, err := range plan.Run(t.Context()) {
		var panicked *PanicError
		if err != nil || !errors.As(result.Err, &panicked) {
			t.Errorf("%s: %v, %v", result.Output, result.Err, err)
		}
	}
}
