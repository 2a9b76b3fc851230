package styles

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// Subject is a layer of a map, as far as selectors can tell it from others.
type Subject struct {
	// IDs are the layer's id and those that it has in insets.
	IDs []string
	// Classes are those of its elements.
	Classes []string
	// Columns are what its features can be asked for.
	Columns []string
	// Unknown says that its columns are not known, so that it may have any.
	Unknown bool
	// Values lists the values that its features have of a column, nil where they
	// are not known; it may be nil.
	Values func(column string) []string
	// Shapes are the kinds of geometry that its features are or have, none where nothing
	// is drawn.
	Shapes []Shape
	// Computed says that not only the stylesheet says how it is filled and stroked.
	Computed bool
}

// UnknownColumns warns of every attribute that a selector tests and that none of
// the layers has to which the selector may apply, or their labels. Selectors that
// apply to no layer are not looked at: Unmatched tells them. The finished
// stylesheets are for many maps, and never warned of.
func (s *Sheet) UnknownColumns(layers []Subject) []Warning {
	var list []Warning
	seen := map[string]bool{}
	s.eachTest(layers, func(t *test, meant []int) {
		key := fmt.Sprint(t.sheet, "\x00", t.attribute, "\x00", meant)
		if len(meant) == 0 || seen[key] || len(list) >= maxWarnings {
			return
		}
		seen[key] = true
		if text := missing(t.attribute, layers, meant); text != "" {
			list = append(list, Warning{Name: t.sheet, Line: int(t.at.line), Column: int(t.at.column), Text: text})
		}
	})
	return list
}

// eachTest goes through the tests of a stylesheet for one map, in the order of the
// source, each with the layers to which its selector may apply. A nil sheet has none.
func (s *Sheet) eachTest(layers []Subject, visit func(t *test, meant []int)) {
	if s == nil {
		return
	}
	for _, r := range s.inOrder() {
		if r.selector.never || !r.selector.tested {
			continue
		}
		meant := meantBy(&r.selector, layers)
		for _, t := range allTests(nil, &r.selector) {
			if t.at.line > 0 {
				visit(t, meant)
			}
		}
	}
}

// inOrder are the rules in the order of the source.
func (s *Sheet) inOrder() []*rule {
	ordered := make([]*rule, len(s.rules))
	for i := range s.rules {
		ordered[s.rules[i].order] = &s.rules[i]
	}
	return ordered
}

// meantBy lists the layers to which a selector may apply, or whose labels.
func meantBy(c *compound, layers []Subject) []int {
	var meant []int
	for i := range layers {
		if c.means(&layers[i], "", nil) || c.means(&layers[i], "-label", []string{"label"}) ||
			c.means(&layers[i], "-label-buffer", []string{"label-buffer"}) {
			meant = append(meant, i)
		}
	}
	return meant
}

// means reports whether a selector may apply to elements of a layer whose ids end
// so; nil classes are the layer's.
func (c *compound) means(l *Subject, ending string, classes []string) bool {
	if classes == nil {
		classes = l.Classes
	}
	for _, id := range c.ids {
		if base, ok := strings.CutSuffix(id, ending); !ok || !slices.Contains(l.IDs, base) {
			return false
		}
	}
	for _, class := range c.classes {
		if !slices.Contains(classes, class) {
			return false
		}
	}
	return !c.root
}

// allTests adds the tests of a selector and of what it excludes.
func allTests(list []*test, c *compound) []*test {
	for i := range c.tests {
		list = append(list, &c.tests[i])
	}
	for i := range c.nots {
		list = allTests(list, &c.nots[i])
	}
	return list
}

// missing says that none of the layers that are meant has a column, or returns "".
func missing(column string, layers []Subject, meant []int) string {
	var names, columns []string
	for _, i := range meant {
		l := &layers[i]
		if l.Unknown || slices.ContainsFunc([]string{column, strings.ToLower(column), strings.ToUpper(column)}, func(name string) bool {
			return slices.Contains(l.Columns, name)
		}) {
			return ""
		}
		names = append(names, l.IDs[0])
		columns = append(columns, l.Columns...)
	}
	what := fmt.Sprintf("[%s]: layer %q has no column %q", column, names[0], column)
	if len(names) > 1 {
		what = fmt.Sprintf("[%s]: none of the layers %s has a column %q", column, quoted(names), column)
	}
	if hint := nearest.Hint(column, columns); hint != "" {
		return what + hint
	}
	return what + ", " + some(columns)
}

// quoted lists the first of the names of layers.
func quoted(names []string) string {
	const most = 5
	var list []string
	for _, name := range names[:min(len(names), most)] {
		list = append(list, strconv.Quote(name))
	}
	if len(names) > most {
		list = append(list, "...")
	}
	return strings.Join(list, ", ")
}

// some lists the first of many names.
func some(names []string) string {
	const most = 12
	names = slices.Clone(names)
	slices.Sort(names)
	names = slices.Compact(names)
	switch n := len(names); {
	case n == 0:
		return "and no other"
	case n > most:
		return "only " + strings.Join(brief.All(names[:most]), ", ") + fmt.Sprintf(" and %d more", n-most)
	}
	return "only " + strings.Join(brief.All(names), ", ")
}
