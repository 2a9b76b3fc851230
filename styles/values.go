package styles

import (
	"slices"
	"strings"
)

// values asks an element for its attributes, each once.
type values struct {
	element *Element
	known   []value
	// places are those of the names, once there are many.
	places map[string]int
}

// fewValues is up to how many attributes are searched one by one.
const fewValues = 16

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
	if i := v.find(name); i >= 0 {
		return &v.known[i]
	}
	text, ok := attribute(v.element, name)
	v.known = append(v.known, value{name: name, text: text, ok: ok})
	if v.places != nil {
		v.places[name] = len(v.known) - 1
	}
	return &v.known[len(v.known)-1]
}

// find returns the place of an attribute that was asked for before, or -1.
func (v *values) find(name string) int {
	if len(v.known) <= fewValues {
		return slices.IndexFunc(v.known, func(k value) bool { return k.name == name })
	}
	if v.places == nil {
		v.places = make(map[string]int, 2*len(v.known))
		for i, k := range v.known {
			v.places[k.name] = i
		}
	}
	if i, ok := v.places[name]; ok {
		return i
	}
	return -1
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
