package delimited_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/layers/delimited"
)

func Example() {
	fsys := fstest.MapFS{"cities.csv": &fstest.MapFile{Data: []byte("Stadt;Länge;Breite\nBerlin;13,4;52,5\n")}}
	source, err := delimited.Open(fsys, "cities.csv", delimited.Options{X: "Länge", Y: "Breite"})
	if err != nil {
		fmt.Println(err)
		return
	}
	for feature, err := range source.Features(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		name, _ := feature.Record.Get("Stadt")
		fmt.Println(name, feature.Geometry.FlatCoords())
	}
	// Output: Berlin [13.4 52.5]
}

func ExampleReadTable() {
	fsys := fstest.MapFS{"pop.csv": &fstest.MapFile{Data: []byte("fips,population\n01001,54571\n")}}
	schema, records, _, err := delimited.ReadTable(fsys, "pop.csv", delimited.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fips, _ := records[0].Get("fips")
	fmt.Println(schema.Columns(), fips)
	// Output: [fips population] 01001
}
