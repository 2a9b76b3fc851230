package kartograph

import (
	"context"
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// frameOf places a projection so that a box of degrees fills a page.
func frameOf(t *testing.T, s catalogue.Settings, box config.Degrees, width float64) *frame {
	t.Helper()
	cfg := &Config{Proj: config.Proj{ID: s.ID}, Bounds: config.Bounds{Mode: "bbox", BBox: box}, Export: config.Export{Width: width}}
	for name, value := range s.Params {
		cfg.Proj.Params = append(cfg.Proj.Params, config.Param{Name: name, Value: value})
	}
	frames, err := planFrames(context.Background(), cfg, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return frames[0]
}

// On Mercator the scale grows with 1/cos(latitude): the bar is right where it
// stands, not at the equator.
func TestScaleBarIsTrueWhereItStands(t *testing.T) {
	f := frameOf(t, catalogue.Settings{ID: "mercator"}, config.Degrees{West: 5, South: 55, East: 15, North: 65}, 800)
	bar, ok := measureBar(f, config.ScaleBar{Align: "bl", Offset: 20})
	if !ok {
		t.Fatal("no bar")
	}
	_, lat, _ := f.proj.Inverse(bar.x, bar.y)
	perRadian := f.proj.View().Scale // pixels per radian along the equator
	want := bar.metres / earthRadius / math.Cos(flat.Radians(lat)) * perRadian
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
	country := frameOf(t, catalogue.Settings{ID: "laea", Params: map[string]float64{"lon0": 10, "lat0": 51}}, config.Degrees{West: 6, South: 47, East: 15, North: 55}, 600)
	bar, _ := measureBar(country, config.ScaleBar{Align: "bl", Offset: 10})
	if least, most := scaleRange(country, bar); most > 1.05*least {
		t.Errorf("over a country the scale varies from %g to %g", least, most)
	}
	world := frameOf(t, catalogue.Settings{ID: "mercator"}, config.Degrees{West: -180, South: -80, East: 180, North: 80}, 600)
	bar, _ = measureBar(world, config.ScaleBar{Align: "br", Offset: 10})
	if least, most := scaleRange(world, bar); most < 2*least {
		t.Errorf("over a Mercator world the scale varies only from %g to %g", least, most)
	}
}
