package format

import (
	"strings"
	"testing"
	"testing/fstest"
)

// Files that are no data are named for what they are, whatever their ending says.
func TestRefuse(t *testing.T) {
	const gml = `<wfs:FeatureCollection xmlns:wfs="http://www.opengis.net/wfs" xmlns:gml="http://www.opengis.net/gml"/>`
	for content, want := range map[string]string{
		"<?xml version='1.0'?>\n<ServiceExceptionReport version='1.2.0'><ServiceException code='x'>\n no such\n layer </ServiceException>": "that something went wrong: no such layer",
		"<ows:ExceptionReport xmlns:ows='x'><ows:Exception/></ows:ExceptionReport>":                                                        "that something went wrong",
		"<Error><Code>AccessDenied</Code></Error>":                                                                                         "that something went wrong: AccessDenied",
		"<?xml version='1.0' encoding='ISO-8859-1'?>" + gml:                                                                                "this is GML",
		"\xEF\xBB\xBF" + gml:                             "this is GML",
		"<wfs:WFS_Capabilities version='2.0.0'>":         "GetFeature",
		"<?xml version='1.0'?><gpx>":                     "this is GPX",
		"<osm version='0.6'>":                            "OpenStreetMap",
		"<?xml version='1.0'?><!-- c --><svg width='1'>": "a picture in SVG",
		"<?xml version='1.0'?><rows><row/></rows>":       "this is XML (<rows>)",
		"\x89PNG\r\n\x1a\n":                              "this is a picture",
		"\xFF\xD8\xFF\xE0":                               "this is a picture",
		"%PDF-1.4":                                       "a PDF",
	} {
		for _, name := range []string{"a.geojson", "a.json", "a.csv", "a.kml", "a.txt"} {
			files := fstest.MapFS{name: {Data: []byte(content)}}
			if got, err := Of(files, name); err == nil || !strings.Contains(err.Error(), want) {
				t.Errorf("%s as %s is %q with error %v, want one with %q", content, name, got, err, want)
			}
		}
	}
	for _, content := range []string{"<id>,<lon>,<lat>\n1,2,3", "<5,1,2\n", "<kml:kml xmlns:kml='http://www.opengis.net/kml/2.2'>", "<Placemark id='a'>", "<?xml", "<kml>", "<", "a,b\n1,<x y='z'>"} {
		if _, err := Of(fstest.MapFS{"a.csv": {Data: []byte(content)}}, "a.csv"); err != nil {
			t.Errorf("%s: %v", content, err)
		}
	}
}

// An archive is one whatever it is called.
func TestOfRenamed(t *testing.T) {
	for _, name := range []string{"a.csv", "a.tsv", "a.txt", "a.json"} {
		if got, err := Of(fstest.MapFS{name: {Data: []byte("PK\x03\x04")}}, name); got != Archive || err != nil {
			t.Errorf("%s is %q, %v", name, got, err)
		}
	}
}
