package render

import "slices"

// attributes are those of one element in XML, each name once: the first that
// sets a name keeps it. What is not the element's own to decide (a style, a
// column) comes after what is, so that nothing can write an attribute twice.
type attributes struct {
	text  []byte
	names []string
	// known are the names, where there are many.
	known map[string]bool
}

// fewNames is up to how many names are searched one by one.
const fewNames = 32

// begin empties the set for an element; own are the attributes that svgo
// writes itself.
func (a *attributes) begin(own ...string) {
	a.text, a.names, a.known = a.text[:0], append(a.names[:0], own...), nil
}

// set adds an attribute, unless the element has it.
func (a *attributes) set(name, value string) {
	if a.has(name) {
		return
	}
	a.names = append(a.names, name)
	a.text = appendAttribute(a.text, name, value)
}

// has reports whether the element has an attribute, and notes that it will.
func (a *attributes) has(name string) bool {
	if len(a.names) <= fewNames {
		return slices.Contains(a.names, name)
	}
	if a.known == nil {
		a.known = map[string]bool{}
		for _, n := range a.names {
			a.known[n] = true
		}
	}
	had := a.known[name]
	a.known[name] = true
	return had
}

// id adds an id that ids.take gave; "" is none.
func (a *attributes) id(id string) {
	if id != "" {
		a.set("id", id)
	}
}

// data adds the attributes that carry columns. Their names, which dataNames
// made, differ from each other and begin with "data-", as no other attribute
// but link does.
func (a *attributes) data(names []string, columns []Attribute) {
	for i, c := range columns {
		a.text = appendAttribute(a.text, names[i], c.Value)
	}
}

// data adds the attributes that carry columns to the element at hand.
func (d *document) data(columns []Attribute) {
	names := d.names.of(columns)
	d.attrs.data(names, columns)
	d.paged.note(names, columns)
}

// link adds the id of the element that this one belongs to; "" is none.
// dataNames gives no column the name.
func (a *attributes) link(id string) {
	if id != "" {
		a.set(linkName, id)
	}
}

// linkName is the attribute by which a label tells the id of its feature.
const linkName = "data-for"

// list gives the attributes as the arguments that svgo takes.
func (a *attributes) list() []string {
	if len(a.text) == 0 {
		return nil
	}
	return []string{string(a.text)}
}
