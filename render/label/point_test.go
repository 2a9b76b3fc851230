package label

import (
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
)

func TestPoint(t *testing.T) {
	// A horseshoe: the centroid lies outside, the pole of inaccessibility
	// within the thick arm.
	horseshoe := geom.NewPolygonFlat(geom.XY, []float64{
		0, 0, 100, 0, 100, 10, 40, 10, 40, 90, 100, 90, 100, 100, 0, 100, 0, 0,
	}, []int{18})
	x, y, ok := pole(horseshoe)
	if want := (render.Box{MinX: 17, MinY: 15, MaxX: 23, MaxY: 85}); !ok || !want.Has(x, y) {
		t.Errorf("inside is %g, %g, %v; want it in %v", x, y, ok, want)
	}
	cx, cy, ok := Centroid(horseshoe)
	if want := (render.Box{MinX: 20, MinY: 50 - 1e-9, MaxX: 100, MaxY: 50 + 1e-9}); !ok || !want.Has(cx, cy) {
		t.Errorf("centroid is %g, %g, %v; want it in %v", cx, cy, ok, want)
	}
}

func TestMiddleOfLine(t *testing.T) {
	line := geom.NewLineStringFlat(geom.XY, []float64{0, 0, 10, 0, 10, 30})
	x, y, ok := middleOfLine(line)
	if !ok || x != 10 || y != 10 {
		t.Errorf("the middle is %g, %g, %v; want 10, 10", x, y, ok)
	}
}
