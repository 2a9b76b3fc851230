package styles

import (
	"slices"
	"sort"
	"strings"
)

// themed begins the custom properties of finished stylesheets: their colours, which are
// others on a dark page, and which a map's own stylesheet may set.
const themed = "--theme-"

// colourScheme is the feature by which media queries ask for a dark page.
const colourScheme = "prefers-color-scheme"

// settled are rules, in the order of the source, in which those of finished stylesheets
// have values in place of their variables: the values of the root, and rules of their own
// for each condition under which these are others. All who ask for a style so get plain
// values. Where the map's own stylesheet has colours for a light page alone, the finished
// ones have none for a dark page, on which these could not be read.
func settled(rules []rule) []rule {
	if !slices.ContainsFunc(rules, func(r rule) bool { return r.finished }) {
		return rules
	}
	if lightOnly(rules) {
		rules = light(rules)
	}
	root := rootsOf(rules)
	keep := slices.ContainsFunc(rules, func(r rule) bool { return !r.finished && refers(&r) })
	var all []rule
	for _, r := range rules {
		switch {
		case !r.finished:
			all = append(all, r)
		case refers(&r):
			always := r.under(Condition{}, root[Condition{}])
			all = append(all, always)
			for _, when := range root.conditions() {
				then := r.under(when, root[when])
				then.declarations = slices.DeleteFunc(then.declarations, func(d declaration) bool { return slices.Contains(always.declarations, d) })
				if len(then.declarations) > 0 {
					all = append(all, then)
				}
			}
		case keep || !r.onlyThemed():
			all = append(all, r)
		}
	}
	return all
}

// roots are the custom properties of the root under conditions; under none is the zero
// condition.
type roots map[Condition]Style

// rootsOf finds them in rules.
func rootsOf(rules []rule) roots {
	e := Element{Root: true}
	var custom []rule
	for _, r := range rules {
		if r.selector.matches(&e, &values{element: &e}) && slices.ContainsFunc(r.declarations, func(d declaration) bool { return strings.HasPrefix(d.Name, "--") }) {
			custom = append(custom, r)
		}
	}
	sheet := built(custom, nil)
	all := roots{Condition{}: sheet.Style(e)}
	for _, when := range sheet.conditions {
		if when.State == "" {
			all[when] = sheet.Under(when).Style(e)
		}
	}
	return all
}

// conditions lists the conditions but the zero one, sorted; none of them has a state.
func (r roots) conditions() []Condition {
	var list []Condition
	for when := range r {
		if when != (Condition{}) {
			list = append(list, when)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Media < list[j].Media })
	return list
}

// under is the rule under a condition, with values in place of variables.
func (r rule) under(when Condition, root Style) rule {
	declarations := r.declarations
	r.when, r.declarations = when, nil
	for _, d := range declarations {
		if value, ok := resolve(d.Value, nil, root, 0); ok {
			d.Value = strings.TrimSpace(value)
			r.declarations = append(r.declarations, d)
		}
	}
	return r
}

// refers reports whether values of a rule, but those of custom properties, have variables.
func refers(r *rule) bool {
	return slices.ContainsFunc(r.declarations, func(d declaration) bool {
		return !strings.HasPrefix(d.Name, "--") && strings.Contains(strings.ToLower(d.Value), "var(")
	})
}

// onlyThemed reports whether a rule only sets variables of finished stylesheets.
func (r *rule) onlyThemed() bool {
	return !slices.ContainsFunc(r.declarations, func(d declaration) bool { return !strings.HasPrefix(d.Name, themed) })
}

// lightOnly reports whether rules of a map's own have colours, and none for a dark page.
func lightOnly(rules []rule) bool {
	coloured := false
	for i := range rules {
		r := &rules[i]
		if r.finished {
			continue
		}
		if strings.Contains(r.when.Media, colourScheme) {
			return false
		}
		coloured = coloured || r.when == (Condition{}) && slices.ContainsFunc(r.declarations, colours)
	}
	return coloured
}

// colours reports whether a declaration gives a colour that does not follow the theme's.
func colours(d declaration) bool {
	if strings.HasPrefix(d.Name, themed) {
		return true
	}
	switch d.Name {
	case "fill", "stroke", "color":
	default:
		return false
	}
	value := strings.ToLower(strings.TrimSpace(d.Value))
	switch value {
	case "none", "inherit", "transparent", "currentcolor", "initial", "unset":
		return false
	}
	return !strings.Contains(value, "var("+themed) && !strings.HasPrefix(value, "url(")
}

// light are rules without those of finished stylesheets for a dark page.
func light(rules []rule) []rule {
	return slices.DeleteFunc(slices.Clone(rules), func(r rule) bool { return r.finished && strings.Contains(r.when.Media, colourScheme) })
}

// Light is the stylesheet without what finished ones in it say of dark pages, for maps
// that have colours besides the stylesheet's. It may be the same.
func (s *Sheet) Light() *Sheet {
	if s == nil {
		return nil
	}
	rules := light(s.given)
	if len(rules) == len(s.given) {
		return s
	}
	other := newSheet(rules, s.uses)
	other.warnings, other.faces = s.warnings, s.faces
	return other
}
