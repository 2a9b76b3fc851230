package longlist_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/longlist"
)

func Example() {
	list := []float64{1, 2}
	list = longlist.For(list, 3)
	fmt.Println(list, cap(list))
	// Output: [1 2] 5
}
