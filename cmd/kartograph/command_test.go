package main

import (
	"bytes"
	"compress/gzip"
	"encoding/json"
	"io"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
)

// kartographCommand runs a command line.
func kartographCommand(t *testing.T, stdin string, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	args = append([]string{}, args...) // no arguments and not nil, which would be the test's own
	status = run(t.Context(), args, streams{in: strings.NewReader(stdin), out: &out, err: &errs})
	return status, out.String(), errs.String()
}

// inFolder goes to a folder with a config, a stylesheet and data.
func inFolder(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("KARTOGRAPH_DATA", "")
	t.Setenv("PROJ_DATA", "")
	t.Setenv("KARTOGRAPH_PREVIEW", "")
	t.Setenv("TMPDIR", t.TempDir())
	for name, text := range map[string]string{
		"map.json":     `{"layers": {"towns": {"src": "towns.csv", "attributes": "all"}}, "bounds": {"mode": "bbox", "data": [0, 40, 20, 60]}}`,
		"map.yaml":     "layers:\n  towns:\n    src: towns.csv\nbounds:\n  mode: bbox\n  data: [0, 40, 20, 60]\n",
		"towns.csv":    "name,lon,lat\nGraz,15.4,47.1\nLinz,14.3,48.3\n",
		"parishes.csv": "x,y\n5500,5300\n530000,180000\n656000,1220000\n",
		"style.css":    "#towns { fill: #123456 }",
		"typo.css":     "#twons { fill: red } .labl { fill: red }",
		"bad.css":      "#towns { fill",
		"bad.json":     `{"layers": {"towns": {"src": "towns.csv", "simplfy": 1}}}`,
		"nodata.json":  `{"layers": {"towns": {"src": "elsewhere.csv"}}}`,
		"noproj.json":  `{"proj": "robinsno", "layers": {"towns": {"src": "elsewhere.csv"}}}`,
		"evil.csv":     "name,lon,lat\n\"\x1b[31mred\",15,47\n",
	} {
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func TestCommandLines(t *testing.T) {
	const config = `{"layers": {"towns": {"src": "towns.csv"}}, "bounds": {"mode": "bbox", "data": [0, 40, 20, 60]}}`
	tests := []struct {
		name, stdin string
		args        []string
		status      int
		// out and errs are texts on standard output and standard error;
		// where they are empty nothing may be there.
		out, errs []string
	}{
		{"map", "", []string{"map.json"}, 0, []string{"<svg", `data-name="Graz"`, "</svg>"}, nil},
		{"yaml", "", []string{"map.yaml"}, 0, []string{"<svg"}, nil},
		{"to standard output", "", []string{"map.json", "-o", "-"}, 0, []string{"<svg"}, nil},
		{"config from standard input", config, []string{"-"}, 0, []string{"<svg"}, nil},
		{"style", "", []string{"map.json", "-s", "style.css"}, 0, []string{`fill="#123456"`}, nil},
		{"style from standard input", "#towns { fill: #654321 }", []string{"map.json", "--style", "-"}, 0, []string{`fill="#654321"`}, nil},
		{"finished style", "", []string{"map.json", "-s", "dark"}, 0, []string{"<svg"}, nil},
		{"style that names what is not there", "", []string{"map.json", "-s", "typo.css"}, 0, []string{"<svg"},
			[]string{"typo.css:1:1: #twons", "did you mean \"#towns\"?", "typo.css:1:22: .labl"}},
		{"pretty", "", []string{"map.json", "-P"}, 0, []string{"\n\t<"}, nil},
		{"verbose", "", []string{"map.json", "-v", "-o", "-"}, 0, []string{"<svg"},
			[]string{"projection: ", "towns     2", "written: 2 shapes", " s\n"}},

		{"no argument", "", nil, 2, nil, []string{"no config given", "kartograph --help"}},
		{"two configs", "", []string{"map.json", "map.yaml"}, 2, nil, []string{"one config is drawn at a time"}},
		{"mistyped command", "", []string{"inof", "towns.csv"}, 2, nil, []string{`did you mean "info"?`}},
		{"unknown flag", "", []string{"map.json", "--stlye", "x"}, 2, nil, []string{"--stlye"}},
		{"unknown format", "", []string{"map.json", "-f", "gif"}, 2, nil, []string{"--format gif: maps are written as svg, svgz, html, pdf or png"}},
		{"output that is no SVG", "", []string{"map.json", "-o", "map.gif"}, 2, nil, []string{`map.gif: the ending is ".gif"; maps are written as .svg, .svgz, .html, .pdf or .png; name the file so, or give --format`}},
		{"density of no picture", "", []string{"map.json", "-o", "map.svg", "--density", "2x"}, 2, nil, []string{"--density is for pictures (png), and the map is written as svg"}},
		{"indented picture", "", []string{"map.json", "-o", "map.png", "-P"}, 2, nil, []string{"--pretty-print indents SVG, and the map is written as png"}},
		{"empty output", "", []string{"map.json", "-s", "style.css", "-o", ""}, 2, nil, []string{"--output is empty"}},
		{"empty style", "", []string{"map.json", "--style="}, 2, nil, []string{"--style is empty"}},
		{"empty flag of a command", "", []string{"info", "towns.csv", "--crs", ""}, 2, nil, []string{"--crs is empty"}},
		{"everything from standard input", "", []string{"-", "-s", "-"}, 2, nil, []string{"only one of config and stylesheet"}},

		{"missing config", "", []string{"nothing.json"}, 1, nil, []string{"nothing.json"}},
		{"bad config", "", []string{"bad.json"}, 1, nil, []string{`bad.json:1:43: layers.towns.simplfy: unknown key, did you mean "simplify"?`}},
		{"bad config from standard input", "{", []string{"-"}, 1, nil, []string{"standard input:1:2: "}},
		{"missing data", "", []string{"nodata.json"}, 1, nil, []string{`nodata.json:1:30: layer "towns": elsewhere.csv: file does not exist`, "KARTOGRAPH_DATA"}},
		{"unknown projection", "", []string{"noproj.json"}, 1, nil, []string{`noproj.json:1:10: proj: unknown projection "robinsno"`, "`kartograph projections` lists"}},
		{"missing style", "", []string{"map.json", "-s", "x.css"}, 1, nil, []string{"--style", "x.css"}},
		{"unknown finished style", "", []string{"map.json", "-s", "drak"}, 1, nil, []string{"neither a file nor a finished style", "dark"}},
		{"bad style", "", []string{"map.json", "-s", "bad.css"}, 1, nil, []string{"bad.css:1:"}},
		{"folder that is not there", "", []string{"map.json", "-o", "no/map.svg"}, 1, nil, []string{"no"}},

		{"version", "", []string{"--version"}, 0, []string{kartograph.Version}, nil},
		{"help", "", []string{"--help"}, 0, []string{"--style", "KARTOGRAPH_DATA", "atlas"}, nil},
		{"completion", "", []string{"completion", "bash"}, 0, []string{"__start_kartograph"}, nil},
		{"completion of styles", "", []string{"__complete", "map.json", "--style", ""}, 0, []string{"atlas\ndark\nlight\n"}, []string{"Completion ended"}},
		{"schema", "", []string{"schema"}, 0, []string{`"$schema"`, `"layers"`}, nil},
		{"embed where", "", []string{"embed", "a", "b"}, 2, nil, []string{"accepts at most 1 arg"}},
		{"init where", "", []string{"init", "a", "b"}, 2, nil, []string{"accepts at most 1 arg"}},
		{"schema of what", "", []string{"schema", "x"}, 2, nil, []string{"x"}},
		{"info", "", []string{"info", "towns.csv"}, 0, []string{"format    csv", "features  2 (2 Point)", "14.3 to 15.4 east, 47.1 to 48.3 north", "Graz, Linz"}, nil},
		{"info of hostile data", "", []string{"info", "evil.csv"}, 0, []string{`\x1b[31mred`}, nil},
		{"info of nothing", "", []string{"info"}, 2, nil, []string{"1 arg"}},
		{"info of a missing file", "", []string{"info", "twons.csv"}, 1, nil, []string{`did you mean "towns.csv"?`}},
		{"info of a plane", "", []string{"info", "parishes.csv"}, 0, []string{"5500 to 656000 in x, 5300 to 1220000 in y", "these are no degrees", "maybe EPSG:27700 OSGB36 / British National Grid: -9.2"}, nil},
		{"info of a plane that is named", "", []string{"info", "parishes.csv", "--crs", "EPSG:27700"}, 0, []string{"crs       OSGB36 / British National Grid"}, nil},
		{"no folder of grids", "", []string{"project", "--to", "EPSG:31467", "--grids", "nowhere"}, 1, nil, []string{"nowhere"}},
		{"projections", "", []string{"projections"}, 0, []string{"robinson", "Robinson", "lon0"}, nil},
		{"project", "10 52\n", []string{"project", "--to", "EPSG:3035"}, 0, []string{"4321000.0000 3210000.0000\n"}, nil},
		{"project back", "4321000 3210000 here\n", []string{"project", "--from", "EPSG:3035"}, 0, []string{"10.0000000000 52.0000000000 here\n"}, nil},
		{"project no numbers", "10 52\nx y\n", []string{"project"}, 1, []string{"10.0000000000 52.0000000000\n"}, []string{`standard input:2: "x" is not a number`}},
		{"project from nowhere", "", []string{"project", "--from", "EPSG:1"}, 2, nil, []string{"--from"}},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inFolder(t)
			status, out, errs := kartographCommand(t, test.stdin, test.args...)
			if status != test.status {
				t.Errorf("exit status %d, want %d; standard error: %s", status, test.status, errs)
			}
			compareStream(t, "output", out, test.out)
			compareStream(t, "error", errs, test.errs)
		})
	}
}

