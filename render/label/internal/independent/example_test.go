package independent_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/render/label/internal/independent"
)

// Five vertices in a row, of which the three at odd places weigh less together than
// the two between them.
func Example() {
	weights := []int64{2, 5, 3, 5, 2}
	g, err := independent.NewGraph(context.Background(), weights, [][2]int32{{0, 1}, {1, 2}, {2, 3}, {3, 4}})
	if err != nil {
		fmt.Println(err)
		return
	}
	set, err := independent.Heaviest(context.Background(), g, independent.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(set.In, set.Weight, set.Proven)
	// Output: [false true false true false] 10 true
}
