package batch

import (
	"bytes"
	"compress/zlib"
	"io"
	"maps"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render"
)

// gridAtlas is a batch of four sheets in two rows, of which each touches two others.
const gridAtlas = `output: maps/atlas.pdf
each: [{ name: Nord-West, box: [0, 50, 10, 60] }, { name: Nord-Ost, box: [10, 50, 20, 60] }, { name: Süd-West, box: [0, 40, 10, 50] }, { name: Süd-Ost, box: [10, 40, 20, 50] }]
map:
  title: "${name}"
  lang: de
  proj: { id: mercator }
  bounds: "${box}"
  layers: { g: { special: graticule } }
  export: { width: 200 }
`

func atlasOf(t *testing.T, text string, jobs int) ([]byte, []Result, error) {
	t.Helper()
	spec, err := Parse("sheets.yaml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	folder := t.TempDir()
	var results []Result
	for result, err := range Run(t.Context(), spec, Options{Folder: folder, Jobs: jobs}) {
		if err != nil {
			return nil, results, err
		}
		results = append(results, result)
	}
	files, _ := filepath.Glob(filepath.Join(folder, "maps", "*"))
	if len(files) == 0 {
		return nil, results, nil
	}
	data, err := os.ReadFile(files[0])
	if err != nil || len(files) != 1 {
		t.Errorf("files %q, %v", files, err)
	}
	return data, results, nil
}

// The rows of a batch whose output has no placeholder are the pages of one PDF, in their order:
// with an index before them, bookmarks, and links to the pages next to each.
func TestAtlas(t *testing.T) {
	data, results, err := atlasOf(t, gridAtlas, 2)
	if err != nil || len(results) != 4 {
		t.Fatalf("results %+v, %v", results, err)
	}
	for i, r := range results {
		if r.Status != Drawn || r.Output != "atlas.pdf" || !strings.Contains(r.Row, "row "+string(rune('1'+i))) || r.Bytes < 100 {
			t.Errorf("result %d is %+v", i, r)
		}
	}
	text := string(data)
	if n := strings.Count(text, "/Type/Page/"); n != 5 { // a map of the pages with their list, four sheets
		t.Errorf("%d pages, want 5", n)
	}
	if n := strings.Count(text, "/Subtype/Link"); n != 8+4+4 { // two neighbours each, the map, the list
		t.Errorf("%d links, want 16", n)
	}
	for _, want := range []string{"/Contents(Nord-Ost, 2)", "/Contents<FEFF005300FC0064002D004F00730074002C00200034>", "/Title(Nord-West)", "/Lang(de)", "/Title(sheets)", "/PageLabels"} {
		if !strings.Contains(text, want) {
			t.Errorf("there is no %s", want)
		}
	}
	if again, _, err := atlasOf(t, gridAtlas, 1); err != nil || !bytes.Equal(data, again) {
		t.Errorf("with one job it is another file: %v", err)
	}
}

// A page that cannot be made is left out and told; without any there is no file.
func TestAtlasFailures(t *testing.T) {
	bad := strings.Replace(gridAtlas, "box: [10, 50, 20, 60]", "box: [10, 50, 20, 500]", 1)
	data, results, err := atlasOf(t, bad, 2)
	if err != nil || len(results) != 4 || results[1].Status != Failed || results[2].Status != Drawn {
		t.Fatalf("results %+v, %v", results, err)
	}
	if n := len(regexp.MustCompile(`/Type/Page/`).FindAll(data, -1)); n != 4 {
		t.Errorf("%d pages, want 4", n)
	}
	data, results, err = atlasOf(t, strings.ReplaceAll(gridAtlas, "id: mercator", "id: nobody"), 2)
	if err != nil || data != nil || len(results) != 4 || slices.ContainsFunc(results, func(r Result) bool { return r.Err == nil }) {
		t.Errorf("without pages there is a file of %d bytes, %+v, error %v", len(data), results, err)
	}
}

// Shards and patterns have no meaning for one file.
func TestAtlasAsked(t *testing.T) {
	spec, err := Parse("sheets.yaml", []byte(gridAtlas))
	if err != nil {
		t.Fatal(err)
	}
	for _, o := range []Options{{Shard: Shard{Index: 1, Count: 2}}, {Only: []string{"a*"}}} {
		if _, err := Plan(t.Context(), spec, o); err == nil || !strings.Contains(err.Error(), "a page for each row") {
			t.Errorf("%+v: %v", o, err)
		}
	}
	plan, err := Plan(t.Context(), spec, Options{Folder: t.TempDir()})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := plan.Merge(); err == nil || !strings.Contains(err.Error(), "nothing to merge") {
		t.Errorf("merging pages: %v", err)
	}
	var out bytes.Buffer
	create := func(string) (io.WriteCloser, error) { return nopCloser{&out}, nil }
	for _, err := range Run(t.Context(), spec, Options{Create: create, Options: kartograph.Options{}}) {
		if err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.HasPrefix(out.Bytes(), []byte("%PDF-")) {
		t.Errorf("the program's place has %.20q", out.Bytes())
	}
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// All pages of an atlas, its index too, are the paper that is asked for, with bleed and marks; of
// none that is asked for they have one size, and leave bleed out with a warning.
func TestAtlasPaper(t *testing.T) {
	boxes := regexp.MustCompile(`/(Media|Trim|Bleed)Box(\[[^\]]*\])`)
	tests := map[string]struct {
		export string
		// want are the boxes of the file, each with the number of its places.
		want map[string]int
		warn string
	}{
		"a page":         {`{ page: A5 }`, map[string]int{"Media[0 0 419.52756 595.27559]": 5, "Trim[0 0 419.52756 595.27559]": 5}, ""},
		"both sides":     {`{ width: 400, height: 300 }`, map[string]int{"Media[0 0 300 225]": 5, "Trim[0 0 300 225]": 5}, ""},
		"with bleed":     {`{ width: 400, height: 300, bleed: 4 }`, map[string]int{"Media[0 0 306 231]": 5, "Trim[3 3 303 228]": 5, "Bleed[0 0 306 231]": 5}, ""},
		"one side":       {`{ width: 200 }`, map[string]int{"Media[0 0 150 212.25]": 5, "Trim[0 0 150 212.25]": 5}, ""},
		"the other side": {`{ height: 400 }`, map[string]int{"Media[0 0 212.25 300]": 5, "Trim[0 0 212.25 300]": 5}, ""},
		"no size":        {`{ round: 1 }`, map[string]int{"Media[0 0 595.27559 841.88976]": 5, "Trim[0 0 595.27559 841.88976]": 5}, ""},
		"a ratio, bleed": {`{ ratio: 1, width: 200, bleed: 3mm }`, map[string]int{"Media": 1}, "bleed and crop marks where their size is asked for"},
	}
	for name, test := range tests {
		text := strings.Replace(gridAtlas, "export: { width: 200 }", "export: "+test.export, 1)
		data, results, err := atlasOf(t, text, 2)
		if err != nil || len(results) != 4 {
			t.Fatalf("%s: %v", name, err)
		}
		got := map[string]int{}
		for _, m := range boxes.FindAllSubmatch(data, -1) {
			key := string(m[1]) + string(m[2])
			if len(test.want) == 1 {
				key = string(m[1])
			}
			got[key]++
		}
		if !maps.Equal(got, test.want) {
			t.Errorf("%s: boxes %v, want %v", name, got, test.want)
		}
		for _, r := range results {
			warned := slices.ContainsFunc(r.Warnings, func(w config.Warning) bool { return strings.Contains(w.Text, "bleed") })
			if warned != (test.warn != "") {
				t.Errorf("%s: warnings %v", name, r.Warnings)
			}
		}
	}
	_, results, err := atlasOf(t, strings.Replace(gridAtlas, "width: 200", "width: 90, height: 900", 1), 1)
	if err != nil || results[0].Err == nil || !strings.Contains(results[0].Err.Error(), "give a larger one") {
		t.Errorf("a page without room for a map: %+v, %v", results, err)
	}
}

// A map in an atlas keeps the scale that is asked for, and what its page shows is told as what
// it draws, not the box that was asked for.
func TestAtlasShows(t *testing.T) {
	text := `{"bounds": {"data": [5, 45, 15, 55], "scale": "1:5000000"}, "proj": "EPSG:3035", "export": {"page": "A4"}, "layers": {"g": {"special": "graticule"}}}`
	cfg, err := config.Parse("a", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	var sheet render.AtlasSheet
	inner, _, err := onPaper(cfg, &sheet)
	if err != nil {
		t.Fatal(err)
	}
	m, err := kartograph.Build(t.Context(), inner, kartograph.Options{})
	if err != nil {
		t.Fatal(err)
	}
	scene := m.Scene()
	b := boundsAround(m.Outline())
	// 1:5,000,000 on a globe of 6,371 km: a degree of latitude is 111.19 km, 22.24 mm.
	high := scene.Height * 25.4 / 96 / 22.24
	if got := b[3] - b[1]; math.Abs(got-high) > 0.12*high || got < 10.5 {
		t.Errorf("the page shows %v degrees of latitude, want about %v", got, high)
	}
	if math.Abs(scene.Width-(sheet.PaperWidth-2*render.AtlasBand)) > 0.01 {
		t.Errorf("the map is %v wide on paper of %v", scene.Width, sheet.PaperWidth)
	}
}

// Names around maps are written in the fonts that the stylesheet names, and the atlas has its title.
func TestAtlasNames(t *testing.T) {
	text := strings.Replace(gridAtlas, "output:", "title: Blätter der Schweiz\noutput:", 1)
	data, _, err := atlasOf(t, text, 2)
	if err != nil || !bytes.Contains(data, []byte("/Title<FEFF0042006C00E4007400740065007200200064006500720020005300630068007700650069007A>")) {
		t.Errorf("the title is missing, %v", err)
	}
}

// Results name the page of an atlas, or the row that has none.
func TestAtlasCalled(t *testing.T) {
	bad := strings.Replace(gridAtlas, "box: [10, 50, 20, 60]", "box: [10, 50, 20, 500]", 1)
	_, results, err := atlasOf(t, bad, 2)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{"atlas.pdf, page 1 (Nord-West)", "atlas.pdf, row 2 (Nord-Ost)", "atlas.pdf, page 2 (Süd-West)", "atlas.pdf, page 3 (Süd-Ost)"}
	for i, r := range results {
		if r.Called() != want[i] {
			t.Errorf("result %d is called %q, want %q", i, r.Called(), want[i])
		}
	}
	if got := (Result{Output: "a.svg", Row: "row 1"}).Called(); got != "a.svg" {
		t.Errorf("a map of its own is called %q", got)
	}
	long := Result{Output: "a.pdf", Page: 1, Name: strings.Repeat("x", 10_000)}
	if got := long.Called(); len(got) > 200 {
		t.Errorf("a page with a name of 10,000 letters is called something of %d bytes", len(got))
	}
}

// Rows of a built-in map that comes at several scales are those of 1:50 million, for which no
// map's scale stands, as `kartograph info` tells them.
func TestRowsOfBuiltins(t *testing.T) {
	count := func(layer string) int {
		spec, err := Parse("b.json", []byte(`{"each": {"layer": "`+layer+`", "columns": ["NAME"]}, "output": "a.pdf", "map": {"layers": {}}}`))
		if err != nil {
			t.Fatal(err)
		}
		plan, err := Plan(t.Context(), spec, Options{Folder: t.TempDir()})
		if err != nil {
			t.Fatal(err)
		}
		return plan.Total
	}
	if n, want := count("builtin:countries"), count("builtin:countries-50m"); n != want || n != 241 {
		t.Errorf("%d rows, want the %d of 1:50 million", n, want)
	}
}

// Names around maps can be read on a dark page: they are as light as the title.
func TestAtlasInk(t *testing.T) {
	for _, export := range []string{"theme: dark", "theme: dark\n  title: { text: x, draw: false }"} {
		text := strings.Replace(strings.Replace(gridAtlas, "  title: \"${name}\"\n", "", 1), "map:\n", "map:\n  "+export+"\n", 1)
		data, _, err := atlasOf(t, text, 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, content := range streamsOf(t, data) {
			if bytes.Contains(content, []byte("TJ")) && bytes.Contains(content, []byte("\n0 0 0 rg")) {
				t.Errorf("%s: a text is black", export)
			}
		}
	}
}

// streamsOf unpacks what a document draws.
func streamsOf(t *testing.T, data []byte) (all [][]byte) {
	t.Helper()
	for _, part := range bytes.Split(data, []byte("stream\n"))[1:] {
		if r, err := zlib.NewReader(bytes.NewReader(part)); err == nil {
			if content, err := io.ReadAll(r); err == nil {
				all = append(all, content)
			}
		}
	}
	if len(all) == 0 {
		t.Fatal("no stream can be read")
	}
	return all
}

// Names around maps are written in the fonts that the stylesheet names; without them, the letters
// that are left out are told.
func TestAtlasFonts(t *testing.T) {
	face, err := os.ReadFile("../render/font/internal/opentype/testdata/arabic.ttf")
	if err != nil {
		t.Fatal(err)
	}
	missing := func(css string) (n int) {
		text := strings.Replace(strings.Replace(gridAtlas, "Nord-Ost", "لام", 1), "map:\n", "style: s.css\nmap:\n", 1)
		text = strings.Replace(text, `title: "${name}"`, `title: { text: "${name}", draw: false }`, 1)
		spec, err := Parse("sheets.yaml", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		tell := func(w config.Warning) {
			if strings.Contains(w.Text, "letters that no font") {
				n++
			}
		}
		files := fstest.MapFS{"s.css": {Data: []byte(css)}, "a.ttf": {Data: face}}
		o := Options{Folder: t.TempDir(), Warn: tell, Options: kartograph.Options{Files: files}}
		for r, err := range Run(t.Context(), spec, o) {
			if err != nil || r.Err != nil {
				t.Fatal(err, r.Err)
			}
		}
		return n
	}
	if n := missing(`#g { stroke: #000 }`); n == 0 {
		t.Error("without a font nothing is told")
	}
	if n := missing(`@font-face { font-family: A; src: url(a.ttf) }`); n != 0 {
		t.Errorf("with the file of a font %d times letters are missing", n)
	}
}
