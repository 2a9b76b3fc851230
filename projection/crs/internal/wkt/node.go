package wkt

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/text/plain"
)

// Node is one element of WKT: KEYWORD["text", 1.5, word, CHILD[...]].
type Node struct {
	// Keyword has capital letters only, in WKT.
	Keyword string
	// Values are the arguments that are no elements, in their order.
	Values []Value
	// Children are the elements within.
	Children []*Node
}

// Value is a string, a number or a bare word among a node's arguments.
type Value struct {
	Text   string
	quoted bool
}

// Child returns the first child with one of the keywords, or nil.
func (n *Node) Child(keywords ...string) *Node {
	if n == nil {
		return nil
	}
	for _, c := range n.Children {
		for _, k := range keywords {
			if c.Keyword == k {
				return c
			}
		}
	}
	return nil
}

// Name returns the first argument.
func (n *Node) Name() string {
	if n == nil || len(n.Values) == 0 {
		return ""
	}
	return n.Values[0].Text
}

// Number returns argument i as a number.
func (n *Node) Number(i int) (float64, error) {
	if n == nil || i >= len(n.Values) {
		return 0, fmt.Errorf("wkt: %s[%q]: number %d is missing", n.label(), n.Name(), i)
	}
	v, err := plain.Number(n.Values[i].Text)
	if err != nil {
		return 0, fmt.Errorf("wkt: %s[%q]: %w", n.label(), n.Name(), err)
	}
	return v, nil
}

func (n *Node) label() string {
	if n == nil {
		return "element"
	}
	return n.Keyword
}

// Authority returns "EPSG:4326" from AUTHORITY["EPSG","4326"] or
// ID["EPSG",4326], or "".
func (n *Node) Authority() string {
	a := n.Child("AUTHORITY", "ID")
	if a == nil || len(a.Values) < 2 {
		return ""
	}
	return a.Values[0].Text + ":" + a.Values[1].Text
}

// Unit returns the factor of the unit within a parameter, to metres, radians
// or 1, or def where it has none.
func (n *Node) Unit(def float64) (float64, error) {
	u := n.Child("LENGTHUNIT", "ANGLEUNIT", "SCALEUNIT", "UNIT")
	if u == nil {
		return def, nil
	}
	v, err := u.Number(1)
	if err == nil && !(v > 0) {
		err = fmt.Errorf("wkt: %s[%q]: the factor must be positive", u.Keyword, u.Name())
	}
	return v, err
}
