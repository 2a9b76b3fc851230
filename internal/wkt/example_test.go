package wkt_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/wkt"
)

func ExampleParse() {
	g, err := wkt.Parse("SRID=4326;LINESTRING Z (1 2 0, 3 4 0)")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(g.FlatCoords())
	// Output: [1 2 3 4]
}
