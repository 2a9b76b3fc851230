package geometrytext

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading the geometry of a cell costs grows with its text.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "SRID=4326;MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)))", "0101000020e6100000000000000000f03f0000000000000040",
		`{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [1, 2]}]}`)
	growth.Fuzz(f, func(text []byte) {
		Looks(string(text))
		_, _ = Parse(string(text), func(string) {}) // what is wrong with it is no matter here
	})
}
