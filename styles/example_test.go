package styles_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/styles"
)

func Example() {
	sheet, warnings, err := styles.Parse("map.css", []byte(`
		#roads { stroke: #999; stroke-width: 0.5px }
		#roads [highway=motorway] { stroke: #c00 }
		#roads[lanes >= 4] { stroke-widht: 2px }
	`))
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, w := range warnings {
		fmt.Println(w)
	}
	layer := styles.Element{ID: "roads"}
	road := layer
	road.Attribute = func(name string) (string, bool) {
		v, ok := map[string]string{"highway": "motorway", "lanes": "2"}[name]
		return v, ok
	}
	group := sheet.GroupStyle(layer)
	fmt.Println("group:", group)
	fmt.Println("feature:", styles.Differences(group, sheet.Style(road)))
	// Output:
	// map.css:4:24: unknown property "stroke-widht", did you mean "stroke-width"?
	// group: [{stroke #999} {stroke-width 0.5px}]
	// feature: [{stroke #c00}]
}
