package render

import (
	"bufio"
	"bytes"
	"strconv"
)

// tidy stands between svgo and the output. svgo prints every element with one
// call of Write, always leaves a blank before its ">", writes numbers with all
// their decimals, and looks at no error. tidy takes out the blank and the zeros, and
// writes to a bufio.Writer, which remembers the first error and writes nothing after it.
// Paths and circles it writes itself, and can leave them open for a <title>.
type tidy struct {
	w *bufio.Writer
	// inline leaves out the line break after the next elements.
	inline bool
	// numbers is how many of the next element's first attributes are numbers,
	// to be written without zeros at their ends.
	numbers int
	// depth is the indentation; negative for none.
	depth   int
	scratch []byte
}

// Write passes on what svgo prints.
func (t *tidy) Write(b []byte) (int, error) {
	n := len(b)
	if t.numbers > 0 {
		t.scratch = trimNumbers(t.scratch[:0], b, t.numbers)
		b, t.numbers = t.scratch, 0
	}
	b, newline := bytes.CutSuffix(b, []byte("\n"))
	end := ""
	if rest, ok := bytes.CutSuffix(b, []byte(" />")); ok {
		b, end = rest, "/>"
	} else if rest, ok := bytes.CutSuffix(b, []byte(" >")); ok {
		b, end = rest, ">"
	}
	if newline && !t.inline {
		end += "\n"
	}
	if _, err := t.w.Write(b); err != nil {
		return 0, err
	}
	if _, err := t.w.WriteString(end); err != nil {
		return 0, err
	}
	return n, nil
}

// path writes a path as svgo's Path and Write do: nine tenths of a map, which svgo
// copies four times; see docs/performance.md. With open it is left open.
func (t *tidy) path(data, attributes []byte, open bool) {
	t.w.WriteString(`<path d="`)
	t.w.Write(data)
	t.w.WriteByte('"')
	t.shut(attributes, open)
}

// circle writes a circle as svgo's Circle and Write do, a third of a map of many points.
func (t *tidy) circle(at [3]float64, decimals int, attributes []byte, open bool) {
	for i, before := range [...]string{`<circle cx="`, `" cy="`, `" r="`} {
		t.w.WriteString(before)
		t.scratch = strconv.AppendFloat(t.scratch[:0], at[i], 'f', decimals, 64)
		t.w.Write(bytes.TrimRight(bytes.TrimRight(t.scratch, "0"), ".")) // there are decimals
	}
	t.w.WriteByte('"')
	t.shut(attributes, open)
}

// shut writes the rest of an element without anything in it, or leaves it open.
func (t *tidy) shut(attributes []byte, open bool) {
	if len(attributes) > 0 {
		t.w.WriteByte(' ')
		t.w.Write(attributes)
	}
	switch {
	case open:
		t.w.WriteByte('>')
	case t.inline:
		t.w.WriteString("/>")
	default:
		t.w.WriteString("/>\n")
	}
}

// trimNumbers appends b to out, without needless zeros in the first n quoted
// values: 12.50 becomes 12.5, 3.00 becomes 3.
func trimNumbers(out, b []byte, n int) []byte {
	for ; n > 0; n-- {
		before, rest, ok := bytes.Cut(b, []byte(`="`))
		value, after, closed := bytes.Cut(rest, []byte(`"`))
		if !ok || !closed {
			break
		}
		if bytes.IndexByte(value, '.') >= 0 {
			value = bytes.TrimRight(bytes.TrimRight(value, "0"), ".")
		}
		out = append(out, before...)
		out = append(out, `="`...)
		out = append(out, value...)
		out = append(out, '"')
		b = after
	}
	return append(out, b...)
}

// err is the first error of the output.
func (t *tidy) err() error {
	_, err := t.w.Write(nil)
	return err
}

// writeError is an error of the output, for which no shape is to blame.
type writeError struct{ err error }

// Error is that of the output.
func (e *writeError) Error() string { return e.err.Error() }

// print writes markup that svgo has no call for.
func (t *tidy) print(parts ...string) {
	for _, p := range parts {
		t.w.WriteString(p)
	}
}

// indent begins a line.
func (t *tidy) indent() {
	for range t.depth {
		t.w.WriteByte('\t')
	}
}

// in and out move the indentation, if there is any.
func (t *tidy) in() {
	if t.depth >= 0 {
		t.depth++
	}
}

func (t *tidy) out() {
	if t.depth > 0 {
		t.depth--
	}
}
