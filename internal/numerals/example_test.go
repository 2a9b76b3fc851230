package numerals_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/layers"
)

func Example() {
	schema := layers.NewSchema([]string{"pop"})
	var rows []layers.Record
	for _, cell := range []string{"8,804,190", "900"} {
		rows = append(rows, layers.Record{Schema: schema, Values: []layers.Value{layers.Text(cell)}})
	}
	told, err := numerals.Table(schema, rows, numerals.Options{})
	fmt.Println(rows[0].Values[0], rows[1].Values[0], err)
	fmt.Println(told[0])
	// Output:
	// 8804190 900 <nil>
	// column "pop": numbers as people write them, read as numbers: 1 (first: "8,804,190" is 8804190)
}
