package config

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/render/legend"
)

// A legend stands beside the maps of those variants that are wide enough for both.
func TestLegendsOfVariants(t *testing.T) {
	c, err := Parse("a.json", []byte(`{"layers": {"l": {"src": "a.geojson"}}, "legend": {"at": "right", "width": 180}, "variants": [{"width": 320}, {"width": 640}]}`))
	if err != nil {
		t.Fatal(err)
	}
	sizes := c.Sizes()
	for i, want := range []legend.Place{legend.Below, legend.Right} {
		if got := sizes[i].Legend.At; got != want {
			t.Errorf("at %g pixels the legend stands at %q, want %q", sizes[i].Export.Width, got, want)
		}
	}
	if len(sizes[0].Warnings) != 1 || !strings.Contains(sizes[0].Warnings[0].Text, "180") {
		t.Errorf("told %q", sizes[0].Warnings)
	}
	if len(sizes[1].Warnings) != 0 || c.Legend.At != legend.Right {
		t.Error("the wide variant or the config changed")
	}
}

// Mistakes in variants are told at their places.
func TestPlacesOfVariants(t *testing.T) {
	_, err := Parse("a.json", []byte("{\"layers\": {\"l\": {\"src\": \"a.geojson\"}},\n\"variants\": [{\"width\": 320},\n{\"width\": 320},\n{\"height\": 100}]}"))
	for _, want := range []string{"a.json:3:11: variants[1].width: 320 is the width of two variants", "a.json:4:1: variants[2]: the key \"width\" is missing"} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("said %v, want %s", err, want)
		}
	}
}
