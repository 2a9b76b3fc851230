package label

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
)

// The letters of an area's name are spaced out where that is wanted, nothing speaks against
// it and the area is broad.
func TestSpacing(t *testing.T) {
	broad := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 300, 0, 300, 60, 0, 60, 0, 0}, []int{10})
	list := []Strategy{ElsewherePlace, Stacking, Spacing}
	for name, test := range map[string]struct {
		change func(*Wanted)
		want   float64
	}{
		"broad":          {func(*Wanted) {}, 4},
		"not wanted":     {func(w *Wanted) { w.Strategies = nil }, 0},
		"left out first": {func(w *Wanted) { w.Strategies = []Strategy{LeavingOut, Spacing} }, 0},
		"as the style":   {func(w *Wanted) { w.Spaced = true }, 0},
		"moved by hand":  {func(w *Wanted) { w.Fixed = &Fixed{DX: 1} }, 0},
		"joined letters": {func(w *Wanted) { w.Lines = []string{"مصر"} }, 0},
		"two lines":      {func(w *Wanted) { w.Lines = []string{"Costa", "Rica"} }, 0},
		"narrow":         {func(w *Wanted) { w.Feature = squareAt(0, 0, 40) }, 0},
		"a point":        {func(w *Wanted) { w.Feature = geom.NewPointFlat(geom.XY, []float64{9, 30}) }, 0},
	} {
		t.Run(name, func(t *testing.T) {
			w := Wanted{Lines: []string{"Mali"}, Feature: broad, Font: Font{Size: 10}, Strategies: list}
			test.change(&w)
			placed, err := Place(context.Background(), []Wanted{w}, Page{Frame: render.Box{MinX: -50, MinY: -50, MaxX: 400, MaxY: 100}})
			if err != nil || len(placed) != 1 {
				t.Fatalf("%d placed, error %v", len(placed), err)
			}
			if got := placed[0].Spacing; got != test.want {
				t.Errorf("its letters are spaced by %g px, want %g", got, test.want)
			}
		})
	}
}

// What is spaced stays within its polygon, is as wide as it is measured, and rows have room.
func TestSpacedStaysInside(t *testing.T) {
	random := rand.New(rand.NewPCG(7, 7))
	measure, rows := MeasureBy(nil), 0
	for range 300 {
		ring := star(random, 4+random.IntN(80))
		for k := 0; k < len(ring); k += 2 {
			ring[k] *= 3
		}
		a := newArea(geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}))
		w := Wanted{Lines: []string{"Mauritania"}, Feature: geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)}), Font: Font{Size: 6 + 6*random.Float64()}, Strategies: []Strategy{ElsewherePlace, Spacing}}
		for _, s := range new(table).spotsOf(w, measure) {
			if s.spacing == 0 {
				continue
			}
			if em := s.spacing / w.Font.Size; !(em > leastSpacing-0.01 && em < mostSpacing+0.01) {
				t.Errorf("spaced by %g font sizes", em)
			}
			if a.edges.cross(s.boxes[0]) {
				t.Errorf("a spaced name crosses the edge at %v", s.boxes[0])
			}
			f := w.Font
			f.Spacing = s.spacing
			if want := measure("Mauritania", f).Width; !(math.Abs(s.boxes[0].Width()-want) < 3) {
				t.Errorf("a spaced name is %g px wide, measured %g", s.boxes[0].Width(), want)
			}
			rows++
		}
		b := layOut(version{lines: []string{"Chad"}, font: Font{Size: 9}}, measure)
		for _, p := range a.rows(b) {
			if s := b.centred(p.x, p.y, 0); a.edges.cross(s.boxes[0]) || !a.edges.has(p.x, p.y) {
				t.Errorf("there is no room at %g, %g", p.x, p.y)
			}
		}
	}
	if rows < 200 {
		t.Errorf("only %d spaced places", rows)
	}
}
