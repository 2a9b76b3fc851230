package kartograph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"testing"
	"time"
)

// stoppedMaps are maps of which each takes another way through the stages.
var stoppedMaps = []string{
	`{"layers": {"l": {"src": "builtin:countries"}}}`,
	`{"layers": {"l": {"src": "data/ne_50m_states.shp", "attributes": "all"}}, "bounds": {"mode": "bbox", "data": [-100, 20, -60, 50]}}`,
	`{"layers": {"l": {"src": "builtin:countries", "simplify": 1, "labeling": true}, "b": {"special": "borders", "borders": {"layer": "l"}}}}`,
	`{"layers": {"l": {"src": "builtin:countries", "join": {"group-by": "CONTINENT"}}}}`,
	`{"layers": {"l": {"src": "builtin:land"}, "c": {"src": "builtin:cities", "crop-to": "l", "labeling": {"key": "NAME", "max-labels": 40}}}}`,
	`{"layers": {"l": {"src": "data/ne_50m_lakes.geojson"}, "g": {"special": "graticule", "latitudes": 10, "longitudes": 10}}, "views": [{"frame": [0, 0, 0.3, 0.3]}]}`,
}

// stopped draws a map that may be stopped, in all the ways of writing it.
func stopped(t *testing.T, text string, ctx context.Context, l Limits) (string, error) {
	t.Helper()
	cfg, err := Parse("map.json", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	err = Generate(ctx, cfg, Options{Files: os.DirFS("testdata"), Limits: l}, &b)
	return b.String(), err
}

// A map that may not use more memory than it was given, wherever it comes to the end of it, is
// an error that says so; one with enough is the map that it always is.
func TestMemoryEndsAnywhere(t *testing.T) {
	for i, text := range stoppedMaps {
		whole, err := stopped(t, text, t.Context(), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		ended := 0
		for bytes := 1 << 12; bytes < 1<<26; bytes += bytes / 2 {
			svg, err := stopped(t, text, t.Context(), Limits{Memory: int64(bytes)})
			var limit *LimitError
			switch {
			case err == nil && svg != whole:
				t.Errorf("map %d: another map with %d bytes of memory", i, bytes)
			case err != nil && (!errors.As(err, &limit) || limit.Limit != "Memory"):
				t.Errorf("map %d, %d bytes of memory: %v", i, bytes, err)
			case err != nil:
				ended++
			}
		}
		if ended < 3 {
			t.Errorf("map %d: no memory ended but %d times", i, ended)
		}
	}
}

// A map whose context ends, whenever it ends, is the error of the context or the whole map.
func TestContextEndsAnywhere(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 4))
	for i, text := range stoppedMaps {
		start := time.Now()
		whole, err := stopped(t, text, t.Context(), Limits{})
		if err != nil {
			t.Fatal(err)
		}
		took := time.Since(start)
		for range 10 {
			gone := fmt.Errorf("client of map %d has gone", i)
			ctx, stop := context.WithCancelCause(t.Context())
			timer := time.AfterFunc(time.Duration(r.Float64()*float64(took)), func() { stop(gone) })
			svg, err := stopped(t, text, ctx, Limits{})
			if timer.Stop(); err == nil && svg != whole {
				t.Errorf("map %d: another map", i)
			}
			if err != nil && !errors.Is(err, context.Canceled) {
				t.Errorf("map %d: %v", i, err)
			}
			stop(nil)
		}
	}
}
