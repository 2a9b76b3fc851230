package shapefile_test

import (
	"context"
	"fmt"
	"os"

	"github.com/seed-898ab921/kartograph/layers/shapefile"
)

func Example() {
	source, err := shapefile.Open(os.DirFS("../../testdata/data"), "nybb.zip", shapefile.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(source.Info().CRS)
	for feature, err := range source.Features(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		name, _ := feature.Record.Get("BoroName")
		fmt.Printf("%v %.2f\n", name, feature.Geometry.Bounds().Min(0))
	}
	// Output:
	// NAD_1983_StatePlane_New_York_Long_Island_FIPS_3104_Feet
	// Staten Island -74.26
	// Queens -73.96
	// Brooklyn -74.04
	// Manhattan -74.05
	// Bronx -73.93
}
