package legend

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/twpayne/go-geom"
)

// A legend that looks for room on a globe stands on it or beside it, and on its edge only
// where there is room nowhere else; a box on the edge is told from one that is not.
func TestRoomOnGlobes(t *testing.T) {
	rect := render.Box{MaxX: 600, MaxY: 300}
	disc := make([]float64, 0, 722)
	for i := range 361 {
		a := float64(i%360) * math.Pi / 180
		disc = append(disc, 300+298*math.Cos(a), 150+148*math.Sin(a))
	}
	room := NewRoom(rect)
	room.Ground(geom.NewPolygonFlat(geom.XY, disc, []int{len(disc)}))
	for _, size := range [][2]float64{{20, 15}, {90, 60}, {160, 90}} {
		x, y, ok := room.Best(size[0], size[1])
		box := render.Box{MinX: x, MinY: y, MaxX: x + size[0], MaxY: y + size[1]}
		if _, cuts := room.Hides(box); !ok || cuts {
			t.Errorf("%v: %v cuts the edge of the globe", size, box)
		}
	}
	for _, c := range []struct {
		box  render.Box
		cuts bool
	}{
		{render.Box{MinX: 8, MinY: 8, MaxX: 120, MaxY: 80}, true},
		{render.Box{MinX: 250, MinY: 100, MaxX: 350, MaxY: 200}, false},
		{render.Box{MinX: 4, MinY: 4, MaxX: 30, MaxY: 20}, false},
	} {
		if _, cuts := room.Hides(c.box); cuts != c.cuts {
			t.Errorf("%v: cuts the edge %v, want %v", c.box, cuts, c.cuts)
		}
	}
	room.Draw(geom.NewPolygonFlat(geom.XY, []float64{0, 0, 300, 0, 300, 300, 0, 300, 0, 0}, []int{10}), 0)
	if part, _ := room.Hides(render.Box{MinX: 200, MinY: 100, MaxX: 400, MaxY: 200}); !(math.Abs(part-0.5) <= 0.03) {
		t.Errorf("half of a box lies on land, and %.2f is found", part)
	}
}
