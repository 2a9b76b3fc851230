package region_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/region"
)

// Fiji lies on both sides of the antimeridian.
func ExampleOfPoints() {
	fiji := region.OfPoints([][2]float64{{178.4, -18.1}, {-179.9, -16.8}})
	fmt.Printf("%.1f to %.1f, around %.1f\n", fiji.West, fiji.East, fiji.Lon)
	// Output: 178.4 to 180.1, around 179.3
}
