package kartograph

import (
	"slices"
	"strings"
)

// batchForm is the form of a batch file.
func batchForm() form[batchFields] {
	return mapping("batch", "The batch file",
		"Many maps from one config with placeholders `${name}`. Keys that start with `x-` are ignored.",
		[]key[batchFields]{
			bind("$schema", anyText("the address of the JSON Schema"), about{doc: "Not used."},
				func(*batchFields) *string { return new(string) }),
			bind("map", mapOrFile(), about{"The config: a file's name, or the config itself. Placeholders may stand wherever a value stands.",
				required, `"country.json"`}, func(b *batchFields) **node { return &b.config }),
			bind("style", asNode("the name of a stylesheet or of a finished style", nodeText),
				about{"A stylesheet or a finished style.", "(none)", `"${theme}.css"`},
				func(b *batchFields) **node { return &b.style }),
			bind("output", asNode("the name of a file with placeholders", nodeText),
				about{"The name of each map's file, from the batch file's folder.", required, `"maps/${ISO_A3}.svg"`},
				func(b *batchFields) **node { return &b.output }),
			bind("each", eachForm(), about{"The rows: one map is made for each.", "(a single row)",
				`{"layer": "countries.shp", "columns": ["ISO_A3"]}`}, func(b *batchFields) *batchEach { return &b.each }),
			bind("matrix", matrixForm(), about{"Lists of values, of which every combination is made for each row.", "(none)",
				`{"width": [300, 600], "theme": ["light", "dark"]}`}, func(b *batchFields) *[]matrixList { return &b.matrix }),
			{keyShape: keyShape{"when", "Skips the rows of which the condition is not true.", "(none is skipped)",
				`["POP_EST", ">", 1000000]`, filterForm().shape},
				read: func(d *decoder, at spot, to *batchFields) {
					to.whenAt = at.node.at
					to.when, _ = filterForm().read(d, at)
				}},
		})
}

// asNode is a form that keeps the node, of one of these kinds, for later.
func asNode(want string, kinds ...nodeKind) form[*node] {
	f := form[*node]{shape: shape{want: want, schema: object{}}}
	f.read = func(d *decoder, at spot) (*node, bool) {
		if !slices.Contains(kinds, at.node.kind) || at.node.kind == nodeText && strings.TrimSpace(at.node.text) == "" {
			d.mismatch(at, want)
			return nil, false
		}
		return at.node, true
	}
	return f
}

func mapOrFile() form[*node] { return asNode("a config or the name of its file", nodeText, nodeMap) }

// eachForm is the form of the rows.
func eachForm() form[batchEach] {
	want := "a list of rows, the name of a CSV, TSV or JSON file, or a mapping with a layer or table"
	source := mapping("each", "each", "Where the rows come from.", eachKeys())
	f := form[batchEach]{shape: shape{want: want, parts: []shape{source.shape}, schema: anyOf(source.shape)}}
	f.read = func(d *decoder, at spot) (batchEach, bool) {
		e := batchEach{at: at.node.at}
		switch n := at.node; {
		case n.kind == nodeText && strings.TrimSpace(n.text) != "":
			e.table = n.text
			return e, true
		case n.kind == nodeList:
			e.list = n
			return e, rowsAreMappings(d, at)
		case n.kind != nodeMap:
			d.mismatch(at, want)
			return e, false
		}
		e, ok := source.read(d, at)
		e.at = at.node.at
		if ok && (e.table == "") == (e.source().Src == "") {
			d.fail(at, "want either a layer or a table")
			return e, false
		}
		return e, ok
	}
	return f
}

func rowsAreMappings(d *decoder, at spot) bool {
	ok := len(at.node.items) > 0
	if !ok {
		d.fail(at, "there are no rows")
	}
	for i, row := range at.node.items {
		if row.kind != nodeMap {
			d.fail(at.under(entry(i), row), "found %s; a row is a mapping from column to value", row.found())
			ok = false
		}
	}
	return ok
}

// source is the layer of the rows, made when it is first written to.
func (e *batchEach) source() *Layer {
	if e.layer == nil {
		e.layer = &Layer{ID: "each"}
	}
	return e.layer
}

func eachKeys() []key[batchEach] {
	return []key[batchEach]{
		bind("layer", nonEmpty("a file name"), about{"The features of this source are the rows.", "", `"countries.shp"`},
			func(e *batchEach) *string { return &e.source().Src }),
		bind("table", nonEmpty("a file name"), about{"The rows of this CSV, TSV or JSON file.", "", `"countries.csv"`},
			func(e *batchEach) *string { return &e.table }),
		{keyShape: keyShape{"filter", "Keeps the features or rows of which the condition is true.", "", `["POP_EST", ">", 1000000]`, filterForm().shape},
			read: func(d *decoder, at spot, to *batchEach) { to.source().Filter, _ = filterForm().read(d, at) }},
		bind("columns", oneOrMore("a list of columns", nonEmpty("a column's name")), about{"The columns that placeholders may name.", "(all)", `["ISO_A3", "NAME"]`},
			func(e *batchEach) *[]string { return &e.columns }),
		bind("object", nonEmpty("a name"), about{"The object of a TopoJSON file, or the file in a zip.", "", ""},
			func(e *batchEach) *string { return &e.source().Object }),
		bind("charset", nonEmpty("an encoding"), about{"The encoding of the texts.", "", `"latin-1"`},
			func(e *batchEach) *string { return &e.charset }),
		bind("dialect", nonEmpty("a delimiter"), about{"The delimiter of a table.", "(found out)", `"excel-tab"`},
			func(e *batchEach) *string { return &e.dialect }),
	}
}

// matrixForm is the form of the lists whose combinations are made.
func matrixForm() form[[]matrixList] {
	want := "a mapping from names to lists of values"
	f := form[[]matrixList]{shape: shape{want: want, schema: object{{"type", "object"},
		{"additionalProperties", object{{"type", "array"}, {"minItems", 1}}}}}}
	f.read = func(d *decoder, at spot) ([]matrixList, bool) {
		if !d.isMapping(at, want) {
			return nil, false
		}
		var lists []matrixList
		for i, k := range at.node.keys {
			values := at.node.items[i]
			inner := d.visit(at, k.name, values)
			if values.kind != nodeList || len(values.items) == 0 {
				d.mismatch(inner, "a list of values")
				continue
			}
			lists = append(lists, matrixList{name: k.name, values: values.items, at: k.at})
		}
		return lists, len(lists) == len(at.node.keys)
	}
	return f
}
