package rings_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/rings"
)

func Example() {
	xy := []float64{0, 0, 0, 9, 9, 9, 9, 0, 2, 2, 4, 2, 4, 4}
	outer, _ := rings.New(xy, 0, 4)
	hole, _ := rings.New(xy, 4, 7)
	p := rings.Build(xy, []rings.Ring{hole, outer}, nil)
	fmt.Println(p.Geometry().Ends(), p.Flat[:4], p.Reversed)
	// Output: [10 18] [0 0 0 9] 0
}
