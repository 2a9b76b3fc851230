package mistake_test

import (
	"errors"
	"fmt"

	"github.com/seed-898ab921/kartograph/config/mistake"
)

// Mistakes come in the order of the file, whatever the order they were found in.
func Example() {
	var found mistake.List
	found.Add(mistake.Position{File: "map.json", Line: 7, Column: 3}, "export.width", "found %s, want a number", "a list")
	found.Add(mistake.Position{File: "map.json", Line: 2, Column: 9}, "proj", "unknown projection %q", "robinsno")
	err := found.Err()
	fmt.Println(err)
	var all mistake.Errors
	fmt.Println(errors.As(err, &all), len(all))
	// Output:
	// map.json:2:9: proj: unknown projection "robinsno"
	// map.json:7:3: export.width: found a list, want a number
	// true 2
}
