package main

import (
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// flagEffects tells of each flag what it changes: a line without it and the line
// with it, which is done in a new folder. Flags that are read by the command's
// framework alone have none.
func flagEffects() map[string][2]string {
	return map[string][2]string{
		"kartograph --density":       {"map.json -o m.png", "map.json -o m.png --density 2x"},
		"kartograph --explain-label": {"map.json", "map.json --explain-label Bern"},
		"kartograph --json":          {"map.json -o m.svg", "map.json -o m.svg --json"},
		"kartograph --format":        {"map.json -o m.svg", "map.json -o m.svg --format svgz"},
		"kartograph --output":        {"map.json", "map.json --output other.svg"},
		"kartograph --pretty-print":  {"map.json", "map.json --pretty-print"},
		"kartograph --preview":       {"map.json", "map.json --preview=false"},
		"kartograph --strict":        {"odd.json", "odd.json --strict"},
		"kartograph --style":         {"map.json", "map.json --style style.css"},
		"kartograph --verbose":       {"map.json", "map.json --verbose"},
		"kartograph --version":       {"map.json", "--version"},

		"batch --dry-run":    {"batch b.yaml", "batch b.yaml --dry-run"},
		"batch --fail-fast":  {"batch bad.yaml --jobs 1", "batch bad.yaml --jobs 1 --fail-fast"},
		"batch --force":      {"batch b.yaml; batch b.yaml", "batch b.yaml; batch b.yaml --force"},
		"batch --jobs":       {"batch b.yaml", "batch b.yaml --jobs -1"},
		"batch --json":       {"batch b.yaml", "batch b.yaml --json"},
		"batch --keep-going": {"batch b.yaml --fail-fast", "batch b.yaml --fail-fast --keep-going"},
		"batch --merge":      {"batch b.yaml", "batch b.yaml --merge"},
		"batch --only":       {"batch b.yaml", "batch b.yaml --only a*"},
		"batch --prune":      {"batch b.yaml; cp less.yaml b.yaml; batch b.yaml", "batch b.yaml; cp less.yaml b.yaml; batch b.yaml --prune"},
		"batch --shard":      {"batch b.yaml", "batch b.yaml --shard 1/2"},
		"batch --strict":     {"batch odd.yaml", "batch odd.yaml --strict"},

		"init --from": {"init new", "init new --from towns.csv"},
		"fmt --check": {"fmt map.json", "fmt map.json --check"},

		"info --charset":   {"info latin.csv", "info latin.csv --charset cp437"},
		"info --crs":       {"info parishes.csv", "info parishes.csv --crs EPSG:27700"},
		"info --grids":     {"info towns.csv", "info towns.csv --grids nowhere"},
		"info --no-header": {"info towns.csv --x 2 --y 3", "info towns.csv --x 2 --y 3 --no-header"},
		"info --object":    {"info towns.csv", "info towns.csv --object x"},
		"info --sheet":     {"info towns.csv", "info towns.csv --sheet 2"},
		"info --skip":      {"info towns.csv", "info towns.csv --skip 1"},
		"info --strict":    {"info odd.csv", "info odd.csv --strict"},
		"info --table":     {"info towns.csv", "info towns.csv --table t"},
		"info --types":     {"info towns.csv", "info towns.csv --types lon=text"},
		"info --wkt":       {"info towns.csv", "info towns.csv --wkt name"},
		"info --x":         {"info towns.csv", "info towns.csv --x lat"},
		"info --y":         {"info towns.csv", "info towns.csv --y lon"},

		"project --decimals": {"project --to EPSG:3857", "project --to EPSG:3857 --decimals 1"},
		"project --from":     {"project", "project --from EPSG:3857"},
		"project --to":       {"project", "project --to EPSG:3857"},
		"project --grids":    {"project", "project --grids nowhere"},

		"projections --json":    {"projections", "projections --json"},
		"projections --gallery": {"projections", "projections --json --gallery x"},
	}
}

// idleFlags are lines on which a flag could do nothing, and what is told of it.
func idleFlags() map[string]string {
	return map[string]string{
		"map.json --json":               "so does the map",
		"info land.geojson --x lon":     "Table.X: ignored: it belongs to CSV layers",
		"info land.geojson --y lat":     "Table.Y: ignored: it belongs to CSV layers",
		"info land.geojson --wkt w":     "Table.WKT: ignored: it belongs to CSV layers",
		"info land.geojson --skip 2":    "Table.Skip: ignored: it belongs to CSV layers",
		"info land.geojson --no-header": "Table.Headless: ignored: it belongs to CSV layers",
		"info land.geojson --table t":   "PostGIS.Table: ignored: it belongs to PostGIS layers",
		"info land.geojson --object t":  "object has no effect on a file of the format geojson",
		"info land.geojson --types a=b": "types",
		"info builtin:land --object t":  `"object" is for files that hold several`,
		"info builtin:land --charset t": `"charset" is for files`,
		"info builtin:land --x lon":     "Table.X: ignored: it belongs to CSV layers",
	}
}

// TestEachFlagHasAnEffect loops over the flags of all commands: each changes what is
// written, or its user is told why not. A flag without an entry fails the test.
func TestEachFlagHasAnEffect(t *testing.T) {
	entries := flagEffects()
	known := map[string]bool{}
	eachCommand(newRoot(streams{in: strings.NewReader(""), out: io.Discard, err: io.Discard}), func(c *cobra.Command) {
		c.InitDefaultVersionFlag()
		c.LocalFlags().VisitAll(func(f *pflag.Flag) {
			if f.Name == "help" || c.Name() == "help" || c.Name() == "completion" || c.Name() == "serve" /* TestServeFlags */ || c.HasParent() && c.Parent().Name() == "completion" {
				return
			}
			name := c.Name() + " --" + f.Name
			if known[name] = true; entries[name] == [2]string{} {
				t.Errorf("%s has no entry: say here what it changes", name)
			}
		})
	})
	for _, name := range slices.Sorted(maps.Keys(entries)) {
		lines := entries[name]
		if !known[name] {
			t.Errorf("%s has an entry and is no flag", name)
		}
		if without, with := allThatComes(t, lines[0]), allThatComes(t, lines[1]); without == with {
			t.Errorf("%s changes nothing, and nobody is told: %s\n%.200s", name, lines[1], with)
		}
	}
}

func TestIdleFlagsAreTold(t *testing.T) {
	for line, want := range idleFlags() {
		if got := allThatComes(t, line); !strings.Contains(got, want) {
			t.Errorf("%s: want %q:\n%.300s", line, want, got)
		}
	}
}

func eachCommand(c *cobra.Command, do func(c *cobra.Command)) {
	do(c)
	for _, sub := range c.Commands() {
		eachCommand(sub, do)
	}
}

// allThatComes is the status, what is written to the streams, and the files, but
// for what keeps the time.
func allThatComes(t *testing.T, line string) string {
	t.Helper()
	var all string
	t.Run("", func(t *testing.T) {
		inFolder(t)
		for name, text := range map[string]string{
			"odd.csv": "name,lon,lat\nGraz,15.4,47.1\nGraz,15.4,47.1\nGraz,15.4,47.1\nLinz,14.3,x\n", "latin.csv": "name,lon,lat\n\xd6l,1,1\n",
			"odd.json":     `{"layers": {"towns": {"src": "odd.csv"}}}`,
			"land.geojson": `{"type": "Point", "coordinates": [1, 2]}`,
			"b.yaml":       "each: [{n: a}, {n: b}]\noutput: \"maps/${n}.svg\"\nmap: { layers: { sea: { special: sea } } }\n",
			"less.yaml":    "each: [{n: a}]\noutput: \"maps/${n}.svg\"\nmap: { layers: { sea: { special: sea } } }\n",
			"bad.yaml":     "each: [{n: no}, {n: neither}]\noutput: \"maps/${n}.svg\"\nmap: { layers: { l: { src: \"${n}.csv\" } } }\n",
			"odd.yaml":     "output: maps/a.svg\nmap: { layers: { towns: { src: odd.csv } } }\n",
		} {
			if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		for command := range strings.SplitSeq(line, "; ") {
			args := strings.Fields(command)
			if args[0] == "cp" {
				if err := os.Rename(args[1], args[2]); err != nil {
					t.Fatal(err)
				}
				continue
			}
			status, out, errs := kartographCommand(t, "10 20\n", args...)
			all += fmt.Sprintln(status, out, errs)
		}
		err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() || strings.Contains(name, ".kartograph") {
				return err
			}
			text, err := os.ReadFile(name)
			all += fmt.Sprintf("%s: %q\n", name, text)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	return all
}
