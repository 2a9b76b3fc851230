package edit_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/edit"
)

// A label is moved; the comments stay.
func ExampleSet() {
	text := "layers:\n  cities: # the large ones\n    labeling: {key: NAME}\n"
	edited, err := edit.Set("map.yaml", []byte(text), []string{"layers", "cities", "labeling", "overrides", "Rome"}, edit.Map{{Key: "dx", Value: 4.0}})
	fmt.Print(string(edited), err)
	// Output:
	// layers:
	//   cities: # the large ones
	//     labeling: {key: NAME, overrides: {Rome: {dx: 4}}}
	// <nil>
}
