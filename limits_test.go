package kartograph

import (
	"bytes"
	"context"
	"errors"
	"os"
	"strings"
	"testing"
	"time"
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
