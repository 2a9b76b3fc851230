package source

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/builtin"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/geojson"
	"github.com/seed-898ab921/kartograph/layers/kml"
	"github.com/seed-898ab921/kartograph/layers/postgis"
	"github.com/seed-898ab921/kartograph/layers/shapefile"
	"github.com/seed-898ab921/kartograph/layers/topojson"
)

// Open opens a source within the limits. Nothing of it is kept.
func Open(ctx context.Context, r Request, o Options) (layers.Source, error) {
	r, err := r.located(o)
	if err != nil {
		return nil, err
	}
	found, err := r.format(o)
	if err != nil {
		return nil, err
	}
	return r.open(ctx, o, found)
}

// format finds the format of a request whose file was located; it is none for
// tables and for what is no file.
func (r Request) format(o Options) (format.Format, error) {
	if r.Table || !r.isFile() {
		return format.Unknown, nil
	}
	return format.Of(o.Limits.files(o.Files), r.Src)
}

// open opens a source whose file was located and has this format.
func (r Request) open(ctx context.Context, o Options, found format.Format) (layers.Source, error) {
	o.Files = o.Limits.files(o.Files)
	s, err := r.openAny(ctx, o, found)
	if err != nil {
		return nil, err
	}
	return o.Limits.Source(s), nil
}

func (r Request) openAny(ctx context.Context, o Options, found format.Format) (layers.Source, error) {
	switch {
	case r.Charset != "" && IsBuiltin(r.Src):
		return nil, fmt.Errorf("%s: \"charset\" is for files; built-in maps are in UTF-8", r.Src)
	case r.Charset != "" && IsDatabase(r.Src):
		return nil, errors.New("\"charset\" is for files; a database says itself what its texts are in")
	case IsBuiltin(r.Src):
		return builtin.Open(strings.TrimPrefix(r.Src, builtinPrefix))
	case IsDatabase(r.Src):
		return r.openDatabase(ctx, o)
	case r.Table:
		return r.openTable(o)
	default:
		return r.openFile(o, found)
	}
}

// openFile opens a file by its format.
func (r Request) openFile(o Options, found format.Format) (layers.Source, error) {
	switch found {
	case format.Shapefile:
		return shapefile.Open(o.Files, r.Src, shapefile.Options{Charset: r.Charset, Object: r.Object, CRS: r.CRS, Grids: r.Grids, Strict: r.Strict})
	case format.Delimited:
		return delimited.Open(o.Files, r.Src, delimited.Options{
			X: r.CSV.X, Y: r.CSV.Y, WKT: r.CSV.WKT, Mode: r.CSV.Mode, Dialect: r.CSV.Dialect, Charset: r.Charset, CRS: r.CRS,
			Grids: r.Grids, Skip: r.CSV.Skip, Strict: r.Strict,
		})
	case format.KML:
		return kml.Open(o.Files, r.Src, kml.Options{Folder: r.Object, Charset: r.Charset, Strict: r.Strict})
	}
	text, err := format.ReadFile(o.Files, r.Src)
	if err != nil {
		return nil, err
	}
	if found == format.TopoJSON {
		return topojson.Parse(r.Src, text, topojson.Options{Object: r.Object, CRS: r.CRS, Grids: r.Grids, Charset: r.Charset, Strict: r.Strict})
	}
	return geojson.Parse(r.Src, text, geojson.Options{CRS: r.CRS, Grids: r.Grids, Charset: r.Charset, Strict: r.Strict})
}

func (r Request) openDatabase(ctx context.Context, o Options) (layers.Source, error) {
	if !o.Databases {
		return nil, errors.New("databases are not allowed here; a program allows them with Options.Databases")
	}
	options := postgis.Options{Table: r.PostGIS.Table, Query: r.PostGIS.Query, Geometry: r.PostGIS.Geometry, Strict: r.Strict}
	if r.Box != (flat.Degrees{}) {
		options.BBox = &r.Box
	}
	return postgis.Open(ctx, strings.TrimPrefix(r.Src, databasePrefix), options)
}
