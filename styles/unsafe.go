package styles

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// functions are the CSS functions that may stand in a value: colours, sums,
// transforms, filters and shapes. Every other one, known or yet to be
// invented, might fetch something.
var functions = map[string]bool{
	"rgb": true, "rgba": true, "hsl": true, "hsla": true, "hwb": true, "lab": true, "lch": true,
	"oklab": true, "oklch": true, "color": true, "color-mix": true, "light-dark": true,
	"cmyk": true, "device-cmyk": true, "spot": true,
	"calc": true, "min": true, "max": true, "clamp": true, "var": true,
	"matrix": true, "translate": true, "translatex": true, "translatey": true, "scale": true,
	"scalex": true, "scaley": true, "rotate": true, "skewx": true, "skewy": true,
	"blur": true, "brightness": true, "contrast": true, "drop-shadow": true, "grayscale": true,
	"hue-rotate": true, "invert": true, "opacity": true, "saturate": true, "sepia": true,
	"circle": true, "ellipse": true, "inset": true, "polygon": true,
	"cubic-bezier": true, "steps": true, "linear": true,
}

// unsafe says why a declaration must not reach a viewer, or returns "".
func unsafe(name string, value []token) string {
	switch name {
	case "behavior", "behaviour", "-moz-binding", "src":
		return "it loads a file or runs a script"
	}
	if strings.IndexFunc(name, notInID) >= 0 || strings.IndexByte(name, '.') >= 0 {
		return "escapes belong in quotes"
	}
	for _, t := range value {
		if reason := unsafeToken(t); reason != "" {
			return reason
		}
	}
	return ""
}

func unsafeToken(t token) string {
	switch t.kind {
	case css.URLToken, css.BadURLToken:
		if !localURL(t.text) {
			return "a map loads nothing; only url(#id) may be used"
		}
	case css.FunctionToken:
		if name := strings.TrimSuffix(t.text, "("); !functions[strings.ToLower(name)] {
			return "the function " + name + "() is not allowed"
		}
	case css.AtKeywordToken:
		return t.text + " does not belong in a value"
	case css.StringToken:
		if scripted(unquote(t.text)) {
			return "it runs a script"
		}
	case css.DelimToken, css.CDOToken, css.CDCToken:
		if t.text != "/" && t.text != "*" && t.text != "+" && t.text != "-" && t.text != "." {
			return "\"" + t.text + "\" does not belong in a value"
		}
	case css.IdentToken:
		if strings.IndexByte(t.text, '\\') >= 0 {
			return "escapes belong in quotes"
		}
		if strings.EqualFold(t.text, "javascript") || strings.EqualFold(t.text, "vbscript") {
			return "it runs a script"
		}
	}
	return ""
}

// scripted reports whether a text begins as the URL of a script does.
func scripted(text string) bool {
	squeezed := strings.ToLower(strings.Map(func(r rune) rune {
		if r <= ' ' {
			return -1
		}
		return r
	}, text))
	return strings.HasPrefix(squeezed, "javascript:") || strings.HasPrefix(squeezed, "vbscript:")
}

// localURL reports whether a url(...) token names an element of the same
// document.
func localURL(text string) bool {
	inner, ok := strings.CutSuffix(text, ")")
	if !ok || len(inner) < 5 || !strings.EqualFold(inner[:4], "url(") {
		return false
	}
	inner = strings.Trim(inner[4:], " \t\r\n\f")
	if n := len(inner); n >= 2 && (inner[0] == '"' || inner[0] == '\'') && inner[n-1] == inner[0] {
		inner = inner[1 : n-1]
	}
	id, ok := strings.CutPrefix(inner, "#")
	return ok && id != "" && strings.IndexFunc(id, notInID) < 0
}

func notInID(r rune) bool {
	letter := 'a' <= r|0x20 && r|0x20 <= 'z' && r < 0x80
	return !(letter || '0' <= r && r <= '9' || r == '-' || r == '_' || r == '.' || r >= 0xa0)
}
