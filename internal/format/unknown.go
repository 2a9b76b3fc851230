package format

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// unread returns an error for the endings of files that many have and that are
// not read, nil for others.
func unread(name, ending string) error {
	const convert = "convert it to GeoJSON or a shapefile, for example with ogr2ogr"
	switch ending {
	case ".dbf", ".shx", ".prj", ".cpg", ".sbn", ".sbx", ".qix":
		return fmt.Errorf("%s is one of the files of a shapefile; name the one that ends in .shp", name)
	case ".gpkg", ".sqlite":
		return fmt.Errorf("%s: GeoPackages are not read; %s", name, convert)
	case ".gml", ".gpx", ".osm", ".pbf", ".fgb", ".parquet", ".gdb", ".mif", ".dxf", ".svg":
		return fmt.Errorf("%s: files that end in %s are not read; %s", name, ending, convert)
	case ".xlsb", ".numbers", ".fods", ".123", ".wk1":
		return fmt.Errorf("%s: spreadsheets that end in %s are not read; save it as .xlsx, .ods or CSV", name, ending)
	case ".tif", ".tiff", ".png", ".jpg", ".asc", ".img", ".nc":
		return fmt.Errorf("%s: this is an image or a raster, and maps are made of points, lines and polygons", name)
	}
	return nil
}

// unknown says that a file is of no known format.
func unknown(name, ending string) error {
	var known []string
	for _, e := range Endings() {
		known = append(known, e[1:]) // the dot would make all endings alike
	}
	hint := ""
	if guess, ok := nearest.Match(strings.TrimPrefix(ending, "."), known); ok {
		hint = ", " + nearest.Question("."+guess)
	}
	return fmt.Errorf("%s: neither its ending nor its content is of a known format%s; those are %s", name, hint, strings.Join(Endings(), ", "))
}
