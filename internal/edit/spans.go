package edit

import (
	"strconv"
	"strings"
)

type kind uint8

const (
	scalar kind = iota
	sequence
	mapping
)

// node is a value and where it stands in the text, in bytes.
type node struct {
	kind       kind
	start, end int
	// after is where what leads to it ends: the colon behind its key, the dash before
	// it; 0 for the root and in flow sequences.
	after int
	// flow is in brackets, empty has no letter.
	flow, empty bool
	// null or true, which a mapping may take the place of.
	open  bool
	keys  []key
	items []*node
}

// key is a key of a mapping and where it stands.
type key struct {
	name       string
	start, end int
}

// child is the value of a key, or of an entry by its number; nil where there is none.
func (n *node) child(segment string) *node {
	if n.kind == sequence {
		if i, err := strconv.Atoi(segment); err == nil && i >= 0 && i < len(n.items) {
			return n.items[i]
		}
		return nil
	}
	for i, k := range n.keys {
		if k.name == segment {
			return n.items[i]
		}
	}
	return nil
}

// indentStep is by what the first value in a mapping in lines of its own is indented;
// two blanks where there is none.
func indentStep(root *node, text string) string {
	step := ""
	root.walk(func(parent, n *node) {
		if step != "" || n.kind != mapping || len(n.keys) == 0 || parent == nil || len(parent.keys) == 0 && parent.kind == mapping {
			return
		}
		inner := indentAt(text, n.keys[0].start)
		outer := indentAt(text, n.after)
		if rest, ok := strings.CutPrefix(inner, outer); ok && strings.ContainsAny(text[n.after:n.keys[0].start], "\n") {
			step = rest
		}
	})
	if step == "" && len(root.keys) > 0 && root.flow {
		step = indentAt(text, root.keys[0].start)
	}
	if step == "" {
		return "  "
	}
	return step
}

// walk visits a value and all within, with what holds each.
func (n *node) walk(visit func(parent, n *node)) {
	visit(nil, n)
	n.walkItems(visit)
}

func (n *node) walkItems(visit func(parent, n *node)) {
	for _, item := range n.items {
		visit(n, item)
		item.walkItems(visit)
	}
}

// indentAt is the blank beginning of the line that a place stands in.
func indentAt(text string, at int) string {
	line := text[lineStart(text, at):]
	return line[:len(line)-len(strings.TrimLeft(line, " \t"))]
}

func lineStart(text string, at int) int { return strings.LastIndexByte(text[:at], '\n') + 1 }

// lineEnd is where the line of a place ends, before what ends it.
func lineEnd(text string, at int) int {
	end := strings.IndexByte(text[at:], '\n')
	if end < 0 {
		return len(text)
	}
	return at + len(strings.TrimSuffix(text[at:at+end], "\r"))
}
