package plain_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/text/plain"
)

func Example() {
	fmt.Printf("%q\n", plain.Text("\xff\xfeE\x00P\x00S\x00G\x00;\x00"))
	v, err := plain.Number("6.5e2")
	fmt.Println(v, err)
	_, err = plain.Number("0x10")
	fmt.Println(err)
	// Output:
	// "EPSG"
	// 650 <nil>
	// "0x10" is not a number
}
