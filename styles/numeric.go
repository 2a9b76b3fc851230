package styles

import "slices"

// Numeric lists the attributes that the rules which may apply to a layer's
// features compare with numbers, as they are written there, sorted. The element
// is the layer, whose attributes do not count. A nil sheet has none.
func (s *Sheet) Numeric(e Element) []string {
	if s == nil {
		return nil
	}
	var names []string
	for i := range s.rules {
		c := &s.rules[i].selector
		if c.never || !c.tested || !c.named(&e) {
			continue
		}
		names = numericTests(names, c)
	}
	slices.Sort(names)
	return slices.Compact(names)
}

// named reports whether a selector asks for no other ids and classes than an
// element has.
func (c *compound) named(e *Element) bool {
	for _, id := range c.ids {
		if !e.called(id) {
			return false
		}
	}
	for _, class := range c.classes {
		if !contains(e.Classes, class) {
			return false
		}
	}
	return true
}

// numericTests adds the attributes that a selector compares with numbers.
func numericTests(names []string, c *compound) []string {
	for _, t := range c.tests {
		if t.numeric && (t.operator == equal || t.operator == notEqual || t.operator >= greater) {
			names = append(names, t.attribute)
		}
	}
	for i := range c.nots {
		names = numericTests(names, &c.nots[i])
	}
	return names
}
