package render

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// dataName is the name of the attribute that carries a column: "data-" and the
// column's name in lower case, with every run of characters that are neither
// letters nor digits as one "-". A name with neither is "x".
func dataName(column string) string {
	var b strings.Builder
	b.WriteString("data")
	gap := true
	for _, r := range strings.ToLower(column) {
		if !nameRune(r) {
			gap = true
			continue
		}
		if gap {
			b.WriteByte('-')
			gap = false
		}
		b.WriteRune(r)
	}
	if b.Len() == len("data") {
		return "data-x"
	}
	return b.String()
}

// nameRune reports whether a character may stand in the name of a data attribute:
// letters, digits and the accents of decomposed letters, as far as XML (fifth
// edition, production 4a) takes them. No upper case ASCII is left after
// ToLower, which HTML requires.
func nameRune(r rune) bool {
	if r < 0x80 {
		return 'a' <= r && r <= 'z' || '0' <= r && r <= '9'
	}
	if r >= 0x300 && r <= 0x36f {
		return true
	}
	letter := unicode.IsLetter(r) || unicode.IsDigit(r)
	switch {
	case r >= 0xc0 && r <= 0x1fff && r != 0xd7 && r != 0xf7 && r != 0x37e:
		return letter
	case r >= 0x2070 && r <= 0x218f, r >= 0x2c00 && r <= 0x2fef, r >= 0x3001 && r <= 0xd7ff:
		return letter
	case r >= 0xf900 && r <= 0xfdcf, r >= 0xfdf0 && r <= 0xfffd, r >= 0x10000 && r <= 0xeffff:
		return letter
	}
	return false
}

// dataNames gives the columns of one feature different names: the second of
// two that would be the same ends in -2, and so does one that would be taken
// for a link. Features of a layer have the same
// columns, so the last answer is kept.
type dataNames struct {
	columns []string
	names   []string
}

func (d *dataNames) of(attributes []Attribute) []string {
	if len(attributes) == 0 {
		return nil
	}
	if d.same(attributes) {
		return d.names
	}
	d.columns, d.names = d.columns[:0], d.names[:0]
	used := make(map[string]bool, len(attributes)+1)
	used[linkName], used[partName], used[ofName] = true, true, true
	// The class that a scale gives stands last, and keeps its name from a column called class.
	last := len(attributes) - 1
	for last >= 0 && attributes[last].Name != "class" {
		last--
	}
	used["data-class"] = last >= 0
	for i, a := range attributes {
		name := dataName(a.Name)
		if i == last {
			used[name] = false
		}
		base := name
		for n := 2; used[name]; n++ {
			name = base + "-" + strconv.Itoa(n)
		}
		used[name] = true
		d.columns = append(d.columns, a.Name)
		d.names = append(d.names, name)
	}
	return d.names
}

// RenamedAttributes tells which of some columns are not written by their own names, as
// data attributes are, since others stand before them.
func RenamedAttributes(columns []string) []string {
	var told []string
	var d dataNames
	attributes := make([]Attribute, 0, len(columns))
	seen := make(map[string]bool, len(columns))
	for _, c := range columns {
		if !seen[c] {
			seen[c] = true
			attributes = append(attributes, Attribute{Name: c})
		}
	}
	for i, name := range d.of(attributes) {
		if own := dataName(attributes[i].Name); name != own {
			told = append(told, fmt.Sprintf("attributes: %q is written as %s, since %s is taken", attributes[i].Name, name, own))
		}
	}
	const most = 3
	if len(told) > most {
		told = append(told[:most], fmt.Sprintf("attributes: %d more are written with numbers at the end", len(told)-most))
	}
	return told
}

func (d *dataNames) same(attributes []Attribute) bool {
	if len(attributes) != len(d.columns) {
		return false
	}
	for i, a := range attributes {
		if a.Name != d.columns[i] {
			return false
		}
	}
	return true
}
