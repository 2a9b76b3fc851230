package lettering

import (
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/twpayne/go-geom"
)

// What is streamed is in the way of labels as what is held: its lines, edges and points
// are the same once they are unpacked.
func TestPackedGround(t *testing.T) {
	forms := []render.Shape{
		{Geometry: geom.NewLineStringFlat(geom.XY, []float64{1, 2, 30, 4, 50, 60})},
		{Geometry: geom.NewPolygonFlat(geom.XY, []float64{0, 0, 10, 0, 10, 10, 0, 0}, []int{8})},
		{Geometry: geom.NewPointFlat(geom.XY, []float64{5, 6}), Radius: 3},
	}
	w := Weights{Line: OnLine, Edge: OnEdge, Kind: 2}
	var held, streamed []string
	var marks []render.Mark
	for _, form := range forms {
		marks = append(marks, render.Mark{Form: form})
		for _, line := range w.Circles(form.Geometry, form.Radius) {
			held = append(held, fmt.Sprint(line))
		}
		for line := range w.Lines(form.Geometry) {
			held = append(held, fmt.Sprint(line))
		}
	}
	packed, err := render.Pack(marks, render.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for line := range w.Packed([]*render.Packed{packed}) {
		streamed = append(streamed, fmt.Sprint(line))
	}
	if len(held) != 3 || fmt.Sprint(held) != fmt.Sprint(streamed) {
		t.Errorf("streamed: %v, held: %v", streamed, held)
	}
}

// A label within a large circle lies on some of the squares that stand for it.
func TestCirclesAreFull(t *testing.T) {
	lines := Weights{}.Circles(geom.NewPointFlat(geom.XY, []float64{100, 100}), 50)
	if len(lines) < 8 || len(lines) > mostRings {
		t.Errorf("a circle of 50 px is %d squares", len(lines))
	}
	if n := len(Weights{}.Circles(geom.NewPointFlat(geom.XY, []float64{0, 0}), 1e6)); n > mostRings {
		t.Errorf("a circle of 1e6 px is %d squares", n)
	}
}
