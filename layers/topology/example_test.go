package topology_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// Two fields share a wiggly edge. It is simplified once, so they still fit.
func Example() {
	west := geom.NewPolygonFlat(geom.XY, []float64{
		0, 0, 50, 0, 51, 10, 49, 20, 50, 30, 0, 30, 0, 0,
	}, []int{14})
	east := geom.NewPolygonFlat(geom.XY, []float64{
		100, 0, 100, 30, 50, 30, 49, 20, 51, 10, 50, 0, 100, 0,
	}, []int{14})
	t := topology.Build([]topology.Layer{{Geometries: []geom.T{west, east}}})
	simple, err := t.Simplify(context.Background(), []topology.Rule{{Method: topology.VisvalingamWhyatt, Tolerance: 5}})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(t.Arcs(), "arcs")
	fmt.Println(simple.Geometry(0, 0).FlatCoords())
	fmt.Println(simple.Geometry(0, 1).FlatCoords())
	for _, b := range simple.Borders(0, topology.InnerBorders) {
		fmt.Println("border of", b.Left, "and", b.Right, b.Line.FlatCoords())
	}
	together, err := simple.Dissolve(context.Background(), 0, [][]int{{0, 1}})
	fmt.Println("together", together[0].Geometry.FlatCoords(), err)
	// Output:
	// 3 arcs
	// [50 0 50 30 0 30 0 0 50 0]
	// [50 30 50 0 100 0 100 30 50 30]
	// border of 0 and 1 [50 30 50 0]
	// together [50 30 0 30 0 0 50 0 100 0 100 30 50 30] <nil>
}
