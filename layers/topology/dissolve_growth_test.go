package topology

import (
	"context"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// A group costs what it is large, however many others there are.
func TestGroupsCostWhatTheyAreLarge(t *testing.T) {
	cost := func(n int) uint64 {
		squares, groups := make([]geom.T, n), make([][]int, 2*n) // every second group is empty
		for i := range squares {
			x := float64(3 * i)
			squares[i] = geom.NewPolygonFlat(geom.XY, []float64{x, 0, x + 1, 0, x + 1, 1, x, 1, x, 0}, []int{10})
			groups[2*i] = []int{i}
		}
		topo := Build([]Layer{{Geometries: squares}})
		var all []Dissolved
		var err error
		taken := pace.Taken(func() { all, err = topo.Dissolve(context.Background(), 0, groups) })
		if err != nil || all[0].Geometry == nil || all[1].Geometry != nil {
			t.Fatalf("%v, %v", all[:2], err)
		}
		return taken
	}
	few, many := cost(2000), cost(8000)
	if many > 6*few {
		t.Errorf("2,000 groups take %d bytes, four times as many %d", few, many)
	}
}

// A topology of a triangle takes memory for a triangle: members of a geometry are
// cleaned one by one.
func TestTrianglesCostLittle(t *testing.T) {
	triangle := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 1, 0, 1, 1, 0, 0}, []int{8})
	const times = 100
	taken := pace.Taken(func() {
		for range times {
			if _, err := Clean(context.Background(), triangle); err != nil {
				t.Fatal(err)
			}
		}
	})
	if each := taken / times; each > 20_000 {
		t.Errorf("a triangle takes %d bytes", each)
	}
}
