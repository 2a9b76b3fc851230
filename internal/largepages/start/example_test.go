package start_test

import (
	"fmt"

	_ "github.com/seed-898ab921/kartograph/internal/largepages/start"
)

// A command imports it, and its heap goes on in large pages.
func Example() {
	fmt.Println("work")
	// Output: work
}
