package topology

import (
	"context"
	"runtime"
	"testing"

	"github.com/twpayne/go-geom"
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
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		all, err := topo.Dissolve(context.Background(), 0, groups)
		runtime.ReadMemStats(&after)
		if err != nil || all[0].Geometry == nil || all[1].Geometry != nil {
			t.Fatalf("%v, %v", all[:2], err)
		}
		return after.TotalAlloc - before.TotalAlloc
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
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range times {
		if _, err := Clean(context.Background(), triangle); err != nil {
			t.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	if each := (after.TotalAlloc - before.TotalAlloc) / times; each > 20_000 {
		t.Errorf("a triangle takes %d bytes", each)
	}
}
