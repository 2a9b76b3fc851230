package contents_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/contents"
	"github.com/seed-898ab921/kartograph/layers"
)

// A column with a written zero is one of numbers.
func Example() {
	schema := layers.NewSchema([]string{"rate"})
	var features []layers.Feature
	for _, v := range []layers.Value{layers.Number(8.5), layers.Text("9.0"), {}} {
		features = append(features, layers.Feature{Record: layers.Record{Schema: schema, Values: []layers.Value{v}}})
	}
	c := contents.Of("rate", features)
	fmt.Println(c.Type, c.Distinct, c.Nulls)
	// Output: number 2 1
}
