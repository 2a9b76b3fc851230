package edit

import (
	"sort"
	"strings"
)

// yamlFormatter finds by how much each line is indented, and what of its blanks changes.
type yamlFormatter struct {
	editor
	// starts are where lines begin; was and will are by how many blanks they are
	// indented before and after, -1 where nothing says.
	starts    []int
	was, will []int
	// kept are lines within texts, of which nothing else changes.
	kept []bool
}

func formatYAML(text string, root *node) string {
	f := &yamlFormatter{editor: editor{text: text}}
	for at := 0; at <= len(text); {
		f.starts = append(f.starts, at)
		end := strings.IndexByte(text[at:], '\n')
		if end < 0 {
			break
		}
		at += end + 1
	}
	for _, start := range f.starts {
		f.was, f.will, f.kept = append(f.was, len(indentAt(text, start))), append(f.will, -1), append(f.kept, false)
	}
	f.node(root, 0)
	f.comments()
	return f.written()
}

// line is the number of the line of a place.
func (f *yamlFormatter) line(at int) int { return sort.SearchInts(f.starts, at+1) - 1 }

// begins notes what a line begins with, if a place is its first letter.
func (f *yamlFormatter) begins(at, column int) {
	if l := f.line(at); f.was[l] == at-f.starts[l] {
		f.will[l] = column
	}
}

// node formats a value whose entries stand in a column.
func (f *yamlFormatter) node(n *node, column int) {
	switch {
	case n.kind == scalar || n.flow:
		f.inFlow(n)
		f.carry(n)
	case n.kind == sequence:
		for _, item := range n.items {
			f.begins(item.after-1, column)
			f.behind(item, column+2)
		}
	default:
		for i, item := range n.items {
			k := n.keys[i]
			f.begins(k.start, column)
			if between := f.text[k.end:max(item.after, k.end)]; strings.Trim(between, " ") == ":" {
				f.patch(k.end, item.after, ":")
			}
			f.behind(item, column+2)
		}
	}
}

// behind formats the value behind a colon or a dash: one blank before it in the same line,
// and its own lines indented.
func (f *yamlFormatter) behind(n *node, column int) {
	first := n.start
	if n.empty {
		return
	}
	if f.line(first) == f.line(n.after) {
		if strings.Trim(f.text[n.after:first], " \t") == "" {
			f.patch(n.after, first, " ")
		}
	} else if n.kind == scalar || n.flow {
		f.begins(first, column)
	}
	f.node(n, column)
}

// carry moves the further lines of a value with its first one.
func (f *yamlFormatter) carry(n *node) {
	first, last := f.line(n.start), f.line(max(n.start, n.end-1))
	by := 0
	if f.will[first] >= 0 {
		by = f.will[first] - f.was[first]
	}
	for l := first + 1; l <= last; l++ {
		f.kept[l] = f.kept[l] || n.kind == scalar
		if f.will[l] < 0 {
			f.will[l] = max(f.was[l]+by, 0)
		}
	}
}

// inFlow puts one blank behind commas and colons and none inside of brackets, where these
// stand in the same line.
func (f *yamlFormatter) inFlow(n *node) {
	if n.kind == scalar || len(n.items) == 0 || f.text[n.start] != '{' && f.text[n.start] != '[' {
		return
	}
	at, gap := n.start+1, ""
	for i, item := range n.items {
		start, end := item.start, max(item.end, item.after)
		if n.kind == mapping {
			k := n.keys[i]
			start = k.start
			if !item.empty && item.after > k.end && strings.Trim(f.text[k.end:item.start], " ") == ":" {
				f.patch(k.end, item.start, ": ")
			}
			end = max(end, k.end)
		}
		f.gap(at, start, gap)
		at, gap = end, ", "
		f.inFlow(item)
	}
	f.gap(at, n.end-1, "")
}

// gap puts a text in place of blanks and commas.
func (f *yamlFormatter) gap(start, end int, text string) {
	if start <= end && strings.Trim(f.text[start:end], " ,") == "" {
		f.patch(start, end, text)
	}
}

// comments indents lines of comments as the next line of the same column, or else as the
// last one before.
func (f *yamlFormatter) comments() {
	next := -1
	for l := len(f.starts) - 1; l >= 0; l-- {
		if f.will[l] >= 0 {
			if !f.kept[l] {
				next = l
			}
			continue
		}
		if !strings.HasPrefix(f.text[f.starts[l]+f.was[l]:], "#") {
			continue
		}
		if next >= 0 && f.was[next] == f.was[l] {
			f.will[l] = f.will[next]
			continue
		}
		like := next
		for before := l - 1; before >= 0; before-- {
			if f.will[before] >= 0 && !f.kept[before] && f.was[before] <= f.was[l] {
				if like = before; f.was[before] < f.was[l] && next >= 0 && f.was[next] > f.was[before] {
					like = next
				}
				break
			}
		}
		if like >= 0 {
			f.will[l] = f.will[like]
		}
	}
}

// written is the text with all lines indented anew.
func (f *yamlFormatter) written() string {
	for l, start := range f.starts {
		if f.will[l] >= 0 && f.will[l] != f.was[l] && strings.TrimSpace(f.text[start:lineEnd(f.text, start)]) != "" {
			f.patch(start, start+f.was[l], strings.Repeat(" ", f.will[l]))
		}
		if end := lineEnd(f.text, start); !f.kept[l] && (l+1 == len(f.starts) || !f.kept[l+1]) {
			bare := start + len(strings.TrimRight(f.text[start:end], " \t"))
			if bare < end && bare > start+f.was[l] {
				f.patch(bare, end, "")
			}
		}
	}
	lines, empty := strings.Split(f.patched(), "\n"), true
	var out []string
	for l, line := range lines {
		kept := l < len(f.kept) && f.kept[l]
		if !kept && strings.TrimSpace(line) == "" {
			if !empty {
				out = append(out, "")
			}
			empty = true
			continue
		}
		empty = false
		out = append(out, line)
	}
	return strings.TrimRight(strings.Join(out, "\n"), "\n") + "\n"
}
