package filter_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

func Example() {
	// ["POP", ">", 1000000] as a config's decoder hands it over.
	large, err := filter.FromValue([]any{"POP", ">", 1e6})
	if err != nil {
		fmt.Println(err)
		return
	}
	schema := layers.NewSchema([]string{"NAME", "POP"})
	fmt.Println(filter.Check(large, schema))
	for _, row := range [][]layers.Value{
		{layers.Text("Vienna"), layers.Number(2014614)},
		{layers.Text("Graz"), layers.Text("303270")},
	} {
		fmt.Println(row[0], large.Match(layers.Record{Schema: schema, Values: row}))
	}
	// Output:
	// <nil>
	// Vienna true
	// Graz false
}
