package label

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// pointsAt are labels of so many points, which get worth less from one to the next.
func pointsAt(n int, at func(i int) (x, y float64)) []Wanted {
	var wanted []Wanted
	for i := range n {
		x, y := at(i)
		wanted = append(wanted, Wanted{Lines: []string{fmt.Sprint(i)}, Feature: geom.NewPointFlat(geom.XY, []float64{x, y}), Font: Font{Family: "Arial", Size: 12}, Radius: 2, Priority: 1 - float64(i)/float64(2*n)})
	}
	return wanted
}

// Of a crowd those are looked for places that matter most, and the others say why they
// have none.
func TestCrowd(t *testing.T) {
	const n = 5000
	page := Page{Frame: flat.Page{MaxX: 800, MaxY: 600}}
	wanted := pointsAt(n, func(int) (float64, float64) { return 400, 300 })
	l, err := Lay(t.Context(), wanted, page)
	if err != nil {
		t.Fatal(err)
	}
	if len(l.asked) != mostCrowd {
		t.Errorf("%d labels are looked for places", len(l.asked))
	}
	if len(l.Placed) == 0 || l.Placed[0].Wanted != 0 {
		t.Errorf("%d labels stand", len(l.Placed))
	}
	if why := strings.Join(l.Explain(n-1), "\n"); !strings.Contains(why, "no place was looked for") {
		t.Errorf("it says %q", why)
	}
}

// Fewer than a crowd are all looked for places, wherever they are, and so are labels that
// somebody has fixed.
func TestNoCrowd(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	spread := pointsAt(4000, func(int) (float64, float64) { return 1000 * r.Float64(), 1000 * r.Float64() })
	fixed := pointsAt(1000, func(int) (float64, float64) { return 5, 5 })
	for i := range fixed {
		fixed[i].Fixed = &Fixed{}
	}
	for name, wanted := range map[string][]Wanted{"spread": spread, "few": pointsAt(mostCrowd, func(int) (float64, float64) { return 5, 5 }), "fixed": fixed} {
		if out := crowdedOut(ListOf(wanted), nil); out != nil {
			t.Errorf("%s: %d are crowded out", name, numberOf(out))
		}
	}
}

// No label stands on the symbol of one that was crowded out.
func TestCrowdKeepsItsSymbols(t *testing.T) {
	wanted := pointsAt(1000, func(i int) (float64, float64) { return 400 + float64(i%20), 300 + float64(i/20%20) })
	l, err := Lay(t.Context(), wanted, Page{Frame: flat.Page{MaxX: 800, MaxY: 600}})
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range l.Placed {
		for _, box := range p.Boxes {
			b := box.Bounds()
			for i := range wanted {
				at := wanted[i].Feature.(*geom.Point)
				if x, y := at.X(), at.Y(); x > b.MinX && x < b.MaxX && y > b.MinY && y < b.MaxY {
					t.Errorf("label %d stands on the point of %d", p.Wanted, i)
				}
			}
		}
	}
}

// Looking for crowds hears its context while those of a square are sorted, which takes longest.
func TestCrowdsHearTheirContext(t *testing.T) {
	wanted := ListOf(pointsAt(20_000, func(int) (float64, float64) { return 400, 300 }))
	asked := 0
	heard := heed.With(t.Context(), func(context.Context) { asked++ })
	crowdedOut(wanted, heed.Every(heard, 100))
	if asked < wanted.Len()/200 {
		t.Errorf("it asked %d times for %d labels", asked, wanted.Len())
	}
	ended, end := context.WithCancel(t.Context())
	end()
	if _, err := candidates(ended, wanted, Page{Frame: flat.Page{MaxX: 800, MaxY: 600}}, mostKept); !errors.Is(err, context.Canceled) {
		t.Errorf("a context that has ended gives %v", err)
	}
}
