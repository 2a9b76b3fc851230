package paragraph_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/render/paragraph"
	"github.com/seed-898ab921/kartograph/styles"
)

// A note in lines of at most 200 pixels.
func Example() {
	style := styles.Style{{Name: "font-size", Value: "11px"}}
	p := paragraph.Set("People per square kilometre in 2024, by municipality; boundaries of 2023.", style, 200, nil)
	for _, line := range p.Lines {
		fmt.Println(line)
	}
	// Output:
	// People per square kilometre in 2024, by
	// municipality; boundaries of 2023.
}
