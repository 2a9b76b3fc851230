// Package geometrytext reads the geometries that columns of tables hold as
// texts, however they are written: as well-known text, as well-known binary in
// hexadecimal digits, as GeoJSON.
package geometrytext

import (
	"encoding/hex"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/wkt"
	"github.com/seed-898ab921/kartograph/layers/internal/wkb"
	"github.com/twpayne/go-geom"
)

// Geometry is what a text spells.
type Geometry struct {
	// Shape is of layout XY, and nil for an empty geometry.
	Shape geom.T
	// SRID is the number of the coordinate system that the text names, and
	// System the content of a "crs" member of GeoJSON; both mostly say
	// nothing.
	SRID   int
	System []byte
}

// Parse reads a text that is no blank. count is told of what is left out. Errors
// say how the text was read.
func Parse(text string, count func(finding string)) (g Geometry, err error) {
	text = strings.TrimSpace(text)
	switch {
	case strings.HasPrefix(text, "{"):
		return parseJSON([]byte(text), count)
	case isHex(text):
		data, err := hex.DecodeString(strings.TrimPrefix(text, `\x`))
		if err == nil {
			g.Shape, g.SRID, err = wkb.Decode(data, count)
		}
		if err != nil {
			return Geometry{}, fmt.Errorf("well-known binary: %w", err)
		}
		return g, nil
	}
	g.Shape, g.SRID, err = wkt.ParseSRID(text)
	return g, err
}

// isHex reports whether a text may be WKB: the digits of at least a byte order, a
// type and a number, before which psql writes \x.
func isHex(text string) bool {
	text = strings.TrimPrefix(text, `\x`)
	const least = 2 * (1 + 4 + 4)
	if len(text) < least || len(text)%2 != 0 || text[0] != '0' || text[1] != '0' && text[1] != '1' {
		return false
	}
	for i := range len(text) {
		switch c := text[i] | 0x20; {
		case c >= '0' && c <= '9', c >= 'a' && c <= 'f', text[i] >= '0' && text[i] <= '9':
		default:
			return false
		}
	}
	return true
}

// Looks reports whether a text is a geometry by how it begins.
func Looks(text string) bool {
	text = strings.TrimSpace(text)
	if strings.HasPrefix(text, "{") {
		head := text[:min(len(text), 4096)]
		return strings.Contains(head, `"coordinates"`) || strings.Contains(head, `"geometries"`)
	}
	if isHex(text) {
		g, _, err := decodeHead(text)
		return err == nil && g
	}
	head := strings.ToUpper(text[:min(len(text), 64)])
	if system, rest, found := strings.Cut(head, ";"); found && strings.HasPrefix(system, "SRID=") {
		head = strings.TrimSpace(rest)
	}
	for _, name := range []string{"POINT", "LINESTRING", "POLYGON", "MULTIPOINT", "MULTILINESTRING", "MULTIPOLYGON", "GEOMETRYCOLLECTION"} {
		rest, found := strings.CutPrefix(head, name)
		rest = strings.TrimSpace(rest)
		if found && (strings.HasPrefix(rest, "(") || strings.HasPrefix(rest, "Z") || strings.HasPrefix(rest, "M") || strings.HasPrefix(rest, "EMPTY")) {
			return true
		}
	}
	return false
}

// decodeHead reports whether hexadecimal digits begin with the type of a
// geometry. A long number is none.
func decodeHead(text string) (ok bool, kind uint32, err error) {
	head, err := hex.DecodeString(strings.TrimPrefix(text, `\x`)[:10])
	if err != nil {
		return false, 0, err
	}
	for i, b := range head[1:] {
		if head[0] == 1 {
			kind |= uint32(b) << (8 * i)
		} else {
			kind = kind<<8 | uint32(b)
		}
	}
	kind &^= 0xE0000000
	return kind%1000 >= 1 && kind%1000 <= 17 && kind/1000 <= 3, kind, nil
}
