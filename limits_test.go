package kartograph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"iter"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
)

func limitedConfig(t *testing.T) *Config {
	t.Helper()
	cfg, err := Parse("map.json", []byte(`{"layers": {"a": {"src": "data/ne_110m_countries.shp"},
		"b": {"src": "data/ne_110m_countries.shp", "filter": {"ADM0_A3": "AUT"}}}, "export": {"width": 800, "height": 400}}`))
	if err != nil {
		t.Fatal(err)
	}
	return cfg
}

func TestLimits(t *testing.T) {
	cases := []struct {
		limit  string
		limits Limits
	}{
		{"", Limits{}},
		{"", ServiceLimits()},
		{"", Limits{Layers: 2, Features: 178, Vertices: 20_000, FileBytes: 200_000, Pixels: 800, Duration: time.Minute, OutputBytes: 1 << 20}},
		{"Layers", Limits{Layers: 1}},
		{"Features", Limits{Features: 176}},
		{"Features", Limits{Features: 177}}, // both layers together
		{"Vertices", Limits{Vertices: 10_000}},
		{"FileBytes", Limits{FileBytes: 100_000}},
		{"Pixels", Limits{Pixels: 799}},
		{"Duration", Limits{Duration: time.Nanosecond}},
		{"Memory", Limits{Memory: 100_000}},
		{"OutputBytes", Limits{OutputBytes: 10_000}},
	}
	for _, c := range cases {
		for _, shared := range []bool{false, true} {
			o := Options{Files: os.DirFS("testdata"), Limits: c.limits}
			if shared {
				// What others have read does not get around the limits.
				o.Sources = NewSources(o.Files)
				if err := Generate(context.Background(), limitedConfig(t), Options{Files: o.Files, Sources: o.Sources}, &bytes.Buffer{}); err != nil {
					t.Fatal(err)
				}
			}
			err := Generate(context.Background(), limitedConfig(t), o, &bytes.Buffer{})
			var limit *LimitError
			switch {
			case c.limit == "" && err != nil:
				t.Errorf("%+v: %v", c.limits, err)
			case c.limit != "" && (!errors.As(err, &limit) || limit.Limit != c.limit):
				t.Errorf("%+v, shared %t: error is %v, want that of %s", c.limits, shared, err, c.limit)
			}
		}
	}
}

// A cancelled request is not a map that takes too long.
func TestLimitsTellCancellationFromTimeout(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	_, err := Build(ctx, limitedConfig(t), Options{Files: os.DirFS("testdata"), Limits: ServiceLimits()})
	var limit *LimitError
	if !errors.Is(err, context.Canceled) || errors.As(err, &limit) {
		t.Errorf("the error is %v", err)
	}
	late, stop := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer stop()
	_, err = Build(late, limitedConfig(t), Options{Files: os.DirFS("testdata"), Limits: ServiceLimits()})
	if !errors.Is(err, context.DeadlineExceeded) || errors.As(err, &limit) {
		t.Errorf("the error is %v", err)
	}
}

// withoutEnd is a source of points that hears nothing, and takes its time for each.
type withoutEnd struct{ takes time.Duration }

func (withoutEnd) Info() layers.Info { return layers.Info{} }

func (s withoutEnd) Features(context.Context) iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		for time.Sleep(s.takes); yield(layers.Feature{Geometry: layers.Point(1, 2)}, nil); time.Sleep(s.takes) {
		}
	}
}

// limitOfLayer builds a map of one layer and returns the limit that it exceeds, and the error.
func limitOfLayer(t *testing.T, l config.Layer, o Options) (limit, text string) {
	t.Helper()
	type result struct{ limit, text string }
	came := make(chan result, 1)
	go func() {
		_, err := Build(context.Background(), &Config{Layers: []config.Layer{l}}, o)
		var over *LimitError
		if errors.As(err, &over) {
			came <- result{over.Limit, err.Error()}
			return
		}
		came <- result{"", fmt.Sprint(err)}
	}()
	select {
	case r := <-came:
		return r.limit, r.text
	case <-time.After(10 * time.Second):
		t.Fatalf("%+v: the map is not given up", o.Limits)
		return "", ""
	}
}

