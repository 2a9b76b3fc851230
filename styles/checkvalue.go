package styles

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/tdewolff/parse/v2/css"
)

// fault is what is wrong with a value.
type fault struct {
	text string
	// whole is the value, and of what the property takes.
	whole string
	of    *grammar
	// word is what stands where one of the known words does, if text is empty.
	word  string
	known []string
	// taken says that viewers make something of it all the same.
	taken bool
}

// checkValue says what is wrong with the value of a property, as SVG and CSS have
// it; nil for nothing, and for properties that are not known.
func checkValue(name string, value []token) *fault {
	switch name {
	case "font-family":
		return checkFamilies(value)
	case "font":
		_, size, families := cutFont(value)
		if size, _, _ = cutSlash(size); len(size) == 0 || checkValue("font-size", size) != nil {
			return nil // longhands tells that it is no font at all
		}
		return checkFamilies(families)
	}
	g, ok := grammars[name]
	if !ok || g.any() || len(value) == 1 && common(value[0].text) {
		return nil
	}
	if reckoned(value) {
		if g.absolute && !strings.EqualFold(value[0].text, "var(") {
			return &fault{text: fmt.Sprintf("%q is reckoned by viewers, and the program needs the size: write a number of px, pt or mm", joined(value))}
		}
		return nil
	}
	parts := split(value)
	if len(parts) == 0 {
		return nil
	}
	if len(parts) > 1 && !g.many && !(g.link && parts[0][0].kind == css.URLToken && len(parts) == 2) {
		return &fault{text: fmt.Sprintf("%q: it takes one value", joined(value)), whole: joined(value), of: &g}
	}
	for _, part := range parts {
		if f := g.check(part); f != nil {
			f.whole, f.of = joined(value), &g
			return f
		}
	}
	return nil
}

// otherwise is what a value was probably meant to be, if it is right but for its
// notation, or "".
func (g *grammar) otherwise(text string) string {
	if len(text) > 40 {
		return ""
	}
	for _, other := range []string{
		strings.Trim(text, `"'`), "#" + text, "#" + strings.TrimPrefix(text, "0x"),
		strings.ReplaceAll(text, " ", ""), strings.ReplaceAll(text, ",", "."), strings.ReplaceAll(text, ", ", "."),
	} {
		tokens := tokensOf(other)
		if other != text && len(tokens) == 1 && g.check(tokens) == nil {
			return other
		}
	}
	return ""
}

// checkFamilies says which name of a font needs quotes: one with a word that begins
// with a digit is none without them (CSS Fonts 4, section 2.1.1).
func checkFamilies(value []token) *fault {
	for _, t := range value {
		if t.kind == css.NumberToken || t.kind == css.DimensionToken {
			return &fault{text: fmt.Sprintf("%q: a name with a word that begins with a digit, such as %q, needs quotes", joined(value), t.text)}
		}
	}
	return nil
}

// reckoned reports whether a value is reckoned by the viewer.
func reckoned(value []token) bool {
	return slices.ContainsFunc(value, func(t token) bool {
		if t.kind != css.FunctionToken {
			return false
		}
		switch strings.ToLower(strings.TrimSuffix(t.text, "(")) {
		case "var", "calc", "min", "max", "clamp", "color-mix":
			return true
		}
		return false
	})
}

// common reports whether a word is one that every property takes.
func common(word string) bool {
	switch strings.ToLower(word) {
	case "inherit", "initial", "unset", "revert", "revert-layer":
		return true
	}
	return false
}

// split cuts a value at blanks and commas outside of parentheses.
func split(value []token) [][]token {
	var parts [][]token
	depth, open := 0, false
	for _, t := range trimmed(value) {
		if depth == 0 && (t.kind == css.WhitespaceToken || t.kind == css.CommaToken) {
			open = false
			continue
		}
		switch t.kind {
		case css.FunctionToken, css.LeftParenthesisToken:
			depth++
		case css.RightParenthesisToken:
			depth--
		}
		if !open {
			parts, open = append(parts, nil), true
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], t)
	}
	return parts
}

// check says what is wrong with one part of a value.
func (g *grammar) check(part []token) *fault {
	t := part[0]
	switch t.kind {
	case css.IdentToken:
		return g.word(t.text)
	case css.HashToken:
		return g.hex(t.text)
	case css.FunctionToken:
		return g.function(part)
	case css.URLToken:
		if g.link {
			return nil // whether there is such an element the map knows
		}
	case css.NumberToken, css.PercentageToken, css.DimensionToken:
		if len(part) == 1 {
			return g.size(t.text)
		}
	}
	return g.wrong(joined(part), nil)
}

