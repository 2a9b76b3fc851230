package cell_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/cell"
)

func ExampleValue() {
	for _, text := range []string{"1001", "01001"} {
		fmt.Println(text, cell.Value(text).Kind() == layers.KindNumber)
	}
	// Output:
	// 1001 true
	// 01001 false
}
