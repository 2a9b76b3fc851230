package difference

import (
	"html"
	"strings"
)

// Change is what becomes of one element of the old document. Index counts its elements
// in the order of the document, the root's is 0.
type Change struct {
	Index int `json:"i"`
	// Set are attributes with new values, Drop those that go.
	Set  map[string]string `json:"set,omitempty"`
	Drop []string          `json:"drop,omitempty"`
	// Content, when not nil, takes the place of all that is in it.
	Content *string `json:"content,omitempty"`
	// Gone says that the element goes.
	Gone bool `json:"gone,omitempty"`
	// Insert is what comes into it, in front of the child element of index Before, or, where
	// that is 0, behind all.
	Insert string `json:"insert,omitempty"`
	Before int    `json:"before,omitempty"`
}

// Between are the changes that make one document into another, those of further ones
// first; ok is false where one of them cannot be read, and the new one has
// to take the old one's place.
func Between(old, now Document) (changes []Change, ok bool) {
	if old.root == nil || now.root == nil || old.root.name != now.root.name {
		return nil, false
	}
	var all list
	all.element(old.root, now.root)
	return all, true
}

// list collects changes.
type list []Change

// element compares an element with what it becomes.
func (l *list) element(a, b *node) {
	if a.whole == b.whole {
		return
	}
	if a.open != b.open {
		l.attributes(a, b)
	}
	if a.text != b.text {
		content := inside(b)
		*l = append(*l, Change{Index: a.index, Content: &content})
		return
	}
	l.children(a, b)
}

// inside is what stands between the tags of an element.
func inside(n *node) string {
	from := 1 + len(n.name) + len(n.open) + 1
	to := len(n.whole) - len("</>") - len(n.name)
	if from > to {
		return ""
	}
	return n.whole[from:to]
}

func (l *list) attributes(a, b *node) {
	c := Change{Index: a.index}
	before := map[string]string{}
	for _, one := range attributes(a.open) {
		before[one.name] = one.value
	}
	for _, one := range attributes(b.open) {
		if value, ok := before[one.name]; !ok || value != one.value {
			if c.Set == nil {
				c.Set = map[string]string{}
			}
			c.Set[one.name] = html.UnescapeString(one.value)
		}
		delete(before, one.name)
	}
	for _, one := range attributes(a.open) { // in their order
		if _, gone := before[one.name]; gone {
			c.Drop = append(c.Drop, one.name)
		}
	}
	if c.Set != nil || c.Drop != nil {
		*l = append(*l, c)
	}
}

// children compares what is in two elements: the same at the beginning and at the end,
// something else between.
func (l *list) children(a, b *node) {
	head := 0
	for head < len(a.nodes) && head < len(b.nodes) && same(a.nodes[head], b.nodes[head]) {
		head++
	}
	tail := 0
	for tail < len(a.nodes)-head && tail < len(b.nodes)-head && same(a.nodes[len(a.nodes)-1-tail], b.nodes[len(b.nodes)-1-tail]) {
		tail++
	}
	for i := range head {
		l.element(a.nodes[i], b.nodes[i])
	}
	for _, gone := range a.nodes[head : len(a.nodes)-tail] {
		*l = append(*l, Change{Index: gone.index, Gone: true})
	}
	var markup strings.Builder
	for _, come := range b.nodes[head : len(b.nodes)-tail] {
		markup.WriteString(come.whole)
	}
	if markup.Len() > 0 {
		c := Change{Index: a.index, Insert: markup.String()}
		if tail > 0 {
			c.Before = a.nodes[len(a.nodes)-tail].index
		}
		*l = append(*l, c)
	}
	for i := range tail {
		l.element(a.nodes[len(a.nodes)-tail+i], b.nodes[len(b.nodes)-tail+i])
	}
}

// same reports whether an element may become another one by changes.
func same(a, b *node) bool { return a.name == b.name && a.id == b.id }
