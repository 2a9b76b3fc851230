package wkb

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading a geometry costs grows with its bytes, whatever counts
// stand in them.
func FuzzGrowth(f *testing.F) {
	for _, text := range []string{"MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((2 2, 3 2, 3 3, 2 2)))", "GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 1 1))"} {
		growth.Add(f, string(encode(f, text)))
	}
	growth.Fuzz(f, func(text []byte) {
		_, _, _ = Decode(text, ignore) // what is wrong with it is no matter here
	})
}