// TestCachedSourcesKeepToLimits holds that layers.Cached gets around no limit, whoever
// gives the source, and says what the source says without it.
func TestCachedSourcesKeepToLimits(t *testing.T) {
	for want, limits := range map[string]Limits{"Features": {Features: 1000}, "Vertices": {Vertices: 1000},
		"Memory": {Memory: 1 << 20}, "Duration": {Duration: 20 * time.Millisecond}} {
		_, plain := limitOfLayer(t, config.Layer{ID: "l", Source: withoutEnd{}}, Options{Limits: limits})
		for _, src := range []layers.Source{layers.Cached(withoutEnd{}), layers.Cached(layers.Cached(withoutEnd{}))} {
			open := func(context.Context, layers.OpenRequest) (layers.Source, error) { return src, nil }
			for _, o := range []Options{{Limits: limits}, {Limits: limits, Open: open}} {
				l := config.Layer{ID: "l", Source: src}
				if o.Open != nil {
					l = config.Layer{ID: "l", Src: "own:x"}
				}
				if limit, text := limitOfLayer(t, l, o); limit != want || text != plain {
					t.Errorf("%+v, opened %t: %q, want %q", limits, o.Open != nil, text, plain)
				}
			}
		}
	}
}

// TestCachedSourcesAreReckonedOnce holds that a map that may hold a source may hold it cached.
func TestCachedSourcesAreReckonedOnce(t *testing.T) {
	src := rowOfSquares(strings.Split("n"+strings.Repeat(",1", 200), ",")...)
	fits := func(src layers.Source, memory int64) bool {
		limit, _ := limitOfLayer(t, config.Layer{ID: "l", Source: src}, Options{Limits: Limits{Memory: memory}})
		return limit == ""
	}
	least := int64(1 << 10)
	for !fits(src, least) {
		least += 1 << 12
	}
	cached := layers.Cached(src)
	for _, time := range []string{"first", "second"} {
		if !fits(cached, least) {
			t.Errorf("%d bytes are not enough the %s time", least, time)
		}
	}
	if fits(cached, least-1<<12) {
		t.Errorf("less than %d bytes are enough", least)
	}
}

// TestNobodyWaitsForTheProgram holds that a map comes back in time though what the
// program gives does not.
func TestNobodyWaitsForTheProgram(t *testing.T) {
	const long, most = 2 * time.Second, time.Second
	where := func(layers.Record) bool { time.Sleep(long); return true }
	places := config.Layer{ID: "p", Source: rowOfSquares("n", "1")}
	for name, l := range map[string]config.Layer{
		"a filter":        {ID: "l", Src: "builtin:countries", Where: where},
		"a source":        {ID: "l", Source: withoutEnd{long}},
		"a cached source": {ID: "l", Source: layers.Cached(withoutEnd{long})},
	} {
		begun := time.Now()
		_, err := Build(context.Background(), &Config{Layers: []config.Layer{l, places}}, Options{Limits: Limits{Duration: 50 * time.Millisecond}})
		var over *LimitError
		if took := time.Since(begun); !errors.As(err, &over) || over.Limit != "Duration" || took > most {
			t.Errorf("%s: back after %s with %v", name, took, err)
		}
	}
}

// No name leads out of the files that a program gives.
func TestNoFilesOutsideOfTheGiven(t *testing.T) {
	for _, src := range []string{"../limits.go", "/etc/passwd", "data/../../go.mod", `..\go.mod`, "file:///etc/passwd"} {
		cfg, err := Parse("map.json", []byte(`{"layers": {"a": {"src": "`+strings.ReplaceAll(src, `\`, `\\`)+`.geojson"}}}`))
		if err != nil {
			t.Fatal(err)
		}
		if _, err = Build(context.Background(), cfg, Options{Files: os.DirFS("testdata"), Limits: ServiceLimits()}); err == nil {
			t.Errorf("%s is drawn", src)
		}
	}
}