func compareStream(t *testing.T, name, got string, want []string) {
	t.Helper()
	if len(want) == 0 && got != "" {
		t.Errorf("standard %s is not empty: %.300s", name, got)
	}
	for _, text := range want {
		if !strings.Contains(got, text) {
			t.Errorf("standard %s lacks %q: %.600s", name, text, got)
		}
	}
	if strings.ContainsAny(got, "\x1b\x00") {
		t.Errorf("standard %s has control characters: %q", name, got)
	}
}

// unzip unpacks a file; ok is false when it is no gzip.
func unzip(t *testing.T, name string) (text string, ok bool) {
	t.Helper()
	data, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return "", false
	}
	unpacked, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return string(unpacked), true
}

func TestOutputFormats(t *testing.T) {
	inFolder(t)
	for _, test := range []struct {
		name   string
		args   []string
		packed bool
	}{
		{"a.svg", nil, false},
		{"a.svgz", nil, true},
		{"A.SVGZ", nil, true},
		{"b.svg", []string{"-f", "svgz"}, true},
		{"c.png", []string{"-f", "svg"}, false},
		{"noending", nil, false},
	} {
		if status, out, errs := kartographCommand(t, "", append([]string{"map.json", "-o", test.name}, test.args...)...); status != 0 || out+errs != "" {
			t.Errorf("%s: status %d, %s%s", test.name, status, out, errs)
		}
		text, packed := unzip(t, test.name)
		if packed != test.packed || packed && !strings.HasSuffix(text, "</svg>\n") {
			t.Errorf("%s: packed %v, want %v", test.name, packed, test.packed)
		}
	}
	status, out, _ := kartographCommand(t, "", "map.json", "-f", "svgz")
	if status != 0 || !strings.HasPrefix(out, "\x1f\x8b") {
		t.Errorf("packed on standard output: status %d, %.10q", status, out)
	}
}

