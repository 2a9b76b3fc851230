// Package difference says how one SVG document becomes another: which attributes
// change, which elements come and go. It is for documents that Kartograph wrote.
package difference

import "strings"

// Document is an SVG document that was read; the zero value is none.
type Document struct {
	// Text is the document as it is written.
	Text string
	root *node
}

// Read reads a document. One that cannot be read has no parts, and no changes lead to it
// or from it.
func Read(svg string) Document { return Document{svg, parse(svg)} }

// node is an element of a document.
type node struct {
	name, id string
	// index counts the elements in the order of the document, the root's is 0.
	index int
	// open is the start tag between "<NAME" and its end; text is what stands in it
	// besides elements, without blanks around it.
	open, text string
	// whole is the element with all that is in it.
	whole string
	nodes []*node
}

// parse reads a document; nil for what is none.
func parse(svg string) *node {
	r := reader{text: svg}
	at := strings.Index(svg, "<svg")
	if at < 0 {
		return nil
	}
	r.at = at
	n, ok := r.element(0)
	if !ok {
		return nil
	}
	return n
}

// deepest bounds how elements nest.
const deepest = 200

// reader goes through a document.
type reader struct {
	text      string
	at, count int
}

// element reads the element that begins here.
func (r *reader) element(depth int) (*node, bool) {
	start := r.at
	end := tagEnd(r.text[start:])
	if end < 0 || depth > deepest {
		return nil, false
	}
	tag := r.text[start+1 : start+end]
	r.at = start + end + 1
	closed := strings.HasSuffix(tag, "/")
	tag = strings.TrimSuffix(tag, "/")
	n := &node{index: r.count}
	r.count++
	n.name, n.open = tag, ""
	if i := strings.IndexAny(tag, " \n\t"); i >= 0 {
		n.name, n.open = tag[:i], tag[i:]
	}
	n.id, _ = attributeOf(n.open, "id")
	if !closed && !r.content(n, depth) {
		return nil, false
	}
	n.whole = r.text[start:r.at]
	return n, true
}

// content reads what is in an element, up to the end of its end tag.
func (r *reader) content(n *node, depth int) bool {
	for {
		next := strings.IndexByte(r.text[r.at:], '<')
		if next < 0 {
			return false
		}
		n.text += strings.TrimSpace(r.text[r.at : r.at+next])
		r.at += next
		rest := r.text[r.at:]
		switch {
		case strings.HasPrefix(rest, "</"):
			end := strings.IndexByte(rest, '>')
			if end < 0 || strings.TrimSpace(rest[2:end]) != n.name {
				return false
			}
			r.at += end + 1
			return true
		case strings.HasPrefix(rest, "<![CDATA["):
			end := strings.Index(rest, "]]>")
			if end < 0 {
				return false
			}
			n.text += rest[:end+3]
			r.at += end + 3
		case strings.HasPrefix(rest, "<!--"):
			end := strings.Index(rest, "-->")
			if end < 0 {
				return false
			}
			r.at += end + 3
		default:
			child, ok := r.element(depth + 1)
			if !ok {
				return false
			}
			n.nodes = append(n.nodes, child)
		}
	}
}

// tagEnd is where the tag ends that a text begins with: at the first > outside of
// quotes.
func tagEnd(text string) int {
	quote := byte(0)
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case quote != 0:
			// Values are long: paths.
			next := strings.IndexByte(text[i:], quote)
			if next < 0 {
				return -1
			}
			i += next
			quote = 0
		case c == '"' || c == '\'':
			quote = c
		case c == '>':
			return i
		}
	}
	return -1
}

// attribute is a name with its value as it is written.
type attribute struct{ name, value string }

// attributes are those of a start tag.
func attributes(open string) []attribute {
	var all []attribute
	for {
		open = strings.TrimLeft(open, " \n\t\r")
		name, rest, ok := strings.Cut(open, "=")
		if !ok || rest == "" {
			return all
		}
		end := strings.IndexByte(rest[1:], rest[0])
		if end < 0 {
			return all
		}
		all = append(all, attribute{strings.TrimSpace(name), rest[1 : 1+end]})
		open = rest[end+2:]
	}
}

func attributeOf(open, name string) (string, bool) {
	if !strings.Contains(open, " "+name+"=") {
		return "", false
	}
	for _, a := range attributes(open) {
		if a.name == name {
			return a.value, true
		}
	}
	return "", false
}
