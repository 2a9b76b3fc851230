// Package format tells which format a file of map data is in: by the ending of
// its name where that says enough, and else by how its content begins.
package format

import (
	"io/fs"
	"path"
	"strings"
)

// Format is a family of files that one reader reads.
type Format string

// The formats. A file of any of them but a shapefile may be packed with gzip.
const (
	Unknown Format = ""
	// Archive is a zip archive of files of the others; Find looks into it.
	Archive Format = "zip"
	// Shapefile is a .shp file.
	Shapefile Format = "shapefile"
	// JSON is an object that does not say at its top what it is; Inside looks
	// into it.
	JSON Format = "json"
	// GeoJSON is also that with one feature per line.
	GeoJSON  Format = "geojson"
	TopoJSON Format = "topojson"
	// EsriJSON is what ArcGIS services answer with f=json.
	EsriJSON Format = "esrijson"
	// Delimited is CSV and its relatives.
	Delimited Format = "csv"
	// KML is also KMZ.
	KML Format = "kml"
	// Spreadsheet is an archive of its own kind: Excel's and OpenDocument's.
	Spreadsheet Format = "spreadsheet"
)

// endings lists the endings that tell the format. For JSON and archives they
// tell that the content has to be looked at.
func endings() []ending {
	return []ending{
		{".shp", Shapefile, false, 1},
		{".zip", Archive, true, 6},
		{".shz", Archive, true, 6},
		{".geojson", GeoJSON, true, 2},
		{".json", GeoJSON, true, 3},
		{".topojson", TopoJSON, true, 2},
		{".geojsonl", GeoJSON, false, 2},
		{".geojsons", GeoJSON, false, 2},
		{".ndjson", GeoJSON, false, 2},
		{".csv", Delimited, false, 5},
		{".tsv", Delimited, false, 5},
		{".tab", Delimited, false, 5},
		{".xlsx", Spreadsheet, true, 5},
		{".xlsm", Spreadsheet, true, 5},
		{".ods", Spreadsheet, true, 5},
		{".txt", Delimited, false, worst},
		{".kml", KML, false, 4},
		{".kmz", KML, false, 4},
	}
}

type ending struct {
	text   string
	format Format
	// look says that the content may be of another format.
	look bool
	// rank orders the maps in archives and folders: of those with the lowest
	// one is read, the others being likely to describe it.
	rank int
}

// worst is the rank of what is no map in an archive or folder, if there is one.
const worst = 7

func rankOf(name string) int {
	for _, e := range endings() {
		if e.text == Ending(name) {
			return e.rank
		}
	}
	return worst
}

// Endings lists the endings of the file names that can be read.
func Endings() []string {
	var all []string
	for _, e := range endings() {
		all = append(all, e.text)
	}
	return all
}

// ByEnding tells the format that the ending of a file's name speaks for;
// Unknown for other endings, and for archives, which may hold anything.
func ByEnding(name string) Format {
	text := Ending(name)
	for _, e := range endings() {
		if e.text == text && text != ".zip" {
			return e.format
		}
	}
	return Unknown
}

// Of tells the format of the file that name is the path of in fsys. An error
// says that the file cannot be read, or that its format is none of those that
// are known, and what to do about it.
func Of(fsys fs.FS, name string) (Format, error) {
	text := Ending(name)
	for _, e := range endings() {
		if e.text != text {
			continue
		}
		if !e.look {
			packed, err := sniff(fsys, name)
			if packed && e.format == Delimited {
				return Archive, err
			}
			return e.format, err
		}
		found, err := look(fsys, name)
		if found == Unknown || found == Archive && e.format == Spreadsheet {
			found = e.format // its reader says what is wrong
		}
		return found, err
	}
	if problem := unread(name, text); problem != nil {
		return Unknown, problem
	}
	found, err := look(fsys, name)
	if err == nil && found == Unknown {
		err = unknown(name, text)
	}
	return found, err
}

// Ending returns the ending of a file's name in lower case, that of gzip set
// aside: ".geojson" for "Rivers.GeoJSON.gz".
func Ending(name string) string {
	return path.Ext(strings.TrimSuffix(strings.ToLower(name), ".gz"))
}
