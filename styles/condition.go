package styles

import (
	"fmt"
	"slices"
	"strings"
)

// Condition is when a rule holds that does not always. Viewers decide, so only
// documents with a stylesheet of their own can have such rules.
type Condition struct {
	// Media is a media query, "(prefers-color-scheme: dark)" or "print"; empty for
	// every medium. Of @media within @media it has both queries, a line each, as no
	// query can say of any two that both hold.
	Media string
	// State is what the reader does with the element, ":hover"; empty for nothing.
	State string
}

// Variant is what an element looks like under a condition.
type Variant struct {
	// When is the condition, and Style what holds under it.
	When  Condition
	Style Style
}

// Conditions lists the conditions of a stylesheet's rules, in the order of the
// source. A nil sheet has none.
func (s *Sheet) Conditions() []Condition {
	if s == nil {
		return nil
	}
	return slices.Clone(s.conditions)
}

// Conditional warns of the conditions under which rules hold, each once, where they
// cannot be passed on; help says what to do. The finished stylesheets are for many
// maps, and never warned of.
func (s *Sheet) Conditional(help string) []Warning {
	if s == nil {
		return nil
	}
	var list []Warning
	for i, when := range s.conditions {
		var first *rule // of those that are not a finished stylesheet's
		for _, r := range s.conditional[i] {
			if own := &s.rules[r]; own.at.line > 0 && (first == nil || own.order < first.order) {
				first = own
			}
		}
		if first != nil {
			list = append(list, Warning{Name: first.sheet, Line: int(first.at.line), Column: int(first.at.column),
				Text: fmt.Sprintf("rules for %s have no effect in this map: %s", when, help)})
		}
	}
	return list
}

// String is the condition as stylesheets write it.
func (c Condition) String() string {
	if c.Media == "" {
		return c.State
	}
	return strings.TrimSpace("@media " + strings.ReplaceAll(c.Media, nested, " @media ") + " " + c.State)
}

// Variants are the whole styles of an element under those conditions for which
// there are rules that match it, in the order of Conditions. Each is as if no other
// condition were fulfilled.
func (s *Sheet) Variants(e Element) []Variant { return s.variants(e, nil) }

// GroupVariants are the variants of GroupStyle: of media alone, as a group is
// not hovered over but what lies in it is.
func (s *Sheet) GroupVariants(e Element) []Variant {
	if s == nil {
		return nil
	}
	e.Attribute, e.Computed = nil, nil
	var list []Variant
	for _, v := range s.variants(e, s.own) {
		if v.When.State == "" {
			list = append(list, v)
		}
	}
	return list
}

func (s *Sheet) variants(e Element, except map[string]bool) []Variant {
	if s == nil || len(s.conditions) == 0 {
		return nil
	}
	var list []Variant
	values := &values{element: &e}
	for i, when := range s.conditions {
		if s.concerns(i, &e, values) {
			list = append(list, Variant{when, s.Under(when).style(e, except)})
		}
	}
	return list
}

// concerns reports whether one of the rules of a condition matches an element.
func (s *Sheet) concerns(condition int, e *Element, values *values) bool {
	for _, r := range s.conditional[condition] {
		if s.rules[r].selector.matches(e, values) {
			return true
		}
	}
	return false
}

// Under is the stylesheet where a condition is fulfilled: its rules count with
// those that always do. It shares all that it has with s.
func (s *Sheet) Under(when Condition) *Sheet {
	i := slices.Index(s.conditions, when)
	if i < 0 {
		return s
	}
	fulfilled := *s
	fulfilled.fulfilled = i + 1
	return &fulfilled
}

// When is the condition that is fulfilled, the zero value for none. A nil sheet has none.
func (s *Sheet) When() Condition {
	if s == nil || s.fulfilled == 0 {
		return Condition{}
	}
	return s.conditions[s.fulfilled-1]
}

// Changes are the variants of an element within a group, as what has to be said
// besides the element's own style: group and around are the style and the variants
// of the group, own is what the element says itself (Differences), variants are
// the element's whole ones.
func Changes(group Style, around []Variant, own Style, variants []Variant) []Variant {
	var list []Variant
	for _, v := range variants {
		base := group
		for _, a := range around {
			if a.When == v.When {
				base = a.Style
			}
		}
		if changed := Differences(Over(base, own), v.Style); len(changed) > 0 {
			list = append(list, Variant{v.When, changed})
		}
	}
	return list
}

// states are the pseudo-classes that are passed on.
var states = []string{"active", "focus", "focus-visible", "focus-within", "hover", "target"}

// state returns the pseudo-class of a name, if it is one that is passed on.
func state(name string) (string, bool) {
	name = strings.ToLower(name)
	return ":" + name, slices.Contains(states, name)
}
