package choice_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/choice"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/region"
)

// A map of Spain whose config names no projection.
func Example() {
	spain := region.OfBox(flat.Degrees{West: -9, South: 36, East: 3, North: 44})
	c, err := choice.For(config.Proj{}, spain, nil)
	fmt.Println(c.Words(), err)
	// Output: Lambert azimuthal equal-area, lat0 40, lon0 -3 (lon0, lat0 from the bounds) <nil>
}
