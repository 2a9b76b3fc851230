package geometrytext_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/geometrytext"
)

func ExampleParse() {
	for _, text := range []string{"POINT (1 2)", `{"type": "Point", "coordinates": [1, 2]}`, "0101000020e6100000000000000000f03f0000000000000040"} {
		g, err := geometrytext.Parse(text, func(string) {})
		fmt.Println(g.Shape.FlatCoords(), g.SRID, err)
	}
	// Output:
	// [1 2] 0 <nil>
	// [1 2] 0 <nil>
	// [1 2] 4326 <nil>
}
