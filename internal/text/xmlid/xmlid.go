// Package xmlid makes names ids of documents.
package xmlid

import (
	"strings"
	"unicode"
)

// Of makes every run of characters that SVG forbids in an id, or that would end url(#id), one "-",
// and leaves out those at the ends; it is "" where nothing else is there. Ids that begin with a
// digit stay as they are: HTML and SVG 2 allow them, and pages look for codes such as "06037".
func Of(name string) string {
	if strings.IndexFunc(name, bad) < 0 {
		return name
	}
	fields := strings.FieldsFunc(name, bad)
	return strings.Join(fields, "-")
}

func bad(r rune) bool {
	if r < 0x80 {
		return r <= ' ' || r == 0x7f || strings.ContainsRune("\"'<>&()", r)
	}
	return unicode.IsSpace(r) || unicode.IsControl(r) || r >= 0xfffd && r <= 0xffff
}
