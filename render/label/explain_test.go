package label

import (
	"context"
	"strings"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
)

// TestExplain tells why labels stand where they do.
func TestExplain(t *testing.T) {
	at := func(x, y float64) geom.T { return geom.NewPointFlat(geom.XY, []float64{x, y}) }
	font := Font{Size: 10}
	page := Page{Frame: render.Box{MaxX: 200, MaxY: 40}, Keep: []render.Box{{MinX: 150, MaxX: 200, MaxY: 40}}}
	wanted := []Wanted{
		{Lines: []string{"Bern"}, Feature: at(100, 20), Font: font, Radius: 2, Priority: 5},
		{Lines: []string{"Köniz"}, Feature: at(97, 21), Font: font, Radius: 2},
		{Lines: []string{"Out"}, Feature: at(190, 20), Font: font, Radius: 2},
	}
	l, err := Lay(context.Background(), wanted, page)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range [][]string{
		{`"Bern" ne, costs 0 of 1000: it stands here`, `lies on the symbol of "Köniz"`},
		{`overlaps "Bern"`, `it stands here`},
		{`lies on furniture or an inset`, `reaches beyond the frame`},
	} {
		got := strings.Join(l.Explain(i), "\n")
		for _, part := range want {
			if !strings.Contains(got, part) {
				t.Errorf("of %q it is not said that %s:\n%s", wanted[i].Lines, part, got)
			}
		}
	}
}

// TestJudgeAgreesWithPlace asks of random pages: whatever stands has nothing in its way,
// and whatever is left out has something in the way everywhere.
func TestJudgeAgreesWithPlace(t *testing.T) {
	page := Page{Frame: render.Box{MaxX: 400, MaxY: 400}, Keep: []render.Box{{MinX: 100, MinY: 100, MaxX: 200, MaxY: 150}}}
	random := newRandom(7)
	stands, left := 0, 0
	for range 6 {
		wanted := make([]Wanted, 60)
		for i := range wanted {
			wanted[i] = randomWanted(random, i)
		}
		l, err := Lay(context.Background(), wanted, page)
		if err != nil {
			t.Fatal(err)
		}
		placed := map[int]bool{}
		for _, p := range l.Placed {
			placed[p.Wanted] = true
		}
		for i := range wanted {
			said := strings.Join(l.Explain(i), "\n")
			if got := strings.Contains(said, "it stands here"); got != placed[i] {
				t.Errorf("%q: placed %v, and the explanation is:\n%s", wanted[i].Lines, placed[i], said)
			}
			if strings.Contains(said, "did not find") {
				t.Errorf("%q has a free place:\n%s", wanted[i].Lines, said)
			}
			if placed[i] {
				stands++
			} else {
				left++
			}
		}
	}
	if stands == 0 || left == 0 {
		t.Errorf("%d stand, %d do not", stands, left)
	}
}
