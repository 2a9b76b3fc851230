package label

import (
	"context"
	"reflect"
	"slices"
	"sync"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// remembering is a page with two labels, a line and an area.
func remembering() ([]Wanted, Page) {
	at := func(x, y float64) geom.T { return geom.NewPointFlat(geom.XY, []float64{x, y}) }
	square := geom.NewPolygonFlat(geom.XY, []float64{100, 100, 180, 100, 180, 160, 100, 160, 100, 100}, []int{10})
	wanted := []Wanted{
		{Lines: []string{"One"}, Feature: at(50, 50), Radius: 2, Font: Font{Family: "Arial", Size: 12}},
		{Lines: []string{"Two words"}, Stacked: []string{"Two", "words"}, Feature: square, Font: Font{Family: "Arial", Size: 12}, Off: []int{1}},
	}
	return wanted, Page{Frame: render.Box{MaxX: 300, MaxY: 200}, Keep: []render.Box{{MinX: 60, MinY: 30, MaxX: 90, MaxY: 48}},
		Lines: []place.Line{{Points: []float64{0, 60, 100, 60}, Weight: 1}}, Areas: []place.Area{{Rings: [][]float64{{0, 0, 9, 0, 9, 9, 0, 0}}, Kind: 1}}}
}

// TestMemory changes one thing at a time: with a memory labels stand as without it.
func TestMemory(t *testing.T) {
	changes := map[string]func(w []Wanted, p *Page){
		"nothing":     func([]Wanted, *Page) {},
		"a text":      func(w []Wanted, _ *Page) { w[0].Lines = []string{"Longer"} },
		"two lines":   func(w []Wanted, _ *Page) { w[0].Lines = []string{"On", "e"} },
		"stacked":     func(w []Wanted, _ *Page) { w[1].Stacked = nil },
		"short":       func(w []Wanted, _ *Page) { w[1].Short = []string{"T."} },
		"a place":     func(w []Wanted, _ *Page) { w[0].Feature = geom.NewPointFlat(geom.XY, []float64{50, 51}) },
		"its kind":    func(w []Wanted, _ *Page) { w[0].Feature = geom.NewMultiPointFlat(geom.XY, []float64{50, 50}) },
		"positions":   func(w []Wanted, _ *Page) { w[0].Positions = []Position{West} },
		"strategies":  func(w []Wanted, _ *Page) { w[0].Strategies = []Strategy{} },
		"repeat":      func(w []Wanted, _ *Page) { w[0].Repeat = 30 },
		"fixed":       func(w []Wanted, _ *Page) { w[0].Fixed = &Fixed{DX: 5} },
		"anywhere":    func(w []Wanted, _ *Page) { w[0].Anywhere = true },
		"off":         func(w []Wanted, _ *Page) { w[1].Off = nil },
		"radius":      func(w []Wanted, _ *Page) { w[0].Radius = 6 },
		"size":        func(w []Wanted, _ *Page) { w[0].Font.Size = 14 },
		"weight":      func(w []Wanted, _ *Page) { w[0].Font.Weight = 700 },
		"italic":      func(w []Wanted, _ *Page) { w[0].Font.Italic = true },
		"family":      func(w []Wanted, _ *Page) { w[0].Font.Family = "Times" },
		"spacing":     func(w []Wanted, _ *Page) { w[0].Font.Spacing = 2 },
		"wordspacing": func(w []Wanted, _ *Page) { w[1].Font.WordSpacing = 5 },
		"kerning":     func(w []Wanted, _ *Page) { w[0].Font.Unkerned = true },
		"caps":        func(w []Wanted, _ *Page) { w[0].Font.Caps = font.SmallCaps },
		"unseen":      func(w []Wanted, _ *Page) { w[0].Unseen = true },
		"spaced":      func(w []Wanted, _ *Page) { w[0].Spaced = true },
		"least size":  func(w []Wanted, _ *Page) { w[0].MinSize = 8 },
		"halo":        func(w []Wanted, _ *Page) { w[0].Halo = 3 },
		"anchor":      func(w []Wanted, _ *Page) { w[0].Anchor = "end" },
		"priority":    func(w []Wanted, _ *Page) { w[0].Priority = 3 },
		"again":       func(w []Wanted, _ *Page) { w[0].again = true },
		"frame":       func(_ []Wanted, p *Page) { p.Frame.MaxX = 70 },
		"keep":        func(_ []Wanted, p *Page) { p.Keep = nil },
		"a line":      func(_ []Wanted, p *Page) { p.Lines[0].Points[1] = 45 },
		"its weight":  func(_ []Wanted, p *Page) { p.Lines[0].Weight = 9 },
		"its sort":    func(_ []Wanted, p *Page) { p.Lines[0].Kind = 1 },
		"an area":     func(_ []Wanted, p *Page) { p.Areas[0].Rings[0][2] = 150 },
		"area's sort": func(_ []Wanted, p *Page) { p.Areas[0].Kind = 2 },
	}
	memory := NewMemory()
	sums := map[sum]string{}
	for name, change := range changes {
		wanted, page := remembering()
		change(wanted, &page)
		page.Measure = MeasureBy(nil)
		plain, err := Lay(context.Background(), wanted, page)
		if err != nil {
			t.Fatal(err)
		}
		key := memory.sumOf(ListOf(wanted), page)
		if other, ok := sums[key]; ok {
			t.Errorf("%s and %s are taken for the same", name, other)
		}
		sums[key] = name
		page.Memory = memory
		for range 2 {
			lines, one := []string(nil), new(sync.Mutex)
			page.Measure = func(line string, f Font) Extent {
				locked(one, func() { lines = append(lines, line) })
				return MeasureBy(nil)(line, f)
			}
			got, err := Lay(context.Background(), wanted, page)
			if err != nil || !reflect.DeepEqual(got.Placed, plain.Placed) {
				t.Errorf("%s: %v\n%+v\nwant\n%+v", name, err, got.Placed, plain.Placed)
			}
			if !slices.Contains(lines, wanted[0].Lines[0]) {
				t.Errorf("%s: %q is not measured", name, wanted[0].Lines[0])
			}
		}
	}
	for i := range 3 * mostRemembered {
		wanted, page := remembering()
		wanted[0].Radius, page.Measure, page.Memory = float64(i)/10, MeasureBy(nil), memory
		if _, err := Lay(context.Background(), wanted, page); err != nil {
			t.Fatal(err)
		}
	}
	if len(memory.all) > mostRemembered || len(memory.used) != len(memory.all) {
		t.Errorf("%d and %d are remembered", len(memory.all), len(memory.used))
	}
}

// TestEveryFieldCounts notices a field of Wanted or Page that nobody told the memory of. Of a
// page, MeasureUpTo is not used with it.
func TestEveryFieldCounts(t *testing.T) {
	for _, c := range []struct {
		of     any
		fields int
	}{{Wanted{}, 19}, {Font{}, 8}, {Page{}, 8}, {place.Line{}, 3}, {place.Area{}, 2}, {Fixed{}, 3}} {
		if n := reflect.TypeOf(c.of).NumField(); n != c.fields {
			t.Errorf("%T has %d fields; sumOf knows %d", c.of, n, c.fields)
		}
	}
}

func locked(one *sync.Mutex, do func()) {
	one.Lock()
	defer one.Unlock()
	do()
}
