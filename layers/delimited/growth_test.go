package delimited

import (
	"context"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "lon,lat,name\n1,2,\"a\"\"b\"\n3;4,5\n", "wkt\n\"POLYGON((0 0,1 1,2 0,0 0))\"\n")
	growth.Fuzz(f, func(text []byte) {
		s, err := Open(fstest.MapFS{"l.csv": {Data: text}}, "l.csv", Options{})
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
