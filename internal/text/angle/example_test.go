package angle_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/text/angle"
)

func ExampleParse() {
	degrees, axis, ok := angle.Parse(`52°31'12"S`)
	fmt.Println(degrees, axis == angle.Latitude, ok)
	// Output: -52.52 true true
}
