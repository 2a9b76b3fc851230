package tree_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Keys keep their order, scalars what the file says, and both their places.
func ExampleParse() {
	root, problems := tree.Parse("a.yaml", []byte("width: 800\ncountry: no\n"))
	if err := problems.Err(); err != nil {
		fmt.Println(err)
	}
	for i, key := range root.Keys {
		fmt.Println(key.At, key.Name, "is", root.Items[i].Found())
	}
	// Output:
	// a.yaml:1:1 width is the number 800
	// a.yaml:2:1 country is the text "no"
}
