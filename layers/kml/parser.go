package kml

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
)

const (
	// maxDepth bounds how deep elements are nested.
	maxDepth = 200
	// maxText bounds the text of one element in bytes.
	maxText = 256 << 20
)

// parser reads a KML text from front to back.
type parser struct {
	xml     *xml.Decoder
	records *tally.Records
	// broken is what makes the Placemark in hand one that cannot be used, and
	// brokenAt where.
	broken   error
	brokenAt string
	depth    int
	wanted   string
	folders  []string
	columns  columns
	// row are the values of the Placemark in hand, in a place that is used
	// again.
	row      []layers.Value
	features []layers.Feature
	// pay is asked before a feature is held.
	pay    func(layers.Feature) error
	sawKML bool
	// charset is the encoding of the text, and mender counts what in it is
	// not UTF-8, nil where it is in something else.
	charset string
	mender  *charset.Mender
}

func newParser(text io.Reader, o Options, records *tally.Records) (*parser, error) {
	p := &parser{records: records, wanted: o.Folder, columns: columns{index: map[string]int{}}}
	r, decoded, err := p.decoded(text, o.Charset)
	if err != nil {
		return nil, err
	}
	d := xml.NewDecoder(r)
	// Descriptions have HTML's entities without declaring them.
	d.Entity = xml.HTMLEntity
	d.CharsetReader = func(name string, input io.Reader) (io.Reader, error) {
		if decoded {
			return input, nil
		}
		e, err := charset.Lookup(name)
		if err != nil {
			return nil, err
		}
		p.charset = e.Name()
		return e.NewReader(input), nil
	}
	p.xml = d
	return p, nil
}

// fault is an error at the parser's place.
func (p *parser) fault(format string, args ...any) error {
	line, _ := p.xml.InputPos()
	return fmt.Errorf("line %d: %w", line, fmt.Errorf(format, args...))
}

// spoil notes what is wrong with the Placemark in hand, the first fault of it.
func (p *parser) spoil(err error) {
	if p.broken == nil {
		p.broken, p.brokenAt = err, p.where()
	}
}

func (p *parser) where() string {
	line, _ := p.xml.InputPos()
	return fmt.Sprintf("line %d", line)
}

// token returns the next token; its errors tell the line.
func (p *parser) token() (xml.Token, error) {
	t, err := p.xml.Token()
	if err == nil || errors.Is(err, io.EOF) {
		return t, err
	}
	var syntax *xml.SyntaxError
	if errors.As(err, &syntax) {
		return nil, fmt.Errorf("line %d: %s", syntax.Line, syntax.Msg)
	}
	return nil, p.fault("%w", err)
}

// children calls handle for each element in the one that was just begun, up to
// its end. What handle leaves of an element is skipped.
func (p *parser) children(handle func(e xml.StartElement) error) error {
	if p.depth++; p.depth > maxDepth {
		return p.fault("elements are nested more than %d deep", maxDepth)
	}
	defer func() { p.depth-- }()
	for {
		t, err := p.token()
		if err != nil {
			return unexpectedEnd(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if err := handle(t); err != nil {
				return err
			}
		case xml.EndElement:
			return nil
		}
	}
}

func unexpectedEnd(err error) error {
	if errors.Is(err, io.EOF) {
		return io.ErrUnexpectedEOF
	}
	return err
}

// skip passes over the element that was just begun.
func (p *parser) skip() error {
	for depth := 1; depth > 0; {
		t, err := p.token()
		if err != nil {
			return unexpectedEnd(err)
		}
		switch t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		}
	}
	return nil
}

// text returns the text of the element that was just begun, without that of
// elements in it.
func (p *parser) text() (string, error) {
	var b strings.Builder
	for depth := 1; depth > 0; {
		t, err := p.token()
		if err != nil {
			return "", unexpectedEnd(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			depth++
		case xml.EndElement:
			depth--
		case xml.CharData:
			if depth == 1 {
				b.Write(t)
			}
			if b.Len() > maxText {
				return "", p.fault("a text is longer than %d bytes", maxText)
			}
		}
	}
	return strings.TrimSpace(b.String()), nil
}

// attribute returns an element's attribute, whatever its namespace.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}
