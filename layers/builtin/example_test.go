package builtin_test

import (
	"context"
	"fmt"
	"log"

	"github.com/seed-898ab921/kartograph/layers/builtin"
)

func ExampleOpen() {
	source, err := builtin.Open("countries-110m")
	if err != nil {
		log.Fatal(err)
	}
	for country, err := range source.Features(context.Background()) {
		if err != nil {
			log.Fatal(err)
		}
		if code, _ := country.Record.Get("ISO_A3"); code.String() == "FJI" {
			continent, _ := country.Record.Get("CONTINENT")
			fmt.Println(country.Record.Schema.Columns()[0], continent)
		}
	}
	// Output: NAME Oceania
}
