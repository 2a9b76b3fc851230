package numerals

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/growth"
	"github.com/seed-898ab921/kartograph/layers"
)

// FuzzGrowth shows that what reading numbers costs grows with the cells: those of one
// column, and one cell that holds all.
func FuzzGrowth(f *testing.F) {
	growth.Add(f, "1,234.5\n12 %\n(300)\n€ 1.234,50\nabout 7\n1e9\n-\n")
	growth.Fuzz(f, func(text []byte) {
		schema := layers.NewSchema([]string{"x"})
		var records []layers.Record
		for _, cell := range append(strings.Split(string(text), "\n"), string(text)) {
			records = append(records, layers.Record{Schema: schema, Values: []layers.Value{layers.Text(cell)}})
		}
		_, _ = Table(schema, records, Options{Untyped: true}) // what is told is no matter here
	})
}
