package styles

import (
	"slices"
	"sort"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// Sheet is a stylesheet ready for use. It never changes, so that many
// goroutines may share it. The zero value has no rules, and nor has nil.
type Sheet struct {
	rules    []rule // sorted from the weakest to the strongest
	given    []rule // as they were read, in the order of the source
	uses     []use
	warnings []Warning
	faces    []FontFace
	// byID, byClass, root and rest hold the indexes of the rules that need
	// a certain id, else a certain class, else the root, else nothing.
	byID, byClass map[string][]int32
	root, rest    []int32
	attributes    []string
	// own lists the properties that belong to each feature alone.
	own map[string]bool
	// shaped says that rules ask for kinds of geometry.
	shaped bool
	// conditions are those of rules that do not always hold, and conditional the
	// indexes of these rules, for each condition.
	conditions  []Condition
	conditional [][]int32
	// fulfilled is the condition that is, and 1; 0 for none.
	fulfilled int
}

// rule is one selector with its declarations.
type rule struct {
	selector     compound
	declarations []declaration
	order        int
	// finished says that it is of a finished stylesheet: it lies below those of
	// all others, whatever it names, as those of a browser below a page's.
	finished bool
	// when is the zero value for rules that always hold.
	when Condition
	// sheet and at say where the rule stands, in a sheet for one map.
	sheet string
	at    position
}

// sets reports whether a style, which may be none, has a property.
func sets(s Style, name string) bool {
	if len(s) == 0 {
		return false
	}
	_, ok := s.Get(name)
	return ok
}

// Join makes one stylesheet of several, as if they were one file: of two rules
// of the same specificity the later sheet's wins. Nil sheets are skipped.
func Join(sheets ...*Sheet) *Sheet {
	var rules []rule
	var uses []use
	var warnings []Warning
	var faces []FontFace
	for _, s := range sheets {
		if s == nil {
			continue
		}
		rules = append(rules, s.given...)
		uses = append(uses, s.uses...)
		warnings = append(warnings, s.warnings...)
		faces = append(faces, s.faces...)
	}
	joined := newSheet(rules, uses)
	joined.warnings, joined.faces = warnings, faces
	return joined
}

// Warnings are those that Parse gave, of all sheets that were joined. A nil sheet
// has none.
func (s *Sheet) Warnings() []Warning {
	if s == nil {
		return nil
	}
	return slices.Clone(s.warnings)
}

// newSheet makes a stylesheet of rules, which come in the order of the source.
func newSheet(rules []rule, uses []use) *Sheet {
	s := built(slices.Clone(settled(rules)), uses)
	s.given = rules
	return s
}

// built sorts and indexes rules, which come in the order of the source.
func built(rules []rule, uses []use) *Sheet {
	s := &Sheet{rules: rules, uses: uses, own: map[string]bool{},
		byID: map[string][]int32{}, byClass: map[string][]int32{}}
	for i := range s.rules {
		s.rules[i].order = i
	}
	sort.SliceStable(s.rules, func(i, j int) bool {
		a, b := &s.rules[i], &s.rules[j]
		if a.finished != b.finished {
			return a.finished
		}
		return less(a.selector.specificity, b.selector.specificity)
	})
	seen := map[string]bool{}
	for i := range s.rules {
		r := &s.rules[i]
		if r.when == (Condition{}) {
			s.index(int32(i), &r.selector)
		}
		s.attributes = collect(s.attributes, seen, &r.selector)
		s.shaped = s.shaped || r.selector.shaped
		for _, d := range r.declarations {
			if elementOnly(d.Name) || (r.selector.tested || r.selector.shaped) && !inherited(d.Name) {
				s.own[d.Name] = true
			}
		}
	}
	sort.Strings(s.attributes)
	s.indexConditions()
	return s
}

// indexConditions files the rules that do not always hold under when they do.
func (s *Sheet) indexConditions() {
	places := map[Condition]int{}
	for i := range s.rules {
		when := s.rules[i].when
		if when == (Condition{}) {
			continue
		}
		if _, ok := places[when]; !ok {
			places[when] = len(s.conditions)
			s.conditions = append(s.conditions, when)
			s.conditional = append(s.conditional, nil)
		}
	}
	order := make([]int, len(s.conditions))
	for i := range s.rules {
		r := &s.rules[i]
		if n, ok := places[r.when]; ok {
			s.conditional[n] = append(s.conditional[n], int32(i))
			if order[n] == 0 || r.order+1 < order[n] {
				order[n] = r.order + 1
			}
		}
	}
	sort.Sort(byOrder{order, s})
}

// byOrder sorts a sheet's conditions by the place of their first rules.
type byOrder struct {
	order []int
	*Sheet
}

// Len is how many conditions there are.
func (b byOrder) Len() int { return len(b.order) }

// Less compares the places of two conditions.
func (b byOrder) Less(i, j int) bool { return b.order[i] < b.order[j] }

// Swap changes the places of two conditions.
func (b byOrder) Swap(i, j int) {
	b.order[i], b.order[j] = b.order[j], b.order[i]
	b.conditions[i], b.conditions[j] = b.conditions[j], b.conditions[i]
	b.conditional[i], b.conditional[j] = b.conditional[j], b.conditional[i]
}

// index files a rule under what an element must have for it.
func (s *Sheet) index(i int32, c *compound) {
	switch {
	case c.never:
	case len(c.ids) > 0:
		s.byID[c.ids[0]] = append(s.byID[c.ids[0]], i)
	case len(c.classes) > 0:
		s.byClass[c.classes[0]] = append(s.byClass[c.classes[0]], i)
	case c.root:
		s.root = append(s.root, i)
	default:
		s.rest = append(s.rest, i)
	}
}

// collect adds the attributes that a selector tests.
func collect(list []string, seen map[string]bool, c *compound) []string {
	for _, t := range c.tests {
		if !seen[t.attribute] {
			seen[t.attribute] = true
			list = append(list, t.attribute)
		}
	}
	for i := range c.nots {
		list = collect(list, seen, &c.nots[i])
	}
	return list
}

// Attributes returns the names that the selectors test, as they are written
// there, sorted. A reader of features needs no other columns for styling.
func (s *Sheet) Attributes() []string {
	return slices.Clone(s.attributes)
}

// Shaped reports whether rules ask for kinds of geometry. A nil sheet has none.
func (s *Sheet) Shaped() bool { return s != nil && s.shaped }

// Style returns what the cascade gives to an element: of all rules that match
// it, for each property the declaration of the most specific, then latest
// rule; !important ones before all others.
func (s *Sheet) Style(e Element) Style {
	if s == nil {
		return e.Computed
	}
	return s.style(e, nil)
}

// Plain is a style without var(), each replaced by its value as Resolve does: by
// the style's own custom properties and those of the root.
func (s *Sheet) Plain(style Style) Style {
	if s == nil || !variable(style) {
		return style
	}
	return Resolve(style, s.Style(Element{Root: true}))
}

// GroupStyle returns the part of a layer's style that may stand on the group
// of its features instead of on each of them. The element is the layer, whose
// attributes do not count. What it leaves out are properties that features do
// not take over from their group (opacity) where a rule sets them by
// attribute, and those that have no effect on a group (vector-effect).
//
// Differences(GroupStyle(layer), Style(feature)) is what remains for a
// feature.
func (s *Sheet) GroupStyle(e Element) Style {
	if s == nil {
		return nil
	}
	e.Attribute, e.Computed = nil, nil
	return s.style(e, s.own)
}

func (s *Sheet) style(e Element, except map[string]bool) Style {
	var buffer [16]int32
	var room [2]value // most stylesheets ask for one attribute
	return s.cascade(s.match(&e, &values{element: &e, known: room[:0]}, buffer[:0]), except, e.Computed)
}

// cascade is the style that rules give together, which are given by their indexes,
// from the weakest, with what is computed.
func (s *Sheet) cascade(matched []int32, except map[string]bool, computed Style) Style {
	if len(matched) == 0 {
		return computed
	}
	style := slices.Clone(computed)
	var places map[string]int
	for _, important := range [2]bool{false, true} {
		for _, i := range matched {
			for _, d := range s.rules[i].declarations {
				if d.important != important || except[d.Name] {
					continue
				}
				if s.rules[i].finished && !important && sets(computed, d.Name) {
					continue
				}
				if style = set(style, places, d.Property); places == nil && len(style) > fewProperties {
					places = placesOf(style)
				}
			}
		}
	}
	sorting.By(style, func(a, b Property) int { return strings.Compare(a.Name, b.Name) })
	return style
}

// match returns the indexes of the rules that match, weakest first.
func (s *Sheet) match(e *Element, values *values, found []int32) []int32 {
	try := func(candidates []int32) {
		for _, i := range candidates {
			if s.rules[i].selector.matches(e, values) {
				found = append(found, i)
			}
		}
	}
	if e.ID != "" {
		try(s.byID[e.ID])
	}
	if e.Also != "" && e.Also != e.ID {
		try(s.byID[e.Also])
	}
	for _, c := range e.Classes {
		try(s.byClass[c])
	}
	if e.Root {
		try(s.root)
	}
	try(s.rest)
	if s.fulfilled > 0 {
		try(s.conditional[s.fulfilled-1])
	}
	slices.Sort(found)
	return found
}

// fewProperties is up to how many properties a style is searched one by one.
const fewProperties = 16

// placesOf finds the properties of an unsorted style.
func placesOf(style Style) map[string]int {
	places := make(map[string]int, 2*len(style))
	for i, p := range style {
		places[p.Name] = i
	}
	return places
}

// set puts a property into an unsorted style, in the place of an earlier one
// of its name; places are those of the style's properties, or nil.
func set(style Style, places map[string]int, p Property) Style {
	if places != nil {
		if i, ok := places[p.Name]; ok {
			style[i].Value = p.Value
			return style
		}
		places[p.Name] = len(style)
		return append(style, p)
	}
	for i := range style {
		if style[i].Name == p.Name {
			style[i].Value = p.Value
			return style
		}
	}
	if style == nil {
		style = make(Style, 0, 4)
	}
	return append(style, p)
}
