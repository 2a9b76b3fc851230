// Package xmlcheck tells what is wrong with an SVG document beyond what
// encoding/xml sees. It is there for tests.
package xmlcheck

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
)

// Check reads a document to its end and returns the first thing that is wrong:
// it is not well-formed, an element has an attribute twice (which encoding/xml
// lets pass), an id is given twice, or something refers to an id that is not
// there.
func Check(document []byte) error {
	c := checker{ids: map[string]bool{}}
	decoder := xml.NewDecoder(bytes.NewReader(document))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return c.missing()
		}
		if err != nil {
			return fmt.Errorf("not well-formed: %w", err)
		}
		if element, ok := token.(xml.StartElement); ok {
			if err := c.element(element); err != nil {
				return fmt.Errorf("byte %d: <%s>: %w", decoder.InputOffset(), element.Name.Local, err)
			}
		}
	}
}

type checker struct {
	ids map[string]bool
	// wanted are the ids that something refers to, in order.
	wanted []string
}

func (c *checker) element(e xml.StartElement) error {
	seen := map[xml.Name]bool{}
	for _, a := range e.Attr {
		if seen[a.Name] {
			return fmt.Errorf("the attribute %s is there twice", a.Name.Local)
		}
		seen[a.Name] = true
		switch a.Name.Local {
		case "id":
			if c.ids[a.Value] {
				return fmt.Errorf("the id %q is given twice", a.Value)
			}
			c.ids[a.Value] = true
		case "href":
			c.wanted = append(c.wanted, strings.TrimPrefix(a.Value, "#"))
		case "data-for":
			c.wanted = append(c.wanted, a.Value)
		case "aria-labelledby":
			c.wanted = append(c.wanted, strings.Fields(a.Value)...)
		}
	}
	return nil
}

func (c *checker) missing() error {
	for _, id := range c.wanted {
		if !c.ids[id] {
			return fmt.Errorf("nothing has the id %q", id)
		}
	}
	return nil
}
