package batch

import (
	"strings"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// filler puts a row's values into texts and node trees.
type filler struct {
	// look finds the value of a name; nil where there is none.
	look func(name string) *tree.Node
	// names lists what there is, for messages.
	names func() []string
	// problems are placeholders that nothing stands for.
	problems mistake.List
	// added counts what values have added to the tree, in bytes.
	added int
}

// maxAdded is how much the values of a row may add to a config: a thousand
// placeholders for one long value must not fill the memory.
const maxAdded = tree.MaxBytes / 4

// perNode is what a value counts besides its text.
const perNode = 32

// add counts a value and reports whether it still fits.
func (f *filler) add(value *tree.Node, at mistake.Position) bool {
	if f.added > maxAdded {
		return false
	}
	f.added += weight(value, maxAdded-f.added+1)
	if f.added > maxAdded {
		f.problems.Add(at, "", "the values that are put in make the config larger than %d bytes", maxAdded)
		return false
	}
	return true
}

// weight estimates the size of a value in bytes, and stops at a limit.
func weight(n *tree.Node, limit int) int {
	w := perNode + len(n.Text)
	for i := 0; i < len(n.Items) && w < limit; i++ {
		w += weight(n.Items[i], limit-w)
	}
	return w
}

// fill returns n with all placeholders replaced. What holds none is shared
// with n. A placeholder that is a whole text is replaced by the value as it
// is, with its type; the value's position becomes that of the placeholder, so
// that mistakes are reported where the config makes them.
func (f *filler) fill(n *tree.Node) *tree.Node {
	if n == nil {
		return nil
	}
	if n.Kind == tree.Text {
		return f.fillText(n)
	}
	var items []*tree.Node
	for i, item := range n.Items {
		filled := f.fill(item)
		if filled != item && items == nil {
			items = append([]*tree.Node(nil), n.Items...)
		}
		if items != nil {
			items[i] = filled
		}
	}
	if items == nil {
		return n
	}
	copied := *n
	copied.Items = items
	return &copied
}

func (f *filler) fillText(n *tree.Node) *tree.Node {
	if !strings.Contains(n.Text, "${") {
		return n
	}
	slots, err := splitPlaceholders(n.Text)
	if err != nil {
		f.problems.Add(n.At, "", "%v", err)
		return n
	}
	if len(slots) == 1 && slots[0].isPlaceholder() {
		value := f.value(slots[0].name, n.At)
		if value == nil || !f.add(value, n.At) {
			return n
		}
		copied := *value
		copied.At = n.At
		return &copied
	}
	text, ok := f.join(slots, n.At)
	if !ok {
		return n
	}
	return &tree.Node{Kind: tree.Text, Text: text, At: n.At}
}

// join writes values into a text.
func (f *filler) join(slots []slot, at mistake.Position) (string, bool) {
	var b strings.Builder
	ok := true
	for _, s := range slots {
		if !s.isPlaceholder() {
			b.WriteString(s.text)
			continue
		}
		value := f.value(s.name, at)
		switch {
		case value == nil:
			ok = false
		case value.IsScalar():
			if !f.add(value, at) {
				return "", false
			}
			b.WriteString(value.Text)
		case value.Kind != tree.Null:
			f.problems.Add(at, "", "${%s} is %s; within a text only texts, numbers and booleans can stand", s.name, value.Found())
			ok = false
		}
	}
	return b.String(), ok
}

// unknownPlaceholder begins the message about a name that no row has.
const unknownPlaceholder = "nothing is called ${"

// value finds what a placeholder stands for, and complains where there is
// nothing.
func (f *filler) value(name string, at mistake.Position) *tree.Node {
	if value := f.look(name); value != nil {
		return value
	}
	f.problems.Add(at, "", unknownPlaceholder+"%s}%s", name, form.Suggestion(name, f.names()))
	return nil
}
