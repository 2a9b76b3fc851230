package styles

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// longhands makes of a shorthand the properties that it stands for, so that the
// cascade can weigh each by itself and no viewer undoes one by another; ok is
// false for a value that is none of the shorthand's. Other properties stay as they
// are.
func longhands(name string, value []token) (list []Property, ok bool) {
	switch {
	case name != "font" && name != "marker":
		return []Property{{name, joined(value)}}, true
	case reckoned(value):
		return nil, false
	case name == "marker":
		return same(joined(value), "marker-start", "marker-mid", "marker-end"), true
	case len(value) == 1 && common(value[0].text):
		return same(joined(value), fontParts...), true
	}
	return font(value)
}

// fontParts are the properties that font sets, in the order in which fontOf has
// their values.
var fontParts = []string{"font-style", "font-variant", "font-weight", "font-stretch", "font-size", "line-height", "font-family"}

func same(value string, names ...string) []Property {
	list := make([]Property, len(names))
	for i, n := range names {
		list[i] = Property{n, value}
	}
	return list
}

// font reads "italic small-caps bold condensed 12px/1.2 Arial, sans-serif" (CSS
// Fonts 4, section 2.7): looks in any order, a size, a family. What it does not
// say gets its initial value.
func font(value []token) (list []Property, ok bool) {
	looks, size, families := cutFont(value)
	if families == nil {
		return nil, false
	}
	list = same("normal", fontParts...)
	for _, look := range looks {
		if text := joined(look); !strings.EqualFold(text, "normal") {
			list[fontLook(look)].Value = text
		}
	}
	size, height, hasHeight := cutSlash(size)
	if hasHeight {
		list[5].Value = joined(height)
	}
	list[4].Value = joined(size)
	list[6].Value = joined(families)
	return list, checkValue("font-size", size) == nil && len(size) > 0 && checkValue("line-height", height) == nil
}

// cutFont splits the value of font into the words before the size, the size, with a height of
// lines behind a slash, and the families; all are nil where there are no families.
func cutFont(value []token) (looks [][]token, size, families []token) {
	parts := blanks(value)
	n := 0
	for n < len(parts) && fontLook(parts[n]) >= 0 {
		n++
	}
	if len(parts) < n+2 {
		return nil, nil, nil
	}
	return parts[:n], parts[n], value[indexOf(value, parts[n+1]):]
}

// fontLook is which of fontParts a word may set that stands before the size, or -1. "normal"
// may be any of them, and changes none.
func fontLook(part []token) int {
	if len(part) != 1 {
		return -1
	}
	if strings.EqualFold(part[0].text, "normal") {
		return 0
	}
	for i, name := range fontParts[:4] {
		g := grammars[name]
		if g.check(part) == nil && (part[0].kind == css.IdentToken || name == "font-weight" && part[0].kind == css.NumberToken) {
			return i
		}
	}
	return -1
}

// blanks cuts a value at its blanks, but for those around a slash.
func blanks(value []token) [][]token {
	var parts [][]token
	open := false
	value = trimmed(value)
	for i, t := range value {
		slash := t.is("/") || i+1 < len(value) && value[i+1].is("/") || i > 0 && value[i-1].is("/")
		if t.kind == css.WhitespaceToken {
			open = open && slash
			continue
		}
		if !open {
			parts, open = append(parts, nil), true
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], t)
	}
	return parts
}

// cutSlash splits a part of a value at its slash.
func cutSlash(part []token) (before, after []token, ok bool) {
	for i, t := range part {
		if t.is("/") {
			return trimmed(part[:i]), trimmed(part[i+1:]), true
		}
	}
	return part, nil, false
}

// indexOf is where in a value a part of it begins.
func indexOf(value, part []token) int {
	for i := range value {
		if value[i].at == part[0].at {
			return i
		}
	}
	return len(value)
}
