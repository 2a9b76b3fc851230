package palette_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/styles/palette"
)

func Example() {
	p, _ := palette.Find("ylgnbu")
	fmt.Println(p.Name, p.Kind, p.Source)
	for _, c := range p.Colours(3) {
		fmt.Println(c.Hex())
	}
	// Output:
	// YlGnBu sequential ColorBrewer 2.0 by Cynthia Brewer
	// #edf8b1
	// #7fcdbb
	// #2c7fb8
}
