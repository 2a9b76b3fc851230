package config

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/golden"
)

// configFiles returns the test configs that match a pattern, by base name.
func configFiles(t testing.TB, pattern string) map[string][]byte {
	t.Helper()
	names, err := filepath.Glob("../testdata/config/" + pattern)
	if err != nil || len(names) == 0 {
		t.Fatalf("no files match %s (%v)", pattern, err)
	}
	files := map[string][]byte{}
	for _, name := range names {
		if strings.HasSuffix(name, ".txt") {
			continue
		}
		data, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		files[filepath.Base(name)] = data
	}
	return files
}

// parseText parses a config that must be right.
func parseText(t *testing.T, name, text string) *Config {
	t.Helper()
	c, err := Parse(name, []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestMistakes compares the messages about wrong configs with golden files.
func TestMistakes(t *testing.T) {
	for name, data := range configFiles(t, "bad/*.[jy]*") {
		t.Run(name, func(t *testing.T) {
			_, err := Parse(name, data)
			if err == nil {
				t.Fatal("the config was accepted")
			}
			var all mistake.Errors
			if !errors.As(err, &all) || len(all) == 0 {
				t.Fatalf("got %T, want Errors", err)
			}
			var lines strings.Builder
			for _, one := range all {
				lines.WriteString(one.Error() + "\n")
			}
			golden.Check(t, "../testdata/config/bad/"+name+".txt", []byte(lines.String()))
		})
	}
}

// TestWarnings compares the warnings about suspicious configs.
func TestWarnings(t *testing.T) {
	c := parseText(t, "map.json", `{
  "proj": {"id": "mercator", "lat0": 12, "lon0": 3, "rotate": [1, 2]},
  "layers": {
    "land": {"src": "land.shp", "x": "lon", "id": "other"},
    "a b": {"special": "sea", "charset": "utf-8"},
    "grat": {"special": "graticule", "table": "t"}
  },
  "export": {"width": 100, "height": 100, "ratio": 2}
}`)
	want := []string{
		`map.json:2:38: proj.lat0: ignored by the projection mercator`,
		`map.json:2:50: proj.lon0: ignored beside "rotate", which takes its place`,
		`map.json:4:13: layers.land: the id "other" is ignored; the layer is called "land"`,
		`map.json:4:38: layers.land.x: ignored: it belongs to CSV layers`,
		`map.json:5:12: layers.a b: the id holds a blank, so that stylesheets cannot name it`,
		`map.json:5:42: layers.a b.charset: ignored: a special layer reads no file`,
		`map.json:6:47: layers.grat.table: ignored: it belongs to PostGIS layers`,
		`map.json:8:52: export.ratio: ignored: the width and height that are given make a ratio of 1`,
	}
	var got []string
	for _, w := range c.Warnings {
		got = append(got, w.String())
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if len(c.Proj.Params) != 0 {
		t.Errorf("ignored parameters were kept: %v", c.Proj.Params)
	}
}

// TestIDsThatAreWrittenOtherwiseAreTold has ids that are others in the document, of layers and views.
func TestIDsThatAreWrittenOtherwiseAreTold(t *testing.T) {
	for id, want := range map[string]string{"a": "", "ä.b:c/d": "", "06037": "", "a&b": `written as "a-b"`, "b<": `written as "b"`, "(a)": `written as "a"`,
		"a\\u0001b": `written as "a-b"`, "<>": "left out of the document"} {
		for _, text := range []string{`{"layers": {"` + id + `": {"special": "sea"}}}`,
			`{"layers": {"l": {"special": "sea"}}, "views": {"` + id + `": {"frame": [0, 0, 0.5, 0.5]}}}`} {
			told := fmt.Sprint(parseText(t, "map.json", text).Warnings)
			if is := strings.Contains(told, "the id is "); is != (want != "") || !strings.Contains(told, want) {
				t.Errorf("%s: told %s, want %q", text, told, want)
			}
		}
	}
}

// TestAcceptedConfigs shows that the test configs are right, and stay right by
// the rules for configs made by programs.
func TestAcceptedConfigs(t *testing.T) {
	for name, data := range configFiles(t, "*.[jy]*") {
		c, err := Parse(name, data)
		if err != nil {
			t.Error(err)
			continue
		}
		if err := c.Validate(); err != nil {
			t.Errorf("%s: Validate: %v", name, err)
		}
		if len(c.Warnings) > 0 {
			t.Errorf("%s: warnings: %v", name, c.Warnings)
		}
	}
}

// TestSameInBothFormats reads one map from JSON and from YAML.
func TestSameInBothFormats(t *testing.T) {
	text := `{"proj": {"id": "lcc", "lon0": "auto", "lat1": 40}, "layers": {
		"b": {"src": "b.csv", "class": "x y", "filter": ["N", "in", [1, "2"]], "simplify": 2},
		"a": {"special": "graticule", "latitudes": [0, 10]}}, "export": {"round": 1}}`
	a, b := parseText(t, "m.json", text), parseText(t, "m.yaml", strings.ReplaceAll(text, "\t", " "))
	a.positions, b.positions = nil, nil
	if !reflect.DeepEqual(a, b) {
		t.Errorf("from JSON %+v\nfrom YAML %+v", a, b)
	}
}

func TestLoad(t *testing.T) {
	files := fstest.MapFS{
		"maps/eu/m.yml": {Data: []byte("layers: [{src: a.shp}]")},
	}
	c, err := Load(files, "maps/eu/m.yml")
	if err != nil {
		t.Fatal(err)
	}
	if c.Dir != "maps/eu" {
		t.Errorf("the folder is %q, want maps/eu", c.Dir)
	}
	if src := c.Layers[0].Src; src != "a.shp" {
		t.Errorf("the source is %q, want a.shp", src)
	}
}

func TestLoadErrors(t *testing.T) {
	files := fstest.MapFS{"bad.json": {Data: []byte("{")}}
	if _, err := Load(files, "missing.json"); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("missing file: %v", err)
	}
	c, err := Load(files, "bad.json")
	if c != nil {
		t.Errorf("bad file: got %+v", c)
	}
	var found *mistake.Error
	if !errors.As(err, &found) {
		t.Fatalf("bad file: %v", err)
	}
	if want := (mistake.Position{File: "bad.json", Line: 1, Column: 2}); found.Position != want {
		t.Errorf("bad file: place %v, want %v", found.Position, want)
	}
}

func TestFormatByContent(t *testing.T) {
	for _, text := range []string{
		"\ufeff \n {\"layers\": {\"a\": {\"src\": \"b\"}}}",
		"layers:\n  a:\n    src: b\n",
		"# a comment\nlayers: {a: {src: b}}",
	} {
		for _, name := range []string{"-", "config"} {
			c, err := Parse(name, []byte(text))
			if err != nil || c.Layers[0].Src != "b" {
				t.Errorf("%q: %v", text, err)
			}
		}
	}
	if _, err := Parse("-", []byte("{")); !strings.HasPrefix(err.Error(), "standard input:1:2: ") {
		t.Errorf("standard input: %v", err)
	}
}

func TestPosition(t *testing.T) {
	c := parseText(t, "m.json", "{\"title\": \"é\", \"layers\": {\n \"a\": {\"src\": \"a.shp\", \"filter\": [\"A\", \"=\", 1]}}}")
	for path, want := range map[string]string{
		"":                      "m.json:1:1",
		"layers.a.filter":       "m.json:2:34",
		"layers.a.filter[2]":    "m.json:2:34",
		"layers.a.join.buffer":  "m.json:2:7",
		"layers":                "m.json:1:26",
		"bounds.data":           "m.json:1:1",
		"layers.unknown.filter": "m.json:1:26",
	} {
		if got := c.Position(path).String(); got != want {
			t.Errorf("Position(%q) = %s, want %s", path, got, want)
		}
	}
	if got := (&Config{}).Position("layers"); got != (mistake.Position{}) {
		t.Errorf("without a file: %v", got)
	}
}

func TestManyMistakes(t *testing.T) {
	text := `{"layers": {"a": {"src": "a"}}` + strings.Repeat(`, "z": 1`, 30) + `}`
	_, err := Parse("m.json", []byte(text))
	if lines := strings.Split(err.Error(), "\n"); len(lines) != 21 || lines[20] != "... and 10 more" {
		t.Errorf("%d lines, the last %q", len(lines), lines[len(lines)-1])
	}
	var all mistake.Errors
	if !errors.As(err, &all) || len(all) != 30 {
		t.Errorf("%d mistakes, want 30", len(all))
	}
}
