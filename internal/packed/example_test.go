package packed_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/packed"
	"github.com/seed-898ab921/kartograph/layers"
)

// The rows of a table are packed one after the other, and unpacked when they are asked for.
func Example() {
	ctx, schema := context.Background(), layers.NewSchema([]string{"town", "people"})
	var rows packed.Rows
	for _, town := range []struct {
		name   string
		people int64
	}{{"Bern", 134_591}, {"Thun", 43_476}} {
		row := layers.Record{Schema: schema, Values: []layers.Value{layers.Text(town.name), layers.Integer(town.people)}}
		if err := rows.Add(ctx, row); err != nil {
			fmt.Println(err)
			return
		}
	}
	if err := rows.Close(ctx); err != nil {
		fmt.Println(err)
		return
	}
	v, _ := rows.At(1).Get("people")
	fmt.Println(rows.Len(), v)
	// Output: 2 43476
}
