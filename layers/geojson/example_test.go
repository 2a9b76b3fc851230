package geojson_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/geojson"
)

func Example() {
	text := `{"type": "FeatureCollection", "features": [
		{"type": "Feature", "id": "q178", "properties": {"name": "Roma"},
		 "geometry": {"type": "Point", "coordinates": [12.5, 41.9]}}]}`
	source, err := geojson.Parse("towns.geojson", []byte(text), geojson.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for feature, err := range source.Features(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		name, _ := feature.Record.Get("name")
		fmt.Println(feature.ID, name, feature.Geometry.FlatCoords())
	}
	// Output: q178 Roma [12.5 41.9]
}
