package overlay_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/overlay"
	"github.com/twpayne/go-geom"
)

// A road is cropped to a park of two parts, and the park is made one.
func Example() {
	park := []geom.T{
		geom.NewPolygonFlat(geom.XY, []float64{0, 0, 10, 0, 10, 10, 0, 10, 0, 0}, []int{10}),
		geom.NewPolygonFlat(geom.XY, []float64{10, 0, 20, 0, 20, 10, 10, 10, 10, 0}, []int{10}),
	}
	road := geom.NewLineStringFlat(geom.XY, []float64{-5, 5, 25, 5})
	mask, err := overlay.NewMask(context.Background(), park)
	if err != nil {
		fmt.Println(err)
	}
	within, err := overlay.Crop(context.Background(), []geom.T{road}, mask)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(within[0].FlatCoords())
	whole, err := overlay.Union(context.Background(), park)
	if err != nil {
		fmt.Println(err)
	}
	fmt.Println(whole.FlatCoords())
	// Output:
	// [0 5 20 5]
	// [10 10 0 10 0 0 10 0 20 0 20 10 10 10]
}
