package strip_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/strip"
)

// What is around a square up to a distance of 10 is a square with round corners.
func ExamplePath_Curve() {
	square := []float64{0, 0, 100, 0, 100, 100, 0, 100, 0, 0}
	curve := strip.NewPath(square, 10, strip.NewCircle(10)).Curve()
	left, right := curve[0], curve[0]
	for i := 0; i < len(curve); i += 2 {
		left, right = min(left, curve[i]), max(right, curve[i])
	}
	fmt.Printf("from %.0f to %.0f\n", left, right)
	// Output: from -10 to 110
}