// word checks a keyword or the name of a colour.
func (g *grammar) word(text string) *fault {
	low := strings.ToLower(text)
	if slices.Contains(g.words, low) {
		return nil
	}
	known := slices.Clone(g.words)
	if g.colour {
		if _, ok := findColour(low); ok || low == "transparent" || systemColour(low) {
			return nil
		}
		known = append(known, "transparent")
		for _, c := range namedColours {
			known = append(known, c.name)
		}
	}
	return g.wrong(text, known)
}

// systemColour reports whether a word is a colour of the reader's system (CSS Color
// 4, section 6.2).
func systemColour(word string) bool {
	switch word {
	case "accentcolor", "accentcolortext", "activetext", "buttonborder", "buttonface", "buttontext", "canvas", "canvastext",
		"field", "fieldtext", "graytext", "highlight", "highlighttext", "linktext", "mark", "marktext", "selecteditem",
		"selecteditemtext", "visitedtext":
		return true
	}
	return false
}

// hex checks a colour such as #fff.
func (g *grammar) hex(text string) *fault {
	if !g.colour {
		return g.wrong(text, nil)
	}
	digits := text[1:]
	bad := strings.IndexFunc(digits, func(r rune) bool {
		return (r < '0' || r > '9') && (r|0x20 < 'a' || r|0x20 > 'f')
	})
	if n := len(digits); bad >= 0 || n != 3 && n != 4 && n != 6 && n != 8 {
		return &fault{text: fmt.Sprintf("%q is no colour: # stands before 3, 4, 6 or 8 digits of 0-9 and a-f", text)}
	}
	return nil
}

// size checks a number, a length or a percentage.
func (g *grammar) size(text string) *fault {
	n, unit, ok := cutUnit(text)
	if !ok {
		return g.wrong(text, nil)
	}
	_, fixed := pixelsOf(unit)
	switch {
	case unit == "" && (g.number || g.length && n == 0):
	case unit == "%" && g.share:
		n /= 100
	case unit != "" && unit != "%" && fixed && g.length:
	case relativeUnit(unit) && g.length && g.absolute:
		return &fault{text: fmt.Sprintf("%q depends on what stands around it: write px, pt or mm", text)}
	case unit != "%" && relativeUnit(unit) && g.length:
	case unit != "" && (g.length || g.number) && !fixed && !relativeUnit(unit):
		return &fault{text: fmt.Sprintf("%q: %q is no unit of length, %s", text, unit, unitHint(unit))}
	default:
		return g.wrong(text, nil)
	}
	return g.bounds(text, n)
}

func unitHint(unit string) string {
	if match, ok := nearest.Match(unit, []string{"px", "pt", "mm", "cm", "in", "pc"}); ok {
		return nearest.Question(match)
	}
	return "write px, pt or mm"
}

// bounds checks how large a number is.
func (g *grammar) bounds(text string, n float64) *fault {
	high := g.high
	switch {
	case n < g.low && !g.negative:
		if g.clamps {
			return &fault{text: fmt.Sprintf("%q is less than %s, and is drawn as that", text, short(g.low)), taken: true}
		}
		return &fault{text: fmt.Sprintf("%q is less than %s", text, short(g.low))}
	case high > 0 && n > high:
		if g.clamps {
			return &fault{text: fmt.Sprintf("%q is more than %s, and is drawn as that", text, short(high)), taken: true}
		}
		return &fault{text: fmt.Sprintf("%q is more than %s", text, short(high))}
	}
	return nil
}

func short(n float64) string { return strconv.FormatFloat(n, 'g', -1, 64) }

// wrong is the fault of a value that is none of the property's, though it may be
// near one of the known words.
func (g *grammar) wrong(text string, known []string) *fault {
	return &fault{word: text, known: known, of: g}
}

// String tells what is wrong and what to write instead. It looks for the nearest
// of the known words, which costs.
func (f *fault) String() string {
	if f.of != nil && !f.taken {
		if other := f.of.otherwise(f.whole); other != "" {
			return fmt.Sprintf("%q is not one of its values, %s", f.whole, nearest.Question(other))
		}
	}
	if f.text != "" {
		return f.text
	}
	if hint := nearest.Hint(f.word, f.known); hint != "" {
		return fmt.Sprintf("%q is not one of its values%s", f.word, hint)
	}
	return fmt.Sprintf("%q is not one of its values: write %s", f.word, f.of.asked())
}

// asked lists in words what a property takes.
func (g *grammar) asked() string {
	var list []string
	if g.colour {
		list = append(list, "a colour such as #fa0")
	}
	if g.number || g.length {
		what := "a number"
		if g.length {
			what = "a length such as 2px"
		}
		list = append(list, what)
	}
	if g.share && !g.length {
		list = append(list, "a percentage")
	}
	if len(g.words) > 8 {
		list = append(list, "one of "+strings.Join(g.words[:8], ", ")+", ...")
	} else {
		list = append(list, g.words...)
	}
	if n := len(list); n > 1 {
		return strings.Join(list[:n-1], ", ") + " or " + list[n-1]
	}
	return strings.Join(list, "")
}
