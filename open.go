package kartograph

import (
	"context"
	"errors"
	"strings"

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

// request is the source that a layer asks for.
type request struct {
	*Layer
	// src is the layer's, or the built-in map that suits the scale.
	src string
	// dir is the folder that relative file names start from.
	dir string
	// box limits what a database is asked for: west, south, east, north in
	// degrees; nil for no limit.
	box *[4]float64
}

// key tells the request from others that may give different features.
func (r request) key() sourceKey {
	key := sourceKey{src: r.src, dir: r.dir, object: r.Object, charset: r.Charset, crs: r.CRS, csv: r.CSV, postGIS: r.PostGIS}
	if r.box != nil {
		key.box = *r.box
	}
	return key
}

// open opens the source: a database, a built-in map, or a file.
func (r request) open(ctx context.Context, o Options) (layers.Source, error) {
	if name, ok := strings.CutPrefix(r.src, "builtin:"); ok {
		return builtin.Open(name)
	}
	if isDatabase(r.src) {
		return r.openDatabase(ctx, o)
	}
	name, err := locate(o, r.dir, r.src)
	if err != nil {
		return nil, err
	}
	return openFile(name, r.Layer, o)
}

// openFile opens a file by its format.
func openFile(name string, l *Layer, o Options) (layers.Source, error) {
	found, err := format.Of(o.Files, name)
	if err != nil {
		return nil, err
	}
	switch found {
	case format.Shapefile:
		return shapefile.Open(o.Files, name, shapefile.Options{Charset: l.Charset, Object: l.Object, CRS: l.CRS})
	case format.Delimited:
		return delimited.Open(o.Files, name, delimited.Options{
			X: l.CSV.X, Y: l.CSV.Y, WKT: l.CSV.WKT, Mode: l.CSV.Mode, Dialect: l.CSV.Dialect, Charset: l.Charset, CRS: l.CRS,
		})
	case format.KML:
		return kml.Open(o.Files, name, kml.Options{Folder: l.Object})
	}
	text, err := format.ReadFile(o.Files, name)
	if err != nil {
		return nil, err
	}
	if found == format.TopoJSON {
		return topojson.Parse(name, text, topojson.Options{Object: l.Object, CRS: l.CRS})
	}
	return geojson.Parse(name, text, geojson.Options{CRS: l.CRS})
}

const databasePrefix = "postgis:"

// isDatabase reports whether a src names a database.
func isDatabase(src string) bool { return strings.HasPrefix(src, databasePrefix) }

func (r request) openDatabase(ctx context.Context, o Options) (layers.Source, error) {
	if !o.Databases {
		return nil, errors.New("databases are not allowed here; a program allows them with Options.Databases")
	}
	options := postgis.Options{Table: r.PostGIS.Table, Query: r.PostGIS.Query, Geometry: r.PostGIS.Geometry, BBox: r.box}
	return postgis.Open(ctx, strings.TrimPrefix(r.src, databasePrefix), options)
}
