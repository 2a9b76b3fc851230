package styles

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// IDs returns the ids that the selectors name, in the order of the source,
// each once.
func (s *Sheet) IDs() []string { return s.names(false) }

// Classes returns the classes that the selectors name, in the order of the
// source, each once.
func (s *Sheet) Classes() []string { return s.names(true) }

func (s *Sheet) names(class bool) []string {
	var list []string
	seen := map[string]bool{}
	for _, u := range s.uses {
		if u.class == class && !seen[u.name] {
			seen[u.name] = true
			list = append(list, u.name)
		}
	}
	return list
}

// Unmatched warns of every id and class in the selectors that a map with these
// ids and classes does not have, with the nearest that it has. The classes of labels
// (.label, .label-buffer) count as present.
func (s *Sheet) Unmatched(ids, classes []string) []Warning {
	var list []Warning
	knownClasses := slices.Concat(classes, []string{"label", "label-buffer"})
	seen := map[use]bool{}
	for _, u := range s.uses {
		key := use{class: u.class, name: u.name, sheet: u.sheet}
		if seen[key] {
			continue
		}
		seen[key] = true
		text := ""
		switch {
		case u.class && !contains(knownClasses, u.name):
			text = unmatched(".", "class", u.name, knownClasses)
		case !u.class && !contains(ids, u.name):
			text = unmatchedID(u.name, ids)
		default:
			continue
		}
		list = append(list, Warning{Name: u.sheet, Line: int(u.at.line), Column: int(u.at.column), Text: text})
	}
	return list
}

// unmatchedID says that no part of a map has an id, or that a layer has no labels or
// no halo.
func unmatchedID(id string, known []string) string {
	if layer, ok := strings.CutSuffix(id, "-label-buffer"); ok && contains(known, layer) {
		return fmt.Sprintf("#%s: the labels of %q have no halo (\"buffer\")", id, layer)
	}
	if layer, ok := strings.CutSuffix(id, "-label"); ok && contains(known, layer) {
		return fmt.Sprintf("#%s: %q has no labels (\"labeling\")", id, layer)
	}
	return unmatched("#", "layer", id, known)
}

func unmatched(sign, kind, name string, known []string) string {
	if c, ok := nearest.Match(name, known); ok {
		return fmt.Sprintf("%s%s: the map has no such %s, %s", sign, name, kind, nearest.Question(sign+c))
	}
	return fmt.Sprintf("%s%s: the map has no such %s", sign, name, kind)
}
