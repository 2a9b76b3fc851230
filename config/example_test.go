package config_test

import (
	"errors"
	"fmt"

	"github.com/seed-898ab921/kartograph/config"
)

// All mistakes of a config are reported at once, with their places.
func ExampleParse() {
	_, err := config.Parse("map.json", []byte(`{
  "layers": {
    "countries": {"src": "countries.shp", "simplfy": 2}
  },
  "export": {"width": "wide"}
}`))
	fmt.Println(err)
	var first *config.Error
	if errors.As(err, &first) {
		fmt.Println("line", first.Position.Line, "at", first.Path)
	}
	// Output:
	// map.json:3:43: layers.countries.simplfy: unknown key, did you mean "simplify"?
	// map.json:5:23: export.width: found the text "wide", want a number of pixels, a length such as "10mm", "auto" or false
	// line 3 at layers.countries.simplfy
}
