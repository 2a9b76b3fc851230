package render

import (
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"testing"
)

// checkXML reads a document as XML: it is well-formed, no element has an
// attribute twice, no id is given twice, and what refers to an id finds it.
// encoding/xml lets attributes pass that are there twice.
func checkXML(t testing.TB, document []byte) {
	t.Helper()
	ids := map[string]bool{}
	decoder := xml.NewDecoder(bytes.NewReader(document))
	for {
		token, err := decoder.Token()
		if errors.Is(err, io.EOF) {
			return
		}
		if err != nil {
			t.Fatalf("not well-formed: %v in\n%s", err, document)
		}
		element, ok := token.(xml.StartElement)
		if !ok {
			continue
		}
		seen := map[xml.Name]bool{}
		for _, a := range element.Attr {
			if seen[a.Name] {
				t.Errorf("<%s> has %s twice", element.Name.Local, a.Name.Local)
			}
			seen[a.Name] = true
			if a.Name.Local == "id" && ids[a.Value] {
				t.Errorf("id %q is given twice", a.Value)
			}
			if a.Name.Local == "id" {
				ids[a.Value] = true
			}
		}
	}
}
