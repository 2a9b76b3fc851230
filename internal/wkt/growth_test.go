package wkt

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "GEOMETRYCOLLECTION (POINT (1 2), POLYGON ((0 0, 1 1, 2 0, 0 0), (0 0, 1 1, 2 0, 0 0)), MULTIPOINT ((1 2), (3 4)))")
	growth.Fuzz(f, func(text []byte) {
		Parse(string(text)) // what is wrong with it is no matter here
	})
}
