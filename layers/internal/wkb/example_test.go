package wkb_test

import (
	"encoding/hex"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/wkb"
)

func ExampleDecode() {
	data, _ := hex.DecodeString("0101000020e6100000000000000000f03f0000000000000040")
	g, srid, err := wkb.Decode(data, func(string) {})
	fmt.Println(g.FlatCoords(), srid, err)
	// Output: [1 2] 4326 <nil>
}
