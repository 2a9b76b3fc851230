package columns_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/layers/internal/columns"
)

func ExampleUnique() {
	names, warnings := columns.Unique([]string{"name", "name"})
	fmt.Println(names, len(warnings))
	// Output: [name name_2] 1
}
