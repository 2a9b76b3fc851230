package nearest_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

func Example() {
	keys := []string{"src", "simplify", "filter"}
	if word, ok := nearest.Match("simplfy", keys); ok {
		fmt.Printf("unknown key, did you mean %q?\n", word)
	}
	// Output: unknown key, did you mean "simplify"?
}
