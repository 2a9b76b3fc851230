// Package tree reads JSON and YAML into one ordered tree in which every value and
// key knows its place in the file.
package tree

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// Kind tells what a node of a config file is.
type Kind uint8

// The kinds of nodes; List and Map hold others.
const (
	Null Kind = iota
	Bool
	Number
	Text
	List
	Map
)

// maxDepth limits how deeply lists and mappings of a config may nest;
// the deepest sensible config (a filter of filters) needs about a dozen.
const maxDepth = 100

// MaxBytes limits the size of a config file. Long lists of bounds points
// make tens of kilobytes; data belongs into layers.
const MaxBytes = 16 << 20

// maxValues limits how many values a file has, since a value takes a hundred times
// the memory that its text does, and in YAML once its aliases are written out,
// so that a few lines of aliases of aliases (the "billion laughs") cannot fill
// the memory.
const maxValues = 150_000

// maxTableValues limits those of a file of rows: fifty columns of 200,000 rows.
const maxTableValues = 10_000_000

// Node is one value of a config file. JSON and YAML are both read into nodes,
// so that all that follows knows one language. Nodes are never changed.
type Node struct {
	Kind Kind
	// Plain marks a YAML scalar without quotes, whose kind is a guess.
	Plain bool
	// Text is a text's content, and for other scalars what the file says,
	// letter by letter (so that "007" or "no" survive where text is wanted).
	Text string
	// Number is the value of a number, and 1 for true.
	Number float64
	// Keys are the keys of a mapping in the order of the file.
	Keys []Key
	// Items are the values of a mapping, one for each key, or of a list.
	Items []*Node
	// At is where the value begins.
	At mistake.Position
}

// Key is a key of a mapping and its place.
type Key struct {
	Name string
	At   mistake.Position
}

// Child returns the value of a mapping's key, or nil.
func (n *Node) Child(name string) *Node {
	for i, k := range n.Keys {
		if k.Name == name {
			return n.Items[i]
		}
	}
	return nil
}

// WithoutExtensions is n without the keys that start with "x-".
func (n *Node) WithoutExtensions() *Node {
	m := *n
	m.Keys, m.Items = nil, nil
	for i, k := range n.Keys {
		if !strings.HasPrefix(k.Name, "x-") {
			m.Keys = append(m.Keys, k)
			m.Items = append(m.Items, n.Items[i])
		}
	}
	if n.Kind != Map {
		m.Items = n.Items
	}
	return &m
}

// IsFalse reports whether n is the boolean false.
func (n *Node) IsFalse() bool { return n.Kind == Bool && n.Number == 0 }

// IsTrue reports whether n is the boolean true.
func (n *Node) IsTrue() bool { return n.Kind == Bool && n.Number != 0 }

// IsWord reports whether n is this text, in any case.
func (n *Node) IsWord(word string) bool {
	return n.Kind == Text && strings.EqualFold(strings.TrimSpace(n.Text), word)
}

// IsScalar reports whether n is a text, a number or a boolean.
func (n *Node) IsScalar() bool {
	return n.Kind == Text || n.Kind == Number || n.Kind == Bool
}

// Found describes n for a message: what stands there instead of what is wanted.
func (n *Node) Found() string {
	switch n.Kind {
	case Null:
		return "nothing"
	case Bool:
		return n.Text
	case Number:
		return "the number " + n.Text
	case Text:
		return fmt.Sprintf("the text %q", Shorten(n.Text, 40))
	case List:
		return CountOf(len(n.Items), "a list of", "entry", "entries")
	default:
		return CountOf(len(n.Items), "a mapping of", "key", "keys")
	}
}

// CountOf says how many there are of something: "a list of 1 entry" is
// CountOf(1, "a list of", "entry", "entries").
func CountOf(n int, what, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%s 1 %s", what, one)
	}
	return fmt.Sprintf("%s %d %s", what, n, many)
}

