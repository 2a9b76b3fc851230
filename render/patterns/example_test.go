package patterns_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/render/patterns"
)

func Example() {
	p := patterns.Make(patterns.Spec{Name: "marsh", Kind: patterns.Dots, Spacing: 4}, "marsh", nil)
	fmt.Println(p.ID, p.Width, p.Style)
	// Output: marsh 4 [{fill #444} {stroke none}]
}
