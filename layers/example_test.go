package layers_test

import (
	"context"
	"fmt"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers"
)

// Example makes a source of a program's own data and reads it as a map does.
func Example() {
	schema := layers.NewSchema([]string{"name", "people"})
	rome := layers.Feature{
		ID:       "roma",
		Record:   layers.Record{Schema: schema, Values: []layers.Value{layers.Text("Roma"), layers.Integer(2800000)}},
		Geometry: geom.NewPointFlat(geom.XY, []float64{12.5, 41.9}),
	}
	towns := layers.NewMemory("towns", schema, []layers.Feature{rome})
	fmt.Println(towns.Info().Geometry, towns.Info().Schema.Columns())
	for feature, err := range towns.Features(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		people, _ := feature.Record.Get("people")
		fmt.Println(feature.ID, people, feature.Geometry.FlatCoords())
	}
	// Output:
	// point [name people]
	// roma 2800000 [12.5 41.9]
}
