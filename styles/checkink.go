package styles

import (
	"fmt"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// isInk reports whether a function is a colour of inks, for prints.
func isInk(name string) bool {
	return name == "cmyk" || name == "device-cmyk" || name == "spot"
}

// ink checks cmyk() and spot(), which CSS does not have (device-cmyk() it has, CSS Color 5).
func (g *grammar) ink(name string, part, inside []token) *fault {
	if name != "spot" {
		return processInks(name, part, inside)
	}
	parts := cutAt(inside, isComma)
	if len(parts) < 2 || len(parts) > 3 || len(parts[0]) != 1 || parts[0][0].kind != css.StringToken || len(unquote(parts[0][0].text)) == 0 {
		return &fault{text: fmt.Sprintf(`%q is no colour: write spot("its name", the colour that stands for it), and how much of it after another comma`, joined(part))}
	}
	if name := unquote(parts[0][0].text); strings.ContainsAny(name, "\"\\\n") || len(name) > 100 {
		return &fault{text: fmt.Sprintf("%q is no name of an ink: it has at most 100 bytes, and no quotes nor backslashes", name)}
	}
	if name := unquote(parts[0][0].text); strings.EqualFold(name, "All") || strings.EqualFold(name, "None") {
		return &fault{text: fmt.Sprintf("%q is no name of an ink: PDF calls all plates All and no plate None; give the ink its own name", name)}
	}
	if len(parts[1]) == 0 || len(parts[1]) == 1 && parts[1][0].kind == css.IdentToken && strings.EqualFold(parts[1][0].text, "currentcolor") ||
		parts[1][0].kind == css.FunctionToken && strings.EqualFold(parts[1][0].text, "spot(") {
		return &fault{text: fmt.Sprintf("%q: what stands for an ink is a colour such as cmyk(1 0.72 0 0.06)", joined(part))}
	}
	colour := grammar{colour: true}
	if f := colour.check(parts[1]); f != nil {
		return f
	}
	if len(parts) == 3 {
		return inkShare(part, parts[2])
	}
	return nil
}

// processInks checks the four parts of cmyk(), and an opacity behind a slash.
func processInks(name string, part, inside []token) *fault {
	sides := cutAt(inside, func(t token) bool { return t.is("/") })
	parts := spaced(sides[0])
	if commas := cutAt(sides[0], isComma); len(commas) > 1 {
		parts = commas
	}
	if len(parts) != 4 || len(sides) > 2 {
		return &fault{text: fmt.Sprintf("%q is no colour: %s() takes 4 parts, cyan, magenta, yellow and black", joined(part), name)}
	}
	for _, p := range parts {
		if f := inkShare(part, p); f != nil {
			return f
		}
	}
	if len(sides) == 2 {
		return inkShare(part, sides[1])
	}
	return nil
}

// inkShare checks how much of an ink there is. Nothing is taken for another number: what
// goes to press is what is written.
func inkShare(whole, part []token) *fault {
	if len(part) == 1 && (part[0].kind == css.NumberToken || part[0].kind == css.PercentageToken) {
		n, unit, ok := cutUnit(part[0].text)
		if unit == "%" {
			n /= 100
		}
		if ok && n >= 0 && n <= 1 && !strings.ContainsAny(part[0].text, "eE-") && len(part[0].text) <= 20 {
			return nil
		}
	}
	return &fault{text: fmt.Sprintf("%q: %q is no share of an ink: write 0 to 1, or 0%% to 100%%", joined(whole), joined(part))}
}
