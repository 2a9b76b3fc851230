package postgis_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/postgis"
)

// ExampleOpen has no output to compare, since it needs a server.
func ExampleOpen() {
	ctx := context.Background()
	source, err := postgis.Open(ctx, "host=localhost dbname=gis user=mapmaker", postgis.Options{
		Table: "geo.countries",
		Query: "continent = 'Europe'",
		BBox:  &layers.Degrees{West: -10, South: 35, East: 30, North: 70},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for feature, err := range source.Features(ctx) {
		if err != nil {
			fmt.Println(err)
			return
		}
		name, _ := feature.Record.Get("name")
		fmt.Println(feature.ID, name)
	}
}
