package kartograph

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/styles"
)

// pageMap is a map of a country's size with more keys.
func pageMap(t *testing.T, more string, sheet *styles.Sheet) *Map {
	t.Helper()
	cfg, err := Parse("map.json", []byte(`{"layers": {"s": {"special": "sea"}}, "bounds": [5, 46, 12, 50]`+more+`}`))
	if err != nil {
		t.Fatal(err)
	}
	m, err := Build(t.Context(), cfg, Options{Style: sheet})
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// The page grows around the map by what stands around it, and what the config gives
// is the page's.
func TestPageGrows(t *testing.T) {
	texts := `, "title": "A title", "subtitle": "Below it", "source": "From here", "credit": "By us"`
	plain := pageMap(t, "", nil).worked.frames[0]
	for _, c := range []struct {
		name, more    string
		width, height float64
		same          bool
	}{
		{"texts", texts, 1000, 0, true},
		{"a margin", `, "margin": [10, 20, 30, 40]`, 1060, 0, true},
		{"a margin and texts", `, "margin": 20` + texts, 1040, 0, true},
		{"degrees", `, "degrees": true`, 0, 0, true},
		{"a width", `, "margin": 50, "export": {"width": 600}` + texts, 600, 0, false},
		{"a height", `, "margin": 50, "export": {"height": 600}` + texts, 0, 600, false},
		{"both", `, "margin": 50, "export": {"width": 500, "height": 600}` + texts, 500, 600, false},
		{"a ratio", `, "margin": 50, "export": {"width": 500, "ratio": 2}`, 500, 300, false},
	} {
		m := pageMap(t, c.more, nil)
		main := m.worked.frames[0]
		if c.width > 0 && m.scene.Width != c.width || c.height > 0 && m.scene.Height != c.height {
			t.Errorf("%s: the page is %g by %g", c.name, m.scene.Width, m.scene.Height)
		}
		if same := main.rect.Width() == plain.rect.Width() && main.rect.Height() == plain.rect.Height(); same != c.same {
			t.Errorf("%s: the map is %g by %g, without it %g by %g", c.name, main.rect.Width(), main.rect.Height(), plain.rect.Width(), plain.rect.Height())
		}
		if !main.page.Holds(main.rect) {
			t.Errorf("%s: the map %v leaves the page %v", c.name, main.rect, main.page)
		}
	}
}

// What leaves no room for the map is an error that says what to do.
func TestPageWithoutRoom(t *testing.T) {
	cfg, err := Parse("map.json", []byte(`{"layers": {"s": {"special": "sea"}}, "margin": 60, "export": {"width": 100}}`))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Build(t.Context(), cfg, Options{}); err == nil || !strings.Contains(err.Error(), "smaller margins") {
		t.Errorf("%v", err)
	}
}

// Texts of any length, font size and page stay on the page, apart from one another
// and from the map.
func TestPageTexts(t *testing.T) {
	random := rand.New(rand.NewPCG(17, 3))
	words := strings.Fields("Einwohner je Quadratkilometer in den Gemeinden der Europäischen Union 2024 Donaudampfschifffahrtsgesellschaft 人口密度 km² – of the year")
	for range 60 {
		text := func(most int) string {
			var all []string
			for range 1 + random.IntN(most) {
				all = append(all, words[random.IntN(len(words))])
			}
			return strings.Join(all, " ")
		}
		more := fmt.Sprintf(`, "title": %q, "subtitle": %q, "note": %q, "source": %q, "credit": %q, "margin": %d, "export": {"width": %d}`,
			text(20), text(30), text(60), text(12), text(6), random.IntN(30), 250+random.IntN(900))
		sheet := parseSheet(t, fmt.Sprintf("#title { font-size: %dpx } .furniture { font-size: %dpx; text-anchor: %s }",
			12+random.IntN(30), 8+random.IntN(10), []string{"start", "middle", "end"}[random.IntN(3)]))
		checkPageTexts(t, pageMap(t, more, sheet), more)
	}
}

func checkPageTexts(t *testing.T, m *Map, more string) {
	t.Helper()
	main := m.worked.frames[0]
	page := m.worked.furniturePage(m.worked.options.Style)
	var boxes []render.Box
	for _, spec := range page.Specs {
		if piece, _ := furniture.Lay(page, spec); piece != nil {
			boxes = append(boxes, piece.Box)
		}
	}
	if len(boxes) != 5 {
		t.Fatalf("%s: %d texts", more, len(boxes))
	}
	for i, b := range boxes {
		if !main.page.Grown(1e-6).Holds(b) {
			t.Errorf("%s: %v leaves the page %v", more, b, main.page)
		}
		if b.Meets(main.rect) {
			t.Errorf("%s: %v stands on the map %v", more, b, main.rect)
		}
		for _, other := range boxes[:i] {
			if b.Meets(other) {
				t.Errorf("%s: %v and %v overlap", more, b, other)
			}
		}
	}
}

// A map in another stylesheet is the one that is built with it, also where texts
// around the map become larger.
func TestPageRestyled(t *testing.T) {
	const more = `, "title": "A title of some words", "note": "A note", "export": {"width": 300}`
	large := parseSheet(t, "#title { font-size: 40px }")
	restyled, err := pageMap(t, more, nil).Restyle(t.Context(), large)
	if err != nil {
		t.Fatal(err)
	}
	var got, want strings.Builder
	for _, w := range []struct {
		m  *Map
		to *strings.Builder
	}{{restyled, &got}, {pageMap(t, more, large), &want}} {
		if _, err := w.m.Write(w.to, WriteOptions{}); err != nil {
			t.Fatal(err)
		}
	}
	if got.String() != want.String() {
		t.Error("a map that was restyled differs from one built so")
	}
}

// The globe of a locator hides the map beneath: white, or as the stylesheet fills its sea.
func TestGroundOfLocator(t *testing.T) {
	for css, want := range map[string]string{"": "#fff", ".sea { fill: #00f }": "#00f", "#locator-sea { fill: #0f0 }": "#0f0", "#locator-sea { fill: none }": "none"} {
		sheet, _, err := styles.Parse("a.css", []byte(css))
		if err != nil {
			t.Fatal(err)
		}
		sea := pageMap(t, `, "locator": true`, sheet).scene.Groups
		inset := sea[slices.IndexFunc(sea, func(g render.Group) bool { return g.ID == "locator" })]
		fill, _ := inset.Groups[0].Style.Get("fill")
		if own, ok := inset.Groups[0].Marks[0].Style.Get("fill"); ok {
			fill = own
		}
		if inset.Groups[0].Of != "locator-sea" || fill != want {
			t.Errorf("%q: the ground %s is %q, want %q", css, inset.Groups[0].Of, fill, want)
		}
	}
}

// A locator is one key: the globe or a part of the world in a corner, with a rectangle
// that holds the middle of what the map shows.
func TestLocator(t *testing.T) {
	for _, c := range []struct {
		name, more string
		box        render.Box
	}{
		{"the globe", `, "locator": true`, render.Box{MinX: 880, MinY: 0, MaxX: 990, MaxY: 0}},
		{"at the top", `, "locator": {"at": "tl", "size": 80}`, render.Box{MinX: 10, MinY: 10, MaxX: 90, MaxY: 90}},
		{"in Europe", `, "locator": {"at": "tl", "shows": [-12, 35, 30, 70]}`, render.Box{MinX: 10, MinY: 10, MaxX: 120, MaxY: 0}},
		{"on a page", `, "margin": 50, "locator": {"at": "tl", "size": 80}`, render.Box{MinX: 60, MinY: 60, MaxX: 140, MaxY: 140}},
	} {
		m := pageMap(t, c.more, nil)
		f := m.worked.frames[1]
		if f.id != "locator" || f.rect.MinX != c.box.MinX || f.rect.MaxX != c.box.MaxX || c.box.MaxY > 0 && (f.rect.MinY != c.box.MinY || f.rect.MaxY != c.box.MaxY) {
			t.Errorf("%s: %q stands at %v", c.name, f.id, f.rect)
		}
		x, y, ok := f.proj.Forward(8.5, 48)
		shown, problem := f.extentOf(m.worked.frames[0])
		if problem != "" || !ok {
			t.Fatalf("%s: %s", c.name, problem)
		}
		b := shown.Bounds()
		if !(x > b.Min(0) && x < b.Max(0) && y > b.Min(1) && y < b.Max(1)) || !f.rect.Has(x, y) {
			t.Errorf("%s: the rectangle %v does not hold %g, %g", c.name, b, x, y)
		}
	}
}
