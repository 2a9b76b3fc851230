package styles

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// Transform returns the value of the property transform as CSS writes it, which
// drops what has SVG's notation: numbers get the units px or deg, arguments commas,
// and the rotation about a point becomes three transforms (CSS Transforms 1,
// sections 7 and 8). What is no list of functions stays as it is.
func Transform(value string) string {
	var list []string
	for _, part := range split(tokensOf(value)) {
		n := len(part)
		if part[0].kind != css.FunctionToken || part[n-1].kind != css.RightParenthesisToken || strings.EqualFold(part[0].text, "var(") {
			return value
		}
		list = append(list, transformOf(part[0].text, split(part[1:n-1])))
	}
	if len(list) == 0 {
		return value
	}
	return strings.Join(list, " ")
}

// transformOf is one of the functions, of "name(" and its arguments.
func transformOf(open string, arguments [][]token) string {
	unit := transformUnit(strings.ToLower(open))
	var texts []string
	numbers := true
	for _, a := range arguments {
		text := joined(a)
		number := len(a) == 1 && a[0].kind == css.NumberToken
		if number && unit == "deg" && len(texts) > 0 {
			text += "px"
		} else if number && text != "0" {
			text += unit
		}
		numbers = numbers && number
		texts = append(texts, text)
	}
	if unit == "deg" && len(texts) == 3 && numbers {
		x, y := texts[1], texts[2]
		return "translate(" + x + ", " + y + ") " + open + texts[0] + ") translate(" + minus(x) + ", " + minus(y) + ")"
	}
	return open + strings.Join(texts, ", ") + ")"
}

// transformUnit is the unit of a function's numbers in SVG.
func transformUnit(open string) string {
	switch open {
	case "translate(", "translatex(", "translatey(":
		return "px"
	case "rotate(", "skewx(", "skewy(":
		return "deg"
	}
	return ""
}

// minus is a number with the other sign.
func minus(text string) string {
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		return rest
	}
	return "-" + strings.TrimPrefix(text, "+")
}
