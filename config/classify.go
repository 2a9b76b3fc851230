package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// Classify says how the values of a layer's features become looks.
type Classify struct {
	// By is the column or expression whose values count; a bivariate scale has two.
	By []string
	// Spec is the scale that is asked for. Its names of patterns are filled in by
	// the map.
	scale.Spec
}

// Expression is the expression that the i-th of By is, nil where it is a column: where
// there is one of that name, however odd the name, or the text looks like nothing but
// a name. The error is of a text that is neither.
func (c *Classify) Expression(i int, known func(column string) bool, lang string) (*expression.Expression, error) {
	if known(c.By[i]) {
		return nil, nil
	}
	return orColumn(c.By[i], func() (*expression.Expression, error) {
		if c.MethodAsked() == scale.Category {
			return expression.Parse(c.By[i], expression.Options{Lang: lang})
		}
		return expression.ParseNumber(c.By[i], expression.Options{Lang: lang})
	})
}

// orColumn is an expression, nil where it is nothing but the name of a column.
func orColumn(name string, parse func() (*expression.Expression, error)) (*expression.Expression, error) {
	e, err := parse()
	if err != nil {
		return nil, err
	}
	if columns := e.Columns(); len(columns) == 0 || slices.Equal(columns, []string{name}) {
		return nil, nil
	}
	return e, nil
}

// maxScales is how many scales a layer has at most: one for each property would do.
// maxLooks is how many classes a scale has, and maxBy by how many values.
const maxScales, maxLooks, maxBy = 10, 100, 2

// classifyForm is one scale, or a list of them.
func classifyForm() form.Form[[]Classify] {
	one := form.Mapping("classify", "layers.*.classify", "How values of features become looks; see [Classes](classes.md). Each feature gets its class (`q2-5`) and `data-class`.",
		slices.Concat(classKeys(), lookKeys()))
	f := form.ListOf("a mapping or a list of mappings", one, maxScales)
	f.Parts = []form.Facts{one.Facts}
	f.Schema = form.AnyOf(one.Facts, form.Facts{Schema: f.Described()})
	list, all := f.Read, f.Check
	f.Read = func(d *form.Decoder, at form.Spot) ([]Classify, bool) {
		if at.Node.Kind == tree.List {
			return list(d, at)
		}
		c, ok := one.Read(d, at)
		return []Classify{c}, ok
	}
	f.Check = func(c *form.Checker, path string, scales []Classify) {
		if len(scales) == 1 && !c.Given(path+form.Entry(0)) {
			one.Check(c, path, scales[0])
			return
		}
		all(c, path, scales)
	}
	return f
}

// classKeys say which values there are and how they are divided.
func classKeys() []form.Key[Classify] {
	any := form.Range{Min: -1e300, Max: 1e300}
	number := form.Number("a number", any)
	return []form.Key[Classify]{
		form.Bind("by", form.OneOrMore("a column or an expression", form.NonEmpty("a column or an expression"), maxBy), form.About("The column, or the [expression](expressions.md), "+
			"whose values count. A bivariate scale has a list of two.", form.Required, `"POP_EST / AREA"`), func(c *Classify) *[]string { return &c.By }),
		form.Bind("method", form.OneOf(scale.Methods()...), form.About("How values are divided: see [Methods](classes.md#methods).",
			"(`threshold` with `breaks`, `category` with a mapping as `palette`, else `quantile`)", `"jenks"`), func(c *Classify) *classes.Method { return &c.Method }),
		form.Bind("classes", form.Integer("a number of classes", form.Range{Min: 1, Max: maxLooks}), form.About("How many classes there are; of a bivariate scale each way. Of categories: "+
			"how many at most, the others being drawn as one.", "5 (nested-means 4, bivariate 3)", "7"), func(c *Classify) *int { return &c.Classes }),
		breaksKey(number),
		domainKey(),
		form.Bind("deviations", form.Number("a number", form.Range{Min: 0, Max: 100, Open: true}), form.About("Of `mean-deviation`: how many standard deviations a class is wide.", "1", "0.5"),
			func(c *Classify) *float64 { return &c.Deviations }),
		form.Bind("centred", form.Boolean(), form.About("Of `mean-deviation`: the mean is in the middle of a class instead of between two.", "false", "true"), func(c *Classify) *bool { return &c.Centred }),
	}
}

// lookKeys say how classes are drawn.
func lookKeys() []form.Key[Classify] {
	size := form.Optional(form.Length(form.Range{Min: 0, Max: maxPixels}))
	return []form.Key[Classify]{
		form.Bind("property", form.OneOf(scale.Properties()...), form.About("What follows from the value.", `"fill"`, `"r"`), func(c *Classify) *scale.Property { return &c.Property }),
		form.Bind("palette", paletteForm(), form.About("The looks: the name of a [palette](classes.md#palettes), a list of colours (sizes, [patterns](classes.md#patterns)) "+
			"from the least to the largest, or a mapping from category to look.", `(one that suits the method, mostly "YlGnBu")`, `"OrRd"`), func(c *Classify) *scale.Looks { return &c.Looks }),
		form.Bind("reverse", form.Boolean(), form.About("Turns the palette round.", "false", "true"), func(c *Classify) *bool { return &c.Reverse }),
		form.Bind("missing", form.NonEmpty("a colour, a size or the name of a pattern"), form.About("How features without a value are drawn.", `"#ddd" (sizes 0)`, `"hatch-light"`),
			func(c *Classify) *string { return &c.Missing }),
		form.Bind("max", size, form.About("Of sizes: that of the largest value, px (of opacity, 0 to 1).", "(r 20, stroke-width 6, opacity 1)", "30"), func(c *Classify) **float64 { return &c.Max }),
		form.Bind("min", size, form.About("Of sizes: that of the least value, px (of opacity, 0 to 1); of the methods area and linear none is smaller.", "(r 3, stroke-width 0.5, opacity 0.2; area and linear 0)", "1"),
			func(c *Classify) **float64 { return &c.Min }),
		form.Bind("title", form.AnyText("a text"), form.About("What the values are, for legends and in the map's metadata.", `""`, `"People per km²"`), func(c *Classify) *string { return &c.Title }),
		form.Bind("unit", form.AnyText("a text"), form.About("The unit of the values, for legends and in the map's metadata.", `""`, `"%"`), func(c *Classify) *string { return &c.Unit }),
	}
}
