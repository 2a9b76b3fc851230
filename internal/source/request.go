// Package source opens the data that layers are drawn from, by name: files of
// every format, tables, databases, built-in maps. A Store reads a source once
// however many layers and maps ask for it, and keeps what it has read up to a
// number of bytes, for as long as the source's files do not change.
package source

import (
	"io/fs"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/text/address"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Request is what a layer or a join asks for. It is a plain value: two requests
// that are equal get the same features from the same files.
type Request struct {
	// Src is the name of a file, "postgis:" and a connection string, or
	// "builtin:" and a name.
	Src string
	// Dir is the folder that a relative file name starts from.
	Dir string
	// Table asks for rows without places.
	Table bool
	// Object is the object of a TopoJSON file, the folder of a KML file or
	// the file in an archive.
	Object string
	// Charset is the encoding of the texts, CRS the coordinate system;
	// empty for what the source says.
	Charset, CRS string
	// Grids are the files for datum shifts by grids, nil for none.
	Grids *crs.Grids
	// Strict makes each record that cannot be used an error.
	Strict bool
	// Types say what columns of tables are.
	Types   numerals.Types
	CSV     CSV
	PostGIS PostGIS
	// Box limits what a database is asked for. The zero value is no limit;
	// files are always read whole.
	Box flat.Degrees
}

// CSV says how a table of text is read; see delimited.Options.
type CSV struct {
	X, Y, WKT string
	Mode      delimited.Mode
	Dialect   delimited.Dialect
	// Skip is how many lines stand before the header.
	Skip int
	// Sheet is the name or number of a spreadsheet's sheet.
	Sheet string
	// Headless says that there is no header.
	Headless bool
}

// PostGIS says what is read from a database; see postgis.Options.
type PostGIS struct{ Table, Query, Geometry string }

// Options are what the reading is allowed. The zero value allows built-in maps
// only.
type Options struct {
	// Files is where files are read from; nil forbids all files.
	Files fs.FS
	// DataPath lists folders of Files that are searched, in order, for a
	// file that does not exist as given.
	DataPath []string
	// Database opens databases; nil allows none.
	Database layers.DatabaseFunc
	// Open opens formats of a program's own; nil for none.
	Open   layers.OpenFunc
	Limits Limits
}

const (
	databasePrefix = address.Database
	builtinPrefix  = "builtin:"
)

// IsDatabase reports whether a src names a database.
func IsDatabase(src string) bool { return strings.HasPrefix(src, databasePrefix) }

// IsBuiltin reports whether a src names a built-in map.
func IsBuiltin(src string) bool { return strings.HasPrefix(src, builtinPrefix) }

// isFile reports whether the request is for files.
func (r Request) isFile() bool { return !IsDatabase(r.Src) && !IsBuiltin(r.Src) }

// located returns the request with the place of its file in Src, so that
// requests that lead to the same file by different names are equal.
func (r Request) located(o Options) (Request, error) {
	if !r.isFile() {
		r.Dir = ""
		return r, nil
	}
	name, err := Locate(o, r.Dir, r.Src)
	if err != nil {
		return r, err
	}
	r.Src, r.Dir = name, ""
	return r, nil
}
