package styles

import (
	"slices"
	"strings"
)

// Condition is when a rule holds that does not always. Viewers decide, so only
// documents with a stylesheet of their own can have such rules.
type Condition struct {
	// Media is a media query, "(prefers-color-scheme: dark)" or "print"; empty for
	// every medium.
	Media string
	// State is what the reader does with the element, ":hover"; empty for nothing.
	State string
}

// Variant is what an element looks like under a condition.
type Variant struct {
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
	e.Attribute = nil
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
	var room [8]value
	values := &values{element: &e, known: room[:0]}
	always := s.match(&e, values, nil)
	var list []Variant
	for i, when := range s.conditions {
		matched := slices.Clone(always)
		for _, r := range s.conditional[i] {
			if s.rules[r].selector.matches(&e, values) {
				matched = append(matched, r)
			}
		}
		if len(matched) > len(always) {
			slices.Sort(matched)
			list = append(list, Variant{when, s.cascade(matched, except)})
		}
	}
	return list
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
