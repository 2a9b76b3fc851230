package place_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/render/label/place"
)

// Two towns whose names both would rather stand on the right, where the second town
// is in the way of the first one's name.
func Example() {
	town := func(x float64) place.Label {
		return place.Label{
			Worth:  100,
			Symbol: []place.Box{place.Upright(x-2, 48, x+2, 52)},
			Candidates: []place.Candidate{
				{Boxes: []place.Box{place.Upright(x+3, 45, x+33, 55)}},
				{Boxes: []place.Box{place.Upright(x-33, 45, x-3, 55)}, Cost: 20},
			},
		}
	}
	choice, err := place.Choose(context.Background(), []place.Label{town(50), town(60)}, place.Page{}, place.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(choice.Of, choice.Worth, choice.Proven)
	// Output: [1 0] 180 true
}
