package wkt_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/wkt"
)

func Example() {
	n, err := wkt.Parse(`GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],AUTHORITY["EPSG","4326"]]`)
	if err != nil {
		fmt.Println(err)
		return
	}
	a, err := n.Child("DATUM").Child("SPHEROID").Number(1)
	fmt.Println(n.Keyword, n.Name(), n.Authority(), a, err)
	_, err = wkt.Parse(`GEOGCS["WGS 84"`)
	fmt.Println(err)
	// Output:
	// GEOGCS WGS 84 EPSG:4326 6.378137e+06 <nil>
	// wkt: byte 15, at "": GEOGCS is not closed
}
