package edit

import (
	"bytes"
	"encoding/json"
	"strconv"
	"strings"
	"unicode"
)

// add puts entries behind the others of a mapping, or makes a mapping of what is none yet.
func (e *editor) add(n *node, entries Map) bool {
	switch {
	case n.open && n.kind == scalar:
		return e.replace(n, entries)
	case n.kind != mapping:
		return false
	case !n.flow:
		return e.addLines(n, entries)
	case len(n.keys) == 0:
		open := n.start + strings.IndexByte(e.text[n.start:n.end], '{') + 1
		e.patch(open, open, strings.TrimSuffix(strings.TrimPrefix(e.inline(entries), "{"), "}"))
		return true
	}
	return e.addFlow(n, entries)
}

// addLines adds entries to a mapping of which each has lines of its own.
func (e *editor) addLines(n *node, entries Map) bool {
	if len(n.keys) == 0 {
		return false
	}
	first := n.keys[0].start
	start := lineStart(e.text, first)
	indent := strings.Repeat(" ", len([]rune(strings.TrimPrefix(e.text[start:first], "\ufeff"))))
	at := lineEnd(e.text, n.end)
	for _, entry := range entries {
		e.patch(at, at, e.newline()+indent+e.scalar(entry.Key)+":"+e.behindColon(entry.Value, indent))
	}
	return true
}

// addFlow adds entries to a mapping in braces that has some.
func (e *editor) addFlow(n *node, entries Map) bool {
	last := n.items[len(n.items)-1]
	end := max(last.end, last.after, n.keys[len(n.keys)-1].end)
	rest := e.text[end:n.end]
	comma := strings.IndexByte(rest, ',')
	if hash := strings.IndexByte(rest, '#'); hash >= 0 && hash < comma {
		comma = -1
	}
	lead, tail := ", ", ""
	if strings.Contains(e.text[n.start:n.keys[0].start], "\n") {
		indent := indentAt(e.text, n.keys[0].start)
		lead = "," + e.newline() + indent
		if strings.Contains(rest, "\n") { // the brace stands in another line: a comment stays behind its entry
			if comma < 0 {
				e.patch(end, end, ",")
			}
			end = lineEnd(e.text, end)
			lead = e.newline() + indent
			if comma >= 0 {
				tail = ","
			}
			comma = -1
		}
	}
	if comma >= 0 {
		end, lead, tail = end+comma+1, strings.TrimPrefix(lead, ","), ""
	}
	for i, entry := range entries {
		if i > 0 && tail == "" && !strings.HasPrefix(lead, ",") {
			lead = "," + lead
		}
		e.patch(end, end, lead+e.scalar(entry.Key)+":"+e.behindColonFlow(n, entry.Value)+tail)
	}
	return true
}

func (e *editor) newline() string {
	if strings.Contains(e.text, "\r\n") {
		return "\r\n"
	}
	return "\n"
}

// behindColon is a value behind its key in a block: a mapping of mappings has lines of
// its own, all else stands in the same.
func (e *editor) behindColon(value any, indent string) string {
	m, ok := value.(Map)
	if !ok || !m.deep() {
		return " " + e.inline(value)
	}
	var b strings.Builder
	for _, entry := range m {
		b.WriteString(e.newline() + indent + e.step + e.scalar(entry.Key) + ":" + e.behindColon(entry.Value, indent+e.step))
	}
	return b.String()
}

// behindColonFlow is a value behind its key in braces, in lines where they have lines.
func (e *editor) behindColonFlow(n *node, value any) string {
	m, ok := value.(Map)
	if !ok || !m.deep() || !strings.Contains(e.text[n.start:n.keys[0].start], "\n") {
		return " " + e.inline(value)
	}
	return " " + e.braces(m, indentAt(e.text, n.keys[0].start))
}

// braces writes a mapping of mappings with a line for each entry.
func (e *editor) braces(m Map, indent string) string {
	var b strings.Builder
	b.WriteString("{")
	for i, entry := range m {
		if i > 0 {
			b.WriteString(",")
		}
		b.WriteString(e.newline() + indent + e.step + e.scalar(entry.Key) + ": ")
		if inner, ok := entry.Value.(Map); ok && inner.deep() {
			b.WriteString(e.braces(inner, indent+e.step))
		} else {
			b.WriteString(e.inline(entry.Value))
		}
	}
	return b.String() + e.newline() + indent + "}"
}

// deep reports whether a mapping has mappings.
func (m Map) deep() bool {
	for _, entry := range m {
		if _, ok := entry.Value.(Map); ok {
			return true
		}
	}
	return false
}

// inline is a value in one line.
func (e *editor) inline(value any) string {
	var parts []string
	switch value := value.(type) {
	case Map:
		for _, entry := range value {
			parts = append(parts, e.scalar(entry.Key)+": "+e.inline(entry.Value))
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case []any:
		for _, item := range value {
			parts = append(parts, e.inline(item))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	case float64:
		return strconv.FormatFloat(value, 'f', -1, 64)
	case bool:
		return strconv.FormatBool(value)
	case string:
		return e.scalar(value)
	}
	return "null"
}

// scalar is a text, without quotes where YAML takes it for a text all the same.
func (e *editor) scalar(text string) string {
	if !e.json && isPlain(text) {
		return text
	}
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(text) // a text is always written
	return strings.TrimSuffix(b.String(), "\n")
}

// isPlain reports whether a text needs no quotes in YAML, wherever it stands.
func isPlain(text string) bool {
	switch strings.ToLower(text) {
	case "", "true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf":
		return false
	}
	for i, r := range text {
		inner := i > 0 && i < len(text)-1 && (r == ' ' || r == '.' || r == '/')
		digit := i > 0 && (unicode.IsDigit(r) || r == '-')
		if !inner && !digit && !unicode.IsLetter(r) && r != '_' {
			return false
		}
	}
	return true
}

// YAML is a value in one line of YAML: {name: Rome, at: [12.5, 41.9]}.
func YAML(value any) string { return (&editor{}).inline(value) }
