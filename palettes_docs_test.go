package kartograph

import (
	"bytes"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/golden"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/patterns"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/palette"
)

// TestPaletteDocs keeps the pictures of palettes and patterns in docs/classes.md, and
// its list of names, true.
func TestPaletteDocs(t *testing.T) {
	for name, scene := range map[string]render.Scene{"palettes": paletteScene(), "patterns": patternScene()} {
		var svg bytes.Buffer
		if _, err := render.SVG().Write(&svg, scene, render.Options{}); err != nil {
			t.Fatal(err)
		}
		golden.Check(t, "docs/"+name+".svg", svg.Bytes())
	}
	docs, err := os.ReadFile("docs/classes.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range palette.All() {
		if !strings.Contains(string(docs), "`"+p.Name+"`") {
			t.Errorf("docs/classes.md does not name %s", p.Name)
		}
		if !strings.Contains(string(docs), strings.TrimSuffix(strings.Split(p.Source, ",")[0], " (CC0)")) {
			t.Errorf("docs/classes.md does not name %s", p.Source)
		}
	}
	for _, s := range patterns.BuiltIn() {
		if !strings.Contains(string(docs), "`"+s.Name+"`") {
			t.Errorf("docs/classes.md does not name %s", s.Name)
		}
	}
}

// sheetOf lays things out in rows of some columns, each with its name.
func sheetOf(names []string, columns int, size [2]float64, draw func(i int, x, y float64) []render.Mark) render.Scene {
	rows := (len(names) + columns - 1) / columns
	scene := render.Scene{Width: float64(columns) * size[0], Height: float64(rows)*size[1] + 10}
	texts := render.Group{ID: "names", Style: styles.Style{{Name: "fill", Value: "#222"}, {Name: "font-family", Value: "Arial, sans-serif"}, {Name: "font-size", Value: "11px"}, {Name: "stroke", Value: "none"}}}
	all := render.Group{ID: "swatches", Style: styles.Style{{Name: "stroke", Value: "none"}}}
	for i, name := range names {
		x, y := 10+float64(i/rows)*size[0], 10+float64(i%rows)*size[1]
		texts.Marks = append(texts.Marks, render.Mark{Form: render.Text{X: x, Y: y + 11, Anchor: render.AnchorStart, Lines: []string{name}}})
		all.Marks = append(all.Marks, draw(i, x+76, y)...)
	}
	paper := render.Group{ID: "paper", Marks: []render.Mark{{Form: render.Rectangle(0, 0, scene.Width, scene.Height)}},
		Style: styles.Style{{Name: "fill", Value: "#fff"}, {Name: "stroke", Value: "none"}}}
	scene.Groups = []render.Group{paper, texts, all}
	return scene
}

func paletteScene() render.Scene {
	all := palette.All()
	names := make([]string, len(all))
	for i, p := range all {
		names[i] = p.Name
	}
	scene := sheetOf(names, 4, [2]float64{220, 20}, func(i int, x, y float64) (marks []render.Mark) {
		colours := all[i].Colours(7)
		if all[i].Kind == palette.Square {
			colours = all[i].Square(3, 3)
		}
		for k, c := range colours {
			width := 126 / float64(len(colours))
			marks = append(marks, render.Mark{Form: render.Rectangle(x+float64(k)*width, y, width, 15), Style: styles.Style{{Name: "fill", Value: c.Hex()}}})
		}
		return marks
	})
	scene.Title, scene.Desc = "Palettes", fmt.Sprintf("%d palettes, in seven colours each", len(all))
	return scene
}

func patternScene() render.Scene {
	all := patterns.BuiltIn()
	scene := sheetOf(patterns.Names(all), 4, [2]float64{220, 44}, func(i int, x, y float64) []render.Mark {
		return []render.Mark{{Form: render.Rectangle(x+26, y, 100, 36), Style: styles.Style{{Name: "fill", Value: "url(#" + all[i].Name + ")"}}}}
	})
	for _, s := range all {
		scene.Patterns = append(scene.Patterns, patterns.Make(s, s.Name, nil))
	}
	scene.Title = "Patterns"
	return scene
}
