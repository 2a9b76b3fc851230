package kartograph

import (
	"context"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/config"
	"golang.org/x/image/font/gofont/gomono"
)

// A font's file changes where labels stand, is one of the map's inputs, and is not
// written into it.
func TestFontFile(t *testing.T) {
	cfg := labelled(&config.Labeling{Key: "name"}, "name", "iiii", "Bb")
	text := func(css string) (string, []string) {
		o := Options{Files: fstest.MapFS{"fonts/mono.ttf": {Data: gomono.TTF}}, Style: parseSheet(t, css)}
		m, err := Build(context.Background(), cfg, o)
		if err != nil {
			t.Fatal(err)
		}
		var svg strings.Builder
		if _, err := m.Write(&svg, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		restyled, err := m.Restyle(context.Background(), o.Style)
		if err != nil {
			t.Fatal(err)
		}
		var again strings.Builder
		if _, err := restyled.Write(&again, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
		if again.String() != svg.String() {
			t.Error("restyled, the map is another one")
		}
		files, _ := Inputs(cfg, o)
		var names []string
		for _, of := range files {
			names = append(names, of...)
		}
		return svg.String(), names
	}
	const looks = `.label { font-family: Mono, Arial; font-size: 60px } `
	before, _ := text(looks)
	with, files := text(looks + `@font-face { font-family: Mono; src: url(fonts/mono.ttf) }`)
	if before == with {
		t.Error("the font has no effect")
	}
	if strings.Contains(with, "mono.ttf") || strings.Contains(with, "font-face") {
		t.Error("the map names the file")
	}
	if len(files) != 1 || files[0] != "fonts/mono.ttf" {
		t.Errorf("inputs %q", files)
	}
}
