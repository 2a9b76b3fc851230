package jsontext

import (
	"bytes"
	"encoding/json"
	"strconv"

	"github.com/seed-898ab921/kartograph/layers"
)

// Cell takes any value as a cell of a feature's record: texts, booleans and
// nulls as they are, integers in all their digits, other numbers as float64,
// numbers beyond both as their text, arrays and objects as compact JSON text.
// NaN, Infinity and -Infinity become nulls and are counted.
func (c *Cursor) Cell() (layers.Value, error) {
	switch c.Peek() {
	case '"':
		s, err := c.Text()
		return layers.Text(s), err
	case '{', '[':
		return c.nested()
	case 't':
		if c.word("true") {
			return layers.Bool(true), nil
		}
	case 'f':
		if c.word("false") {
			return layers.Bool(false), nil
		}
	case 'n':
		if c.word("null") {
			return layers.Value{}, nil
		}
	}
	if c.word("NaN") || c.word("Infinity") || c.word("-Infinity") {
		c.counts.NotNumbers++
		return layers.Value{}, nil
	}
	return c.numberCell()
}

func (c *Cursor) numberCell() (layers.Value, error) {
	if b := c.Peek(); b != '-' && b-'0' > 9 {
		return layers.Value{}, c.Errorf("expected a value, found %s", c.found())
	}
	text, integer, err := c.number()
	if err != nil {
		return layers.Value{}, err
	}
	if integer {
		if i, err := strconv.ParseInt(string(text), 10, 64); err == nil {
			return layers.Integer(i), nil
		}
		return layers.Text(string(text)), nil
	}
	f, err := strconv.ParseFloat(string(text), 64)
	if err != nil {
		return layers.Text(string(text)), nil
	}
	return layers.Number(f), nil
}

// nested takes an array or object as compact text.
func (c *Cursor) nested() (layers.Value, error) {
	start := c.pos
	raw, err := c.Raw()
	if err != nil {
		return layers.Value{}, err
	}
	var out bytes.Buffer
	out.Grow(len(raw))
	if err := json.Compact(&out, raw); err != nil {
		c.pos = start
		return layers.Value{}, c.Errorf("this value is not JSON: %v", err)
	}
	return layers.Text(c.valid(out.Bytes())), nil
}

// Identifier takes any value as a feature's id: texts and numbers as they are
// written, a null as no id. For a value of another kind ok is false.
func (c *Cursor) Identifier() (id layers.Value, ok bool, err error) {
	b := c.Peek()
	v, err := c.Cell()
	switch {
	case err != nil:
		return layers.Value{}, false, err
	case v.Kind() == layers.KindBool || b == '{' || b == '[':
		return layers.Value{}, false, nil
	}
	return v, true, nil
}
