package batch

import (
	"bytes"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
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
	if n := strings.Count(text, "/Type/Page/"); n != 6 { // a map of the pages, a list, four sheets
		t.Errorf("%d pages, want 6", n)
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
	if n := len(regexp.MustCompile(`/Type/Page/`).FindAll(data, -1)); n != 5 {
		t.Errorf("%d pages, want 5", n)
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
