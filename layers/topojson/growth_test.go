package topojson

import (
	"context"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, `{"type": "Topology", "arcs": [[[0,0],[1,1],[2,0],[0,0]], [[3,3],[4,4]]], "objects": {"o": {"type": "GeometryCollection", "geometries": [{"type": "Polygon", "arcs": [[0]], "properties": {"a": 1}}, {"type": "LineString", "arcs": [1, -1]}]}}}`)
	growth.Fuzz(f, func(text []byte) {
		s, err := Parse("l.topojson", text, Options{})
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
