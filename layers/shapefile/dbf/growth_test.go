package dbf

import (
	"os"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
)

// FuzzGrowth shows that what reading costs grows with what is read.
func FuzzGrowth(f *testing.F) {
	data, err := os.ReadFile("../../../testdata/data/ne_110m_countries.dbf")
	if err != nil {
		f.Fatal(err)
	}
	growth.Add(f, string(data[:4000]))
	growth.Fuzz(f, func(text []byte) {
		Parse(text, Options{}) // what is wrong with it is no matter here
	})
}
