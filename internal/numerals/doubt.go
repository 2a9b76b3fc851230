package numerals

import (
	"cmp"
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/text/missing"
	"github.com/seed-898ab921/kartograph/layers"
)

// Doubt says that a column is compared with numbers whose cells are texts that
// people take for numbers and no comparison does; empty where they are not.
func Doubt(features []layers.Feature, schema *layers.Schema, name string) string {
	i := schema.Index(name)
	if i < 0 {
		return ""
	}
	var c column
	lost, read := 0, 0
	first, firstRead := "", ""
	for _, f := range features {
		v := f.Record.At(i)
		if _, ok := v.Float(); ok {
			c.plain++
			continue
		}
		if text := v.String(); v.Kind() != layers.KindText || missing.Is(text) {
			continue
		} else if form := Scan(text).Form; form == Written || form == Either {
			keepFirst(&firstRead, text)
			read++
		} else if hasNumber(text) {
			keepFirst(&first, text)
			lost++
		} else {
			c.words++
		}
	}
	if lost+read == 0 || c.plain+lost+read < c.words {
		return ""
	}
	text := fmt.Sprintf("column %q is compared with numbers, but %d of its values are texts such as %q, which are none and are not found", name, lost+read, cmp.Or(firstRead, first))
	if read > 0 {
		text += fmt.Sprintf("; in tables \"types\": {%q: %q} reads them as numbers", name, AsNumber)
		if lost > 0 {
			text += fmt.Sprintf(", but not %q and the like (%d)", first, lost)
		}
	}
	return text
}

// hasNumber reports whether a text is a number with a few letters or signs before
// or behind it: <5, ~1,200, 1 200 kr, 1.5 m, 12.3*.
func hasNumber(text string) bool {
	if len(text) > longest {
		return false
	}
	const digits = "0123456789"
	begin, end := strings.IndexAny(text, digits), strings.LastIndexAny(text, digits)
	if begin < 0 || utf8.RuneCountInString(text[:begin]) > 4 || utf8.RuneCountInString(text[end+1:]) > 8 {
		return false
	}
	if strings.ContainsFunc(text[:begin], unicode.IsLetter) && !strings.Contains(text[:begin], " ") {
		return false // A5, B12
	}
	switch Scan(text[begin : end+1]).Form {
	case Plain, Written, Either:
		return true
	}
	return false
}
