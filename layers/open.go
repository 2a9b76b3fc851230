package layers

import (
	"context"
	"io/fs"
)

// OpenRequest is what a program's own Open is asked for: what a layer or a joined
// table names as its source.
type OpenRequest struct {
	// Src is the name of a file in Files or, where there is none and IsFile is
	// false, what the config says.
	Src    string
	IsFile bool
	// Files are those that the map may read, within its limits.
	Files fs.FS
	// Table asks for rows; places are not needed.
	Table bool
	// Object, Charset and CRS are what the config says of the source; empty
	// for what the source says itself.
	Object, Charset, CRS string
	// Strict asks that each record that cannot be used be an error.
	Strict bool
}

// OpenFunc opens sources of formats of a program's own. It is asked before the
// formats there are, for all but built-in maps and databases; nil without an
// error leaves the source to them. What it opens is taken to depend on the
// request and on that file only. It is called by several goroutines
// at once.
type OpenFunc func(ctx context.Context, r OpenRequest) (Source, error)

// DatabaseOptions say what is read from a database. Only Table is needed.
type DatabaseOptions struct {
	// Table is the table's or view's name, with or without its schema:
	// "countries", "geo.countries". Names with dots or quotes in them are
	// put in double quotes, as in SQL.
	Table string
	// Query is a condition in SQL that is added to WHERE; empty means all
	// rows. It is run as it stands: do not take it from strangers.
	Query string
	// Geometry names the geometry column; empty means the only one, or the
	// first one.
	Geometry string
	// BBox leaves out rows whose geometry does not touch this box. It is
	// looked up in the table's spatial index where there is one. nil means
	// all rows.
	BBox *Degrees
	// Strict makes each row that cannot be used an error; without it such
	// rows are skipped and counted.
	Strict bool
	// MaxGeometryBytes is the largest geometry, in bytes of WKB, that is
	// read; 0 means 256 MiB.
	MaxGeometryBytes int
}

// DatabaseFunc opens a table of a database that a connection string leads to.
// postgis.Open is one; a program that does not name it does not link its driver.
type DatabaseFunc func(ctx context.Context, dsn string, o DatabaseOptions) (Source, error)
