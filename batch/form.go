package batch

import (
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// specForm is the form of a batch file.
func specForm() form.Form[specFields] {
	return form.Mapping("batch", "The batch file",
		"Many maps from one config with placeholders `${name}`. Keys that start with `x-` are ignored.",
		[]form.Key[specFields]{
			form.Bind("$schema", form.AnyText("the address of the JSON Schema"), form.About("Not used.", "", ""),
				func(*specFields) *string { return new(string) }),
			form.Bind("map", mapOrFile(), form.About("The config: a file's name, or the config itself. Placeholders may stand wherever a value stands.",
				form.Required, `"country.json"`), func(b *specFields) **tree.Node { return &b.config }),
			form.Bind("style", asNode("the name of a stylesheet or of a finished style", tree.Text),
				form.About("A stylesheet or a finished style.", "(none)", `"${theme}.css"`),
				func(b *specFields) **tree.Node { return &b.style }),
			form.Bind("output", asNode("the name of a file with placeholders", tree.Text),
				form.About("The name of each map's file, from the batch file's folder.", form.Required, `"maps/${ISO_A3}.svg"`),
				func(b *specFields) **tree.Node { return &b.output }),
			form.Bind("title", form.NonEmpty("a text"), form.About("What an atlas is called: above its index, and in readers.", "(the batch file's name)", `"Communes of Vaud"`),
				func(b *specFields) *string { return &b.title }),
			form.Bind("each", eachForm(), form.About("The rows: one map is made for each.", "(a single row)",
				`{"layer": "countries.shp", "columns": ["ISO_A3"]}`), func(b *specFields) *rowSource { return &b.each }),
			form.Bind("matrix", matrixForm(), form.About("Lists of values, of which every combination is made for each row.", "(none)",
				`{"width": [300, 600], "theme": ["light", "dark"]}`), func(b *specFields) *[]matrixList { return &b.matrix }),
			{KeyFacts: form.KeyOf("when", form.Filter().Facts,
				form.About("Skips the rows of which the condition is not true.", "(none is skipped)", `["POP_EST", ">", 1000000]`)),
				Read: func(d *form.Decoder, at form.Spot, to *specFields) {
					to.whenAt = at.Node.At
					to.when, _ = form.Filter().Read(d, at)
				}},
		})
}

// asNode is a form that keeps the node, of one of these kinds, for later.
func asNode(want string, kinds ...tree.Kind) form.Form[*tree.Node] {
	f := form.Form[*tree.Node]{Facts: form.Facts{Want: want, Schema: form.Object{}}}
	f.Read = func(d *form.Decoder, at form.Spot) (*tree.Node, bool) {
		if !slices.Contains(kinds, at.Node.Kind) || at.Node.Kind == tree.Text && strings.TrimSpace(at.Node.Text) == "" {
			d.Mismatch(at, want)
			return nil, false
		}
		return at.Node, true
	}
	return f
}

func mapOrFile() form.Form[*tree.Node] {
	return asNode("a config or the name of its file", tree.Text, tree.Map)
}

// eachForm is the form of the rows.
func eachForm() form.Form[rowSource] {
	want := "a list of rows, the name of a CSV, TSV, JSON or spreadsheet file, or a mapping with a layer or table"
	source := form.Mapping("each", "each", "Where the rows come from.", eachKeys())
	f := form.Form[rowSource]{Facts: form.Facts{Want: want, Parts: []form.Facts{source.Facts}, Schema: form.AnyOf(source.Facts)}}
	f.Read = func(d *form.Decoder, at form.Spot) (rowSource, bool) {
		e := rowSource{at: at.Node.At}
		switch n := at.Node; {
		case n.Kind == tree.Text && strings.TrimSpace(n.Text) != "":
			e.table = n.Text
			return e, true
		case n.Kind == tree.List:
			e.list = n
			return e, rowsAreMappings(d, at)
		case n.Kind != tree.Map:
			d.Mismatch(at, want)
			return e, false
		}
		e, ok := source.Read(d, at)
		e.at = at.Node.At
		if ok && (e.table == "") == (e.source().Src == "") {
			d.Fail(at, "want either a layer or a table")
			return e, false
		}
		return e, ok
	}
	return f
}

func rowsAreMappings(d *form.Decoder, at form.Spot) bool {
	ok := len(at.Node.Items) > 0
	if !ok {
		d.Fail(at, "there are no rows")
	}
	for i, row := range at.Node.Items {
		if row.Kind != tree.Map {
			d.Fail(at.Under(form.Entry(i), row), "found %s; a row is a mapping from column to value", row.Found())
			ok = false
		}
	}
	return ok
}

// source is the layer of the rows, made when it is first written to.
func (e *rowSource) source() *config.Layer {
	if e.layer == nil {
		e.layer = &config.Layer{ID: "each"}
	}
	return e.layer
}

func eachKeys() []form.Key[rowSource] {
	return []form.Key[rowSource]{
		form.Bind("layer", form.NonEmpty("a file name"), form.About("The features of this source are the rows.", "", `"countries.shp"`),
			func(e *rowSource) *string { return &e.source().Src }),
		form.Bind("table", form.NonEmpty("a file name"), form.About("The rows of this CSV, TSV, JSON, .xlsx or .ods file.", "", `"countries.csv"`),
			func(e *rowSource) *string { return &e.table }),
		{KeyFacts: form.KeyOf("filter", form.Filter().Facts,
			form.About("Keeps the features or rows of which the condition is true.", "", `["POP_EST", ">", 1000000]`)),
			Read: func(d *form.Decoder, at form.Spot, to *rowSource) { to.source().Filter, _ = form.Filter().Read(d, at) }},
		form.Bind("columns", form.OneOrMore("a list of columns", form.NonEmpty("a column's name"), form.MostEntries), form.About("The columns that placeholders may name.", "(all)", `["ISO_A3", "NAME"]`),
			func(e *rowSource) *[]string { return &e.columns }),
		form.Bind("object", form.NonEmpty("a name"), form.About("The object of a TopoJSON file, or the file in a zip.", "", ""),
			func(e *rowSource) *string { return &e.source().Object }),
		form.Bind("charset", form.NonEmpty("an encoding"), form.About("The encoding of the texts.", "", `"latin-1"`),
			func(e *rowSource) *string { return &e.charset }),
		form.Bind("dialect", form.NonEmpty("a delimiter"), form.About("The delimiter of a table.", "(found out)", `"excel-tab"`),
			func(e *rowSource) *string { return &e.dialect }),
		form.Bind("sheet", form.ScalarText(), form.About("The sheet of a spreadsheet, by its name or its number, from 1.", "(the first that is not hidden)", `"Data"`),
			func(e *rowSource) *string { return &e.source().Table.Sheet }),
	}
}

// matrixForm is the form of the lists whose combinations are made.
func matrixForm() form.Form[[]matrixList] {
	want := "a mapping from names to lists of values"
	f := form.Form[[]matrixList]{Facts: form.Facts{Want: want, Schema: form.Props("type", "object",
		"additionalProperties", form.Props("type", "array", "minItems", 1))}}
	f.Read = func(d *form.Decoder, at form.Spot) ([]matrixList, bool) {
		if !d.IsMapping(at, want) {
			return nil, false
		}
		var lists []matrixList
		for i, k := range at.Node.Keys {
			values := at.Node.Items[i]
			inner := d.Visit(at, k.Name, values)
			if values.Kind != tree.List || len(values.Items) == 0 {
				d.Mismatch(inner, "a list of values")
				continue
			}
			lists = append(lists, matrixList{name: k.Name, values: values.Items, at: k.At})
		}
		return lists, len(lists) == len(at.Node.Keys)
	}
	return f
}
