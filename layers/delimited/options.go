package delimited

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Options say how a file is read. The zero Options read points from the columns
// lon and lat.
type Options struct {
	// X and Y name the columns of the coordinates; empty means lon and lat or,
	// where there are none, other usual names such as longitude or x.
	X, Y string
	// WKT names a column of geometries, in well-known text, well-known binary
	// in hexadecimal digits or GeoJSON, which takes the place of X and Y; without
	// these, it is found by what is in it.
	WKT string
	// Mode is what the rows make; empty is Points.
	Mode Mode
	// Group names a column for the modes line and polygon: rows with the same
	// value in it make one feature each. Empty makes one feature of all rows.
	Group string
	// Dialect is Excel, ExcelTab, or a delimiter of one letter; empty finds it
	// out from the header.
	Dialect Dialect
	// DecimalComma says that numbers have a comma for a point where nothing
	// in the file tells. It is assumed where semicolons divide the cells.
	DecimalComma bool
	// Types say what columns are, by their names: "text", "number",
	// "decimal-point" or "decimal-comma". Without a word numbers as people
	// write them are found out, column by column.
	Types map[string]layers.ColumnType
	// AsWritten leaves numbers as people write them, as texts, but for those
	// of Types.
	AsWritten bool
	// Headless says that the first line is a row already and no header; the
	// columns are then called column_1, column_2 ...
	Headless bool
	// Charset names the encoding; empty means UTF-8 if the text is valid as
	// such, else windows-1252.
	Charset string
	// CRS describes the coordinate system (a PROJ string, WKT or EPSG code);
	// empty means longitudes and latitudes.
	CRS string
	// Grids are the files for datum shifts by grids, nil for none.
	Grids *crs.Grids
	// Skip is how many lines stand before the header: a title, a date.
	Skip int
	// Strict makes each row that cannot be used an error; without it such
	// rows are skipped and counted.
	Strict bool
	// MaxRow is the longest row in bytes; 0 means 64 MiB.
	MaxRow int
}

// numerals returns how the numbers of a file are read.
func (o Options) numerals(f *file) numerals.Options {
	return numerals.Options{DecimalComma: o.DecimalComma || f.dialect.delimiter == ';', Points: f.given != nil, Types: o.Types, AsWritten: o.AsWritten, Untyped: true}
}

func (o Options) maxRow() int {
	if o.MaxRow > 0 {
		return o.MaxRow
	}
	return 64 << 20
}

// Mode says what the rows of a file make.
type Mode string

// What the rows of a file make.
const (
	// Points makes each row a point.
	Points Mode = "points"
	// Lines makes the rows the points of one line, or of one for each Group.
	Lines Mode = "line"
	// Polygons makes the rows the points of one ring, or of one for each Group.
	Polygons Mode = "polygon"
)

// Dialect says what stands between the cells of a table.
type Dialect string

// The dialects that have a name.
const (
	// Excel has commas.
	Excel Dialect = "excel"
	// ExcelTab has tabulators.
	ExcelTab Dialect = "excel-tab"
)

// check returns the mode, and the error of one that there is not.
func (m Mode) check() (Mode, error) {
	switch m {
	case "":
		return Points, nil
	case Points, Lines, Polygons:
		return m, nil
	}
	hint := nearest.Hint(string(m), []string{"points", "line", "polygon"})
	return Points, fmt.Errorf("unknown mode %q%s; the modes are points, line and polygon", string(m), hint)
}
