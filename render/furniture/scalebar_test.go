package furniture

import (
	"fmt"
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render"
)

// pageOf is a square page that a projection fills with a box of degrees, told by
// its corners and the middles of its sides.
func pageOf(t *testing.T, s catalogue.Settings, west, south, east, north float64) Page {
	t.Helper()
	p, err := catalogue.New(s)
	if err != nil {
		t.Fatal(err)
	}
	unit := p.WithView(projection.View{Scale: 1})
	box := projection.Plane{MinX: math.Inf(1), MinY: math.Inf(1), MaxX: math.Inf(-1), MaxY: math.Inf(-1)}
	for _, lon := range []float64{west, (west + east) / 2, east} {
		for _, lat := range []float64{south, north} {
			x, y, ok := unit.Forward(lon, lat)
			if !ok {
				t.Fatalf("%g, %g has no place", lon, lat)
			}
			// The plane's y points up, the page's down.
			box.MinX, box.MaxX = min(box.MinX, x), max(box.MaxX, x)
			box.MinY, box.MaxY = min(box.MinY, y), max(box.MaxY, y)
		}
	}
	rect := render.Box{MaxX: 800, MaxY: 800}
	return Page{Proj: p.WithView(projection.Fit(box, rect)), Rect: rect}
}

// On Mercator the scale grows with 1/cos(latitude): the bar is right where it
// stands, not at the equator.
func TestScaleBarIsTrueWhereItStands(t *testing.T) {
	p := pageOf(t, catalogue.Settings{ID: "mercator"}, 5, 55, 15, 65)
	bar, ok := measureBar(p, ScaleBar{Align: "bl", Offset: 20})
	if !ok {
		t.Fatal("no bar")
	}
	_, lat, _ := p.Proj.Inverse(bar.x, bar.y)
	perRadian := p.Proj.View().Scale // pixels per radian along the equator
	want := bar.metres / flat.EarthRadius / math.Cos(flat.Radians(lat)) * perRadian
	// The bar follows the parallel on the page; along the great circle the
	// same two points are a little closer.
	if !(math.Abs(bar.length/want-1) < 1e-3) {
		t.Errorf("the bar is %g px long, want %g", bar.length, want)
	}
}

func TestRoundLength(t *testing.T) {
	for metres, want := range map[float64]float64{1: 1, 1999: 2000, 2400: 2000, 2600: 3000, 96000: 100000, 123456: 100000} {
		if got := roundLength(metres); got != want {
			t.Errorf("%g m becomes %g, want %g", metres, got, want)
		}
	}
}

func TestScaleRange(t *testing.T) {
	country := pageOf(t, catalogue.Settings{ID: "laea", Params: map[string]float64{"lon0": 10, "lat0": 51}}, 6, 47, 15, 55)
	bar, _ := measureBar(country, ScaleBar{Align: "bl", Offset: 10})
	if least, most := scaleRange(country, bar); most > 1.05*least {
		t.Errorf("over a country the scale varies from %g to %g", least, most)
	}
	world := pageOf(t, catalogue.Settings{ID: "mercator"}, -180, -80, 180, 80)
	bar, _ = measureBar(world, ScaleBar{Align: "br", Offset: 10})
	if least, most := scaleRange(world, bar); most < 2*least {
		t.Errorf("over a Mercator world the scale varies only from %g to %g", least, most)
	}
}

func Example() {
	p, err := catalogue.New(catalogue.Settings{ID: "mercator"})
	if err != nil {
		fmt.Println(err)
		return
	}
	rect := render.Box{MaxX: 500, MaxY: 500}
	view := projection.Fit(projection.Plane{MinX: -0.1, MinY: -0.1, MaxX: 0.1, MaxY: 0.1}, rect)
	piece, warnings := Lay(Page{Proj: p.WithView(view), Rect: rect}, ScaleBar{Align: "br"})
	for _, group := range piece.Groups {
		fmt.Println(group.ID, len(group.Marks))
	}
	fmt.Println(len(warnings))
	// Output:
	// scalebar-buffer 5
	// scalebar 5
	// 0
}
