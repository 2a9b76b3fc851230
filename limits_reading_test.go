package kartograph

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync/atomic"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/kml"
)

// metredFiles count the bytes that are read of them.
type metredFiles struct {
	fs.FS
	read *atomic.Int64
}

// Open opens a file that counts.
func (m metredFiles) Open(name string) (fs.File, error) {
	f, err := m.FS.Open(name)
	return metredFile{f, m.read}, err
}

type metredFile struct {
	fs.File
	read *atomic.Int64
}

// Read reads, and counts.
func (m metredFile) Read(to []byte) (int, error) {
	n, err := m.File.Read(to)
	m.read.Add(int64(n))
	return n, err
}

// TestPlacemarksKeepToLimits holds that a KML file, all of whose features are held before one is
// given, is given up where there are too many of them, and not at its end; and that they are
// reckoned once.
func TestPlacemarksKeepToLimits(t *testing.T) {
	const mark = "<Placemark><name>a</name><Point><coordinates>1,2</coordinates></Point></Placemark>"
	text := func(n int) string { return "<kml>" + strings.Repeat(mark, n) + "</kml>" }
	long := text(30_000)
	for want, limits := range map[string]Limits{"Features": {Features: 100}, "Vertices": {Vertices: 100}, "Memory": {Memory: 1 << 20}} {
		files := metredFiles{fstest.MapFS{"a.kml": {Data: []byte(long)}}, new(atomic.Int64)}
		limit, told := limitOfLayer(t, config.Layer{ID: "l", Src: "a.kml"}, Options{Files: files, Limits: limits})
		if n := files.read.Load(); limit != want || n > int64(len(long)/4) {
			t.Errorf("%s: %q after %d of %d bytes", want, told, n, len(long))
		}
		if strings.Contains(told, "a.kml") {
			t.Errorf("%s is said to be the file's: %q", want, told)
		}
	}
	files := fstest.MapFS{"a.kml": {Data: []byte(text(1000))}}
	s, err := kml.Open(files, "a.kml", kml.Options{})
	if err != nil {
		t.Fatal(err)
	}
	least := func(l config.Layer) (bytes int64) {
		for bytes = 1 << 10; ; bytes += bytes / 8 {
			if limit, _ := limitOfLayer(t, l, Options{Files: files, Limits: Limits{Memory: bytes}}); limit == "" {
				return bytes
			}
		}
	}
	if a, b := least(config.Layer{ID: "l", Src: "a.kml"}), least(config.Layer{ID: "l", Source: s}); a > b+b/4 {
		t.Errorf("from a file the features take %d bytes, from memory %d", a, b)
	}
	if _, err := kml.Open(fstest.MapFS{"a.kml": {Data: []byte("<kml")}}, "a.kml", kml.Options{}); err == nil || errors.As(err, new(*layers.LimitError)) {
		t.Errorf("error is %v", err)
	}
}

// TestTablesKeepToLimits holds that a table that is joined is given up where it has more rows than
// there may be features, and not at its end, in the same words as when it was read before.
func TestTablesKeepToLimits(t *testing.T) {
	long := "k,v\n" + strings.Repeat("1,2\n", 300_000)
	table := config.Layer{ID: "l", Source: rowOfSquares("n", "1"), Data: []config.DataJoin{{Src: "t.csv", Key: "k", On: "n", Charset: "utf-8", Repeats: config.Repeats{Rule: config.Sum}}}}
	for _, known := range []bool{false, true} {
		files := metredFiles{fstest.MapFS{"t.csv": {Data: []byte(long)}}, new(atomic.Int64)}
		o := Options{Files: files, Sources: NewSources(files), Limits: Limits{Features: 100}}
		if known {
			if limit, told := limitOfLayer(t, table, Options{Files: files, Sources: o.Sources}); limit != "" {
				t.Fatal(told)
			}
		}
		files.read.Store(0)
		limit, told := limitOfLayer(t, table, o)
		if n := files.read.Load(); limit != "Features" || told != `layer "l": there are more than 100 features` || n > int64(len(long)/4) {
			t.Errorf("known %t: %q after %d of %d bytes", known, told, n, len(long))
		}
	}
}

