package esrijson_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/esrijson"
)

func Example() {
	text := `{"geometryType": "esriGeometryPoint", "spatialReference": {"wkid": 4326},
		"features": [{"attributes": {"NAME": "Roma"}, "geometry": {"x": 12.5, "y": 41.9}}]}`
	source, err := esrijson.Parse("towns.json", []byte(text), esrijson.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for feature, err := range source.Features(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		name, _ := feature.Record.Get("NAME")
		fmt.Println(name, feature.Geometry.FlatCoords())
	}
	// Output: Roma [12.5 41.9]
}
