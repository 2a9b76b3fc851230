package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// DataJoin adds columns to a layer's features: of a table, or by where they lie.
type DataJoin struct {
	// Src is the file of a table.
	Src string
	// PlaceJoin is used in place of a table.
	PlaceJoin
	// Key is the table's column, On the layer's; On empty means Key.
	Key, On string
	// Columns to add; nil adds all.
	Columns []string
	// Charset is the encoding of the table; empty finds it out.
	Charset string
	// Dialect says what stands between the cells; empty finds it out.
	Dialect delimited.Dialect
	// Skip is how many lines stand before the header of a delimited table,
	// and Headless ("header": false) says that it has none.
	Skip     int
	Headless bool
	// Object is the file in an archive that has several tables.
	Object string
	// Types say what columns of the table are, by their names: "text",
	// "number", "decimal-point" or "decimal-comma".
	Types map[string]layers.ColumnType
	// Filter keeps the rows of the table that it is true of; nil keeps all.
	Filter filter.Expr
	// Repeats says what becomes of rows that have a key in common.
	Repeats Repeats
	// Sheet is the name of a spreadsheet's sheet, or its number, from 1.
	Sheet string
	// Pad is how many digits keys that are whole numbers have at least;
	// zeros are put before them. 0 leaves keys as they are.
	Pad int
}

// maxPad is how many digits keys may be padded to.
const maxPad = 64

// dataForm is the form of a table that is joined.
func dataForm() form.Form[DataJoin] {
	f := form.Mapping("data", "layers.*.data", "Adds columns to the features, before filters and styles: those of a table (`src` and `key`), or by where "+
		"features lie (`within`, `nearest`). A list makes several joins, one after the other.", slices.Concat(tableKeys(), placeKeys()))
	f.More = form.Props("anyOf", []any{form.Props("required", []any{"src", "key"}), form.Props("required", []any{"within"}), form.Props("required", []any{"nearest"})})
	return f
}

// tableKeys are the keys of joins with a table.
func tableKeys() []form.Key[DataJoin] {
	return []form.Key[DataJoin]{
		form.Bind("src", form.NonEmpty("a file name"), form.About("The table: CSV, a spreadsheet, JSON or dBase.", "", `"population.csv"`),
			func(j *DataJoin) *string { return &j.Src }),
		form.Bind("key", form.NonEmpty("a column's name"), form.About("The table's column that tells which feature a row belongs to.", "", `"iso"`),
			func(j *DataJoin) *string { return &j.Key }),
		form.Bind("on", form.NonEmpty("a column's name"), form.About("The layer's column with the same values.", "(the same name)", `"ISO_A3"`),
			func(j *DataJoin) *string { return &j.On }),
		form.Bind("columns", form.OneOrMore("a list of columns", form.NonEmpty("a column's name"), form.MostEntries), form.About("The columns to add.", "(all)", `["population", "area"]`),
			func(j *DataJoin) *[]string { return &j.Columns }),
		form.Bind("charset", form.NonEmpty("an encoding"), form.About("The table's encoding.", "(UTF-8, or windows-1252 where that fails)", `"latin-1"`),
			func(j *DataJoin) *string { return &j.Charset }),
		form.Bind("dialect", form.OneOf(delimited.Excel, delimited.ExcelTab), form.About("`excel` has commas between the columns, `excel-tab` tabulators.", "(found out)", `"excel-tab"`),
			func(j *DataJoin) *delimited.Dialect { return &j.Dialect }),
		form.Bind("skip", linesBefore(), form.About("How many lines stand before the header: titles, dates.", "0", "4"),
			func(j *DataJoin) *int { return &j.Skip }),
		form.Bind("sheet", form.ScalarText(), form.About("The sheet of a spreadsheet, by its name or its number, from 1.", "(the first that is not hidden)", `"Data"`),
			func(j *DataJoin) *string { return &j.Sheet }),
		form.Bind("header", form.Inverted(), form.About(aboutHeader, "true", "false"),
			func(j *DataJoin) *bool { return &j.Headless }),
		form.Bind("object", form.NonEmpty("a name"), form.About("The file in a zip that has several tables.", "(the only one)", `"2024/population.csv"`),
			func(j *DataJoin) *string { return &j.Object }),
		form.Bind("types", typesForm(), form.About("Says "+aboutTypes, "{}", `{"code": "text"}`),
			func(j *DataJoin) *map[string]layers.ColumnType { return &j.Types }),
		form.Bind("filter", filterOrOff(), form.About("Keep only rows of the table that meet this condition, for example those of one year; see [Filters](#filters).", "(all)",
			`["year", "=", 2024]`), func(j *DataJoin) *filter.Expr { return &j.Filter }),
		form.Bind("repeats", repeatsForm(), form.About("What becomes of rows that have a key in common: `first` or `last` of them; `{\"latest\": column}` or `{\"earliest\": column}`; "+
			"`sum`, `mean`, `min`, `max` or `count` of each column that is added.", "(an error)", `{"latest": "year"}`),
			func(j *DataJoin) *Repeats { return &j.Repeats }),
		form.Bind("pad", form.Integer("a number of digits", form.Range{Min: 0, Max: maxPad}), form.About("How many digits keys have that are whole numbers: "+
			"zeros that a spreadsheet took off are put back, on both sides.", "0", "5"),
			func(j *DataJoin) *int { return &j.Pad }),
	}
}
