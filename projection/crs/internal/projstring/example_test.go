package projstring_test

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
)

func Example() {
	p, err := projstring.Parse("+proj=lcc lat_1 = 17d40'S +south")
	fmt.Println(p, err)
	lat, _ := p.Latitude("lat_1", 0)
	k, _ := p.Number("k", 1)
	fmt.Printf("%.4f %g %t\n", lat*180/math.Pi, k, p.Has("south"))
	_, err = projstring.Parse("+proj=utm +zome=33")
	fmt.Println(err)
	// Output:
	// +proj=lcc +lat_1=17d40'S +south <nil>
	// -17.6667 1 true
	// +zome: unknown parameter, did you mean "zone"?
}
