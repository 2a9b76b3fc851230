// Command topology simplifies two polygons that share a border, and unites them.
package main

import (
	"context"
	"fmt"
	"log"

	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

func main() {
	west := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 50, 0, 50.2, 30, 50, 60, 50, 100, 0, 100, 0, 0}, []int{14})
	east := geom.NewPolygonFlat(geom.XY, []float64{50, 0, 100, 0, 100, 100, 50, 100, 50, 60, 50.2, 30, 50, 0}, []int{14})
	t := topology.Build([]topology.Layer{{Geometries: []geom.T{west, east}}})
	ctx := context.Background()
	simple, err := t.Simplify(ctx, []topology.Rule{{Method: topology.VisvalingamWhyatt, Tolerance: 5}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(t.Points(), simple.Points(), len(simple.Borders(0, topology.InnerBorders)))
	united, err := simple.Dissolve(ctx, 0, [][]int{{0, 1}})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(united[0].Geometry.FlatCoords())
}
