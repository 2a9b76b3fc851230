package format

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// isXML reports whether a text begins as XML does. A header of a table may begin
// with <id>, too.
func isXML(head []byte) bool {
	text := bytes.TrimLeft(bytes.TrimPrefix(head, []byte("\xEF\xBB\xBF")), " \t\r\n")
	if bytes.HasPrefix(text, []byte("<?xml")) {
		return true
	}
	root := xmlRoot(text)
	return root != nil && (len(root.Attr) > 0 || isProblem(root))
}

// isProblem reports whether an element is what a service answers when something
// went wrong: ExceptionReport, ServiceExceptionReport, Error.
func isProblem(root *xml.StartElement) bool {
	kind := strings.ToLower(root.Name.Local)
	return strings.HasPrefix(kind, "exception") || strings.HasPrefix(kind, "serviceexception") || kind == "error"
}

// xmlRoot finds the first element of a text that is XML; nil for all others.
func xmlRoot(head []byte) *xml.StartElement {
	d := xml.NewDecoder(bytes.NewReader(head))
	d.Strict, d.CharsetReader = false, func(_ string, r io.Reader) (io.Reader, error) { return r, nil }
	for {
		token, err := d.RawToken()
		if err != nil {
			return nil
		}
		switch token := token.(type) {
		case xml.StartElement:
			return &token
		case xml.CharData:
			if len(bytes.TrimSpace(bytes.TrimPrefix(token, []byte("\xEF\xBB\xBF")))) > 0 {
				return nil
			}
		}
	}
}

// refuseXML names a file in XML that is no map, or none that is read; nil for
// KML.
func refuseXML(name string, head []byte) error {
	const convert = "; convert it to GeoJSON or a shapefile, for example with ogr2ogr"
	root := xmlRoot(head)
	if root == nil {
		return nil
	}
	is := func(part string) bool { return bytes.Contains(head, []byte(part)) }
	switch kind := strings.ToLower(root.Name.Local); {
	case kind == "kml", is("/kml/"), kind == "placemark", kind == "document", kind == "folder":
		return nil
	case isProblem(root):
		return fmt.Errorf("%s: this is the answer of a service that something went wrong%s", name, xmlText(head))
	case kind == "wfs_capabilities", kind == "wms_capabilities", kind == "wmt_ms_capabilities", kind == "capabilities":
		return fmt.Errorf("%s: this is what a service says of itself, not data; ask it for the features of a layer (GetFeature), as GeoJSON", name)
	case kind == "gpx":
		return fmt.Errorf("%s: this is GPX, which is not read%s", name, convert)
	case kind == "osm":
		return fmt.Errorf("%s: this is OpenStreetMap's own XML, which is not read; convert it to GeoJSON, for example with osmtogeojson or ogr2ogr", name)
	case kind == "svg":
		return fmt.Errorf("%s: this is a picture in SVG, and maps are made of data", name)
	case is("opengis.net/gml"), is("opengis.net/wfs"):
		return fmt.Errorf("%s: this is GML, which is not read; ask the service for GeoJSON (outputFormat=application/json), or convert it, for example with ogr2ogr", name)
	}
	return fmt.Errorf("%s: this is XML (<%s>), of which only KML is read%s", name, root.Name.Local, convert)
}

// xmlText quotes the first words in the beginning of a file in XML.
func xmlText(head []byte) string {
	d := xml.NewDecoder(bytes.NewReader(head))
	d.Strict = false
	for root := false; ; {
		token, err := d.RawToken()
		if err != nil {
			return ""
		}
		switch token := token.(type) {
		case xml.StartElement:
			root = true
		case xml.CharData:
			if words := strings.Fields(strings.ToValidUTF8(string(token), "\uFFFD")); root && len(words) > 0 {
				return ": " + clipped(strings.Join(words, " "))
			}
		}
	}
}

// clipped is the beginning of a text, as much as a message can take.
func clipped(text string) string {
	const most = 200
	if runes := []rune(text); len(runes) > most {
		return string(runes[:most]) + "..."
	}
	return text
}
