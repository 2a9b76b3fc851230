package kartograph

import "strings"

// filler puts a row's values into texts and node trees.
type filler struct {
	// look finds the value of a name; nil where there is none.
	look func(name string) *node
	// names lists what there is, for messages.
	names func() []string
	// problems are placeholders that nothing stands for.
	problems mistakes
	// added counts what values have added to the tree, in bytes.
	added int
}

// maxAdded is how much the values of a row may add to a config: a thousand
// placeholders for one long value must not fill the memory. It is the size of
// the largest config.
const maxAdded = maxConfigBytes

// perNode is what a value counts besides its text.
const perNode = 32

// add counts a value and reports whether it still fits.
func (f *filler) add(value *node, at Position) bool {
	if f.added > maxAdded {
		return false
	}
	f.added += value.weight(maxAdded - f.added + 1)
	if f.added > maxAdded {
		f.problems.add(at, "", "the values that are put in make the config larger than %d bytes", maxAdded)
		return false
	}
	return true
}

// weight estimates the size of a value in bytes, and stops at a limit.
func (n *node) weight(limit int) int {
	w := perNode + len(n.text)
	for i := 0; i < len(n.items) && w < limit; i++ {
		w += n.items[i].weight(limit - w)
	}
	return w
}

// fill returns n with all placeholders replaced. What holds none is shared
// with n. A placeholder that is a whole text is replaced by the value as it
// is, with its type; the value's place becomes that of the placeholder, so
// that mistakes are reported where the config makes them.
func (f *filler) fill(n *node) *node {
	if n == nil {
		return nil
	}
	if n.kind == nodeText {
		return f.fillText(n)
	}
	var items []*node
	for i, item := range n.items {
		filled := f.fill(item)
		if filled != item && items == nil {
			items = append([]*node(nil), n.items...)
		}
		if items != nil {
			items[i] = filled
		}
	}
	if items == nil {
		return n
	}
	copied := *n
	copied.items = items
	return &copied
}

func (f *filler) fillText(n *node) *node {
	if !strings.Contains(n.text, "${") {
		return n
	}
	spans, err := splitPlaceholders(n.text)
	if err != nil {
		f.problems.add(n.at, "", "%v", err)
		return n
	}
	if len(spans) == 1 && spans[0].isPlaceholder() {
		value := f.value(spans[0].name, n.at)
		if value == nil || !f.add(value, n.at) {
			return n
		}
		copied := *value
		copied.at = n.at
		return &copied
	}
	text, ok := f.join(spans, n.at)
	if !ok {
		return n
	}
	return &node{kind: nodeText, text: text, at: n.at}
}

// join writes values into a text.
func (f *filler) join(spans []span, at Position) (string, bool) {
	var b strings.Builder
	ok := true
	for _, s := range spans {
		if !s.isPlaceholder() {
			b.WriteString(s.text)
			continue
		}
		value := f.value(s.name, at)
		switch {
		case value == nil:
			ok = false
		case value.isScalar():
			if !f.add(value, at) {
				return "", false
			}
			b.WriteString(value.text)
		case value.kind != nodeNull:
			f.problems.add(at, "", "${%s} is %s; within a text only texts, numbers and booleans can stand", s.name, value.found())
			ok = false
		}
	}
	return b.String(), ok
}

// unknownPlaceholder begins the message about a name that no row has.
const unknownPlaceholder = "nothing is called ${"

// value finds what a placeholder stands for, and complains where there is
// nothing.
func (f *filler) value(name string, at Position) *node {
	if value := f.look(name); value != nil {
		return value
	}
	f.problems.add(at, "", unknownPlaceholder+"%s}%s", name, suggestion(name, f.names()))
	return nil
}
