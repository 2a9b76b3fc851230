package batch

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tree"
)

// slot is one of those that a text with placeholders is divided into: plain
// text, or the name of what stands there.
type slot struct {
	text string
	name string
}

// isPlaceholder reports whether the slot stands for a value.
func (s slot) isPlaceholder() bool { return s.name != "" }

// maxPlaceholderName is how long a placeholder's name may be, in bytes; longer
// than any column's.
const maxPlaceholderName = 256

// splitPlaceholders finds the placeholders ${name} of a text. $${ is a literal
// ${; any other $ is itself.
func splitPlaceholders(text string) ([]slot, error) {
	if !strings.Contains(text, "${") {
		return []slot{{text: text}}, nil
	}
	var slots []slot
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
			slots = append(slots, slot{text: plain.String()})
			plain.Reset()
		}
		slots = append(slots, slot{name: name})
		rest = after
	}
	if plain.Len() > 0 {
		slots = append(slots, slot{text: plain.String()})
	}
	return slots, nil
}
