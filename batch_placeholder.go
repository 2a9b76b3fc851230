package kartograph

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/config/mistake"
	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/tree"
)

// span is a stretch of a text with placeholders: plain text, or the name of
// what stands there.
type span struct {
	text string
	name string
}

// isPlaceholder reports whether the span stands for a value.
func (s span) isPlaceholder() bool { return s.name != "" }

// maxPlaceholderName is how long a placeholder's name may be, in bytes; longer
// than any column's.
const maxPlaceholderName = 256

// splitPlaceholders finds the placeholders ${name} of a text. $${ is a literal
// ${; any other $ is itself.
func splitPlaceholders(text string) ([]span, error) {
	if !strings.Contains(text, "${") {
		return []span{{text: text}}, nil
	}
	var spans []span
	var plain strings.Builder
	for rest := text; rest != ""; {
		at := strings.Index(rest, "${")
		if at < 0 {
			plain.WriteString(rest)
			break
		}
		if at > 0 && rest[at-1] == '$' {
			plain.WriteString(rest[:at-1] + "${")
			rest = rest[at+2:]
			continue
		}
		plain.WriteString(rest[:at])
		name, after, closed := strings.Cut(rest[at+2:], "}")
		if name = strings.TrimSpace(name); !closed || len(name) > maxPlaceholderName {
			return nil, fmt.Errorf("the placeholder that starts with %q has no closing }; write $${ where ${ is meant as text",
				tree.Shorten(rest[at:], 30))
		}
		if name == "" {
			return nil, fmt.Errorf("the placeholder ${} has no name; write $${ where ${ is meant as text")
		}
		if plain.Len() > 0 {
			spans = append(spans, span{text: plain.String()})
			plain.Reset()
		}
		spans = append(spans, span{name: name})
		rest = after
	}
	if plain.Len() > 0 {
		spans = append(spans, span{text: plain.String()})
	}
	return spans, nil
}

// filler puts a row's values into texts and node trees.
type filler struct {
	// look finds the value of a name; nil where there is none.
	look func(name string) *tree.Node
	// names lists what there is, for messages.
	names func() []string
	// problems are placeholders that nothing stands for.
	problems mistake.List
}

// fill returns n with all placeholders replaced. What holds none is shared
// with n. A placeholder that is a whole text is replaced by the value as it
// is, with its type; the value's place becomes that of the placeholder, so
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
	spans, err := splitPlaceholders(n.Text)
	if err != nil {
		f.problems.Add(n.At, "", "%v", err)
		return n
	}
	if len(spans) == 1 && spans[0].isPlaceholder() {
		value := f.value(spans[0].name, n.At)
		if value == nil {
			return n
		}
		copied := *value
		copied.At = n.At
		return &copied
	}
	text, ok := f.join(spans, n.At)
	if !ok {
		return n
	}
	return &tree.Node{Kind: tree.Text, Text: text, At: n.At}
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
		case value.IsScalar():
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
func (f *filler) value(name string, at Position) *tree.Node {
	if value := f.look(name); value != nil {
		return value
	}
	f.problems.Add(at, "", unknownPlaceholder+"%s}%s", name, form.Suggestion(name, f.names()))
	return nil
}