// TestParsingComesBackInTime holds that configs and stylesheets as large as they may be, of much
// that takes time, are given up within 100 ms of the deadline.
func TestParsingComesBackInTime(t *testing.T) {
	const allowed = 20 * time.Millisecond
	late := 100 * time.Millisecond
	if raceDetected {
		late *= 20
	}
	for name, text := range map[string]string{
		"m.json, layers":     `{"layers": {` + numbered(30_000, ",", `"l#": {"special": "sea"}`) + `}}`,
		"m.json, mistakes":   `{"layers": {"l": {"special": "sea", ` + numbered(30_000, ",", `"x#": 1`) + `}}}`,
		"m.json, groups":     `{"layers": {"l": {"src": "a.json", "join": {"group-by": "n", "groups": {` + numbered(40_000, ",", `"g#": ["n"]`) + `}}}}}`,
		"m.json, a sum":      `{"layers": {"l": {"src": "a.json", "filter": "` + strings.Repeat("n + ", 1_000_000) + `1 > 0"}}}`,
		"m.json, a template": `{"layers": {"l": {"src": "a.json", "tooltip": "` + strings.Repeat("{n} ", 1_000_000) + `"}}}`,
		"m.json, blanks":     `{"layers": ` + strings.Repeat(" ", 10<<20) + `{"l": {"special": "sea"}}}`,
		"m.yaml, comments":   "layers: {l: {special: sea}}\n" + strings.Repeat("# a comment\n", 500_000),
		"m.yaml, layers":     "layers:\n" + numbered(30_000, "", "  l#: {special: sea}\n"),
		"m.yaml, anchors":    "a: &a [x]\nb:\n" + strings.Repeat("  - *a\n", 300_000),
		"s.css, rules":       strings.Repeat("#l { fill: red }\n", 500_000),
		"s.css, unknown":     strings.Repeat("#l { fil: red }\n", 500_000),
		"s.css, selectors":   strings.Repeat("#l, ", 1_000_000) + "#l { fill: red }",
		"s.css, conditions":  "#l" + strings.Repeat("[a=b]", 1_000_000) + " { fill: red }",
		"s.css, fonts":       strings.Repeat("@font-face { font-family: f; src: url(f.ttf) }\n", 200_000),
	} {
		t.Run(name, func(t *testing.T) {
			pace.Within(t, name, allowed+late, func() {
				ctx, stop := context.WithTimeout(t.Context(), allowed)
				defer stop()
				if file, _, _ := strings.Cut(name, ","); file == "s.css" {
					_, _, _ = ParseStyle(ctx, file, []byte(text))
				} else {
					_, _ = ParseContext(ctx, file, []byte(text)) // it may be one of mistakes
				}
			})
		})
	}
}

// TestPackedFilesAreReckonedTogether holds that what eight packed files unpack to is reckoned
// together before it is held, where each alone may be.
func TestPackedFilesAreReckonedTogether(t *testing.T) {
	packed := pack(t, keptPoint+strings.Repeat(" ", 6<<20))
	build := func(n int, limits Limits) (told string) {
		cfg, files := &Config{}, fstest.MapFS{} // of its own: what was left behind may still look into those before
		for i := range n {
			name := fmt.Sprint(i, ".geojson")
			files[name] = &fstest.MapFile{Data: []byte(packed)}
			cfg.Layers = append(cfg.Layers, config.Layer{ID: fmt.Sprint("l", i), Src: name})
		}
		_, err := Build(t.Context(), cfg, Options{Files: files, Limits: limits})
		if over := (*LimitError)(nil); errors.As(err, &over) {
			return over.Limit
		}
		return fmt.Sprint(err)
	}
	for limits, want := range map[Limits][2]string{{Memory: 32 << 20}: {"<nil>", "Memory"}, {FileBytes: 1 << 20}: {"FileBytes", "FileBytes"}, {FileBytes: 7 << 20}: {"<nil>", "<nil>"}} {
		if one, eight := build(1, limits), build(8, limits); one != want[0] || eight != want[1] {
			t.Errorf("%+v: one file: %s, eight: %s, want %q", limits, one, eight, want)
		}
	}
}
