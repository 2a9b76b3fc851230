// Command reader reads GeoJSON from a stream, and nothing else of the library.
package main

import (
	"context"
	"fmt"
	"log"
	"strings"

	"github.com/seed-898ab921/kartograph/layers/geojson"
)

func main() {
	ctx := context.Background()
	text := strings.NewReader(`{"type": "Feature", "properties": {"name": "Roma"}, "geometry": {"type": "Point", "coordinates": [12.5, 41.9]}}`)
	source, err := geojson.Read(ctx, text, geojson.Options{})
	if err != nil {
		log.Fatal(err)
	}
	for feature, err := range source.Features(ctx) {
		if err != nil {
			log.Fatal(err)
		}
		name, _ := feature.Record.Get("name")
		fmt.Println(name, feature.Geometry.FlatCoords())
	}
}
