package format_test

import (
	"fmt"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/format"
)

// A .json file may be GeoJSON or TopoJSON.
func ExampleOf() {
	files := fstest.MapFS{"rivers.json": {Data: []byte(`{"arcs": [], "type": "Topology", "objects": {}}`)}}
	found, err := format.Of(files, "rivers.json")
	fmt.Println(found, err)
	// Output: topojson <nil>
}
