package label

import (
	"context"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
)

func squareAt(x, y, side float64) *geom.Polygon {
	return geom.NewPolygonFlat(geom.XY, []float64{x, y, x + side, y, x + side, y + side, x, y + side, x, y}, []int{10})
}

// TestPlaceNotAbroad has an islet to the left of a country in the sea, whose name could
// stand on the country: it does not.
func TestPlaceNotAbroad(t *testing.T) {
	coast := squareAt(60, 0, 100)
	wanted := []Wanted{
		{Lines: []string{"Islet"}, Feature: squareAt(52, 48, 4), Font: Font{Size: 10}},
		{Lines: []string{"X"}, Feature: coast, Font: Font{Size: 10}},
	}
	// Upon the islet there is no room.
	page := Page{Frame: render.Box{MaxX: 160, MaxY: 100}, Keep: []render.Box{{MinX: 53, MinY: 49, MaxX: 55, MaxY: 51}}}
	placed, err := Place(context.Background(), wanted, page)
	if err != nil || len(placed) != 2 {
		t.Fatalf("%d placed, error %v", len(placed), err)
	}
	if box := placed[0].Boxes[0]; box.MaxX > 60 {
		t.Errorf("the name of the islet reaches to %g, the country begins at 60", box.MaxX)
	}
	page.Keep = append(page.Keep, render.Box{MaxX: 51.5, MaxY: 100})
	if placed, err = Place(context.Background(), wanted, page); err != nil || len(placed) != 1 {
		t.Errorf("%d placed, error %v; want the name of the islet left out", len(placed), err)
	}
}

func TestLandHas(t *testing.T) {
	ring := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 4, 4, 6, 4, 6, 6, 4, 6, 4, 4}, []int{10, 20})
	lands := landsOf(ListOf([]Wanted{{Feature: ring}}))
	for at, want := range map[[2]float64]bool{{1, 1}: true, {5, 5}: false, {11, 5}: false, {5, 2}: true, {5, -1}: false} {
		if got := lands.columns[0][0].edges().has(at[0], at[1]); got != want {
			t.Errorf("%v is inside: %v, want %v", at, got, want)
		}
	}
}

// TestIslandsKeepOffOtherCoasts has an island in a strait, over both of whose coasts its name
// reaches in the middle: it stands where there is sea only, above or below, and where a coast is
// its own border it may reach across that.
func TestIslandsKeepOffOtherCoasts(t *testing.T) {
	tests := []struct {
		name   string
		coast  float64 // where the land begins, to the right of the island
		abroad bool
	}{
		{"an island", 112, false},
		{"a neighbour", 108, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			wanted := []Wanted{
				{Lines: []string{"Isle of Man"}, Feature: squareAt(92, 92, 16), Font: Font{Size: 10}},
				{Lines: []string{"X"}, Feature: squareAt(test.coast, 60, 80), Font: Font{Size: 10}},
			}
			l, err := Lay(context.Background(), wanted, Page{Frame: render.Box{MinX: 40, MinY: 40, MaxX: 200, MaxY: 200}})
			if err != nil {
				t.Fatal(err)
			}
			ls, abroad := landsOf(ListOf(wanted)), false
			for _, s := range l.asked[0].spots {
				abroad = abroad || ls.abroad(s, 0)
			}
			if len(l.asked[0].spots) == 0 || abroad != test.abroad {
				t.Errorf("of %d places one is abroad: %v, want %v", len(l.asked[0].spots), abroad, test.abroad)
			}
		})
	}
}
