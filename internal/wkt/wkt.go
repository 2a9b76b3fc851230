// Package wkt reads geometries in well-known text, as columns of tables hold
// them.
//
// Heights and measures are dropped. The syntax is that of OGC 06-103r4, clause
// 7, with PostGIS's "SRID=4326;" allowed before it, and with points of a
// multipoint in parentheses or not.
package wkt

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/twpayne/go-geom"
)

// maxDepth bounds the nesting of geometry collections.
const maxDepth = 32

// Parse returns the geometry, of layout XY, that a text spells. An empty one,
// such as "POINT EMPTY", is nil. Errors tell the place in the text, in bytes
// from 1.
func Parse(text string) (geom.T, error) {
	g, _, err := ParseSRID(text)
	return g, err
}

// ParseSRID is Parse with the number of the coordinate system that the text
// names, 0 where it names none.
func ParseSRID(text string) (g geom.T, srid int, err error) {
	p := &parser{text: text}
	srid = p.system()
	if g, err = p.geometry(0); err != nil {
		return nil, 0, err
	}
	p.blanks()
	if p.at < len(p.text) {
		return nil, 0, p.fault("nothing more is expected after the geometry")
	}
	return g, srid, nil
}

// parser walks over a text once, from front to back.
type parser struct {
	text string
	at   int
	// size is the number of ordinates of the points: 2 to 4, 0 before the first.
	size int
	flat []float64
}

// fault is an error at the parser's place.
func (p *parser) fault(format string, args ...any) error {
	return fmt.Errorf("well-known text, byte %d: %s", p.at+1, fmt.Sprintf(format, args...))
}

func (p *parser) blanks() {
	for p.at < len(p.text) && strings.IndexByte(" \t\r\n", p.text[p.at]) >= 0 {
		p.at++
	}
}

// accept takes the letter c and reports whether it came next.
func (p *parser) accept(c byte) bool {
	p.blanks()
	if p.at < len(p.text) && p.text[p.at] == c {
		p.at++
		return true
	}
	return false
}

func (p *parser) expect(c byte) error {
	if !p.accept(c) {
		return p.fault("%q is expected", c)
	}
	return nil
}

// word takes the letters that come next, in upper case.
func (p *parser) word() string {
	p.blanks()
	start := p.at
	for p.at < len(p.text) && (p.text[p.at]|0x20) >= 'a' && (p.text[p.at]|0x20) <= 'z' {
		p.at++
	}
	return strings.ToUpper(p.text[start:p.at])
}

// system takes the number of a coordinate system, 0 where there is none.
func (p *parser) system() int {
	p.blanks()
	const word = "SRID="
	if len(p.text)-p.at <= len(word) || !strings.EqualFold(p.text[p.at:p.at+len(word)], word) {
		return 0
	}
	number, _, found := strings.Cut(p.text[p.at+len(word):], ";")
	if !found {
		return 0
	}
	p.at += len(word) + len(number) + 1
	srid, err := strconv.Atoi(strings.TrimSpace(number))
	if err != nil || srid < 0 {
		return 0
	}
	return srid
}

// geometry reads a geometry with its type's name.
func (p *parser) geometry(depth int) (geom.T, error) {
	if depth > maxDepth {
		return nil, p.fault("collections are nested more than %d deep", maxDepth)
	}
	start := p.at
	name := p.word()
	name, p.size = cutDimension(name)
	before := p.at
	switch next := p.word(); next {
	case "EMPTY":
		return nil, nil
	case "Z", "M", "ZM":
		p.size = 2 + len(next)
		if before = p.at; p.word() == "EMPTY" {
			return nil, nil
		}
	}
	p.at = before
	p.flat = nil
	switch name {
	case "POINT":
		return p.point()
	case "LINESTRING":
		return p.lineString()
	case "POLYGON":
		return p.polygon()
	case "MULTIPOINT":
		return p.multiPoint()
	case "MULTILINESTRING":
		return p.multiLineString()
	case "MULTIPOLYGON":
		return p.multiPolygon()
	case "GEOMETRYCOLLECTION":
		return p.collection(depth)
	}
	p.at = start
	return nil, p.fault("unknown geometry %q", cutShort(p.text[start:]))
}

// cutDimension takes a Z, M or ZM off the end of a type's name.
func cutDimension(name string) (string, int) {
	for _, suffix := range []string{"ZM", "Z", "M"} {
		if rest, ok := strings.CutSuffix(name, suffix); ok {
			return rest, 2 + len(suffix)
		}
	}
	return name, 0
}

func cutShort(s string) string {
	const most = 20
	if len(s) > most {
		return strings.ToValidUTF8(s[:most], "") + "..."
	}
	return s
}
