package styles

import "strings"

// values asks an element for its attributes, each once.
type values struct {
	element *Element
	known   []value
}

// value is one attribute of one element.
type value struct {
	name, text string
	ok         bool
	// parsed is 0 before the text was read as a number, 1 if it is one and
	// 2 if not.
	parsed int8
	n      float64
}

// get returns an attribute under the name that a stylesheet uses; the pointer
// is good until the next call.
func (v *values) get(name string) *value {
	for i := range v.known {
		if v.known[i].name == name {
			return &v.known[i]
		}
	}
	text, ok := attribute(v.element, name)
	v.known = append(v.known, value{name: name, text: text, ok: ok})
	return &v.known[len(v.known)-1]
}

// attribute looks a name up as it is written, then in lower and upper case:
// column names of shapefiles are upper case, those that people write often
// not.
func attribute(e *Element, name string) (string, bool) {
	if e.Attribute == nil {
		return "", false
	}
	if text, ok := e.Attribute(name); ok {
		return text, true
	}
	if lower := strings.ToLower(name); lower != name {
		if text, ok := e.Attribute(lower); ok {
			return text, true
		}
	}
	if upper := strings.ToUpper(name); upper != name {
		return e.Attribute(upper)
	}
	return "", false
}

// number is the value as a number, if it is one.
func (v *value) number() (float64, bool) {
	if v.parsed == 0 {
		v.parsed = 2
		if n, ok := number(v.text); ok {
			v.n, v.parsed = n, 1
		}
	}
	return v.n, v.parsed == 1
}
