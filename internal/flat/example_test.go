package flat_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

func Example() {
	island := []float64{0, 0, 4, 0, 4, 4, 0, 4, 0, 0}
	lake := []float64{1, 1, 1, 2, 2, 2, 2, 1, 1, 1}
	islet := []float64{6, 0, 7, 0, 7, 1, 6, 0}
	coords := append(append(append([]float64{}, island...), lake...), islet...)
	g := geom.NewMultiPolygonFlat(geom.XY, coords, [][]int{{10, 20}, {28}})

	for polygon := range flat.Polygons(g) {
		for i, ring := range polygon.Rings() {
			fmt.Println("ring", i, "of", len(ring)/polygon.Stride, "points")
		}
		fmt.Println(flat.Around[flat.Own](polygon.All(), polygon.Stride))
	}
	// Output:
	// ring 0 of 5 points
	// ring 1 of 5 points
	// {0 0 4 4}
	// ring 0 of 4 points
	// {6 0 7 1}
}
