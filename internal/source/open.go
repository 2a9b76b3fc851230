package source

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/builtin"
	"github.com/seed-898ab921/kartograph/projection/crs"
)

// Open opens a source within the limits. Nothing of it is kept.
func Open(ctx context.Context, r Request, o Options) (layers.Source, error) {
	o.Files = spend.Files(ctx, o.Files, o.Limits.FileBytes)
	r, _ = r.located(o)
	if own, _, err := r.openOwn(ctx, o); own != nil || err != nil {
		return own, err
	}
	found, err := r.find(o)
	if err != nil {
		return nil, err
	}
	return r.open(ctx, o, found)
}

// find finds the file of a request that was located, and its format: they are
// none for tables and for what is no file.
func (r Request) find(o Options) (format.Found, error) {
	if r.Table || !r.isFile() {
		return format.Found{}, nil
	}
	return format.Find(o.Files, r.Src, r.Object)
}

// open opens a source whose file was located and found, in files that heed the
// context.
func (r Request) open(ctx context.Context, o Options, found format.Found) (layers.Source, error) {
	s, err := r.openAny(ctx, o, found)
	if err != nil {
		return nil, err
	}
	return o.Limits.Source(s), nil
}

func (r Request) openAny(ctx context.Context, o Options, found format.Found) (layers.Source, error) {
	switch {
	case r.Charset != "" && IsBuiltin(r.Src):
		return nil, fmt.Errorf("%s: \"charset\" is for files; built-in maps are in UTF-8", r.Src)
	case r.Object != "" && (IsBuiltin(r.Src) || IsDatabase(r.Src)):
		return nil, fmt.Errorf("\"object\" is for files that hold several; %s is one", strings.SplitN(r.Src, ":", 2)[0])
	case r.Charset != "" && IsDatabase(r.Src):
		return nil, errors.New("\"charset\" is for files; a database says itself what its texts are in")
	case r.Types != "" && (IsBuiltin(r.Src) || IsDatabase(r.Src)):
		return nil, errors.New("\"types\" is for tables and dBase files; built-in maps and databases tell numbers from texts")
	case IsBuiltin(r.Src):
		return builtin.Open(strings.TrimPrefix(r.Src, builtinPrefix))
	case IsDatabase(r.Src):
		return r.openDatabase(ctx, o)
	case r.Table:
		return r.openTable(ctx, o)
	default:
		return r.openFile(ctx, o.Limits, found)
	}
}

// openFile opens a file by its format. What an archive holds may be no larger
// than a file.
func (r Request) openFile(ctx context.Context, l Limits, found format.Found) (layers.Source, error) {
	files, name, object := found.Files, found.Name, found.Object
	if readerOf(found.Format).holds {
		ctx = l.Holding(ctx)
		files = spend.Files(ctx, files, l.FileBytes)
	} else if found.Packed {
		files = spend.Files(ctx, files, l.FileBytes)
	}
	s, err := r.openFormat(ctx, files, name, object, found.Format)
	if err != nil && found.Packed && name != r.Src {
		return nil, fmt.Errorf("%s: %w", r.Src, err)
	}
	return s, err
}

// openFormat opens a file that is of a format, or of JSON in which it is.
func (r Request) openFormat(ctx context.Context, files fs.FS, name, object string, f format.Format) (layers.Source, error) {
	if _, plane := crs.Plane(r.CRS); plane && f == format.KML {
		return nil, fmt.Errorf("%s: KML is in longitude and latitude; leave \"crs\": %q out", r.Src, r.CRS)
	}
	reader := readerOf(f)
	if r.Types != "" && !reader.typed {
		return nil, fmt.Errorf("%s: \"types\" is for tables and dBase files; in %s numbers are told from texts", name, f)
	}
	if reader.open != nil {
		s, err := reader.open(r, files, name, object)
		if err != nil {
			return nil, err
		}
		return withNotes(s, r.spareOf(f, object)...), nil
	}
	text, err := format.ReadFile(files, name)
	if err != nil {
		return nil, err
	}
	notes := r.spareOf(f, object)
	if f == format.JSON {
		found, note, err := format.Inside(ctx, name, text, object)
		if err != nil {
			return nil, err
		}
		if reader, notes = readerOf(found), nil; note != "" {
			notes = []string{note}
		}
	}
	s, err := reader.parse(ctx, r, name, text, object)
	if err != nil {
		return nil, err
	}
	return withNotes(s, notes...), nil
}

func (r Request) openDatabase(ctx context.Context, o Options) (layers.Source, error) {
	if o.Database == nil {
		return nil, fmt.Errorf("databases are not allowed here; a program allows them with Options.Database: %w", fs.ErrPermission)
	}
	options := layers.DatabaseOptions{Table: r.PostGIS.Table, Query: r.PostGIS.Query, Geometry: r.PostGIS.Geometry, Strict: r.Strict}
	if r.Box != (flat.Degrees{}) {
		options.BBox = &r.Box
	}
	return o.Database(ctx, strings.TrimPrefix(r.Src, databasePrefix), options)
}
