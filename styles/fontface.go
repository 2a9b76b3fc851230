package styles

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// FontFace is a font that a stylesheet names a file for (@font-face). Texts are
// measured and drawn in outlines by it; it is never written into a map.
type FontFace struct {
	// Family is the name that font-family has for it.
	Family string
	// File is the first .ttf, .otf or .ttc that it names, as it is written there.
	File string
	// Weight is 400 for regular letters, 700 for bold ones; of a range the one nearest
	// to 400.
	Weight int
	// Italic says that its letters are slanted.
	Italic bool
	// Name, Line and Column are where it stands.
	Name         string
	Line, Column int
}

// FontFaces are the fonts that a sheet names files for, in their order. A nil sheet
// has none.
func (s *Sheet) FontFaces() []FontFace {
	if s == nil {
		return nil
	}
	return slices.Clone(s.faces)
}

// mostFaces is how many fonts one stylesheet may name.
const mostFaces = 200

// fontFace reads an @font-face with its block.
func (p *parser) fontFace(at token) error {
	p.next++
	p.skipSpace()
	if t := p.peek(); t.kind != css.LeftBraceToken {
		return p.fail(t.at, "%q where a \"{\" was expected after @font-face", t.text)
	}
	open := p.peek().at
	p.next++
	f := FontFace{Weight: 400, Name: p.name, Line: int(at.at.line), Column: int(at.at.column)}
	for {
		p.forget()
		p.skipSpace()
		t := p.peek()
		switch t.kind {
		case css.ErrorToken:
			return p.fail(open, `"{" is never closed: add "}"`)
		case css.RightBraceToken:
			p.next++
			p.addFace(at, f)
			return nil
		case css.SemicolonToken:
			p.next++
			continue
		case css.IdentToken:
		default:
			return p.fail(t.at, `%q where a property was expected: write "property: value;"`, t.text)
		}
		p.next++
		p.skipSpace()
		if c := p.peek(); c.kind != css.ColonToken {
			return p.fail(t.at, `%q has no value: write "%s: value;"`, t.text, t.text)
		}
		p.next++
		value, err := p.value(open)
		if err != nil {
			return err
		}
		p.describe(&f, t, trimmed(value))
	}
}

// describe takes a descriptor of a font into it.
func (p *parser) describe(f *FontFace, name token, value []token) {
	words := strings.Fields(strings.ToLower(joined(value)))
	switch strings.ToLower(name.text) {
	case "font-family":
		f.Family = strings.Join(strings.Fields(strings.Trim(joined(value), `"'`)), " ")
	case "src":
		f.File = fontFile(value)
	case "font-style":
		p.checkFace(name, value)
		f.Italic = len(words) > 0 && (words[0] == "italic" || words[0] == "oblique")
	case "font-weight":
		p.checkFace(name, value)
		f.Weight = faceWeight(words)
	case "font-display", "font-stretch", "font-feature-settings", "font-variation-settings", "font-named-instance":
	case "unicode-range", "ascent-override", "descent-override", "line-gap-override", "size-adjust":
		p.warn(name.at, "%s of an @font-face is not known here: the font is used for all its letters, as they are", name.text)
	default:
		p.warn(name.at, "@font-face has no %s: it has font-family, src, font-weight, font-style", name.text)
	}
}

// checkFace warns of a style or a weight that is none. Weights may be a range, and behind
// oblique stands an angle.
func (p *parser) checkFace(name token, value []token) {
	property := strings.ToLower(name.text)
	parts := split(value)
	if property == "font-style" && len(parts) > 1 {
		parts = parts[:1]
	}
	for _, part := range parts {
		if f := checkValue(property, part); f != nil && !strings.EqualFold(joined(part), "auto") {
			p.warn(name.at, "%s of an @font-face: %s", property, f)
		}
	}
}

// faceWeight is the weight that words say: of two, which are a range, the one nearest to
// regular.
func faceWeight(words []string) int {
	var weights []int
	for _, word := range words {
		n, err := strconv.Atoi(word)
		switch {
		case word == "bold":
			n = 700
		case err != nil:
			n = 400
		}
		weights = append(weights, max(1, min(n, 1000)))
	}
	if len(weights) == 0 {
		return 400
	}
	return max(slices.Min(weights), min(400, slices.Max(weights)))
}

// fontFile is the first file of a list of sources that can be read here.
func fontFile(value []token) string {
	for i, t := range value {
		var url string
		switch {
		case t.kind == css.URLToken:
			url = strings.Trim(strings.TrimSuffix(t.text[len("url("):], ")"), " \t\r\n\f\"'")
		case t.kind == css.FunctionToken && strings.EqualFold(t.text, "url(") && i+1 < len(value) && value[i+1].kind == css.StringToken:
			url = unquote(value[i+1].text)
		}
		if readableFont(url) {
			return url
		}
	}
	return ""
}

// readableFont reports whether a url names a file of a format that is read here, not one
// that would have to be fetched.
func readableFont(url string) bool {
	switch strings.ToLower(path.Ext(url)) {
	case ".ttf", ".otf", ".ttc", ".otc":
		return !strings.Contains(url, ":") || len(url) > 1 && url[1] == ':'
	}
	return false
}

// addFace adds a font, or tells why it is of no use.
func (p *parser) addFace(at token, f FontFace) {
	switch {
	case f.Family == "":
		p.warn(at.at, "@font-face is ignored: it names no font-family")
	case f.File == "":
		p.warn(at.at, "@font-face is ignored: its src names no file that ends with .ttf, .otf or .ttc; by others texts cannot be measured, and a map loads nothing")
	case len(p.faces) >= mostFaces:
		p.warn(at.at, "@font-face is ignored: %d are allowed", mostFaces)
	default:
		p.faces = append(p.faces, f)
	}
}
