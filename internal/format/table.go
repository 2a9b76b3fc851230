package format

import (
	"fmt"
	"io/fs"

	"github.com/seed-898ab921/kartograph/internal/archive"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// Table is a family of files that hold rows, for data that joins to a map.
type Table string

// The families of tables.
const (
	TableUnknown Table = ""
	// TableDelimited is CSV and its relatives.
	TableDelimited Table = "csv"
	// TableJSON is also one row per line.
	TableJSON Table = "json"
	// TableDBase is the table of a shapefile.
	TableDBase Table = "dbf"
	// TableSpreadsheet is a sheet of Excel's or OpenDocument's.
	TableSpreadsheet Table = "spreadsheet"
)

// TableOf tells by the ending of a file's name which family of tables it is of;
// TableUnknown for other endings.
func TableOf(name string) Table {
	switch Ending(name) {
	case ".csv", ".tsv", ".tab":
		return TableDelimited
	case ".json", ".ndjson", ".jsonl":
		return TableJSON
	case ".dbf":
		return TableDBase
	case ".xlsx", ".xlsm", ".ods":
		return TableSpreadsheet
	}
	return TableUnknown
}

// FindTable finds the file of a table, which may be the only one in a zip
// archive, or the one whose path, or name, with ending or without, is asked for.
func FindTable(fsys fs.FS, name, asked string) (Found, error) {
	packed, err := sniff(fsys, name)
	if err != nil {
		return Found{}, err
	}
	if TableOf(name) == TableSpreadsheet {
		if found, err := look(fsys, name); err == nil && found == Delimited {
			return Found{Files: fsys, Name: name}, nil // text that only is called so
		}
		return inSpreadsheet(fsys, name, "")
	}
	switch {
	case Ending(name) == ".zip":
	case packed: // a spreadsheet that is called something else
		return inSpreadsheet(fsys, name, "")
	default:
		return Found{Files: fsys, Name: name}, nil
	}
	inner, err := archive.Open(fsys, name, archive.Limits{})
	if err != nil {
		return Found{}, fmt.Errorf("%s: %w", name, err)
	}
	var tables []string
	for _, n := range inner.Names() {
		if TableOf(n) != TableUnknown && (asked == "" || isNamed(n, asked)) {
			tables = append(tables, n)
		}
	}
	switch {
	case len(tables) == 0 && asked != "":
		return Found{}, fmt.Errorf("%s: object %q not found%s; the archive has %s", name, asked, nearest.Hint(asked, inner.Names()), list(inner.Names()))
	case len(tables) > 1 && asked == "":
		return Found{}, fmt.Errorf("%s: the archive has %d tables in place of one, choose one with \"object\": %s", name, len(tables), list(tables))
	case len(tables) != 1:
		return Found{}, fmt.Errorf("%s: the archive has %d tables in place of one; unpack the one that is meant; it has %s", name, len(tables), list(inner.Names()))
	}
	if TableOf(tables[0]) == TableSpreadsheet {
		return inSpreadsheet(inner, tables[0], "")
	}
	_, err = sniff(inner, tables[0])
	return Found{Files: inner, Name: tables[0], Packed: true}, err
}
