package missing_test

import (
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/text/missing"
)

func Example() {
	fmt.Println(missing.Is("n/a"), missing.Is("0"))
	// Output: true false
}

func TestIs(t *testing.T) {
	for _, text := range []string{"", "  ", "NA", "N/A", " #N/A ", "n.a.", "NaN", "NULL", "None", "<Null>", `\N`, "\u2013", ".."} {
		if !missing.Is(text) {
			t.Errorf("%q is a value", text)
		}
	}
	for _, text := range []string{"0", "Nauru", "no", "-1", "n", "NA1", "unknown places"} {
		if missing.Is(text) {
			t.Errorf("%q is missing", text)
		}
	}
}
