package kartograph

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"testing"
	"testing/fstest"
	"time"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/silent"
	"github.com/seed-898ab921/kartograph/styles"
)

// drawSilently draws a map of silent files as some programs do.
func drawSilently(text, css string, with func(Options) Options) func(context.Context, fs.FS) error {
	return func(ctx context.Context, files fs.FS) error {
		cfg, err := Parse("m.json", []byte(text))
		if err != nil {
			return err
		}
		o := Options{Files: files}
		if with != nil {
			o = with(o)
		}
		if o.Style, _, err = styles.Parse("s.css", []byte(css)); err != nil {
			return err
		}
		return Generate(ctx, cfg, o, io.Discard)
	}
}

// TestNobodyWaitsForSilentFiles has files that say nothing from any operation on, whatever
// a map reads them for.
func TestNobodyWaitsForSilentFiles(t *testing.T) {
	files := fstest.MapFS{"p.csv": {Data: []byte("lon,lat,n\n1,2,a\n3,4,b\n")}, "p.json": {Data: []byte(keptPoint)},
		"f.ttf": {Data: []byte("no font")}, "p.icc": {Data: []byte("no profile")}, "g/a.gsb": {Data: shiftFile()}}
	for _, name := range []string{"shp", "shx", "dbf", "prj", "cpg"} {
		text, err := os.ReadFile("testdata/data/ne_50m_tiny_countries." + name)
		if err != nil {
			t.Fatal(err)
		}
		files["t."+name] = &fstest.MapFile{Data: text}
	}
	draw := func(text, css string) func(context.Context, fs.FS) error { return drawSilently(text, css, nil) }
	kept := func(ctx context.Context, files fs.FS) error {
		all := NewSources(files)
		known := drawSilently(`{"layers": {"l": {"src": "p.json"}}, "grids": "g"}`, "", func(o Options) Options { o.Sources = all; return o })
		return errors.Join(known(ctx, files), known(ctx, files))
	}
	for name, do := range map[string]func(context.Context, fs.FS) error{
		"a layer":          draw(`{"layers": {"l": {"src": "p.json"}}}`, ""),
		"a shapefile":      draw(`{"layers": {"l": {"src": "t.shp"}}}`, ""),
		"a stream":         drawSilently(`{"layers": {"l": {"src": "t.shp"}}}`, "", streamsAll),
		"a layer as it is": drawSilently(`{"layers": {"l": {"src": "t.shp"}}}`, "", holdsAll),
		"what is kept":     kept,
		"a table":          draw(`{"layers": {"l": {"src": "builtin:land", "data": {"src": "p.csv", "key": "n", "on": "featurecla"}}}}`, ""),
		"a font":           draw(`{"layers": {"l": {"special": "sea"}}}`, "@font-face { font-family: f; src: url(f.ttf) }"),
		"a profile":        draw(`{"layers": {"l": {"special": "sea"}}, "export": {"output-intent": "p.icc"}}`, ""),
		"grids":            draw(`{"layers": {"l": {"src": "p.csv", "crs": "+proj=longlat +ellps=WGS84 +nadgrids=a.gsb"}}, "grids": "g"}`, ""),
		"a projection":     draw(`{"layers": {"l": {"special": "sea"}}, "grids": "g", "proj": "+proj=merc +nadgrids=a.gsb", "bounds": {"mode": "bbox", "data": [9, 49, 11, 51]}}`, ""),
		"an inspection": func(ctx context.Context, files fs.FS) error {
			_, err := Inspect(ctx, config.Layer{Src: "p.csv"}, Options{Files: files})
			return err
		},
		"a config": func(ctx context.Context, files fs.FS) error {
			_, err := LoadContext(ctx, files, "p.json")
			return err
		},
	} {
		for k, over := int64(1), false; !over; k++ {
			ctx, stop := context.WithCancel(t.Context())
			still := silent.At(files, k, stop)
			comesBack(t, fmt.Sprintf("%s: operation %d", name, k), func() { _ = do(ctx, still) })
			over = still.Spoke()
			still.Wake()
			stop()
			nothingLeft() // where there is much, everybody waits for his own
		}
	}
}

// nothingLeft waits for the end of what nobody waited for.
func nothingLeft() {
	for LeftBehind() > 0 {
		time.Sleep(time.Millisecond)
	}
}

// comesBack fails where something does not come back at once, nor soon.
func comesBack(t *testing.T, what string, do func()) {
	t.Helper()
	done := make(chan struct{})
	go func() { defer close(done); do() }()
	select {
	case <-done:
	case <-time.After(10 * time.Second):
		t.Fatalf("%s is waited for", what)
	}
}

// TestNobodyWaitsForTheGridsOfOthers has a map with a deadline ask for the folder of grids that
// says nothing to another one.
func TestNobodyWaitsForTheGridsOfOthers(t *testing.T) {
	files := fstest.MapFS{"g/a.gsb": {Data: shiftFile()}}
	cfg, err := Parse("m.json", []byte(`{"layers": {"l": {"src": "builtin:land"}}, "grids": "g"}`))
	if err != nil {
		t.Fatal(err)
	}
	for k, over := int64(1), false; !over; k++ {
		said := make(chan struct{})
		still := silent.At(files, k, func() { close(said) })
		o := Options{Files: still, Sources: NewSources(still)}
		ctx, stop := context.WithCancel(t.Context())
		first := make(chan struct{})
		go func() { defer close(first); _ = Generate(ctx, cfg, o, io.Discard) }()
		select {
		case <-said:
			comesBack(t, fmt.Sprintf("operation %d", k), func() {
				if err := Generate(t.Context(), cfg, o, io.Discard); err != nil {
					t.Error(err)
				}
			})
		case <-first:
			over = true
		}
		stop()
		still.Wake()
		<-first
	}
}

// TestRestylingKeepsToItsTime has the font of a new stylesheet say nothing to a map that
// is limited in time.
func TestRestylingKeepsToItsTime(t *testing.T) {
	cfg, err := Parse("m.json", []byte(`{"layers": {"l": {"src": "builtin:land"}}}`))
	if err != nil {
		t.Fatal(err)
	}
	still := silent.At(fstest.MapFS{"f.ttf": {Data: []byte("no font")}}, 1, func() {})
	defer still.Wake()
	m, err := Build(t.Context(), cfg, Options{Files: still, Limits: Limits{Duration: time.Second}})
	if err != nil {
		t.Fatal(err)
	}
	sheet, _, err := styles.Parse("s.css", []byte("@font-face { font-family: f; src: url(f.ttf) }"))
	if err != nil {
		t.Fatal(err)
	}
	comesBack(t, "the font", func() {
		_, err := m.Restyle(t.Context(), sheet)
		if over := (*LimitError)(nil); !errors.As(err, &over) || over.Limit != "Duration" {
			t.Errorf("it ends with %v", err)
		}
	})
	again := bytes.Buffer{}
	if _, err := m.Write(&again, WriteOptions{}); err != nil || again.Len() == 0 {
		t.Errorf("the map is as it was: %d bytes, %v", again.Len(), err)
	}
}
