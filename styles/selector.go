package styles

import "cmp"

// compound is one selector: everything in it must hold of the same element.
type compound struct {
	root bool // svg or :root
	// shape is the kind of geometry that it asks for; empty for any.
	shape   Shape
	never   bool // something that no element of a map is
	ids     []string
	classes []string
	tests   []test
	// nots are the selectors of all :not(...); none of them may match.
	nots []compound
	// state are the pseudo-classes under which it holds (":hover"); empty for
	// always.
	state string
	// tested says that there are attribute tests here or within nots.
	tested bool
	// shaped says that there are kinds of geometry here or within nots.
	shaped bool
	// specificity as CSS counts it: ids, then classes and tests, then
	// element names.
	specificity [3]int
}

// matches reports whether a selector applies to an element, whose attributes are
// asked for through values.
func (c *compound) matches(e *Element, values *values) bool {
	if c.never || c.tested && e.Attribute == nil || c.shaped && e.Shape == "" {
		return false
	}
	if e.Root && !c.root && len(c.ids) == 0 && len(c.classes) == 0 {
		return false
	}
	return c.holds(e, values)
}

// holds reports whether a selector within :not() fits an element, as matches
// does, but * is every element there.
func (c *compound) holds(e *Element, values *values) bool {
	if c.never || c.root && !e.Root || c.shape != "" && c.shape != e.Shape {
		return false
	}
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
	for i := range c.tests {
		if !c.tests[i].holds(values) {
			return false
		}
	}
	for i := range c.nots {
		if c.nots[i].holds(e, values) {
			return false
		}
	}
	return true
}

// called reports whether an element has an id.
func (e *Element) called(id string) bool { return id == e.ID || id == e.Also && id != "" }

func contains(list []string, s string) bool {
	for _, t := range list {
		if s == t {
			return true
		}
	}
	return false
}

// add makes c hold only where d holds as well.
func (c *compound) add(d compound) {
	c.root = c.root || d.root
	c.never = c.never || d.never || c.shape != "" && d.shape != "" && c.shape != d.shape
	c.shape = cmp.Or(c.shape, d.shape)
	c.tested = c.tested || d.tested
	c.shaped = c.shaped || d.shaped
	c.ids = append(c.ids, d.ids...)
	c.classes = append(c.classes, d.classes...)
	c.tests = append(c.tests, d.tests...)
	c.nots = append(c.nots, d.nots...)
	c.state += d.state
	for i := range c.specificity {
		c.specificity[i] += d.specificity[i]
	}
}

// less reports whether a is the lower of two specificities.
func less(a, b [3]int) bool {
	for i := range a {
		if a[i] != b[i] {
			return a[i] < b[i]
		}
	}
	return false
}
