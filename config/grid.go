package config

import "github.com/seed-898ab921/kartograph/internal/form"

// Grid says what a special "grid" layer shows.
type Grid struct {
	// Shape is "hexagon" (default) or "square"; Size is its width in px.
	Shape string
	Size  float64
	// Layer is the point layer that is counted; Sum its column to add up.
	Layer, Sum string
}

// gridLayer shows cells that count a point layer.
func gridLayer() special {
	return special{name: "grid", implied: true, check: checkGrid, keys: []form.Key[Layer]{
		form.Bind("grid", gridForm(), form.About("A grid of hexagons or squares that counts a point layer.", "", `{"size": 20, "layer": "cities"}`),
			func(l *Layer) *Grid { return &l.Grid }),
	}}
}

func checkGrid(c *references, at string, l *Layer, roles layerRoles) {
	if l.Grid.Layer != "" {
		c.features(form.JoinPath(at, "grid.layer"), l.Grid.Layer, roles)
	} else if l.Grid.Sum != "" {
		c.Add(form.JoinPath(at, "grid.sum"), "a sum needs \"layer\", the point layer whose column is added up")
	}
}

func gridForm() form.Form[Grid] {
	return form.Mapping("grid", "layers.*.grid", "What a `\"special\": \"grid\"` layer shows.", []form.Key[Grid]{
		form.Bind("shape", form.OneOf("hexagon", "square"), form.About("The cells' shape.", `"hexagon"`, `"square"`),
			func(g *Grid) *string { return &g.Shape }),
		form.Bind("size", form.Number("a number of pixels", form.Range{Min: 1, Max: maxPixels}), form.About("The cells' width in pixels.", "(suits the map)", "20"),
			func(g *Grid) *float64 { return &g.Size }),
		form.Bind("layer", form.NonEmpty("a layer's id"), form.About("The point layer that is counted.", "", `"cities"`),
			func(g *Grid) *string { return &g.Layer }),
		form.Bind("sum", form.NonEmpty("a column's name"), form.About("The column that is added up, instead of counting.", "", `"POP_MAX"`),
			func(g *Grid) *string { return &g.Sum }),
	})
}
