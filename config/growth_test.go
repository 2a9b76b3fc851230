package config

import (
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, `{"layers": {"a": {"special": "graticule", "latitudes": [1, 2], "class": "x y"}, "b": {"src": "b.shp", "attributes": ["c", "d"], "filter": {"or": [{"e": 1}]}}}, "views": [{"frame": [0, 0, 1, 1]}]}`, "layers:\n  a: {special: sea}\n  b: &b\n    src: b.shp\n    join: {groups: {c: [d, e]}}\n  f: {<<: *b}\n")
	growth.Fuzz(f, func(text []byte) {
		Parse("", text) // what is wrong with it is no matter here
	})
}
