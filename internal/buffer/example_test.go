package buffer_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/buffer"
	"github.com/twpayne/go-geom"
)

func ExampleOf() {
	square := geom.NewPolygonFlat(geom.XY, []float64{0, 0, 10, 0, 10, 10, 0, 10, 0, 0}, []int{10})
	smaller, err := buffer.Of(square, -2)
	fmt.Println(smaller.Bounds().Min(0), smaller.Bounds().Max(0), err)
	gone, err := buffer.Of(square, -6)
	fmt.Println(gone, err)
	// Output:
	// 2 8 <nil>
	// <nil> <nil>
}
