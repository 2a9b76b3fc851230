package furniture

import (
	"fmt"
	"math"
	"strings"
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
	for metres, want := range map[float64]float64{1: 1, 1999: 2000, 2400: 2000, 2600: 3000, 8600: 8000, 9100: 10000, 96000: 100000, 123456: 100000} {
		if got, _ := roundLength(Metric, metres); got != want {
			t.Errorf("%g m becomes %g, want %g", metres, got, want)
		}
	}
	for _, c := range []struct {
		unit   Unit
		metres float64
		want   float64
		name   string
	}{
		{Imperial, 1700, 1609.344, "mi"}, {Imperial, 320, 304.8, "ft"}, {Nautical, 20000, 18520, "nmi"}, {Nautical, 1000, 926, "nmi"}, {Metric, 960, 1000, "km"},
		{Imperial, 1600, 1609.344, "mi"},
	} {
		if got, unit := roundLength(c.unit, c.metres); math.Abs(got-c.want) > 1e-9 || unit.name != c.name {
			t.Errorf("%g m in %s become %g %s, want %g %s", c.metres, c.unit, got, unit.name, c.want, c.name)
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

// In every corner, unit and at every scale the numbers are round, do not touch and
// stay on the map.
func TestScaleBarNumbers(t *testing.T) {
	for i := range 60 {
		half := math.Pow(10, -3+float64(i)/20) // degrees
		p := pageOf(t, catalogue.Settings{ID: "mercator"}, -half, -half, half, half)
		for _, width := range []float64{60, 150, 800} {
			p.Rect = render.Box{MinX: 800 - width, MinY: 800 - width, MaxX: 800, MaxY: 800}
			for _, unit := range []Unit{Metric, Imperial, Nautical, Both} {
				for _, align := range []Align{BottomLeft, BottomRight, TopLeft, TopRight} {
					checkNumbers(t, p, ScaleBar{Align: align, Unit: unit, Offset: 1})
				}
			}
		}
	}
}

func checkNumbers(t *testing.T, p Page, spec ScaleBar) {
	t.Helper()
	piece, _ := layScaleBar(p, spec)
	if piece == nil {
		if p.Rect.Width() > 100 {
			t.Errorf("%+v: no bar", spec)
		}
		return
	}
	if !p.Rect.Grown(1e-9 + 1).Holds(piece.Box.Grown(-2)) {
		t.Errorf("%+v of %g pixels: %v leaves the map %v", spec, p.Rect.Width(), piece.Box, p.Rect)
	}
	bars, _ := measureBars(p, spec)
	for _, b := range bars {
		b.number(p)
		if touching(b.numbers) {
			t.Errorf("%+v of %g pixels: numbers touch", spec, p.Rect.Width())
		}
		for _, n := range b.numbers {
			digits := strings.TrimLeft(strings.ReplaceAll(strings.Fields(n.text.Lines[0])[0], ".", ""), "0")
			if digits = strings.TrimRight(digits, "0"); len(digits) > 2 || len(digits) == 2 && digits != "25" && digits != "75" && digits != "15" {
				t.Errorf("%+v: %q is not round", spec, n.text.Lines[0])
			}
		}
	}
}

// A bar stands as far from each edge as its offsets say.
func TestScaleBarOffsets(t *testing.T) {
	p := pageOf(t, catalogue.Settings{ID: "mercator"}, -5, -5, 5, 5)
	one, _ := measureBars(p, ScaleBar{Offset: 30})
	two, _ := measureBars(p, ScaleBar{Offset: 30, OffsetY: 200})
	if one[0].x != two[0].x || two[0].y != one[0].y-170 {
		t.Errorf("%g, %g and %g, %g", one[0].x, one[0].y, two[0].x, two[0].y)
	}
	top, _ := measureBars(p, ScaleBar{Align: TopRight, Offset: 30, OffsetY: 200})
	if top[0].y != p.Rect.MinY+220 {
		t.Errorf("%g from above", top[0].y)
	}
}
