package location_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/location"
	"github.com/twpayne/go-geom"
)

// A polygon across the antimeridian has a point on its other side in it.
func ExampleAreas() {
	fiji := geom.NewPolygonFlat(geom.XY, []float64{172, -20, -175, -20, -175, -15, 172, -15, 172, -20}, []int{10})
	areas, err := location.NewAreas(context.Background(), []geom.T{fiji}, location.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(areas.At(-179, -17, nil), areas.At(0, -17, nil))
	// Output: [0] []
}

func ExamplePoints() {
	var towns location.Points
	towns.Add(0, 13.4, 52.5)
	towns.Add(1, 2.35, 48.85)
	if err := towns.Sort(context.Background()); err != nil {
		fmt.Println(err)
		return
	}
	town, km := towns.Nearest(4.9, 52.37)
	fmt.Printf("%d %.0f\n", town, km)
	// Output: 1 431
}
