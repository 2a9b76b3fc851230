package pick

import (
	"fmt"
	"math"
	"testing"

	"github.com/twpayne/go-geom"
)

// A square has a hole: a place in it is as far from the square as from the edge of the hole.
func ExampleDistance() {
	square := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 10, 0, 10, 10, 0, 10, 0, 0, 4, 4, 6, 4, 6, 6, 4, 6, 4, 4}, []int{10, 20})
	fmt.Println(Distance(square, 2, 2), Distance(square, 5, 5), Distance(square, 13, 14))
	// Output: 0 1 5
}

func TestDistance(t *testing.T) {
	line := geom.NewLineStringFlat(geom.XYZ, []float64{0, 0, 9, 10, 0, 9})
	point := geom.NewMultiPointFlat(geom.XY, []float64{0, 0, 20, 0})
	all := geom.NewGeometryCollection()
	if err := all.Push(geom.NewPointFlat(geom.XY, []float64{100, 3}), geom.NewLineStringFlat(geom.XY, []float64{0, 0, 10, 0})); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name    string
		g       geom.T
		x, y, d float64
	}{
		{"beside a line", line, 5, 3, 3}, {"beyond its end", line, 13, 4, 5}, {"on it", line, 5, 0, 0}, {"points", point, 17, 4, 5},
		{"a collection's point", all, 100, 0, 3}, {"a collection's line", all, 5, -2, 2}, {"nothing", geom.NewPolygon(geom.XY), 0, 0, math.Inf(1)},
		{"a point alone", geom.NewLineStringFlat(geom.XY, []float64{1, 1, 1, 1}), 4, 5, 5},
	} {
		if d := Distance(c.g, c.x, c.y); d != c.d {
			t.Errorf("%s: %g, want %g", c.name, d, c.d)
		}
	}
}
