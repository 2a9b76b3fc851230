package label

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// randomWanted is a label on a feature of any kind, in any style.
func randomWanted(random *rand.Rand, i int) Wanted {
	names := []string{"Ur", "Bern", "Vatican City", "Saint-Pierre et Miquelon", "Île-de-France", "São Tomé"}
	name := names[random.IntN(len(names))]
	w := Wanted{
		Lines:  []string{fmt.Sprint(name, i)},
		Font:   Font{Size: 6 + random.Float64()*14, Weight: 100 + 100*random.IntN(9), Spacing: random.Float64()},
		Halo:   random.Float64() * 2,
		Radius: 2,
		Anchor: []string{"", "", "", "start", "middle", "end"}[random.IntN(6)],
	}
	w.Stacked = Stack(w.Lines[0])
	x, y := random.Float64()*400, random.Float64()*400
	switch random.IntN(4) {
	case 0:
		ring := star(random, 5+random.IntN(9))
		for k := range ring {
			ring[k] = ring[k]/2 + []float64{x, y}[k%2]
		}
		w.Feature = geom.NewPolygonFlat(geom.XY, ring, []int{len(ring)})
		w.Positions = [][]Position{nil, {AtCentroid}}[random.IntN(2)]
	case 1:
		w.Feature = geom.NewLineStringFlat(geom.XY, []float64{x, y, x + random.Float64()*100, y + random.Float64()*100})
	default:
		w.Feature = geom.NewPointFlat(geom.XY, []float64{x, y})
	}
	return w
}

// TestPlaceKeepsApart looks at random pages with labels of all kinds.
func TestPlaceKeepsApart(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 1))
	page := Page{Frame: render.Box{MaxX: 400, MaxY: 400}, Keep: []render.Box{{MinX: 100, MinY: 100, MaxX: 200, MaxY: 150}}}
	stood, left := 0, 0
	for range 30 {
		wanted := make([]Wanted, random.IntN(60))
		for i := range wanted {
			wanted[i] = randomWanted(random, i)
		}
		placed, err := Place(context.Background(), wanted, page)
		if err != nil {
			t.Fatal(err)
		}
		stood, left = stood+len(placed), left+len(wanted)-len(placed)
		for i, p := range placed {
			checkClear(t, wanted, page, p)
			for _, other := range placed[:i] {
				if gap := apartBy(p.Boxes[0], other.Boxes[0]); gap < apart-1e-9 {
					t.Errorf("%q is %g px from %q", p.Text.Lines, gap, other.Text.Lines)
				}
			}
		}
	}
	if stood < 2*left || left == 0 {
		t.Errorf("%d labels stand and %d do not", stood, left)
	}
}

// checkClear fails where a label leaves the page, or stands on the symbol of another
// one or on what is to be kept clear.
func checkClear(t *testing.T, wanted []Wanted, page Page, p Placed) {
	t.Helper()
	if !page.Frame.Holds(p.Boxes[0].Bounds()) {
		t.Errorf("%q leaves the page", p.Text.Lines)
	}
	for _, keep := range page.Keep {
		if apartBy(p.Boxes[0], place.Box{Page: keep}) < apart-1e-9 {
			t.Errorf("%q stands where nothing should", p.Text.Lines)
		}
	}
	for i, w := range wanted {
		at, ok := w.Feature.(*geom.Point)
		if !ok || i == p.Wanted && w.Anchor == "middle" {
			continue
		}
		circle := render.Box{MinX: at.X() - w.Radius, MinY: at.Y() - w.Radius, MaxX: at.X() + w.Radius, MaxY: at.Y() + w.Radius}
		if i == p.Wanted {
			circle = circle.Grown(-0.3 * w.Radius) // the square in the circle
		}
		if apartBy(p.Boxes[0], place.Box{Page: circle}) < 0 {
			t.Errorf("%q stands on the circle of %q", p.Text.Lines, w.Lines)
		}
	}
}

// apartBy is the greatest distance between two boxes in the direction of an edge of
// one of them: less than 0 where they overlap.
func apartBy(a, b place.Box) float64 {
	best := math.Inf(-1)
	for _, d := range []place.Box{a, b} {
		cos, sin := d.Cos, d.Sin
		if sin == 0 {
			cos = 1
		}
		for _, axis := range [2][2]float64{{cos, sin}, {-sin, cos}} {
			aMin, aMax := reach(a, axis)
			bMin, bMax := reach(b, axis)
			best = max(best, aMin-bMax, bMin-aMax)
		}
	}
	return best
}

// reach is from where to where a box reaches in a direction.
func reach(b place.Box, axis [2]float64) (from, to float64) {
	cos, sin := b.Cos, b.Sin
	if sin == 0 {
		cos = 1
	}
	middle := (b.MinX+b.MaxX)/2*axis[0] + (b.MinY+b.MaxY)/2*axis[1]
	half := b.Width()/2*math.Abs(cos*axis[0]+sin*axis[1]) + b.Height()/2*math.Abs(cos*axis[1]-sin*axis[0])
	return middle - half, middle + half
}

