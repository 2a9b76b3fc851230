package tablejoin_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/tablejoin"
	"github.com/seed-898ab921/kartograph/layers"
)

// rows are features without places.
func rows(columns []string, cells ...string) *source.Data {
	data := &source.Data{Schema: layers.NewSchema(columns)}
	for i := 0; i < len(cells); i += len(columns) {
		r := layers.Record{Schema: data.Schema}
		for _, cell := range cells[i : i+len(columns)] {
			r.Values = append(r.Values, layers.Text(cell))
		}
		data.Features = append(data.Features, layers.Feature{Record: r})
	}
	return data
}

func ExampleJoin() {
	towns := rows([]string{"code", "name"}, "A", "Aachen", "B", "Bonn")
	table := rows([]string{"iso", "people"}, "B", "330,000", "C", "70,000")
	joined, told, err := tablejoin.Join(context.Background(), towns, table, tablejoin.Rule{Key: "iso", On: "code"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range joined.Features {
		people, _ := f.Record.Get("people")
		fmt.Printf("%v %q\n", f.Record.Values[1], people.String())
	}
	for _, text := range told {
		fmt.Println(text)
	}
	// Output:
	// Aachen ""
	// Bonn "330,000"
	// 1 of 2 features have no row in the table; code is "A"
	// 1 of 2 rows belong to no feature; iso is "C"
}
