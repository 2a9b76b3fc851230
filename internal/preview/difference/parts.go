package difference

import (
	"html"
	"slices"
	"strings"
)

// Part is something that takes bytes of a map's document.
type Part struct {
	// Name is the id of a group: of a layer, its labels, an inset, a piece of furniture; or
	// it is "descriptions", "metadata", "definitions" or, for the tags around, "else".
	Name  string `json:"name"`
	Bytes int    `json:"bytes"`
}

// Parts are those of a document, which together have all its bytes: groups in the order in
// which they are painted, also those that clips and insets hold together, then what is not
// painted. Nil for what cannot be read.
func (d Document) Parts() []Part {
	if d.root == nil {
		return nil
	}
	c := counted{rest: map[string]int{}}
	c.children(d.root)
	for _, name := range []string{"descriptions", "metadata", "definitions"} {
		if c.rest[name] > 0 {
			c.painted = append(c.painted, Part{name, c.rest[name]})
		}
	}
	return append(c.painted, Part{"else", len(d.Text) - c.all})
}

// counted is what was counted of a document: groups, what is not painted by its name, and
// the bytes of all of these.
type counted struct {
	painted []Part
	rest    map[string]int
	all     int
}

// children counts what is in an element.
func (c *counted) children(n *node) {
	for _, child := range n.nodes {
		bytes, name := len(child.whole), "definitions"
		switch child.name {
		case "g":
			c.group(child)
			continue
		case "title", "desc":
			name = "descriptions"
		case "metadata":
			name = "metadata"
		}
		c.rest[name] += bytes
		c.all += bytes
	}
}

// group counts a group: one without an id only holds others together, and an inset has
// layers of its own.
func (c *counted) group(n *node) {
	if n.id == "" {
		c.children(n)
		return
	}
	own, at, before := len(n.whole), len(c.painted), c.all
	if isView(n) {
		c.children(n)
		own -= c.all - before
	}
	c.painted = slices.Insert(c.painted, at, Part{html.UnescapeString(n.id), own})
	c.all += own
}

// isView reports whether a group is that of an inset or a locator, which has layers of
// its own.
func isView(n *node) bool {
	class, _ := attributeOf(n.open, "class")
	return slices.Contains(strings.Fields(class), "view")
}
