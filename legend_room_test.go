package kartograph

import (
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// windowsAsked is how many windows a test looks at: a few, or as many as .ci/legend says.
func windowsAsked(t *testing.T, usual int) int {
	t.Helper()
	text := os.Getenv("KARTOGRAPH_WINDOWS")
	if text == "" {
		return usual
	}
	n, err := strconv.Atoi(text)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// In random windows of the world with labels a legend that looks for room stands on no
// label and whole on the page, and in nine of ten on no more land than it would in any
// corner.
func TestLegendFindsRoom(t *testing.T) {
	windows := windowsAsked(t, 6)
	random := rand.New(rand.NewPCG(17, 200))
	least, below, labels := 0, 0, 0
	for i := range windows {
		lon, lat := -170+random.Float64()*300, -55+random.Float64()*100
		wide, high := 8+random.Float64()*60, 6+random.Float64()*35
		text := fmt.Sprintf(`{"layers": {"sea": {"special": "sea"}, "countries": {"src": "builtin:countries-110m", "classify": {"by": "POP_EST", "classes": %d}, "labeling": {"key": "NAME"}},
			"cities": {"src": "builtin:cities", "filter": "LABELRANK < 3", "labeling": {"key": "NAME"}}},
			"bounds": [%.3f, %.3f, %.3f, %.3f], "scalebar": true, "legend": true, "export": {"width": %d, "height": %d}}`,
			2+random.IntN(5), lon, lat, math.Min(lon+wide, 179), math.Min(lat+high, 80), 420+random.IntN(600), 400+random.IntN(500))
		cfg, err := Parse("map.json", []byte(text))
		if err != nil {
			t.Fatal(err)
		}
		m, err := Build(t.Context(), cfg, Options{Sources: legendSources()})
		if err != nil {
			t.Fatal(err)
		}
		box, texts := legendBox(t, m)
		labels += len(texts)
		if page := (render.Box{MaxX: m.scene.Width, MaxY: m.scene.Height}); !page.Holds(box) {
			t.Errorf("window %d: the legend %v leaves the page %v", i, box, page)
		}
		for _, l := range texts {
			if meet(l.Grown(-0.5), box) {
				t.Errorf("window %d: the legend %v stands on the label at %v", i, box, l)
			}
		}
		if box.MinY >= m.worked.frames[0].rect.MaxY {
			below++
			continue
		}
		if onLeastLand(m, box) {
			least++
		}
	}
	t.Logf("%d windows with %d labels: %d legends on the least land, %d below the map", windows, labels, least, below)
	if 10*least < 9*(windows-below) || 10*below > windows || labels < 10*windows {
		t.Errorf("of %d windows with %d labels %d legends stand on more land than in a corner, and %d below the map", windows, labels, windows-below-least, below)
	}
}

// legendBox is where the legend of a map stands, and where its labels are.
func legendBox(t *testing.T, m *Map) (box render.Box, labels []render.Box) {
	t.Helper()
	for _, g := range m.scene.Groups {
		switch {
		case g.ID == "legend":
			box = flat.Nothing[render.Box]()
			var walk func(g render.Group)
			walk = func(g render.Group) {
				for _, mark := range g.Marks {
					if text := textOf(mark); text != nil {
						box = box.With(boxOf(*text, styles.Over(g.Style, mark.Style)))
					}
					if b := geometryBox(mark); !b.Empty() {
						box = box.With(b)
					}
				}
				for _, inner := range g.Groups {
					walk(inner)
				}
			}
			walk(g)
		case slices.Equal(g.Classes, []string{"label"}):
			for _, mark := range g.Marks {
				if text := textOf(mark); text != nil && text.Angle == 0 {
					labels = append(labels, boxOf(*text, styles.Over(g.Style, mark.Style)))
				}
			}
		}
	}
	if box.Empty() {
		t.Fatal("there is no legend")
	}
	return box, labels
}

// onLeastLand reports whether a box lies on no more land than one of its size in any
// corner of the map; a hundredth of it is nothing.
func onLeastLand(m *Map, box render.Box) bool {
	rect := m.worked.frames[0].rect
	own := landUnder(m, box)
	for _, corner := range [][2]float64{{rect.MinX + 8, rect.MinY + 8}, {rect.MaxX - 8 - box.Width(), rect.MinY + 8},
		{rect.MinX + 8, rect.MaxY - 8 - box.Height()}, {rect.MaxX - 8 - box.Width(), rect.MaxY - 8 - box.Height()}} {
		if own > landUnder(m, render.Box{MinX: corner[0], MinY: corner[1], MaxX: corner[0] + box.Width(), MaxY: corner[1] + box.Height()})+0.01 {
			return false
		}
	}
	return true
}

// landUnder is the part of a box that countries cover, by points of a fine grid.
func landUnder(m *Map, box render.Box) float64 {
	const grid = 40
	in := 0
	for i := range grid {
		for j := range grid {
			x, y := box.MinX+box.Width()*(float64(i)+0.5)/grid, box.MinY+box.Height()*(float64(j)+0.5)/grid
			if slices.ContainsFunc(m.worked.placed[0], func(p *placedLayer) bool { return p.ID == "countries" && covers(p, x, y) }) {
				in++
			}
		}
	}
	return float64(in) / (grid * grid)
}

// covers reports whether a polygon of a layer holds a point.
func covers(p *placedLayer, x, y float64) bool {
	for _, f := range p.features {
		for polygon := range flat.Polygons(f.Geometry) {
			inside := false
			for _, ring := range polygon.Rings() {
				for i := 0; i+3 < len(ring); i += 2 {
					x0, y0, x1, y1 := ring[i], ring[i+1], ring[i+2], ring[i+3]
					if (y0 > y) != (y1 > y) && x < x0+(x1-x0)*(y-y0)/(y1-y0) {
						inside = !inside
					}
				}
			}
			if inside {
				return true
			}
		}
	}
	return false
}