// TestPlaceBeside looks at where the label of a lone point stands.
func TestPlaceBeside(t *testing.T) {
	tests := []struct {
		name, anchor string
		keep         render.Box
		// right and above tell where the text should be: 1, 0 for level with the
		// point, -1 for the other side.
		right, above float64
	}{
		{name: "free", right: 1, above: 1},
		{name: "nothing right", keep: render.Box{MinX: 55, MinY: 0, MaxX: 100, MaxY: 100}, right: -1, above: 1},
		{name: "nothing above", keep: render.Box{MinX: 0, MinY: 0, MaxX: 100, MaxY: 49}, right: 1, above: -1},
		{name: "a strip", keep: render.Box{MinX: 0, MinY: 0, MaxX: 45, MaxY: 100}, right: 1, above: 1},
		{name: "start", anchor: "start", right: 1},
		{name: "end", anchor: "end", right: -1},
		{name: "middle", anchor: "middle"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			w := Wanted{Lines: []string{"Bern"}, Feature: geom.NewPointFlat(geom.XY, []float64{50, 50}), Font: Font{Size: 10}, Radius: 2, Anchor: test.anchor}
			page := Page{Frame: render.Box{MaxX: 100, MaxY: 100}}
			if test.keep.Width() > 0 {
				page.Keep = []render.Box{test.keep}
			}
			placed, err := Place(context.Background(), []Wanted{w}, page)
			if err != nil || len(placed) != 1 {
				t.Fatalf("%d placed, error %v", len(placed), err)
			}
			box := placed[0].Boxes[0]
			if got := sideOf(box.MinX, box.MaxX, 50); got != test.right {
				t.Errorf("the label reaches from %g to %g, its point is at 50", box.MinX, box.MaxX)
			}
			if got := -sideOf(box.MinY, box.MaxY, 50); got != test.above {
				t.Errorf("the label reaches from %g down to %g, its point is at 50", box.MinY, box.MaxY)
			}
		})
	}
}

// sideOf is on which side of a point a stretch lies, 0 where it holds it.
func sideOf(from, to, at float64) float64 {
	switch {
	case from > at:
		return 1
	case to < at:
		return -1
	}
	return 0
}

// TestPlaceLargerFirst has room for one of two labels.
func TestPlaceLargerFirst(t *testing.T) {
	page := Page{Frame: render.Box{MaxX: 60, MaxY: 16}}
	wanted := []Wanted{
		{Lines: []string{"hamlet"}, Feature: geom.NewPointFlat(geom.XY, []float64{30, 8}), Font: Font{Size: 9}, Anchor: "middle"},
		{Lines: []string{"Town"}, Feature: geom.NewPointFlat(geom.XY, []float64{30, 8}), Font: Font{Size: 12}, Anchor: "middle"},
	}
	placed, err := Place(context.Background(), wanted, page)
	if err != nil || len(placed) != 1 || placed[0].Wanted != 1 {
		t.Errorf("placed %v, error %v; want the town alone", placed, err)
	}
}

// TestPlaceStacks breaks a label in two lines where it does not fit in one.
func TestPlaceStacks(t *testing.T) {
	island := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 90, 0, 90, 60, 0, 60, 0, 0}, []int{10})
	for width, want := range map[float64]int{60: 2, 200: 1} {
		w := Wanted{Lines: []string{"Saint Helena"}, Stacked: Stack("Saint Helena"), Feature: island, Font: Font{Size: 12}}
		placed, err := Place(context.Background(), []Wanted{w}, Page{Frame: render.Box{MinX: 45 - width/2, MaxX: 45 + width/2, MaxY: 60}})
		if err != nil || len(placed) != 1 || len(placed[0].Text.Lines) != want {
			t.Errorf("in %g px: placed %v, error %v; want %d lines", width, placed, err, want)
		}
	}
}

func TestStack(t *testing.T) {
	tests := []struct {
		line string
		want []string
	}{
		{"Bern", nil},
		{"Saint Helena", []string{"Saint", "Helena"}},
		{"Bosnia and Herzegovina", []string{"Bosnia and", "Herzegovina"}},
		{"Rheinland-Pfalz", []string{"Rheinland-", "Pfalz"}},
		{"-a", nil},
		{"a-", nil},
		{"Österreich Ungarn", []string{"Österreich", "Ungarn"}},
	}
	for _, test := range tests {
		if got := Stack(test.line); fmt.Sprint(got) != fmt.Sprint(test.want) {
			t.Errorf("%q breaks into %q, want %q", test.line, got, test.want)
		}
	}
}
