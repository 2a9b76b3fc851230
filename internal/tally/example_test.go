package tally_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/tally"
)

func Example() {
	var found tally.Tally
	for record := range 3 {
		found.Count("null shapes skipped", func() string { return fmt.Sprint("record ", record+1) })
	}
	fmt.Println(found.Lines()[0])
	// Output: null shapes skipped: 3 (first: record 1)
}
