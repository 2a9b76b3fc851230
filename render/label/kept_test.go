package label

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"sync/atomic"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
)

// Places that are found again are those that were kept, of points and of all else, for
// whoever asks where labels stand and why.
func TestPlacesAreFoundAgain(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 4))
	var wanted []Wanted
	for i := range 300 {
		x, y := random.Float64()*400, random.Float64()*300
		name := fmt.Sprintf("town %d", i)
		w := Wanted{Lines: []string{name}, Feature: geom.NewPointFlat(geom.XY, []float64{x, y}), Font: Font{Size: 8 + float64(random.IntN(8))}, Radius: float64(random.IntN(4)), Priority: random.Float64() * 5}
		switch i % 5 {
		case 0:
			w.Feature = geom.NewLineStringFlat(geom.XY, []float64{x, y, x + 90, y + 30})
			w.Repeat = 40
		case 1:
			w.Feature = geom.NewPolygonFlat(geom.XY, []float64{x, y, x + 60, y, x + 60, y + 40, x, y}, []int{8})
		case 2:
			w.Short, w.MinSize = []string{"t."}, 5
		case 3:
			w.Fixed = &Fixed{DX: 3, Angle: 20}
		}
		wanted = append(wanted, w)
	}
	page := Page{Frame: render.Box{MaxX: 400, MaxY: 300}}
	kept, err := layKeeping(t.Context(), ListOf(wanted), page, len(wanted)*10)
	if err != nil {
		t.Fatal(err)
	}
	again, err := layKeeping(t.Context(), ListOf(wanted), page, 10)
	if err != nil {
		t.Fatal(err)
	}
	if len(kept.Placed) < 50 || !reflect.DeepEqual(kept.Placed, again.Placed) {
		t.Errorf("%d labels are placed, and %d, which are others", len(kept.Placed), len(again.Placed))
	}
	held := 0
	for i := range again.labels {
		if again.asked[i].again && again.labels[i].Candidates != nil {
			held++
		}
	}
	for i := range wanted {
		if a, b := kept.Explain(i), again.Explain(i); !reflect.DeepEqual(a, b) {
			t.Fatalf("label %d: %q, and %q", i, a, b)
		}
	}
	for _, a := range again.asked {
		if _, point := again.wantedOf(&a).Feature.(*geom.Point); point && a.spots != nil {
			held++
		}
	}
	if held > 0 {
		t.Errorf("the places of %d points are kept", held)
	}
}

// Texts that are measured only as far as the frame is wide stand where they stand otherwise,
// and it is told the same of them.
func TestMeasuredUpToTheFrame(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var wanted []Wanted
	for i := range 300 {
		w := Wanted{Lines: []string{strings.Repeat("long ", random.IntN(30)) + fmt.Sprint(i)}, Radius: 2, Font: Font{Size: 8 + 8*random.Float64()}}
		w.Feature = geom.NewPointFlat(geom.XY, []float64{400 * random.Float64(), 300 * random.Float64()})
		w.Stacked = Stack(w.Lines[0])
		if i%9 == 0 {
			w.Fixed = &Fixed{Angle: 90 * random.Float64()}
		}
		wanted = append(wanted, w)
	}
	page, measure, cut := Page{Frame: render.Box{MaxX: 400, MaxY: 300}}, MeasureBy(nil), atomic.Int32{}
	page.Measure = measure
	whole, err := layKeeping(t.Context(), ListOf(wanted), page, 10)
	if err != nil {
		t.Fatal(err)
	}
	page.MeasureUpTo = func(line string, f Font, most float64) Extent {
		e := measure(line, f)
		if e.Width > most {
			e.Width = most + 0.01
			cut.Add(1)
		}
		return e
	}
	upTo, err := layKeeping(t.Context(), ListOf(wanted), page, 10)
	if err != nil {
		t.Fatal(err)
	}
	if len(whole.Placed) < 20 || !reflect.DeepEqual(whole.Placed, upTo.Placed) || cut.Load() < 50 {
		t.Errorf("%d labels are placed, and %d where %d lines are cut", len(whole.Placed), len(upTo.Placed), cut.Load())
	}
	for i := range wanted {
		if a, b := whole.Explain(i), upTo.Explain(i); !reflect.DeepEqual(a, b) {
			t.Fatalf("label %d: %q, and %q", i, a, b)
		}
	}
}
