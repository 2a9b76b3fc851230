package kartograph

// maxSteps limits the lines of a graticule: a finer step than this makes a map
// that nobody can read, out of memory.
const maxSteps = 7200

// stepsForm is a step in degrees, or a list of positions up to limit degrees
// on either side.
func stepsForm(limit float64) form[Steps] {
	step := number("a number of degrees", limits{min: 2 * limit / maxSteps, max: limit})
	list := listOf("a list of degrees", number("a number of degrees", limits{min: -limit, max: limit}))
	f := form[Steps]{shape: shape{want: "a step in degrees or a list", parts: []shape{step.shape, list.shape}}}
	f.schema = anyOf(f.parts...)
	f.read = func(d *decoder, at spot) (s Steps, ok bool) {
		if at.node.kind == nodeList {
			s.List, ok = list.read(d, at)
			return s, ok
		}
		known := len(d.mistakes.list)
		s.Step, ok = step.read(d, at)
		d.mistakes.widen(known, at.path, step.want, f.want)
		return s, ok
	}
	f.check = func(c *checker, path string, s Steps) {
		step.check(c, path, s.Step)
		list.check(c, path, s.List)
	}
	return orElse(f, map[string]Steps{"auto": {}, "false": noSteps()})
}

// noSteps draws no lines along an axis.
func noSteps() Steps { return Steps{List: []float64{}} }

func bordersForm() form[Borders] {
	return mapping("borders", "layers.*.borders", "Which borders a `\"special\": \"borders\"` layer draws. Each line carries the "+
		"attributes of both sides, `left.NAME` and `right.NAME`.", []key[Borders]{
		bind("layer", nonEmpty("a layer's id"), about{"The polygon layer whose borders they are.", required, `"countries"`},
			func(b *Borders) *string { return &b.Layer }),
		bind("kind", oneOf("inner", "outer", "all"), about{"`inner` borders lie between two features, `outer` ones on one side only (coasts).",
			`"all"`, `"inner"`}, func(b *Borders) *string { return &b.Kind }),
		bind("group-by", nonEmpty("a column's name"), about{"One or more columns of the layer, with commas between them, the coarsest first. Each border gets the attribute `level`: 0 between " +
			"features that differ in the first column, 1 in the second, and so on.", "", `"CONTINENT,SUBREGION"`},
			func(b *Borders) *string { return &b.GroupBy }),
	})
}

func gridForm() form[Grid] {
	return mapping("grid", "layers.*.grid", "What a `\"special\": \"grid\"` layer shows.", []key[Grid]{
		bind("shape", oneOf("hexagon", "square"), about{"The cells' shape.", `"hexagon"`, `"square"`},
			func(g *Grid) *string { return &g.Shape }),
		bind("size", number("a number of pixels", limits{min: 1, max: maxPixels}), about{"The cells' width in pixels.", "(suits the map)", "20"},
			func(g *Grid) *float64 { return &g.Size }),
		bind("layer", nonEmpty("a layer's id"), about{"The point layer that is counted.", "", `"cities"`},
			func(g *Grid) *string { return &g.Layer }),
		bind("sum", nonEmpty("a column's name"), about{"The column that is added up, instead of counting.", "", `"POP_MAX"`},
			func(g *Grid) *string { return &g.Sum }),
	})
}
