package render

import (
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// referring returns a style whose values name patterns by their printed ids.
// Other ids stay as they are: the page may have them.
func (l *looks) referring(s styles.Style) styles.Style {
	if len(l.refs) == 0 {
		return s
	}
	var out styles.Style
	for i, p := range s {
		value := l.reference(p.Value)
		if value == p.Value {
			continue
		}
		if out == nil {
			out = append(out, s...)
		}
		out[i].Value = value
	}
	if out == nil {
		return s
	}
	return out
}

// reference replaces the ids in each url(#id) of a value.
func (l *looks) reference(value string) string {
	at := strings.Index(strings.ToLower(value), "url(")
	if at < 0 {
		return value
	}
	inner, rest, ok := strings.Cut(value[at+len("url("):], ")")
	if !ok {
		return value
	}
	id, local := strings.CutPrefix(strings.Trim(inner, " \t\r\n\f\"'"), "#")
	if printed, known := l.refs[id]; local && known {
		inner = "#" + printed
	}
	return value[:at] + "url(" + inner + ")" + l.reference(rest)
}
