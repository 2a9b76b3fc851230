package address_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/text/address"
)

func Example() {
	fmt.Println(address.Name("roads.shp"))
	fmt.Println(address.Name("postgres://me:secret@host/gis"))
	// Output:
	// roads.shp
	// postgres://...
}
