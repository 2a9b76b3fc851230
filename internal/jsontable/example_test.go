package jsontable_test

import (
	"context"
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/jsontable"
)

func ExampleParse() {
	schema, rows, _, err := jsontable.Parse(context.Background(), "pop.json", []byte(`[{"iso": "FRA", "pop": 68}, {"iso": "ESP", "pop": 49}]`), jsontable.Options{})
	fmt.Println(schema.Columns(), len(rows), err)
	// Output: [iso pop] 2 <nil>
}
