package styles

import (
	"fmt"
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/css"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// colourFunction is what a function takes that is a colour (CSS Color 4, sections 4
// to 10).
type colourFunction struct {
	// commas says that it may be written with commas, as of old.
	commas bool
	// hue is the place of its angle, -1 for none.
	hue int
	// channels are the names that its parts have in relative colours.
	channels string
}

// colourFunctions have three parts each and an opacity; color() has the name of its
// space before them.
var colourFunctions = map[string]colourFunction{
	"rgb": {true, -1, "rgb"}, "rgba": {true, -1, "rgb"}, "hsl": {true, 0, "hsl"}, "hsla": {true, 0, "hsl"}, "hwb": {false, 0, "hwb"},
	"lab": {false, -1, "lab"}, "oklab": {false, -1, "lab"}, "lch": {false, 2, "lch"}, "oklch": {false, 2, "lch"}, "color": {false, -1, "rgbxyz"},
}

// colourSpaces are those of color().
var colourSpaces = []string{"srgb", "srgb-linear", "display-p3", "display-p3-linear", "a98-rgb", "prophoto-rgb", "rec2020", "xyz", "xyz-d50", "xyz-d65"}

// function checks a colour such as rgb(1 2 3).
func (g *grammar) function(part []token) *fault {
	name := strings.ToLower(strings.TrimSuffix(part[0].text, "("))
	if n := len(part); !g.colour || part[n-1].kind != css.RightParenthesisToken {
		return g.wrong(joined(part), nil)
	}
	inside := trimmed(part[1 : len(part)-1])
	if name == "light-dark" {
		return g.lightDark(part, inside)
	}
	if isInk(name) {
		return g.ink(name, part, inside)
	}
	f, known := colourFunctions[name]
	if !known {
		return g.wrong(joined(part), nil)
	}
	why, taken := g.colourParts(name, f, inside)
	switch {
	case why == "":
		return nil
	case taken:
		return &fault{text: fmt.Sprintf("%q: %s", joined(part), why), taken: true}
	}
	return &fault{text: fmt.Sprintf("%q is no colour: %s", joined(part), why)}
}

// lightDark checks the two colours of light-dark().
func (g *grammar) lightDark(part, inside []token) *fault {
	both := cutAt(inside, isComma)
	if len(both) != 2 || len(both[0]) == 0 || len(both[1]) == 0 {
		return &fault{text: fmt.Sprintf("%q is no colour: light-dark() takes two colours, with a comma between", joined(part))}
	}
	for _, colour := range both {
		if f := g.check(colour); f != nil {
			return f
		}
	}
	return nil
}

// colourParts says why the parts of a function are no colour, or "".
func (g *grammar) colourParts(name string, f colourFunction, inside []token) (why string, taken bool) {
	parts := spaced(inside)
	relative := len(parts) > 1 && strings.EqualFold(joined(parts[0]), "from")
	if relative {
		if origin := g.check(parts[1]); origin != nil {
			return fmt.Sprintf("%q after \"from\" is no colour", joined(parts[1])), false
		}
		inside = between(parts[2:])
	}
	if name == "color" {
		if parts = spaced(inside); len(parts) == 0 {
			return "color() takes a space, 3 parts and an opacity", false
		}
		space := joined(parts[0])
		if strings.HasPrefix(space, "--") {
			return "", false
		}
		if !slices.Contains(colourSpaces, strings.ToLower(space)) {
			return fmt.Sprintf("%q is no space of colours%s", space, hintOr(space, colourSpaces, ", write such as srgb")), false
		}
		inside = between(parts[1:])
	}
	if slices.ContainsFunc(inside, isComma) {
		return f.withCommas(name, inside, relative)
	}
	return f.withBlanks(name, inside, relative)
}

// hintOr is a suggestion, or other where there is none.
func hintOr(word string, known []string, other string) string {
	if hint := nearest.Hint(word, known); hint != "" {
		return hint
	}
	return other
}

// between puts blanks between parts.
func between(parts [][]token) []token {
	var list []token
	for _, part := range parts {
		list = append(append(list, part...), token{kind: css.WhitespaceToken, text: " "})
	}
	return trimmed(list)
}

// withCommas checks "1, 2, 3, 0.5".
func (f colourFunction) withCommas(name string, inside []token, relative bool) (why string, taken bool) {
	if !f.commas || relative {
		return fmt.Sprintf("%s() takes no commas, write blanks and / before an opacity", name), false
	}
	parts := cutAt(inside, isComma)
	percent := 0
	for i, part := range parts {
		switch {
		case len(part) > 1:
			return "commas stand between all of its parts or none", false
		case len(part) == 0:
			return fmt.Sprintf("%s() takes 3 parts and an opacity", name), false
		case strings.EqualFold(part[0].text, "none"):
			return "none may not stand with commas", false
		case i < 3 && !f.takes(part[0], i, false):
			return f.strange(part[0], name, i), false
		case i < 3 && part[0].kind == css.PercentageToken:
			percent++
		}
	}
	switch {
	case len(parts) < 3 || len(parts) > 4:
		return fmt.Sprintf("%s() takes 3 parts and an opacity", name), false
	case f.hue < 0 && percent%3 != 0:
		return fmt.Sprintf("with commas %s() takes three numbers or three percentages", name), false
	case f.hue == 0 && percent != 2:
		return fmt.Sprintf("with commas %s() takes a hue and two percentages", name), false
	case len(parts) == 4:
		return opacityOf(parts[3], false)
	}
	return "", false
}

// withBlanks checks "1 2 3 / 0.5".
func (f colourFunction) withBlanks(name string, inside []token, relative bool) (why string, taken bool) {
	sides := cutAt(inside, func(t token) bool { return t.is("/") })
	parts := spaced(sides[0])
	if len(parts) == 4 && len(sides) == 1 {
		return fmt.Sprintf("without commas / stands before the opacity of %s()", name), false
	}
	if len(parts) != 3 || len(sides) > 2 {
		return fmt.Sprintf("%s() takes 3 parts and an opacity", name), false
	}
	for i, part := range parts {
		if len(part) > 1 || !f.takes(part[0], i, relative) && !strings.EqualFold(part[0].text, "none") {
			return f.strange(part[0], name, i), false
		}
	}
	if len(sides) == 2 {
		return opacityOf(sides[1], relative)
	}
	return "", false
}

// takes reports whether something may be one of the parts.
func (f colourFunction) takes(t token, place int, relative bool) bool {
	switch t.kind {
	case css.NumberToken:
		return true
	case css.PercentageToken:
		return place != f.hue
	case css.DimensionToken:
		_, unit, ok := cutUnit(t.text)
		return ok && place == f.hue && slices.Contains([]string{"deg", "grad", "rad", "turn"}, strings.ToLower(unit))
	case css.IdentToken:
		low := strings.ToLower(t.text)
		return relative && (len(low) == 1 && strings.Contains(f.channels, low) || low == "alpha")
	}
	return false
}

func (f colourFunction) strange(t token, name string, place int) string {
	what := "a number or a percentage"
	if place == f.hue {
		what = "an angle such as 120 or 120deg"
	}
	return fmt.Sprintf("%q is not %s, which %s() takes there", t.text, what, name)
}

// opacityOf checks the opacity of a colour; viewers take what is out of bounds as
// the bound.
func opacityOf(part []token, relative bool) (why string, taken bool) {
	if len(part) != 1 {
		return "one number is its opacity", false
	}
	t := part[0]
	switch t.kind {
	case css.NumberToken, css.PercentageToken:
		if f := alpha.size(t.text); f != nil {
			return "its opacity " + f.text, true
		}
		return "", false
	case css.IdentToken:
		low := strings.ToLower(t.text)
		if low == "none" || relative && low == "alpha" {
			return "", false
		}
	}
	return fmt.Sprintf("%q is no opacity: write a number from 0 to 1", t.text), false
}

// spaced cuts tokens at blanks outside of parentheses.
func spaced(tokens []token) [][]token {
	parts := cutAt(tokens, func(t token) bool { return t.kind == css.WhitespaceToken })
	return slices.DeleteFunc(parts, func(part []token) bool { return len(part) == 0 })
}

func isComma(t token) bool { return t.kind == css.CommaToken }

// cutAt cuts tokens where one outside of parentheses is a mark; a part may be
// empty.
func cutAt(tokens []token, mark func(token) bool) [][]token {
	parts := [][]token{nil}
	depth := 0
	for _, t := range tokens {
		switch {
		case t.kind == css.FunctionToken, t.kind == css.LeftParenthesisToken:
			depth++
		case t.kind == css.RightParenthesisToken:
			depth--
		case depth == 0 && mark(t):
			parts = append(parts, nil)
			continue
		}
		parts[len(parts)-1] = append(parts[len(parts)-1], t)
	}
	for i := range parts {
		parts[i] = trimmed(parts[i])
	}
	return parts
}
