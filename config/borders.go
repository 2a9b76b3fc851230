package config

import "github.com/seed-898ab921/kartograph/internal/form"

// Borders says which borders a special "borders" layer draws.
type Borders struct {
	Layer string
	// Kind is "inner", "outer" or "all" (default).
	Kind    string
	GroupBy string
}

// bordersLayer shows the borders of a polygon layer, each once.
func bordersLayer() special {
	return special{name: "borders", implied: true, check: checkBorders, keys: []form.Key[Layer]{
		form.Bind("borders", bordersForm(), form.About("Borders of a polygon layer, each drawn once.", "", `{"layer": "countries", "kind": "inner"}`),
			func(l *Layer) *Borders { return &l.Borders }),
	}}
}

func checkBorders(c *references, at string, l *Layer, roles layerRoles) {
	if l.Borders.Layer != "" {
		c.features(form.JoinPath(at, "borders.layer"), l.Borders.Layer, roles)
	} else if !c.Given(form.JoinPath(at, "borders")) {
		c.Add(at, "a borders layer needs \"borders\": {\"layer\": id}, the polygon layer whose borders it draws")
	}
}

func bordersForm() form.Form[Borders] {
	return form.Mapping("borders", "layers.*.borders", "Which borders a `\"special\": \"borders\"` layer draws. Each line carries the "+
		"attributes of both sides, `left.NAME` and `right.NAME`.", []form.Key[Borders]{
		form.Bind("layer", form.NonEmpty("a layer's id"), form.About("The polygon layer whose borders they are.", form.Required, `"countries"`),
			func(b *Borders) *string { return &b.Layer }),
		form.Bind("kind", form.OneOf("inner", "outer", "all"), form.About("`inner` borders lie between two features, `outer` ones on one side only (coasts).",
			`"all"`, `"inner"`), func(b *Borders) *string { return &b.Kind }),
		form.Bind("group-by", form.NonEmpty("a column's name"), form.About("One or more columns of the layer, with commas between them, the coarsest first. Each border gets the attribute `level`: 0 between "+
			"features that differ in the first column, 1 in the second, and so on.", "", `"CONTINENT,SUBREGION"`),
			func(b *Borders) *string { return &b.GroupBy }),
	})
}
