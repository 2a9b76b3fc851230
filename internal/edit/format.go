package edit

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// Format is the text of a config as it is written by everybody alike: indented by two
// blanks, with one blank behind colons and commas and none within brackets, no blanks at
// the ends of lines, at most one empty line in a row, and lines that end as on Unix. JSON
// is broken into lines where a line would be longer than 100 letters. Comments, the order of keys,
// and how texts and numbers are written stay. A formatted text is formatted to
// itself. Mistakes in the text come as mistake.Errors; ErrByHand is of YAML that cannot be
// formatted and say the same.
func Format(name string, text []byte) ([]byte, error) {
	before, problems := tree.Parse(name, text)
	if err := problems.Err(); err != nil {
		return nil, err
	}
	plain := strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.TrimPrefix(string(text), "\ufeff"))
	json := tree.IsJSON(name, text)
	formatted, err := format(plain, json)
	for range mostPasses {
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		var again string
		if again, err = format(formatted, json); again == formatted && err == nil {
			after, problems := tree.Parse(name, []byte(formatted))
			if problems.Err() == nil && letters(formatted) == letters(plain) && same(before, after) {
				return []byte(formatted), nil
			}
			break
		}
		formatted = again
	}
	return nil, fmt.Errorf("%s: %w", name, ErrByHand)
}

// mostPasses is how often a text is formatted until it stays as it is: odd YAML, such as
// of values behind question marks, needs two or never rests.
const mostPasses = 3

func format(text string, json bool) (string, error) {
	if json {
		return formatJSON(text), nil
	}
	root, err := spansOfYAML(text)
	if err != nil {
		return "", ErrByHand
	}
	return formatYAML(text, root), nil
}

// letters are what of a text formatting does not touch.
func letters(text string) string {
	return strings.NewReplacer(" ", "", "\t", "", "\r", "", "\n", "", ",", "").Replace(text)
}

// same reports whether two trees say the same, in the same order.
func same(a, b *tree.Node) bool {
	if a.Kind != b.Kind || a.Text != b.Text || a.Plain != b.Plain || len(a.Items) != len(b.Items) || len(a.Keys) != len(b.Keys) {
		return false
	}
	for i := range a.Keys {
		if a.Keys[i].Name != b.Keys[i].Name {
			return false
		}
	}
	for i := range a.Items {
		if !same(a.Items[i], b.Items[i]) {
			return false
		}
	}
	return true
}

// longestLine is how long a line of JSON gets before it is broken.
const longestLine = 100

// formatJSON writes JSON: what fits in a line in one, the whole in several.
func formatJSON(text string) string {
	w := &jsonWriter{text: text}
	w.value(spansOfJSON(text), "", 0)
	return w.out.String() + "\n"
}

type jsonWriter struct {
	text string
	out  strings.Builder
}

// value writes a value behind a line's beginning that is so long.
func (w *jsonWriter) value(n *node, indent string, taken int) {
	line := w.inline(n)
	if n.kind == scalar || len(n.items) == 0 || taken > 0 && taken+len([]rune(line)) <= longestLine {
		w.out.WriteString(line)
		return
	}
	brackets, inner := "[]", indent+"  "
	if n.kind == mapping {
		brackets = "{}"
	}
	w.out.WriteString(brackets[:1])
	for i, item := range n.items {
		if i > 0 {
			w.out.WriteString(",")
		}
		lead := inner
		if n.kind == mapping {
			lead += w.text[n.keys[i].start:n.keys[i].end] + ": "
		}
		w.out.WriteString("\n" + lead)
		w.value(item, inner, len([]rune(lead))+1) // and a comma
	}
	w.out.WriteString("\n" + indent + brackets[1:])
}

// inline is a value in one line.
func (w *jsonWriter) inline(n *node) string {
	if n.kind == scalar {
		return w.text[n.start:n.end]
	}
	parts := make([]string, len(n.items))
	for i, item := range n.items {
		parts[i] = w.inline(item)
		if n.kind == mapping {
			parts[i] = w.text[n.keys[i].start:n.keys[i].end] + ": " + parts[i]
		}
	}
	if n.kind == mapping {
		return "{" + strings.Join(parts, ", ") + "}"
	}
	return "[" + strings.Join(parts, ", ") + "]"
}
