package expression_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/expression"
)

func Example() {
	label, err := expression.ParseTemplate("{upper(NAME)} ({POP / AREA:,.0f} per km²)", expression.Options{Lang: "de"})
	if err != nil {
		fmt.Println(err)
		return
	}
	schema := layers.NewSchema([]string{"NAME", "POP", "AREA"})
	for _, row := range [][]layers.Value{
		{layers.Text("Monaco"), layers.Number(38_682), layers.Number(2.02)},
		{layers.Text("Atlantis"), layers.Number(1), layers.Number(0)},
	} {
		fmt.Println(label.Value(layers.Record{Schema: schema, Values: row}))
	}
	_, err = expression.ParseCondition("POP / AREA > > 100", expression.Options{})
	fmt.Println(err)
	// Output:
	// MONACO (19.150 per km²) <nil>
	//  1:21: a division by zero
	// 1:14: found >: want a value, a column or a function
}
