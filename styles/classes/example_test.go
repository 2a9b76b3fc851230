package classes_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/styles/classes"
)

func Example() {
	values := []float64{1, 2, 2, 3, 10, 11, 12, 50}
	breaks, err := classes.Breaks(classes.Jenks, values, classes.Options{Classes: 3})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(breaks, classes.Counts(breaks, values), classes.Of(breaks, 11))
	fmt.Printf("%.3f\n", classes.FitOf(breaks, values).Variance)
	// Output:
	// [1 10 50 50] [4 3 1] 1
	// 0.998
}
