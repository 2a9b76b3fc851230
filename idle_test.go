package kartograph

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/styles"
)

// What is asked and does nothing is told, each with the key that it stands under; what
// does something is not.
func TestIdleKeysAreTold(t *testing.T) {
	files := fstest.MapFS{
		"p.csv":     {Data: []byte("lon,lat,n,a b,a-b,k\n1,2,Ulm,1,2,12\n5,6,Bonn,3,4,345\n")},
		"l.geojson": {Data: []byte(`{"type": "Feature", "properties": {"n": "Rhine", "k": "12"}, "geometry": {"type": "LineString", "coordinates": [[0, 0], [8, 8]]}}`)},
		"a.geojson": {Data: []byte(`{"type": "Feature", "properties": {"n": "Land", "k": "12"}, "geometry": {"type": "Polygon", "coordinates": [[[0, 0], [8, 0], [8, 8], [0, 0]]]}}`)},
		"t.csv":     {Data: []byte("k,v\n12,1\n345,2\n")},
	}
	sheet, _, err := styles.Parse("s.css", []byte(".label { font-size: 10px }"))
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range []struct{ src, keys, told string }{
		{"p.csv", `"labeling": {"key": "n", "repeat": 50}`, "labeling.repeat"},
		{"a.geojson", `"labeling": {"key": "n", "repeat": 50}`, "labeling.repeat"},
		{"l.geojson", `"labeling": {"key": "n", "repeat": 50}`, ""},
		{"p.csv", `"labeling": {"key": "n", "position": "along"}`, "labeling.position"},
		{"p.csv", `"labeling": {"key": "n", "position": ["along", "ne"]}`, ""},
		{"l.geojson", `"labeling": {"key": "n", "position": "along"}`, ""},
		{"p.csv", `"labeling": {"key": "n", "min-area": 5}`, "labeling.min-area"},
		{"a.geojson", `"labeling": {"key": "n", "min-area": 5}`, ""},
		{"p.csv", `"labeling": {"key": "n", "min-size": 12}`, "labeling.min-size"},
		{"p.csv", `"labeling": {"key": "n", "min-size": 8}`, ""},
		{"p.csv", `"labeling": {"key": "n", "min-size": 8, "strategies": ["place"]}`, "labeling.min-size"},
		{"p.csv", `"labeling": {"key": "n", "abbreviation": "k", "strategies": ["place"]}`, "labeling.abbreviation"},
		{"p.csv", `"labeling": {"key": "n", "abbreviation": "k", "strategies": ["shorten"]}`, ""},
		{"p.csv", `"labeling": {"key": "n", "override-by": "n"}`, "labeling.override-by"},
		{"p.csv", `"labeling": {"key": "n", "override-by": "n", "overrides": {"Ulm": {"dx": 1}}}`, ""},
		{"p.csv", `"labeling": {"key": "n", "wrap": 5, "split-at": 5, "split-chars": "/"}`, "labeling.split-at"},
		{"p.csv", `"labeling": {"key": "n", "wrap": 5, "split-chars": "/"}`, ""},
		{"p.csv", `"labeling": {"key": "n", "wrap": false, "split-chars": "/"}`, "labeling.split-chars"},
		{"p.csv", `"data": {"src": "t.csv", "key": "k", "pad": 2}`, "pad: ignored"},
		{"p.csv", `"data": {"src": "t.csv", "key": "k", "pad": 3}`, ""},
		{"p.csv", `"attributes": [{"tgt": "x", "where": "n", "equals": ["Rom"], "to": ["yes"]}]`, `none of the values of "equals"`},
		{"p.csv", `"attributes": [{"tgt": "x", "where": "n", "equals": ["Rom", "Ulm"], "to": ["no", "yes"]}]`, ""},
		{"p.csv", `"attributes": "all"`, "data-a-b-2"},
		{"p.csv", `"attributes": ["a b", "a-b", "n"]`, "data-a-b-2"},
		{"p.csv", `"attributes": ["a b", "n"]`, ""},
	} {
		name := test.src + " " + test.keys
		cfg, err := Parse("map.json", []byte(`{"layers": {"l": {"src": "`+test.src+`", `+test.keys+`}}, "bounds": [0, 0, 10, 10]}`))
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		m, err := Build(context.Background(), cfg, Options{Files: files, Style: sheet})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		told := fmt.Sprint(m.Warnings)
		if test.told == "" && (strings.Contains(told, "ignored") || strings.Contains(told, "is written as")) || !strings.Contains(told, test.told) {
			t.Errorf("%s: told %s, want %q", name, told, test.told)
		}
	}
}
