package kartograph

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"strconv"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/twpayne/go-geom"
)

// TestLabelsApart draws windows of the world with countries and cities, and asks of
// the drawn texts: none overlaps another one or a city, and none leaves the page.
// LABEL_WINDOWS says how many windows.
func TestLabelsApart(t *testing.T) {
	windows := 6
	if n, err := strconv.Atoi(os.Getenv("LABEL_WINDOWS")); err == nil {
		windows = n
	}
	light, _ := styles.Named("light")
	sheet := parseSheet(t, string(light))
	random := rand.New(rand.NewPCG(1, 1))
	shared, drawn := NewSources(os.DirFS("testdata")), 0
	for range windows {
		for _, width := range []float64{300, 700, 1200} {
			lon, lat := random.Float64()*300-150, random.Float64()*120-70
			wide := 5 + random.Float64()*60
			cfg := windowOfWorld([]float64{lon, lat, lon + wide, min(lat+wide*0.7, 89)}, width)
			name := fmt.Sprintf("%.4g,%.4g,%.4g at %g", lon, lat, wide, width)
			t.Run(name, func(t *testing.T) {
				m, err := Build(context.Background(), cfg, Options{Style: sheet, Sources: shared})
				if err != nil {
					t.Fatal(err)
				}
				drawn += checkApart(t, m)
				if drawnApart(t, m, name) == 0 && len(labelsOf(m)) > 0 {
					t.Error("the file has no labels")
				}
			})
		}
	}
	if drawn < 30*windows {
		t.Errorf("only %d labels in %d windows", drawn, windows)
	}
}

func windowOfWorld(box []float64, width float64) *Config {
	cfg := &Config{Bounds: config.BBox(box[0], box[1], box[2], box[3])}
	cfg.Export.Width = width
	for _, name := range []string{"countries-110m", "cities"} {
		cfg.Layers = append(cfg.Layers, config.Layer{ID: name, Src: "builtin:" + name, Labeling: &config.Labeling{Key: "NAME", Buffer: true}})
	}
	return cfg
}

// checkApart looks at the texts of a map, and returns how many there are.
func checkApart(t *testing.T, m *Map) int {
	t.Helper()
	scene := m.Scene()
	page := render.Box{MaxX: scene.Width, MaxY: scene.Height}
	var boxes []render.Box
	var texts []render.Text
	var rooms []drawnLine
	for _, g := range scene.Groups {
		if len(g.Classes) != 1 || g.Classes[0] != "label" {
			continue
		}
		for _, mark := range g.Marks {
			style := styles.Over(g.Style, mark.Style)
			text := *textOf(mark)
			box := boxOf(text, style)
			boxes, texts, rooms = append(boxes, box), append(texts, text), append(rooms, drawnLine{corners: turnedWith(text, box)})
		}
	}
	for i, room := range rooms {
		for _, corner := range room.corners {
			if !page.Grown(0.01).Has(corner[0], corner[1]) {
				t.Errorf("%q leaves the page", texts[i].Lines)
				break
			}
		}
		for j := range rooms[:i] {
			if room.overlap(rooms[j]) > 1e-9 {
				t.Errorf("%q overlaps %q", texts[i].Lines, texts[j].Lines)
			}
		}
	}
	for _, mark := range groupNamed(t, m, "cities").Marks {
		at, ok := geometryOf(mark).(*geom.Point)
		if !ok {
			continue
		}
		for i, box := range boxes {
			if box.Grown(-1).Has(turnedAbout(texts[i], at.X(), at.Y(), -texts[i].Angle)) {
				t.Errorf("%q stands on a city", texts[i].Lines)
			}
		}
	}
	return len(boxes)
}

// labelsOf lists the labels of a map.
func labelsOf(m *Map) []render.Mark {
	var all []render.Mark
	for _, g := range m.Scene().Groups {
		if len(g.Classes) == 1 && g.Classes[0] == "label" {
			all = append(all, g.Marks...)
		}
	}
	return all
}

func meet(a, b render.Box) bool {
	return a.MinX < b.MaxX && b.MinX < a.MaxX && a.MinY < b.MaxY && b.MinY < a.MaxY
}

// turnedWith are the corners of a box of a text, clockwise, where its angle turns them.
func turnedWith(text render.Text, box render.Box) (corners [4][2]float64) {
	for i, c := range [4][2]float64{{box.MinX, box.MinY}, {box.MaxX, box.MinY}, {box.MaxX, box.MaxY}, {box.MinX, box.MaxY}} {
		corners[i][0], corners[i][1] = turnedAbout(text, c[0], c[1], text.Angle)
	}
	return corners
}

// turnedAbout is a point turned about the anchor point of a text, clockwise, by degrees.
func turnedAbout(text render.Text, x, y, degrees float64) (float64, float64) {
	sin, cos := math.Sincos(degrees * math.Pi / 180)
	dx, dy := x-text.X, y-text.Y
	return text.X + dx*cos - dy*sin, text.Y + dx*sin + dy*cos
}

// boxOf is the room that a drawn text takes before it is turned.
func boxOf(text render.Text, style styles.Style) render.Box {
	width, bottom := 0.0, text.LineHeight*float64(len(text.Lines)-1)
	var e label.Extent
	for _, line := range text.Lines {
		e = label.MeasureBy(nil)(line, label.FontOf(style))
		width = max(width, e.Width)
	}
	left := text.X - width/2
	switch text.Anchor {
	case render.AnchorStart:
		left = text.X
	case render.AnchorEnd:
		left = text.X - width
	}
	return render.Box{MinX: left, MinY: text.Y - e.Ascent, MaxX: left + width, MaxY: text.Y + bottom + e.Descent}
}
