package source

import (
	"cmp"
	"context"
	"io/fs"

	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
	"github.com/seed-898ab921/kartograph/layers/esrijson"
	"github.com/seed-898ab921/kartograph/layers/geojson"
	"github.com/seed-898ab921/kartograph/layers/kml"
	"github.com/seed-898ab921/kartograph/layers/shapefile"
	"github.com/seed-898ab921/kartograph/layers/spreadsheet"
	"github.com/seed-898ab921/kartograph/layers/topojson"
)

// reader is how files of one format are read.
type reader struct {
	format format.Format
	// open opens a file. It is nil for formats whose text is in memory as a
	// whole, which parse reads: that of a file, or a part of one.
	open  func(r Request, files fs.FS, name, object string) (layers.Source, error)
	parse func(ctx context.Context, r Request, name string, text []byte, object string) (layers.Source, error)
	// files lists the files that one is made of, and neighbours those that
	// would be if they existed; nil where it is the file itself.
	files      func(files fs.FS, name string) ([]string, error)
	neighbours func(name string) []string
	// streams says that features can be gone through one at a time; see
	// Ways.Streams.
	streams bool
	// lots says that they are given in lots (layers.Lotted).
	lots bool
	// holds says that all features are held before one is given.
	holds bool
	// single says that a file holds one map, of which no object is chosen.
	single bool
	// typed says that the types of columns may be told.
	typed bool
}

// readers lists the formats. The first one says what is wrong with what is of
// none of them.
func readers() []reader {
	return []reader{
		{format: format.GeoJSON, parse: func(ctx context.Context, r Request, name string, text []byte, _ string) (layers.Source, error) {
			return geojson.ParseContext(ctx, name, text, geojson.Options{CRS: r.CRS, Grids: r.Grids, Charset: r.Charset, Strict: r.Strict})
		}, lots: true, single: true},
		{format: format.TopoJSON, parse: func(ctx context.Context, r Request, name string, text []byte, object string) (layers.Source, error) {
			return topojson.ParseContext(ctx, name, text, topojson.Options{Object: object, CRS: r.CRS, Grids: r.Grids, Charset: r.Charset, Strict: r.Strict})
		}, lots: true},
		{format: format.EsriJSON, parse: func(ctx context.Context, r Request, name string, text []byte, _ string) (layers.Source, error) {
			return esrijson.ParseContext(ctx, name, text, esrijson.Options{CRS: r.CRS, Grids: r.Grids, Charset: r.Charset, Strict: r.Strict})
		}, single: true},
		{format: format.Shapefile, open: func(r Request, files fs.FS, name, object string) (layers.Source, error) {
			return shapefile.Open(files, name, shapefile.Options{Charset: r.Charset, Object: object, CRS: r.CRS, Grids: r.Grids, Strict: r.Strict, Types: r.Types.Map()})
		}, files: shapefile.Files, neighbours: shapefile.Neighbours, streams: true, lots: true, typed: true},
		{format: format.Delimited, open: func(r Request, files fs.FS, name, _ string) (layers.Source, error) {
			return gatherPoints(delimited.Open(files, name, r.delimited()))
		}, lots: true, typed: true, single: true},
		{format: format.Spreadsheet, open: func(r Request, files fs.FS, name, _ string) (layers.Source, error) {
			return gatherPoints(spreadsheet.Open(files, name, r.spreadsheet()))
		}, lots: true, typed: true, single: true},
		{format: format.KML, open: func(r Request, files fs.FS, name, object string) (layers.Source, error) {
			return kml.Open(files, name, kml.Options{Folder: object, Charset: r.Charset, Strict: r.Strict})
		}, holds: true},
	}
}

// delimited is what a request says of a table.
func (r Request) delimited() delimited.Options {
	return delimited.Options{
		X: r.CSV.X, Y: r.CSV.Y, WKT: cmp.Or(r.CSV.WKT, r.PostGIS.Geometry), Mode: r.CSV.Mode, Dialect: r.CSV.Dialect, Charset: r.Charset, CRS: r.CRS,
		Grids: r.Grids, Types: r.Types.Map(), Headless: r.CSV.Headless, Skip: r.CSV.Skip, Strict: r.Strict,
	}
}

func (r Request) spreadsheet() spreadsheet.Options {
	return spreadsheet.Options{Sheet: r.CSV.Sheet, Table: r.delimited()}
}

// readerOf returns the reader of a format.
func readerOf(f format.Format) reader {
	all := readers()
	for _, r := range all {
		if r.format == f {
			return r
		}
	}
	return all[0]
}
