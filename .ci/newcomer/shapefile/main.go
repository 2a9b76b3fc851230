// Command shapefile reads a zipped shapefile, in degrees whatever it is in.
package main

import (
	"context"
	"fmt"
	"log"
	"os"

	"github.com/seed-898ab921/kartograph/layers/shapefile"
)

func main() {
	source, err := shapefile.Open(os.DirFS("testdata/data"), "nybb.zip", shapefile.Options{})
	if err != nil {
		log.Fatal(err)
	}
	fmt.Println(source.Info().Schema.Columns())
	for feature, err := range source.Features(context.Background()) {
		if err != nil {
			log.Fatal(err)
		}
		name, _ := feature.Record.Get("BoroName")
		fmt.Println(name)
	}
}
