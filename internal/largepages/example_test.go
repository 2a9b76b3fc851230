package largepages_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/largepages"
)

// A command asks first of all, and goes on meanwhile.
func ExampleAskForHeap() {
	asked := largepages.AskForHeap(8 << 20)
	fmt.Println("work")
	<-asked
	// Output: work
}
