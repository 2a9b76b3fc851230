package geojson

import (
	"context"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, `{"type": "FeatureCollection", "features": [{"type": "Feature", "properties": {"a": [1, {"b": "c"}]}, "geometry": {"type": "Polygon", "coordinates": [[[0,0],[1,1],[2,0],[0,0]]]}}, {"type": "Feature", "properties": null, "geometry": {"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]}}]}`,
		"{\"type\": \"Feature\", \"properties\": {\"n\": \"a\"}, \"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 2]}}\n\x1e{\"type\": \"Feature\", \"geometry\": null}\n")
	growth.Fuzz(f, func(text []byte) {
		s, err := Parse("l.geojson", text, Options{})
		if err != nil {
			return // what is wrong with it is no matter here
		}
		for _, err := range s.Features(context.Background()) {
			if err != nil {
				return
			}
		}
	})
}
