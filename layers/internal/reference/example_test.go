package reference_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/reference"
)

func Example() {
	r, err := reference.Parse("EPSG:3857", nil)
	if err != nil {
		fmt.Println(err)
		return
	}
	flat := []float64{0, 0}
	ok := r.ToDegrees(flat)
	fmt.Println(r.IsDegrees(), ok, flat)
	// Output: false true [0 0]
}
