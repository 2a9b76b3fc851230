package styles

import (
	"strings"

	"github.com/tdewolff/parse/v2/css"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// declaration is one property of a rule.
type declaration struct {
	Property
	important bool
}

// declarations reads what stands between braces; open is the place of the
// first.
func (p *parser) declarations(open position) ([]declaration, error) {
	var list []declaration
	room := maxProperties
	for {
		if len(list) > room {
			list = single(list)
			room = 2*len(list) + maxProperties
		}
		p.forget()
		p.skipSpace()
		t := p.peek()
		switch t.kind {
		case css.ErrorToken:
			return nil, p.fail(open, `"{" is never closed: add "}"`)
		case css.RightBraceToken:
			p.next++
			return single(list), nil
		case css.SemicolonToken:
			p.next++
			continue
		case css.IdentToken, css.CustomPropertyNameToken:
		default:
			return nil, p.fail(t.at, `%q where a property was expected: write "property: value;"`, t.text)
		}
		more, err := p.declaration(open)
		if err != nil {
			return nil, err
		}
		list = append(list, more...)
	}
}

// declaration reads one "name: value": none when it is left out with a warning,
// several for a shorthand.
func (p *parser) declaration(open position) ([]declaration, error) {
	token := p.peek()
	p.next++
	p.skipSpace()
	if t := p.peek(); t.kind != css.ColonToken {
		return nil, p.fail(token.at, `%q has no value: write "%s: value;"`, token.text, token.text)
	}
	p.next++
	value, err := p.value(open)
	if err != nil {
		return nil, err
	}
	value, important := cutImportant(value)
	name := propertyName(token)
	if !p.usable(token.at, name, value) {
		return nil, nil
	}
	properties, ok := longhands(name, value)
	if !ok {
		p.warn(token.at, `%s is ignored: %q: write "%s"`, name, joined(value), shorthandForms[name])
		return nil, nil
	}
	p.noteVariables(value)
	p.noteCustom(token.at, name, value)
	list := make([]declaration, len(properties))
	for i, one := range properties {
		list[i] = declaration{one, important}
		if err := p.countProperty(token.at, one.Name); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// shorthandForms say how shorthands are written.
var shorthandForms = map[string]string{"font": "font: italic bold 12px Arial, sans-serif", "marker": "marker: none"}

// usable warns of what is wrong with a declaration, and reports whether it counts
// all the same.
func (p *parser) usable(at position, name string, value []token) bool {
	if len(value) == 0 {
		p.warn(at, "%s has an empty value and is ignored", name)
		return false
	}
	if reason := unsafe(name, value); reason != "" {
		p.warn(at, "%s is ignored: %s", name, reason)
		return false
	}
	p.checkProperty(at, name)
	if p.media != "" && (name == "font-size" || name == "font") {
		p.warn(at, "%s under @media: labels are placed for the size that they have without it, and may overlap", name)
	}
	f := checkValue(name, value)
	if f == nil {
		return true
	}
	if len(p.warnings) <= maxWarnings { // suggestions cost
		p.warn(at, "%s%s: %s", name, map[bool]string{false: " is ignored"}[f.taken], f)
	}
	return f.taken
}

// propertyName is the name in lower case; those of custom properties (--x)
// tell cases apart.
func propertyName(t token) string {
	name := plain(t.text)
	if t.kind == css.CustomPropertyNameToken {
		return name
	}
	return strings.ToLower(name)
}

// checkProperty warns of properties that no SVG viewer knows.
func (p *parser) checkProperty(at position, name string) {
	if strings.HasPrefix(name, "-") || Known(name) {
		return
	}
	if len(p.warnings) > maxWarnings {
		return // and suggestions cost
	}
	if p.known == nil {
		p.known = knownNames()
	}
	if hint := nearest.Hint(name, p.known); hint != "" {
		p.warn(at, "unknown property %q%s", name, hint)
		return
	}
	p.warn(at, "unknown property %q: it is written as it is, but viewers may ignore it", name)
}

// value returns the tokens up to the ";" or "}" that ends a declaration.
func (p *parser) value(open position) ([]token, error) {
	start := p.next
	var brackets []token
	for ; ; p.next++ {
		t := p.peek()
		switch t.kind {
		case css.ErrorToken:
			return nil, p.fail(open, `"{" is never closed: add "}"`)
		case css.LeftBraceToken:
			return nil, p.fail(t.at, `"{" within the rule that begins at %d:%d: is a "}" missing before it?`, open.line, open.column)
		case css.FunctionToken, css.LeftParenthesisToken, css.LeftBracketToken:
			if brackets = append(brackets, t); len(brackets) > maxBrackets {
				return nil, p.fail(t.at, "brackets are nested more than %d deep", maxBrackets)
			}
		case css.RightParenthesisToken, css.RightBracketToken:
			if len(brackets) == 0 || !closes(t, brackets[len(brackets)-1]) {
				return nil, p.fail(t.at, "%q closes nothing: delete it", t.text)
			}
			brackets = brackets[:len(brackets)-1]
		case css.SemicolonToken, css.RightBraceToken:
			if len(brackets) > 0 {
				b := brackets[len(brackets)-1]
				return nil, p.fail(b.at, `%q is never closed`, b.text)
			}
			return p.tokens[start:p.next], nil
		}
		if p.next-start >= maxTokens {
			return nil, p.fail(p.tokens[start].at, "the value has more than %d parts, which is refused", maxTokens)
		}
	}
}

// closes reports whether t is the counterpart of the opening token b.
func closes(t, b token) bool {
	return (t.kind == css.RightBracketToken) == (b.kind == css.LeftBracketToken)
}

// cutImportant takes a closing !important off a value.
func cutImportant(value []token) ([]token, bool) {
	value = trimmed(value)
	n := len(value)
	if n == 0 || !strings.EqualFold(value[n-1].text, "important") {
		return value, false
	}
	rest := trimmed(value[:n-1])
	if m := len(rest); m > 0 && rest[m-1].is("!") {
		return trimmed(rest[:m-1]), true
	}
	return value, false
}

// trimmed leaves out blanks at both ends.
func trimmed(tokens []token) []token {
	for len(tokens) > 0 && tokens[0].kind == css.WhitespaceToken {
		tokens = tokens[1:]
	}
	for len(tokens) > 0 && tokens[len(tokens)-1].kind == css.WhitespaceToken {
		tokens = tokens[:len(tokens)-1]
	}
	return tokens
}

// joined is the text of tokens with every run of blanks made one.
func joined(tokens []token) string {
	var b strings.Builder
	for _, t := range trimmed(tokens) {
		if t.kind == css.WhitespaceToken {
			b.WriteByte(' ')
			continue
		}
		b.WriteString(t.text)
	}
	return b.String()
}
