package kartograph

import (
	"context"
	"path"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/builtin"
	"github.com/seed-898ab921/kartograph/layers/geojson"
	"github.com/seed-898ab921/kartograph/layers/shapefile"
)

// openSource opens what a layer's src names: a database, a built-in map, or a
// file whose format its name tells.
func openSource(ctx context.Context, l *Layer, dir string, o Options) (layers.Source, error) {
	if name, ok := strings.CutPrefix(l.Src, "builtin:"); ok {
		return builtin.Open(name)
	}
	name, err := locate(o, dir, l.Src)
	if err != nil {
		return nil, err
	}
	return openFile(name, l, o)
}

// openFile opens a file by the ending of its name.
func openFile(name string, l *Layer, o Options) (layers.Source, error) {
	lower := strings.ToLower(name)
	switch ext := path.Ext(lower); ext {
	case ".shp", ".zip":
		return shapefile.Open(o.Files, name, shapefile.Options{Charset: l.Charset, Object: l.Object, CRS: l.CRS})
	case ".geojson", ".json", ".geojsonl", ".ndjson", ".geojsons":
		return geojson.Open(o.Files, name, geojson.Options{CRS: l.CRS})
	default:
		return nil, unknownFormat(name, ext)
	}
}

// isDatabase reports whether a src names a database.
func isDatabase(src string) bool { return strings.HasPrefix(src, "postgis:") }
