package xmlid_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/text/xmlid"
)

func ExampleOf() {
	for _, name := range []string{"06037", "two words", " a&(b) ", "Übersee", "<>"} {
		fmt.Printf("%q\n", xmlid.Of(name))
	}
	// Output:
	// "06037"
	// "two-words"
	// "a-b"
	// "Übersee"
	// ""
}
