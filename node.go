package kartograph

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// nodeKind tells what a node of a config file is.
type nodeKind uint8

const (
	nodeNull nodeKind = iota
	nodeBool
	nodeNumber
	nodeText
	nodeList
	nodeMap
)

// maxNodeDepth limits how deeply lists and mappings of a config may nest;
// the deepest sensible config (a filter of filters) needs about a dozen.
const maxNodeDepth = 100

// maxConfigBytes limits the size of a config file. Long lists of bounds points
// make tens of kilobytes; data belongs into layers.
const maxConfigBytes = 16 << 20

// node is one value of a config file. JSON and YAML are both read into nodes,
// so that all that follows knows one language. Nodes are never changed.
type node struct {
	kind nodeKind
	// text is a text's content, and for other scalars what the file says,
	// letter by letter (so that "007" or "no" survive where text is wanted).
	text string
	// plain marks a YAML scalar without quotes, whose kind is a guess.
	plain bool
	// number is the value of a nodeNumber, and 1 for true.
	number float64
	// keys are the keys of a mapping in the order of the file.
	keys []nodeKey
	// items are the values of a mapping, one for each key, or of a list.
	items []*node
	at    Position
}

// nodeKey is a key of a mapping and its place.
type nodeKey struct {
	name string
	at   Position
}

// child returns the value of a mapping's key, or nil.
func (n *node) child(name string) *node {
	for i, k := range n.keys {
		if k.name == name {
			return n.items[i]
		}
	}
	return nil
}

// isFalse reports whether n is the boolean false.
func (n *node) isFalse() bool { return n.kind == nodeBool && n.number == 0 }

// isTrue reports whether n is the boolean true.
func (n *node) isTrue() bool { return n.kind == nodeBool && n.number != 0 }

// isWord reports whether n is this text, in any case.
func (n *node) isWord(word string) bool {
	return n.kind == nodeText && strings.EqualFold(strings.TrimSpace(n.text), word)
}

// isScalar reports whether n is a text, a number or a boolean.
func (n *node) isScalar() bool {
	return n.kind == nodeText || n.kind == nodeNumber || n.kind == nodeBool
}

// found describes n for a message: what stands there instead of what is wanted.
func (n *node) found() string {
	switch n.kind {
	case nodeNull:
		return "nothing"
	case nodeBool:
		return n.text
	case nodeNumber:
		return "the number " + n.text
	case nodeText:
		return fmt.Sprintf("the text %q", shorten(n.text, 40))
	case nodeList:
		return countOf(len(n.items), "a list of", "entry", "entries")
	default:
		return countOf(len(n.items), "a mapping of", "key", "keys")
	}
}

func countOf(n int, what, one, many string) string {
	if n == 1 {
		return fmt.Sprintf("%s 1 %s", what, one)
	}
	return fmt.Sprintf("%s %d %s", what, n, many)
}

// shorten cuts s to at most limit characters.
func shorten(s string, limit int) string {
	if utf8.RuneCountInString(s) <= limit {
		return s
	}
	runes := []rune(s)
	return string(runes[:limit-3]) + "..."
}

// parseNode reads a config file into a node. The format follows from the
// name's extension, and from the first character where that says nothing. The
// node is nil when the mistakes leave nothing to read on with.
func parseNode(name string, data []byte) (*node, *mistakes) {
	if len(data) > maxConfigBytes {
		return nil, oneMistake(Position{File: name}, "the config has %d bytes; more than %d are refused",
			len(data), maxConfigBytes)
	}
	if isJSON(name, data) {
		return parseJSON(name, data)
	}
	return parseYAML(name, data)
}

func isJSON(name string, data []byte) bool {
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
