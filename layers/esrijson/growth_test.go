package esrijson

import (
	"context"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, `{"geometryType": "esriGeometryPolygon", "fields": [{"name": "a", "type": "esriFieldTypeString"}], "features": [{"attributes": {"a": "x"}, "geometry": {"rings": [[[0,0],[0,1],[1,1],[0,0]]]}}]}`)
	growth.Fuzz(f, func(text []byte) {
		s, err := Parse("l.json", text, Options{})
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
