package jsontext

import (
	"bytes"
	"encoding/binary"
	"math/bits"
)

// Skip takes any value without looking into it: brackets are matched and texts
// passed over, but what stands between them is not checked.
func (c *Cursor) Skip() error {
	start := c.Peek()
	switch start {
	case '"':
		return c.skipText()
	case '{', '[':
		return c.skipNested()
	}
	from := c.pos
	for c.pos < len(c.data) && !isDelimiter(c.data[c.pos]) {
		c.pos++
	}
	if c.pos == from {
		return c.Errorf("expected a value, found %s", c.found())
	}
	return nil
}

// Raw takes any value, as Skip does, and returns its text.
func (c *Cursor) Raw() ([]byte, error) {
	c.Peek()
	from := c.pos
	err := c.Skip()
	return c.data[from:c.pos], err
}

func isDelimiter(b byte) bool {
	switch b {
	case ' ', '\n', '\t', '\r', ',', ':', '[', ']', '{', '}', '"':
		return true
	}
	return false
}

// skipText takes the text that starts at the cursor.
func (c *Cursor) skipText() error {
	i := c.pos + 1
	for {
		k := bytes.IndexByte(c.data[i:], '"')
		if k < 0 {
			return c.Errorf("the text that starts here has no end")
		}
		i += k + 1
		slashes := 0
		for c.data[i-2-slashes] == '\\' {
			slashes++
		}
		if slashes%2 == 0 {
			c.pos = i
			return nil
		}
	}
}

// skipNested takes the array or object that starts at the cursor.
func (c *Cursor) skipNested() error {
	start := c.pos
	var open [MaxDepth + 1]byte
	depth, n := 0, 0 // marks, and eights of numbers, since the context was thought of
	for c.toMark(); c.pos < len(c.data); c.toMark() {
		if n++; n >= heedSome {
			if err := c.heed(n / 4); err != nil {
				return err
			}
			n = 0
		}
		switch b := c.data[c.pos]; b {
		case '"':
			if err := c.skipText(); err != nil {
				return err
			}
			continue
		case '[', '{':
			if depth++; c.depth+depth > MaxDepth {
				return c.Errorf("arrays and objects are nested more than %d deep", MaxDepth)
			}
			open[depth] = b
			c.pos++
			from := c.pos
			depth = c.skipNumbers(&open, depth)
			n += (c.pos - from) / 8
			continue
		case ']', '}':
			if b != open[depth]+2 {
				return c.Errorf("%q closes what %q opened", b, open[depth])
			}
			if depth--; depth == 0 {
				c.pos++
				return nil
			}
		}
		c.pos++
	}
	c.pos = start
	return c.Errorf("what %q opens here has no end; is the file cut off?", c.data[start])
}

// toMark goes on to the next bracket, brace or quotation mark, or to less than
// eight bytes before the end, eight bytes at a time. Brackets and braces differ
// in one bit, which is set before they are looked for.
func (c *Cursor) toMark() {
	const (
		quotes = 0x2222222222222222
		bit    = 0x2020202020202020
		opens  = 0x7b7b7b7b7b7b7b7b
		closes = 0x7d7d7d7d7d7d7d7d
	)
	data, i := c.data, c.pos
	for ; len(data)-i >= 8; i += 8 {
		eight := binary.LittleEndian.Uint64(data[i:])
		if found := zeroBytes(eight^quotes) | zeroBytes((eight|bit)^opens) | zeroBytes((eight|bit)^closes); found != 0 {
			i += bits.TrailingZeros64(found) / 8
			break
		}
	}
	c.pos = i
}

// zeroBytes sets the highest bit of the first byte of eight that is zero, and
// perhaps of some after it; it is 0 if none is.
func zeroBytes(eight uint64) uint64 {
	const ones, tops = 0x0101010101010101, 0x8080808080808080
	return (eight - ones) &^ eight & tops
}
