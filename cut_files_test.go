package kartograph

import (
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/styles"
)

// cutFiles are files of which one ends early, or grows, behind what it says of itself.
type cutFiles struct {
	fs.FS
	name string
	// at is how many bytes there are of it.
	at int
}

func (c cutFiles) Open(name string) (fs.File, error) {
	f, err := c.FS.Open(name)
	if err != nil || name != c.name {
		return f, err
	}
	return &cutFile{f, c.at}, nil
}

// cutFile has no other way to be read than from its beginning.
type cutFile struct {
	fs.File
	left int
}

func (f *cutFile) Read(to []byte) (int, error) {
	if f.left == 0 {
		return 0, io.EOF
	}
	n, err := f.File.Read(to[:min(len(to), f.left)])
	f.left -= n
	return n, err
}

// cutInputs are files of every format, and the map that each is read for: its layer's source.
func cutInputs(t *testing.T) (files fstest.MapFS, sources map[string]string) {
	files = fstest.MapFS{"a.csv": {Data: []byte("lon;lat;n\n" + strings.Repeat("10;50;a\n", 100))}, "g/a.gsb": {Data: shiftFile()},
		"a.kml":     {Data: []byte(`<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><Point><coordinates>1,2</coordinates></Point></Placemark></kml>`)},
		"a.geojson": {Data: []byte(keptPoint + strings.Repeat(" ", 100))}, "f.ttf": {Data: []byte("no font")}}
	sources = map[string]string{"a.csv": "a.csv", "g/a.gsb": "a.csv", "a.kml": "a.kml", "a.geojson": "a.geojson", "f.ttf": "a.csv"}
	for _, ending := range []string{"shp", "dbf", "prj", "cpg"} {
		text, err := os.ReadFile("testdata/data/ne_50m_tiny_countries." + ending)
		if err != nil {
			t.Fatal(err)
		}
		files["t."+ending], sources["t."+ending] = &fstest.MapFile{Data: text}, "t.shp"
	}
	return files, sources
}

// TestNoFileIsCutWithoutAWord has a file end early, anywhere, of which the file system says that
// it is longer, and that it has ended: every file of every format that a map is drawn from. Only
// without a grid or a font a map is drawn, with a warning.
func TestNoFileIsCutWithoutAWord(t *testing.T) {
	files, sources := cutInputs(t)
	random := rand.New(rand.NewPCG(5, 6))
	for name, src := range sources {
		cfg, err := Parse("m.json", fmt.Appendf(nil, `{"layers": {"l": {"src": %q}}, "grids": "g"}`, src))
		if err != nil {
			t.Fatal(err)
		}
		if src == "a.csv" {
			cfg.Layers[0].CRS = "+proj=longlat +ellps=WGS84 +nadgrids=a.gsb"
		}
		sheet, _, err := styles.Parse("s.css", []byte("@font-face { font-family: f; src: url(f.ttf) }"))
		if err != nil {
			t.Fatal(err)
		}
		for range 20 {
			cut := cutFiles{files, name, random.IntN(len(files[name].Data))}
			m, err := Build(t.Context(), cfg, Options{Files: cut, Style: sheet})
			told := fmt.Sprint(err)
			if ext := path.Ext(name); err == nil && (ext == ".gsb" || ext == ".ttf") {
				told = fmt.Sprint(m.Warnings)
			}
			if path.Ext(name) == ".gsb" && strings.Contains(told, "it is not used") {
				continue // its head says how long it is
			}
			if !strings.Contains(told, fmt.Sprintf("it ends after %d of %d bytes", cut.at, len(files[name].Data))) {
				t.Errorf("%s, cut at %d of %d: %v", name, cut.at, len(files[name].Data), told)
			}
		}
	}
}

// TestConfigsAreReadWhole reads a config that ends early and would be one without its end.
func TestConfigsAreReadWhole(t *testing.T) {
	const text = "layers:\n  l: {src: a.csv}\ntitle: long\n"
	for _, load := range []func(fs.FS, string) (*Config, error){Load, func(f fs.FS, name string) (*Config, error) { return LoadContext(t.Context(), f, name) }} {
		_, err := load(cutFiles{fstest.MapFS{"m.yaml": {Data: []byte(text)}}, "m.yaml", len(text) - 3}, "m.yaml")
		if err == nil || !strings.Contains(err.Error(), "it ends after") {
			t.Errorf("error is %v", err)
		}
	}
}

// writtenFiles are files of which one has become longer by the time that it is opened for the last of
// so many times.
type writtenFiles struct {
	fs.FS
	left *int
}

func (w writtenFiles) Open(name string) (fs.File, error) {
	if *w.left--; *w.left < 0 {
		return fstest.MapFS{name: {Data: []byte("lon,lat\n1,2\n3,4\n")}}.Open(name)
	}
	return w.FS.Open(name)
}

func (w writtenFiles) Stat(name string) (fs.FileInfo, error) { return fs.Stat(w.FS, name) }

// TestFilesThatAreWrittenAreTold reads a file to which somebody writes before it is read to its end for the
// last time.
func TestFilesThatAreWrittenAreTold(t *testing.T) {
	short, opened := fstest.MapFS{"p.csv": {Data: []byte("lon,lat\n1,2\n")}}, 1000
	draw := drawSilently(`{"layers": {"l": {"src": "p.csv"}}}`, "", nil)
	if err := draw(t.Context(), writtenFiles{short, &opened}); err != nil {
		t.Fatal(err)
	}
	last := 1000 - opened - 1
	err := draw(t.Context(), writtenFiles{short, &last})
	if err == nil || !strings.Contains(err.Error(), "it had 12 bytes a moment ago and has 16 now") {
		t.Errorf("error is %v", err)
	}
}
