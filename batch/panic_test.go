package batch

import (
	"context"
	"errors"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/leak"
	"github.com/seed-898ab921/kartograph/layers"
)

// TestPanicsOfHooks has a hook of the program panic while one of two maps is made:
// that map fails, with the panic's value, and the other is there.
func TestPanicsOfHooks(t *testing.T) {
	const ouch = "the program's mistake"
	for name, test := range map[string]struct {
		src   string
		ready func(o *kartograph.Options)
	}{
		"opening": {"own:x", func(o *kartograph.Options) {
			o.Open = func(_ context.Context, r layers.OpenRequest) (layers.Source, error) {
				if r.Src == "own:x" {
					panic(ouch)
				}
				return nil, nil
			}
		}},
		"a database": {"postgis:host=h", func(o *kartograph.Options) {
			o.Database = func(context.Context, string, layers.DatabaseOptions) (layers.Source, error) { panic(ouch) }
		}},
		"the files": {"places.geojson", func(o *kartograph.Options) {
			o.Files = panickingFS{fstest.MapFS{"places.geojson": {Data: []byte(`{"type": "Point", "coordinates": [1, 2]}`)}}, "places.geojson"}
		}},
	} {
		t.Run(name, func(t *testing.T) {
			defer leak.Check(t)()
			spec, err := Parse("b.json", []byte(`{"each": [{"n": "bad", "src": "`+test.src+`"}, {"n": "good", "src": "builtin:land"}], "output": "${n}.svg",
				"map": {"layers": {"l": {"src": "${src}", "table": "t"}}}}`))
			if err != nil {
				t.Fatal(err)
			}
			o := Options{Folder: t.TempDir(), Jobs: 2}
			test.ready(&o.Options)
			plan, err := Plan(t.Context(), spec, o)
			if err != nil {
				t.Fatal(err)
			}
			for result, err := range plan.Run(t.Context()) {
				if err != nil {
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
		})
	}
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
