// Package jsontext walks over JSON text from front to back, for the formats
// that are made of it and mostly of numbers: it builds no tree, copies no
// numbers, and every error knows its place.
//
// A Cursor reads what its caller expects next. Nothing that the text says
// makes it use more memory than a small multiple of the text, or go deeper than
// MaxDepth.
package jsontext

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// MaxDepth is how deep arrays and objects may stand in one another.
const MaxDepth = 128

// Cursor is a place in a JSON text. It belongs to one goroutine; any number of
// cursors may walk over the same text.
type Cursor struct {
	data  []byte
	pos   int
	depth int
	// scratch holds an unescaped key.
	scratch []byte
	counts  Counts
	// steps are those after which the context is asked; nil for none.
	steps *heed.Steps
}

// NewCursor returns a cursor at an offset of the text, which nobody may change
// while it is read.
func NewCursor(data []byte, offset int) *Cursor { return &Cursor{data: data, pos: offset} }

// heedEvery is how many arrays, objects and positions take about a millisecond.
const heedEvery = 1 << 13

// Heed has the cursor end with a context, of which whatever it reads next tells:
// the error is one of a limit, and has the context's in its chain.
func (c *Cursor) Heed(ctx context.Context) { c.steps = heed.Every(ctx, heedEvery) }

// heed notes that n more things were read.
func (c *Cursor) heed(n int) error {
	if err := c.steps.Take(n); err != nil {
		return &Error{Offset: c.pos, Msg: err.Error(), Err: err, Limit: true}
	}
	return nil
}

// Pos returns the offset in bytes of what is read next. After Peek it is that
// of a token, not of the blanks before it.
func (c *Cursor) Pos() int { return c.pos }

// Repaired returns how many texts were read that were not valid UTF-8; their
// faulty bytes were read as windows-1252.
func (c *Cursor) Repaired() int { return c.counts.Repaired }

// NotNumbers returns how many of the words NaN, Infinity and -Infinity, which
// some programs write and JSON does not know, Cell read as nulls.
func (c *Cursor) NotNumbers() int { return c.counts.NotNumbers }

// Quoted returns how many coordinates were read from texts in quotes.
func (c *Cursor) Quoted() int { return c.counts.Quoted }

// Peek skips blanks and returns the next byte without taking it, 0 at the end.
func (c *Cursor) Peek() byte {
	for c.pos < len(c.data) {
		switch b := c.data[c.pos]; b {
		case ' ', '\n', '\t', '\r':
			c.pos++
		default:
			return b
		}
	}
	return 0
}

// Next skips blanks, takes the next byte if it is b, and reports whether it was.
func (c *Cursor) Next(b byte) bool {
	if c.Peek() != b || c.pos >= len(c.data) {
		return false
	}
	c.pos++
	return true
}

// Expect takes the next byte, which must be b; what names the thing that
// begins with it.
func (c *Cursor) Expect(b byte, what string) error {
	if c.Next(b) {
		return nil
	}
	return c.Errorf("expected %s, found %s", what, c.found())
}

// enter goes into an array or an object.
func (c *Cursor) enter(open byte, what string) error {
	if err := c.Expect(open, what); err != nil {
		return err
	}
	if c.depth++; c.depth > MaxDepth {
		return c.Errorf("arrays and objects are nested more than %d deep", MaxDepth)
	}
	return c.heed(1)
}

// more takes the comma before another element, or the closing byte; first is
// true before the first element.
func (c *Cursor) more(first bool, end byte) (bool, error) {
	if c.Next(end) {
		c.depth--
		return false, nil
	}
	if first {
		return true, nil
	}
	if !c.Next(',') {
		return false, c.Errorf("expected a comma or %q, found %s", end, c.found())
	}
	return true, nil
}

// Object reads an object: member is called for every key, with the cursor
// before its value, which it must take. The key is valid until it does so.
func (c *Cursor) Object(member func(key []byte) error) error {
	if err := c.enter('{', "an object"); err != nil {
		return err
	}
	for first := true; ; first = false {
		again, err := c.more(first, '}')
		if err != nil || !again {
			return err
		}
		key, err := c.key()
		if err != nil {
			return err
		}
		if err := member(key); err != nil {
			return err
		}
	}
}

// Array reads an array: element is called for each of its elements, with the
// cursor before it; it must take it. i counts from 0.
func (c *Cursor) Array(element func(i int) error) error {
	if err := c.enter('[', "an array"); err != nil {
		return err
	}
	for i := 0; ; i++ {
		again, err := c.more(i == 0, ']')
		if err != nil || !again {
			return err
		}
		if err := element(i); err != nil {
			return err
		}
	}
}

// key takes a key and the colon after it.
func (c *Cursor) key() ([]byte, error) {
	if c.Peek() != '"' {
		return nil, c.Errorf("expected a key in double quotes, found %s", c.found())
	}
	key, err := c.textBytes()
	if err != nil {
		return nil, err
	}
	return key, c.Expect(':', "a colon after the key")
}

// Null takes the word null and reports whether it came next.
func (c *Cursor) Null() bool { return c.Peek() == 'n' && c.word("null") }

// word takes a word of letters and reports whether it came next.
func (c *Cursor) word(w string) bool {
	if len(c.data)-c.pos < len(w) || string(c.data[c.pos:c.pos+len(w)]) != w {
		return false
	}
	c.pos += len(w)
	return true
}
