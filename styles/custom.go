package styles

import (
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/css"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// maxVariable is how long a value may grow, and how deep var() may lead.
const (
	maxVariable      = 10_000
	maxVariableDepth = 16
)

// Resolve returns a style without var(): each is replaced by the custom property
// (--x) that the style or the whole style around it has, or by what stands for it
// where neither has it, var(--x, red). A property whose value cannot be reckoned so
// is left out, as CSS does (CSS Custom Properties 1, section 3). Where nothing is to
// be done it is the same style.
func Resolve(s, around Style) Style {
	if !variable(s) {
		return s
	}
	out := make(Style, 0, len(s))
	for _, p := range s {
		if strings.HasPrefix(p.Name, "--") {
			out = append(out, p)
			continue
		}
		if value, ok := resolve(p.Value, s, around, 0); ok && strings.TrimSpace(value) != "" {
			out = append(out, Property{p.Name, strings.TrimSpace(value)})
		}
	}
	return out
}

// variable reports whether a style has custom properties or refers to any.
func variable(s Style) bool {
	for _, p := range s {
		if !strings.HasPrefix(p.Name, "--") && strings.Contains(p.Value, "(") && strings.Contains(strings.ToLower(p.Value), "var(") {
			return true
		}
	}
	return false
}

// resolve replaces each var() of a value.
func resolve(value string, s, around Style, depth int) (string, bool) {
	var b strings.Builder
	for {
		at := strings.Index(strings.ToLower(value), "var(")
		if at < 0 {
			b.WriteString(value)
			return b.String(), b.Len() <= maxVariable
		}
		inside, rest, ok := cutParenthesis(value[at+len("var("):])
		if !ok || depth > maxVariableDepth {
			return "", false
		}
		meant, ok := lookUp(inside, s, around, depth)
		if !ok || b.Len()+len(meant) > maxVariable {
			return "", false
		}
		b.WriteString(value[:at] + meant)
		value = rest
	}
}

// lookUp finds what "--x" or "--x, red" stands for.
func lookUp(inside string, s, around Style, depth int) (string, bool) {
	name, other, hasOther := strings.Cut(inside, ",")
	name = strings.TrimSpace(name)
	for _, from := range [2]Style{s, around} {
		if value, ok := from.Get(name); ok {
			if value, ok = resolve(value, s, around, depth+1); ok {
				return value, true
			}
		}
	}
	if !hasOther {
		return "", false
	}
	return resolve(other, s, around, depth+1)
}

// cutParenthesis splits a text at the parenthesis that closes the one before it.
func cutParenthesis(text string) (inside, rest string, ok bool) {
	depth := 1
	for i := range len(text) {
		switch text[i] {
		case '(':
			depth++
		case ')':
			if depth--; depth == 0 {
				return text[:i], text[i+1:], true
			}
		}
	}
	return "", "", false
}

// Custom are the custom properties of a style, which what lies within takes over.
func Custom(s Style) Style {
	var list Style
	for _, p := range s {
		if strings.HasPrefix(p.Name, "--") {
			list = append(list, p)
		}
	}
	return list
}

// noteVariables notes the custom properties that a value cannot do without.
func (p *parser) noteVariables(value []token) {
	for i, t := range value {
		if t.kind != css.FunctionToken || !strings.EqualFold(t.text, "var(") || p.general {
			continue
		}
		rest := trimmed(value[i+1:])
		if len(rest) > 1 && rest[0].kind == css.CustomPropertyNameToken && trimmed(rest[1:])[0].kind == css.RightParenthesisToken {
			p.variables = append(p.variables, use{name: plain(rest[0].text), at: t.at})
		}
	}
}

// checkVariables warns of custom properties that no rule sets.
func (p *parser) checkVariables() {
	var known []string
	for name := range p.properties {
		if strings.HasPrefix(name, "--") {
			known = append(known, name)
		}
	}
	slices.Sort(known)
	told := map[string]bool{}
	for _, v := range p.variables {
		if p.properties[v.name] || told[v.name] || len(p.warnings) > maxWarnings {
			continue
		}
		told[v.name] = true
		p.warn(v.at, "var(%s): no rule sets %s%s", v.name, v.name, nearest.Hint(v.name, known))
	}
}
