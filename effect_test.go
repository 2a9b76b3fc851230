package kartograph

import (
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// TestWhatHasNoEffectIsAnError lists what a program can say that would be passed
// over in silence, and what it is told.
func TestWhatHasNoEffectIsAnError(t *testing.T) {
	box := config.Degrees{West: 0, South: 0, East: 10, North: 10}
	points := [][2]float64{{0, 0}, {1, 1}}
	filtered, err := filter.FromValue([]any{"n", "=", 1.0})
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct {
		bounds config.Bounds
		o      Options
		want   string
	}{
		{bounds: config.Bounds{Mode: "points", Points: points, BBox: box}, want: `bounds: BBox has no effect in the mode "points"; it belongs to "bbox"`},
		{bounds: config.Bounds{BBox: box, Points: points}, want: `bounds: Points has no effect in the mode "bbox"; it belongs to "points"`},
		{bounds: config.Bounds{BBox: box, Layer: "l"}, want: `bounds: Layer has no effect in the mode "bbox"`},
		{bounds: config.Bounds{BBox: box, MinArea: 0.5}, want: `bounds: MinArea has no effect in the mode "bbox"`},
		{bounds: config.Bounds{MinArea: 0.5}, want: `bounds: MinArea has no effect without Layer`},
		{bounds: config.Bounds{Filter: filtered}, want: `bounds: Filter has no effect without Layer`},
		{bounds: config.Bounds{Values: []string{"1"}}, want: `bounds: Values has no effect without Layer`},
		{bounds: config.Bounds{Attribute: "n"}, want: `bounds: Attribute has no effect without Layer`},
		{bounds: config.Bounds{Crop: &box, CropAuto: true}, want: `bounds.crop: Crop and CropAuto exclude each other`},
		{o: Options{Workers: -1}, want: "Options.Workers is -1; want 0, for no limit, or more"},
		{o: Options{Limits: Limits{Memory: -1}}, want: "Options.Limits.Memory is -1"},
		{o: Options{Limits: Limits{Views: -1}}, want: "Options.Limits.Views is -1"},
		{o: Options{Limits: Limits{Features: -1}}, want: "Options.Limits.Features is -1"},
		{o: Options{Limits: Limits{Duration: -time.Second}}, want: "Options.Limits.Duration is"},
		{o: Options{DataPath: []string{"data"}}, want: "Options.DataPath has no effect without Options.Files"},
	} {
		cfg := &Config{Bounds: test.bounds, Layers: []config.Layer{{ID: "l", Source: rowOfSquares("n", "1", "2")}}}
		if _, err := Build(t.Context(), cfg, test.o); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%+v: the error is %v, want %q", test, err, test.want)
		}
	}
	for _, bounds := range []config.Bounds{{}, {BBox: box}, {Points: points}, {Layer: "l", MinArea: 0.1}} {
		cfg := &Config{Bounds: bounds, Layers: []config.Layer{{ID: "l", Source: rowOfSquares("n", "1", "2")}}}
		if _, err := Build(t.Context(), cfg, Options{}); err != nil {
			t.Errorf("%+v: %v", bounds, err)
		}
	}
}
