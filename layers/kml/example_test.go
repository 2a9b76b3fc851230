package kml_test

import (
	"context"
	"fmt"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/layers/kml"
)

func Example() {
	fsys := fstest.MapFS{"places.kml": &fstest.MapFile{Data: []byte(
		`<kml><Placemark><name>Berlin</name><Point><coordinates>13.4,52.5,34</coordinates></Point></Placemark></kml>`)}}
	source, err := kml.Open(fsys, "places.kml", kml.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for feature, err := range source.Features(context.Background()) {
		if err != nil {
			fmt.Println(err)
			return
		}
		name, _ := feature.Record.Get("name")
		fmt.Println(name, feature.Geometry.FlatCoords())
	}
	// Output: Berlin [13.4 52.5]
}
