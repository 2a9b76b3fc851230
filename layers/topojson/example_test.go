package topojson_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/topojson"
)

func Example() {
	text := `{"type": "Topology", "arcs": [[[0, 0], [1, 0], [1, 1]], [[1, 1], [0, 0]]],
		"objects": {"fields": {"type": "Polygon", "arcs": [[0, 1]], "id": "wheat"}}}`
	source, err := topojson.Parse("farm.topojson", []byte(text), topojson.Options{Object: "fields"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for feature, err := range source.Features(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		fmt.Println(feature.ID, feature.Geometry.FlatCoords())
	}
	// Output: wheat [0 0 1 0 1 1 0 0]
}
