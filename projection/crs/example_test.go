package crs_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/projection/crs"
)

func Example() {
	grid, err := crs.Parse("EPSG:27700")
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(grid.Name())
	x, y, _ := grid.FromWGS84(-0.1276, 51.5072)
	fmt.Printf("easting %.0f, northing %.0f\n", x, y)
	for _, w := range grid.Warnings() {
		fmt.Println(w)
	}
	_, err = crs.Parse("+proj=utm +zome=33")
	fmt.Println(err)
	// Output:
	// OSGB36 / British National Grid
	// easting 530043, northing 180358
	// EPSG:27700: the datum shift is by Helmert values, accurate to about 2 m; with the grid OSTN15_NTv2_OSGBtoETRS.gsb it would be to 1 m
	// crs: +zome: unknown parameter, did you mean "zone"?
}

func ExampleTransform() {
	boroughs, _ := crs.Parse("EPSG:2263")
	web, _ := crs.Parse("EPSG:3857")
	toWeb := crs.Transform(boroughs, web)
	x, y, ok := toWeb(982586.634, 198968.820)
	fmt.Printf("%.0f %.0f %v\n", x, y, ok)
	// Output: -8238310 4970072 true
}
