package config

import (
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// maxSteps limits the lines of a graticule: a finer step than this makes a map
// that nobody can read, out of memory.
const maxSteps = 7200

// stepsForm is a step in degrees, or a list of positions up to limit degrees
// on either side.
func stepsForm(limit float64) form.Form[Steps] {
	step := form.Number("a number of degrees", form.Limits{Min: 2 * limit / maxSteps, Max: limit})
	list := form.ListOf("a list of degrees", form.Number("a number of degrees", form.Limits{Min: -limit, Max: limit}))
	f := form.Form[Steps]{Shape: form.Shape{Want: "a step in degrees or a list", Parts: []form.Shape{step.Shape, list.Shape}}}
	f.Schema = form.AnyOf(f.Parts...)
	f.Read = func(d *form.Decoder, at form.Spot) (s Steps, ok bool) {
		if at.Node.Kind == tree.List {
			s.List, ok = list.Read(d, at)
			return s, ok
		}
		known := len(d.Mistakes.Items)
		s.Step, ok = step.Read(d, at)
		d.Mistakes.Widen(known, at.Path, step.Want, f.Want)
		return s, ok
	}
	f.Check = func(c *form.Checker, path string, s Steps) {
		step.Check(c, path, s.Step)
		list.Check(c, path, s.List)
	}
	return form.OrElse(f, map[string]Steps{"auto": {}, "false": noSteps()})
}

// noSteps draws no lines along an axis.
func noSteps() Steps { return Steps{List: []float64{}} }

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

func gridForm() form.Form[Grid] {
	return form.Mapping("grid", "layers.*.grid", "What a `\"special\": \"grid\"` layer shows.", []form.Key[Grid]{
		form.Bind("shape", form.OneOf("hexagon", "square"), form.About("The cells' shape.", `"hexagon"`, `"square"`),
			func(g *Grid) *string { return &g.Shape }),
		form.Bind("size", form.Number("a number of pixels", form.Limits{Min: 1, Max: maxPixels}), form.About("The cells' width in pixels.", "(suits the map)", "20"),
			func(g *Grid) *float64 { return &g.Size }),
		form.Bind("layer", form.NonEmpty("a layer's id"), form.About("The point layer that is counted.", "", `"cities"`),
			func(g *Grid) *string { return &g.Layer }),
		form.Bind("sum", form.NonEmpty("a column's name"), form.About("The column that is added up, instead of counting.", "", `"POP_MAX"`),
			func(g *Grid) *string { return &g.Sum }),
	})
}
