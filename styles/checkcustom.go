package styles

import (
	"slices"
	"strings"

	"github.com/tdewolff/parse/v2/css"
)

// maxCustoms is how many values of one custom property are looked at, maxCustomUses
// how many uses of custom properties, and maxCustomChecks how often a use is checked against a
// value, where 16 tokens of a value count as one more. What is beyond is not checked.
const (
	maxCustoms      = 100
	maxCustomUses   = 2000
	maxCustomChecks = 100_000
)

// customUse is a property whose whole value is var(--x).
type customUse struct {
	property, variable string
	at                 position
}

// noteCustom notes what a custom property is set to, or that a property is no more
// than a custom one; what stands for it otherwise, var(--x, red), is checked at
// once.
func (p *parser) noteCustom(at position, name string, value []token) {
	if name[0] == '-' {
		if all := p.customs[name]; len(name) > 2 && len(all) < maxCustoms {
			if p.customs == nil {
				p.customs = map[string][][]token{}
			}
			p.customs[name] = append(all, slices.Clone(value))
		}
		return
	}
	variable, other := onlyVariable(value)
	if variable == "" {
		return
	}
	if f := checkValue(name, other); len(other) > 0 && f != nil && len(p.warnings) <= maxWarnings {
		p.warn(at, "%s: what stands for var(%s) where it is not set is %q: %s", name, variable, joined(other), f)
	}
	use := customUse{name, variable, at}
	if len(p.customUses) < maxCustomUses && !slices.ContainsFunc(p.customUses, func(u customUse) bool {
		return u.property == name && u.variable == variable
	}) {
		p.customUses = append(p.customUses, use)
	}
}

// onlyVariable is the custom property of a value that is no more than var(--x) or
// var(--x, other), or "".
func onlyVariable(value []token) (name string, other []token) {
	n := len(value)
	if n < 3 || value[0].kind != css.FunctionToken || !strings.EqualFold(value[0].text, "var(") || len(split(value)) != 1 ||
		value[n-1].kind != css.RightParenthesisToken {
		return "", nil
	}
	inside := trimmed(value[1 : n-1])
	if len(inside) == 0 || inside[0].kind != css.CustomPropertyNameToken {
		return "", nil
	}
	name = plain(inside[0].text)
	if rest := trimmed(inside[1:]); len(rest) > 1 && isComma(rest[0]) {
		other = trimmed(rest[1:])
	}
	return name, other
}

// checkCustoms checks what custom properties are set to as values of the properties
// that use them.
func (p *parser) checkCustoms() {
	for _, u := range p.customUses {
		p.checkCustom(u, u.variable, map[string]bool{})
	}
}

// checkCustom checks all values of a custom property, and where one is var(--y), those of --y,
// as values of the property that uses it. It ends with the first that it tells of, and reports
// whether there was none.
func (p *parser) checkCustom(u customUse, variable string, seen map[string]bool) bool {
	seen[variable] = true
	for _, value := range p.customs[variable] {
		if p.customChecks += 1 + len(value)/16; p.customChecks > maxCustomChecks || p.source.steps.Take(len(value)) != nil || len(p.warnings) > maxWarnings {
			return false
		}
		if next, _ := onlyVariable(value); next != "" {
			if !seen[next] && !p.checkCustom(u, next, seen) {
				return false
			}
			continue
		}
		if f := checkValue(u.property, value); f != nil {
			p.warn(u.at, "%s: var(%s), which is %q: %s", u.property, u.variable, joined(value), f)
			return false
		}
	}
	return true
}
