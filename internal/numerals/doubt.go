package numerals

import (
	"cmp"
	"fmt"
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/text/missing"
	"github.com/seed-898ab921/kartograph/layers"
)

// Doubt looks whether a column that is compared with numbers has cells that are
// texts which people take for numbers and no comparison does.
type Doubt struct {
	name  string
	index int
	// seen counts cells that are numbers and words; read are texts that would be
	// numbers if asked for, lost those that never are. The first of each is kept.
	seen             column
	read, lost       int
	firstRead, first string
}

// Doubts returns one Doubt for each of these columns that a schema has.
func Doubts(schema *layers.Schema, names []string) []Doubt {
	var all []Doubt
	for _, name := range names {
		if i := schema.Index(name); i >= 0 {
			all = append(all, Doubt{name: name, index: i})
		}
	}
	return all
}

// Add looks at the cell of a further record.
func (d *Doubt) Add(r layers.Record) {
	v := r.At(d.index)
	if _, ok := v.Float(); ok {
		d.seen.plain++
		return
	}
	text := v.String()
	if v.Kind() != layers.KindText || missing.Is(text) {
		return
	}
	switch form := Scan(text).Form; {
	case form == Written || form == Either:
		keepFirst(&d.firstRead, text)
		d.read++
	case hasNumber(text):
		keepFirst(&d.first, text)
		d.lost++
	default:
		d.seen.words++
	}
}

// Text says what is in doubt; empty where nothing is.
func (d *Doubt) Text() string {
	odd := d.lost + d.read
	if odd == 0 || d.seen.plain+odd < d.seen.words {
		return ""
	}
	text := fmt.Sprintf("column %q is compared with numbers, but %d of its values are texts such as %q, which are none and are not found", d.name, odd, cmp.Or(d.firstRead, d.first))
	if d.read > 0 {
		text += fmt.Sprintf("; in tables \"types\": {%q: %q} reads them as numbers", d.name, layers.ColumnNumber)
		if d.lost > 0 {
			text += fmt.Sprintf(", but not %q and the like (%d)", d.first, d.lost)
		}
	}
	return text
}

// TextsOfDoubts says what is in doubt in columns of these names. It goes over the
// rows once for each.
func TextsOfDoubts(rows iter.Seq[layers.Record], schema *layers.Schema, names []string) []string {
	doubts := Doubts(schema, names)
	for i := range doubts {
		for row := range rows {
			doubts[i].Add(row)
		}
	}
	return Told(doubts)
}

// Told says of each column that is in doubt what is.
func Told(doubts []Doubt) (texts []string) {
	for i := range doubts {
		if text := doubts[i].Text(); text != "" {
			texts = append(texts, text)
		}
	}
	return texts
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