// A map that cannot be made leaves the file of an earlier one as it was, and
// no pieces.
func TestFailureLeavesFilesAlone(t *testing.T) {
	inFolder(t)
	if err := os.WriteFile("old.svg", []byte("old"), 0o644); err != nil {
		t.Fatal(err)
	}
	before, _ := filepath.Glob("*")
	for _, name := range []string{"old.svg", "new.svg"} {
		if status, _, _ := kartographCommand(t, "", "nodata.json", "-o", name); status != 1 {
			t.Errorf("status %d", status)
		}
	}
	if data, _ := os.ReadFile("old.svg"); string(data) != "old" {
		t.Errorf("the old file holds %q", data)
	}
	if after, _ := filepath.Glob("*"); len(after) != len(before) {
		t.Errorf("the folder had %v and has %v", before, after)
	}
}

func TestDataPath(t *testing.T) {
	inFolder(t)
	folder := t.TempDir()
	if err := os.Rename("towns.csv", filepath.Join(folder, "towns.csv")); err != nil {
		t.Fatal(err)
	}
	t.Setenv("KARTOGRAPH_DATA", strings.Join([]string{"nowhere", folder}, string(os.PathListSeparator)))
	if status, out, errs := kartographCommand(t, "", "map.json"); status != 0 || !strings.Contains(out, "Graz") {
		t.Errorf("status %d, %s", status, errs)
	}
	if status, _, errs := kartographCommand(t, "", "nodata.json"); status != 1 || !strings.Contains(errs, filepath.ToSlash(filepath.Join(folder, "elsewhere.csv"))) {
		t.Errorf("status %d, %s; want the folders that were searched", status, errs)
	}
}

