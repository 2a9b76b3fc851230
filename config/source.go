package config

import (
	"sync"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
)

// Table says how a table of text is read.
type Table struct {
	// X and Y are the columns of points, and WKT that of geometries; empty ones are found
	// by their names.
	X, Y string
	WKT  string
	// Mode is empty for points.
	Mode delimited.Mode
	// Dialect says what stands between the cells; empty finds it out.
	Dialect delimited.Dialect
	// Skip is how many lines stand before the header.
	Skip int
	// Sheet is the name of a spreadsheet's sheet, or its number, from 1.
	Sheet string
	// Headless ("header": false) says that there is no header; the columns
	// are then called column_1, column_2 ...
	Headless bool
}

// PostGIS says what is read from a database.
type PostGIS struct {
	// Table or Query says which rows, and Geometry which column; empty is found out.
	Table, Query, Geometry string
}

// fileKeys say how the features are read, for layers that read a file.
var fileKeys = sync.OnceValue(func() []form.Key[Layer] {
	return []form.Key[Layer]{
		form.Bind("object", form.NonEmpty("a name"), form.About("The object of a TopoJSON file, or the file in a zip.", "(all, or the only one)", `"countries"`),
			func(l *Layer) *string { return &l.Object }),
		form.Bind("charset", form.NonEmpty("an encoding"), form.About("The encoding of the texts.",
			"(what the source says; else UTF-8, or windows-1252 where that fails)", `"latin-1"`),
			func(l *Layer) *string { return &l.Charset }),
		form.BindLater("crs", crsForm, form.About("The coordinate system, where the source says none or a wrong one: an EPSG code, a PROJ string, "+
			"WKT, PROJJSON, or a mapping of PROJ parameters. `\"plane\"` (y up) and `\"plane-down\"` (pixels) draw data that has no place on the earth as it is.", "(what the source says; else longitude and latitude)", `"EPSG:25832"`),
			func(l *Layer) *string { return &l.CRS }),
		form.BindLater("types", typesForm, form.About("Tables and dBase: "+aboutTypes, "{}", `{"PLZ": "text", "pop": "number"}`),
			func(l *Layer) *map[string]layers.ColumnType { return &l.Types }),
		form.BindLater("data", dataListForm, form.About("Adds columns from a table, or by where features lie.", "", `{"src": "population.csv", "key": "iso", "on": "ISO_A3"}`),
			func(l *Layer) *[]DataJoin { return &l.Data }),
	}
})

// csvKeys are those of layers from tables of text.
func csvKeys() []form.Key[Layer] {
	return []form.Key[Layer]{
		form.Bind("x", form.NonEmpty("a column's name"), form.About("CSV: the column of longitudes or eastings. Without it, columns are found by such words in twelve languages, also beside others (`start_lon`, `geogr. Länge`).", `"lon"`, `"lng"`),
			func(l *Layer) *string { return &l.Table.X }),
		form.Bind("y", form.NonEmpty("a column's name"), form.About("CSV: the column of latitudes or northings.", `"lat"`, `"lat"`),
			func(l *Layer) *string { return &l.Table.Y }),
		form.Bind("wkt", form.NonEmpty("a column's name"), form.About("CSV: the same as `geometry`.", "", `"geom"`),
			func(l *Layer) *string { return &l.Table.WKT }),
		form.Bind("mode", form.OneOfOr(map[string]delimited.Mode{"point": delimited.Points, "lines": delimited.Lines, "polygons": delimited.Polygons}, delimited.Points, delimited.Lines, delimited.Polygons),
			form.About("CSV: what the rows are: points, or the vertices of one line or polygon.", `"points"`, `"line"`),
			func(l *Layer) *delimited.Mode { return &l.Table.Mode }),
		form.Bind("dialect", form.OneOf(delimited.Excel, delimited.ExcelTab), form.About("CSV: `excel` has commas between the columns, `excel-tab` tabulators.", "(found out)", `"excel-tab"`),
			func(l *Layer) *delimited.Dialect { return &l.Table.Dialect }),
		form.Bind("skip", linesBefore(), form.About("CSV: how many lines stand before the header: titles, dates.", "0", "4"),
			func(l *Layer) *int { return &l.Table.Skip }),
		form.Bind("sheet", form.ScalarText(), form.About("Spreadsheets: the sheet, by its name or its number, from 1.", "(the first that is not hidden)", `"Data"`),
			func(l *Layer) *string { return &l.Table.Sheet }),
		form.Bind("header", form.Inverted(), form.About("CSV: "+aboutHeader, "true", "false"),
			func(l *Layer) *bool { return &l.Table.Headless }),
	}
}

// maxSkip is how many lines may stand before a header.
const maxSkip = 10000

func linesBefore() form.Form[int] {
	return form.Integer("a number of lines", form.Range{Min: 0, Max: maxSkip})
}

// postgisKeys are those of layers from a database.
func postgisKeys() []form.Key[Layer] {
	return []form.Key[Layer]{
		form.Bind("table", form.NonEmpty("a table's name"), form.About("PostGIS: the table, with its schema if need be.", "", `"public.roads"`),
			func(l *Layer) *string { return &l.PostGIS.Table }),
		form.Bind("query", form.AnyText("an SQL condition"), form.About("PostGIS: an SQL condition on the rows.", "", `"lanes > 2"`),
			func(l *Layer) *string { return &l.PostGIS.Query }),
	}
}

// geometryKey is that of layers from databases and from tables.
func geometryKey() []form.Key[Layer] {
	return []form.Key[Layer]{
		form.Bind("geometry", form.NonEmpty("a column's name"), form.About("PostGIS: the geometry column. CSV, spreadsheets: the column of geometries, as WKT, as WKB in hexadecimal digits or as GeoJSON, instead of x and y.",
			"(the table's own; the column with such texts)", `"the_geom"`),
			func(l *Layer) *string { return &l.PostGIS.Geometry }),
	}
}
