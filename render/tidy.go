package render

import (
	"bufio"
	"bytes"
)

// tidy stands between svgo and the output. svgo prints every element with one
// call of Write, always leaves a blank before its ">", closes a path or circle
// at once, and looks at no error. tidy takes the blank out, can leave the
// element open for a <title>, and writes to a bufio.Writer, which remembers
// the first error and writes nothing after it.
type tidy struct {
	w *bufio.Writer
	// open leaves the next element open.
	open bool
	// inline leaves out the line break after the next elements.
	inline bool
	// depth is the indentation; negative for none.
	depth int
}

// Write passes on what svgo prints.
func (t *tidy) Write(b []byte) (int, error) {
	n := len(b)
	b, newline := bytes.CutSuffix(b, []byte("\n"))
	end := ""
	if rest, ok := bytes.CutSuffix(b, []byte(" />")); ok {
		b, end = rest, "/>"
		if t.open {
			end, t.open, newline = ">", false, false
		}
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

// err is the first error of the output.
func (t *tidy) err() error {
	_, err := t.w.Write(nil)
	return err
}

// writeError is an error of the output, for which no shape is to blame.
type writeError struct{ err error }

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
