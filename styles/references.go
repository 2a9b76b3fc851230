package styles

import (
	"slices"
	"strings"
)

// References lists the ids that a value refers to as url(#ID), of what is drawn in the
// same document: patterns, clip paths.
func References(value string) (ids []string) {
	if !strings.Contains(value, "#") || !strings.Contains(value, "(") {
		return nil
	}
	for rest := value; ; {
		_, after, ok := strings.Cut(strings.ToLower(rest), "url(")
		if !ok {
			return ids
		}
		rest = rest[len(rest)-len(after):]
		inside, _, ok := strings.Cut(rest, ")")
		if !ok {
			return ids
		}
		if id, local := strings.CutPrefix(strings.Trim(strings.TrimSpace(inside), `"'`), "#"); local && id != "" {
			ids = append(ids, id)
		}
	}
}

// References lists the ids that values of the stylesheet refer to.
func (s *Sheet) References() (ids []string) {
	if s == nil {
		return nil
	}
	for i := range s.rules {
		for _, d := range s.rules[i].declarations {
			ids = append(ids, References(d.Value)...)
		}
	}
	return ids
}

// RefersTo warns where the stylesheet of a map refers to one of these ids, which the
// map does not have; help says what to do. The finished stylesheets refer to none.
func (s *Sheet) RefersTo(ids []string, help func(id string) string) []Warning {
	if s == nil || len(ids) == 0 {
		return nil
	}
	var list []Warning
	told := map[string]bool{}
	for _, r := range s.inOrder() {
		for _, d := range r.declarations {
			for _, id := range References(d.Value) {
				if !told[id] && slices.Contains(ids, id) {
					told[id] = true
					list = append(list, Warning{Name: r.sheet, Line: int(r.at.line), Column: int(r.at.column), Text: d.Name + ": url(#" + id + "): the map has no such element, so that nothing is drawn by it but in a page that has it" + help(id)})
				}
			}
		}
	}
	return list
}
