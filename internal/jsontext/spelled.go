package jsontext

import (
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/missing"
)

// spelled takes a coordinate that is not written as a number of JSON: a text
// that spells one, as databases and spreadsheets export them, or a word for
// nothing, which is an error that says so. err is the error for all else.
func (c *Cursor) spelled(err error) (float64, error) {
	at := c.pos
	switch {
	case c.Null(), c.word("NaN"), c.word("nan"):
		c.pos = at
		return 0, &Error{Offset: at, Msg: "expected a number, found " + c.found(), Missing: true}
	case c.Peek() != '"':
		return 0, err
	}
	text, fault := c.Text()
	if fault != nil {
		return 0, fault
	}
	text = strings.TrimSpace(text)
	f, fault := strconv.ParseFloat(text, 64)
	switch {
	case missing.Is(text):
		return 0, &Error{Offset: at, Msg: "expected a number, found " + clip([]byte(text)), Missing: true}
	case fault != nil || math.IsNaN(f) || math.IsInf(f, 0) || strings.ContainsAny(text, "xXpP_"):
		return 0, &Error{Offset: at, Msg: "expected a number, found the text " + clip([]byte(text))}
	}
	c.counts.Quoted++
	return f, nil
}