// fakeViewer is a viewer that notes what it is given.
func fakeViewer(t *testing.T) (command, noted string) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("the viewer is a shell script")
	}
	folder := filepath.Join(t.TempDir(), "with a blank")
	command, noted = filepath.Join(folder, "viewer"), filepath.Join(t.TempDir(), "noted")
	script := "#!/bin/sh\necho \"$@\" > '" + noted + "'\ncat \"$1\" >> '" + noted + "'\n"
	if err := os.MkdirAll(folder, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(command, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return command, noted
}

func TestPreview(t *testing.T) {
	viewer, noted := fakeViewer(t)
	tests := []struct {
		name string
		args []string
		env  string
		// file is in what the viewer is given, out on standard output.
		file, out string
	}{
		{"a command", []string{"--preview=" + viewer}, "", "kartograph-", ""},
		{"the environment's", []string{"-p"}, viewer, "kartograph-", ""},
		{"the file that is written", []string{"-p", "-o", "out.svg"}, viewer, "out.svg", ""},
		{"with standard output", []string{"-p", "-o", "-"}, viewer, "kartograph-", "<svg"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			inFolder(t)
			t.Setenv("KARTOGRAPH_PREVIEW", test.env)
			_ = os.Remove(noted)
			status, out, errs := kartographCommand(t, "", append([]string{"map.json"}, test.args...)...)
			if status != 0 {
				t.Errorf("the status is %d", status)
			}
			if errs != "" {
				t.Errorf("errors are printed: %q", errs)
			}
			if !strings.Contains(out, test.out) {
				t.Errorf("the output is %q, want %q in it", out, test.out)
			}
			if test.out == "" && out != "" {
				t.Errorf("the output is %q, want none", out)
			}
			seen, err := os.ReadFile(noted)
			if err != nil || !strings.Contains(string(seen), test.file) || !strings.Contains(string(seen), "</svg>") {
				t.Errorf("the viewer sees %.200q, %v", seen, err)
			}
		})
	}
	t.Run("a viewer that is not there", func(t *testing.T) {
		inFolder(t)
		if status, _, errs := kartographCommand(t, "", "map.json", "--preview=no-such-viewer"); status != 1 || !strings.Contains(errs, "KARTOGRAPH_PREVIEW") {
			t.Errorf("status %d, %q", status, errs)
		}
	})
}

func TestInfoOfEveryFormat(t *testing.T) {
	data := "../../testdata/data/"
	for src, want := range map[string][]string{
		data + "ne_110m_countries.shp":         {"format    shapefile", "features  177", "NAME"},
		data + "nybb.zip":                      {"format    shapefile", "5 MultiPolygon", "BoroName"},
		data + "ne_50m_lakes.geojson":          {"format    geojson", "features  275"},
		data + "world-countries-110m.topojson": {"format    topojson"},
		"builtin:us-states":                    {"features  "},
	} {
		status, out, errs := kartographCommand(t, "", "info", src)
		if status != 0 || errs != "" {
			t.Errorf("%s: status %d, %s", src, status, errs)
		}
		for _, text := range append(want, "column", "extent") {
			if !strings.Contains(out, text) {
				t.Errorf("info of %s lacks %q: %s", src, text, out)
			}
		}
	}
}

func TestSchemaAndProjectionsAreJSON(t *testing.T) {
	_, schema, _ := kartographCommand(t, "", "schema")
	if !json.Valid([]byte(schema)) {
		t.Error("the schema is not JSON")
	}
	_, text, _ := kartographCommand(t, "", "projections", "--json")
	var list []struct {
		ID, Title string
		Aliases   []string
		Params    []struct{ Name string }
	}
	if err := json.Unmarshal([]byte(text), &list); err != nil || len(list) < 50 {
		t.Fatalf("%d projections, %v", len(list), err)
	}
	for _, p := range list {
		if p.ID == "" {
			t.Errorf("a projection has no ID: %+v", p)
		}
		if p.Title == "" {
			t.Errorf("%s has no title", p.ID)
		}
		if p.Params == nil {
			t.Errorf("the parameters of %s are null; lists are never null", p.ID)
		}
		if p.Aliases == nil {
			t.Errorf("the aliases of %s are null; lists are never null", p.ID)
		}
	}
}

// Coordinates go through systems and back.
func TestProjectRoundTrip(t *testing.T) {
	const points = "10 52\n-0.5 51.5\n# a remark\n\n25 60\n"
	for _, system := range []string{"EPSG:3035", "EPSG:3857", "EPSG:25832", "+proj=lcc +lat_1=30 +lat_2=60 +lon_0=10", "robinson"} {
		status, there, errs := kartographCommand(t, points, "project", "--to", system)
		if status != 0 {
			t.Errorf("%s: %s", system, errs)
			continue
		}
		_, back, _ := kartographCommand(t, there, "project", "--from", system)
		var rounded []string
		for _, line := range strings.Split(back, "\n") {
			words := strings.Fields(line)
			for i, word := range words {
				if f, err := strconv.ParseFloat(word, 64); err == nil {
					words[i] = strconv.FormatFloat(math.Round(f*1e6)/1e6, 'f', -1, 64)
				}
			}
			rounded = append(rounded, strings.Join(words, " "))
		}
		if got := strings.Join(rounded, "\n"); got != points {
			t.Errorf("%s: %q, want %q", system, got, points)
		}
	}
}