// Shorten cuts s to at most limit characters.
func Shorten(s string, limit int) string {
	n, cut := 0, 0
	for i := range s {
		if n == limit-3 {
			cut = i
		}
		if n++; n > limit {
			return strings.ToValidUTF8(s[:cut], "\ufffd") + "..."
		}
	}
	return s
}

// Parse reads a config file into a node. The format follows from the
// name's extension, and from the first character where that says nothing. The
// node is nil when the mistakes leave nothing to read on with.
func Parse(name string, data []byte) (*Node, *mistake.List) { return ParseSteps(nil, name, data) }

// ParseSteps is Parse that takes a step for each value. When their context ends it
// gives up, and what it returns is of no use.
func ParseSteps(steps *heed.Steps, name string, data []byte) (*Node, *mistake.List) {
	if len(data) > MaxBytes {
		return nil, mistake.One(mistake.Position{File: name}, "the config has %d bytes; more than %d are refused",
			len(data), MaxBytes)
	}
	if IsJSON(name, data) {
		return parseJSON(steps, name, data, maxValues)
	}
	return parseYAML(steps, name, data)
}

// IsJSON reports whether a file is JSON: by the ending of its name, and where that
// says nothing by its first character.
func IsJSON(name string, data []byte) bool {
	lower := strings.ToLower(name)
	switch {
	case strings.HasSuffix(lower, ".json"):
		return true
	case strings.HasSuffix(lower, ".yaml"), strings.HasSuffix(lower, ".yml"):
		return false
	}
	start := strings.TrimLeft(strings.TrimPrefix(string(data[:min(len(data), 4096)]), byteOrderMark), " \t\r\n")
	return strings.HasPrefix(start, "{") || strings.HasPrefix(start, "[")
}

// byteOrderMark is what some Windows editors put before UTF-8 text.
const byteOrderMark = "\ufeff"

// fewKeys is up to how many keys are compared with each other one by one.
const fewKeys = 8

// dropRepeated takes out of a mapping each key that was given before, with its
// value; it is a mistake.
func (n *Node) dropRepeated(m *mistake.List) {
	firsts := n.repeatedKeys()
	if len(firsts) == 0 {
		return
	}
	kept := 0
	for i, key := range n.Keys {
		if first, twice := firsts[i]; twice {
			at := n.Keys[first].At
			m.Add(key.At, "", "the key %q was already given at line %d, column %d", key.Name, at.Line, at.Column)
		}
	}
	for i, key := range n.Keys {
		if _, twice := firsts[i]; !twice {
			n.Keys[kept], n.Items[kept] = key, n.Items[i]
			kept++
		}
	}
	clear(n.Keys[kept:])
	clear(n.Items[kept:])
	n.Keys, n.Items = n.Keys[:kept], n.Items[:kept]
}

// repeatedKeys returns the indexes of keys that were given before, each with
// that of the first. It is made without a set of all names, since a file may have
// nothing but names.
func (n *Node) repeatedKeys() map[int]int {
	var firsts map[int]int
	note := func(i, first int) {
		if firsts == nil {
			firsts = map[int]int{}
		}
		firsts[i] = first
	}
	if len(n.Keys) <= fewKeys {
		for i := range n.Keys {
			for k := range i {
				if n.Keys[k].Name == n.Keys[i].Name {
					note(i, k)
					break
				}
			}
		}
		return firsts
	}
	order := make([]int32, len(n.Keys))
	for i := range order {
		order[i] = int32(i)
	}
	sorting.By(order, func(a, b int32) int {
		return cmp.Or(strings.Compare(n.Keys[a].Name, n.Keys[b].Name), cmp.Compare(a, b))
	})
	first := order[0]
	for _, i := range order[1:] {
		if n.Keys[i].Name == n.Keys[first].Name {
			note(int(i), int(first))
		} else {
			first = i
		}
	}
	return firsts
}
