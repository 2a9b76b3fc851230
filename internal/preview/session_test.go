package preview

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/preview/difference"
	"github.com/seed-898ab921/kartograph/styles"
)

const world = `{"proj": "ortho", "layers": {"sea": {"special": "sea"}, "land": {"src": "land.csv", "attributes": ["name"]}}, "export": {"width": 300}, "variants": [{"width": 150}, {"width": 300}]}`

// project is a folder with a map.
func project(t *testing.T) (*Session, func(name, text string)) {
	t.Helper()
	folder := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("map.json", world)
	write("map.css", "#sea { fill: #abc }")
	write("land.csv", "name,lon,lat\nA,0,0\nB,10,10\n")
	s := NewSession(Options{Config: filepath.Join(folder, "map.json"), Style: filepath.Join(folder, "map.css")})
	s.Refresh(context.Background())
	if s.Err() != nil {
		t.Fatal(s.Err())
	}
	return s, write
}

// drawnAnew is what the command draws of the files as they are.
func drawnAnew(t *testing.T, s *Session) string {
	t.Helper()
	cfg, err := kartograph.Load(kartograph.OSFiles(), filepath.ToSlash(s.options.Config))
	if err != nil {
		t.Fatal(err)
	}
	text, err := os.ReadFile(s.options.Style)
	if err != nil {
		t.Fatal(err)
	}
	sheet, _, err := styles.Parse(s.options.Style, text)
	if err != nil {
		t.Fatal(err)
	}
	var b strings.Builder
	if err := kartograph.Generate(context.Background(), cfg, kartograph.Options{Files: kartograph.OSFiles(), Style: sheet}, &b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestSavesAreDrawn saves each kind of file in turn, and compares with what the command draws.
func TestSavesAreDrawn(t *testing.T) {
	s, write := project(t)
	for _, save := range []struct{ name, text string }{
		{"map.css", "#sea { fill: #f00 }"},
		{"map.json", strings.Replace(world, "ortho", "robinson", 1)},
		{"map.css", "#land { r: 7 }"},
		{"land.csv", "name,lon,lat\nA,0,0\nB,10,10\nC,-20,30\n"},
		{"map.css", "#land { r: 7; fill: #00f }"},
		{"map.json", world},
	} {
		write(save.name, save.text)
		s.Refresh(context.Background())
		now, _ := s.current()
		if now.err != nil {
			t.Fatalf("%s: %v", save.name, now.err)
		}
		if _, svg, err := now.picture(context.Background(), choice{}); err != nil || svg != drawnAnew(t, s) {
			t.Errorf("after %q in %s the preview shows another map than the command draws (%v)", save.text, save.name, err)
		}
	}
}

// TestMistakesKeepTheMap saves half a config, then half a stylesheet, then good ones.
func TestMistakesKeepTheMap(t *testing.T) {
	s, write := project(t)
	before, _ := s.current()
	for _, bad := range []struct{ name, text, line string }{
		{"map.json", world[:60], "map.json"},
		{"map.json", "", "map.json"},
		{"map.json", strings.Replace(world, "ortho", "orthoo", 1), "orthoo"},
	} {
		write(bad.name, bad.text)
		s.Refresh(context.Background())
		now, _ := s.current()
		if now.err == nil || now.drawn != before.drawn {
			t.Fatalf("%q: error %v; the last map has to stay", bad.text, now.err)
		}
		told, _ := now.tell(context.Background(), choice{}, difference.Document{})
		if len(told.Mistakes) == 0 || told.Mistakes[0].Line != 1 || told.Picture == "" {
			t.Errorf("%q is told as %+v", bad.text, told.Mistakes)
		}
	}
	write("map.json", world)
	s.Refresh(context.Background())
	if s.Err() != nil {
		t.Error(s.Err())
	}
}

// TestStyleSendsAttributes changes a colour: no path goes to the page again.
func TestStyleSendsAttributes(t *testing.T) {
	s, write := project(t)
	now, _ := s.current()
	_, had := now.tell(context.Background(), choice{}, difference.Document{})
	write("map.css", "#sea { fill: #123456 }")
	s.Refresh(context.Background())
	now, _ = s.current()
	told, has := now.tell(context.Background(), choice{}, had)
	if told.Picture != "" || len(told.Changes) != 1 || told.Changes[0].Set["fill"] != "#123456" || !strings.Contains(has.Text, "#123456") {
		t.Errorf("%+v", told.Changes)
	}
}

// TestChoices shows the sizes and themes that there are.
func TestChoices(t *testing.T) {
	s, _ := project(t)
	now, _ := s.current()
	m, _, err := now.picture(context.Background(), choice{width: 150})
	if err != nil || m.Scene().Width != 150 {
		t.Errorf("%v wide, %v", m.Scene().Width, err)
	}
	_, plain, _ := now.picture(context.Background(), choice{})
	for _, theme := range styles.Names() {
		if _, svg, err := now.picture(context.Background(), choice{theme: theme}); err != nil || svg == plain {
			t.Errorf("theme %s changes nothing (%v)", theme, err)
		}
	}
	if _, _, err := now.picture(context.Background(), choice{theme: "../x"}); err == nil {
		t.Error("a theme that there is not is shown")
	}
}

// TestFiles lists all that the map is made of, and what is not there yet.
func TestFiles(t *testing.T) {
	s, write := project(t)
	write("map.json", strings.Replace(world, `"land.csv"`, `"later.csv"`, 1))
	s.Refresh(context.Background())
	var names []string
	for _, f := range s.Files() {
		names = append(names, filepath.Base(f))
	}
	for _, want := range []string{"map.json", "map.css", "later.csv"} {
		if !slices.Contains(names, want) {
			t.Errorf("%s is not watched, of %v", want, names)
		}
	}
}
