package shapefile

import (
	"context"
	"os"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	data, err := os.ReadFile("../../testdata/data/ne_110m_countries.shp")
	if err != nil {
		f.Fatal(err)
	}
	growth.Add(f, string(data[:4000]))
	growth.Fuzz(f, func(text []byte) {
		s, err := Open(fstest.MapFS{"l.shp": {Data: text}}, "l.shp", Options{})
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
