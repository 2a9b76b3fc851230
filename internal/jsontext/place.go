package jsontext

import (
	"bytes"
	"errors"
	"fmt"
	"strconv"
	"unicode/utf8"
)

// Error is what is wrong with a text, and where.
type Error struct {
	// Offset is in bytes, from the start of the text.
	Offset int
	Msg    string
	// Err is the error that was found at the place, or nil.
	Err error
	// Missing says that a coordinate is a null, a NaN or a word for
	// nothing, such as "NA".
	Missing bool
	// Limit says that the text wants more memory or time than it may have,
	// which no way of going on avoids.
	Limit bool
}

// Error returns the message alone; Locate adds the place.
func (e *Error) Error() string { return e.Msg }

// Unwrap returns the error that was found at the place, or nil.
func (e *Error) Unwrap() error { return e.Err }

// Errorf returns an *Error at the cursor.
func (c *Cursor) Errorf(format string, args ...any) error {
	return &Error{Offset: c.pos, Msg: fmt.Sprintf(format, args...)}
}

// At returns an *Error that gives an error a place in the text.
func At(offset int, err error) error { return &Error{Offset: offset, Msg: err.Error(), Err: err} }

// LimitAt returns an *Error at an offset for a text that goes beyond a limit.
func LimitAt(offset int, format string, args ...any) error {
	return &Error{Offset: offset, Msg: fmt.Sprintf(format, args...), Limit: true}
}

// IsLimit reports whether an *Error in the chain is one of LimitAt.
func IsLimit(err error) bool {
	if err == nil {
		return false // as mostly, and errors.As takes memory
	}
	var e *Error
	return errors.As(err, &e) && e.Limit
}

// IsMissing reports whether an *Error in the chain says that a coordinate is
// missing.
func IsMissing(err error) bool {
	var e *Error
	return errors.As(err, &e) && e.Missing
}

// ErrorAt returns an *Error at an offset of the text.
func ErrorAt(offset int, format string, args ...any) error {
	return &Error{Offset: offset, Msg: fmt.Sprintf(format, args...)}
}

// Locate puts the file's name before an error, and after it line and column
// when an *Error is in it: "rivers.geojson:3:17: feature 2: ...". Lines and
// columns count from 1, columns in characters.
func Locate(name string, data []byte, err error) error {
	if err == nil {
		return nil
	}
	var e *Error
	if !errors.As(err, &e) {
		return fmt.Errorf("%s: %w", name, err)
	}
	line, column := Position(data, e.Offset)
	return fmt.Errorf("%s:%d:%d: %w", name, line, column, err)
}

// Position returns the line and column, both from 1, of an offset of the text.
// A byte order mark takes no column.
func Position(data []byte, offset int) (line, column int) {
	before := data[:max(0, min(offset, len(data)))]
	start := bytes.LastIndexByte(before, '\n') + 1
	last := before[start:]
	if start == 0 {
		last = bytes.TrimPrefix(last, []byte("\ufeff"))
	}
	return bytes.Count(before, []byte("\n")) + 1, utf8.RuneCount(last) + 1
}

// found describes what stands at the cursor.
func (c *Cursor) found() string {
	if c.Peek() == 0 && c.pos >= len(c.data) {
		return "the end of the file"
	}
	rest := c.data[c.pos:]
	n := 1
	for n < len(rest) && n < 20 && !isDelimiter(rest[0]) && !isDelimiter(rest[n]) {
		n++
	}
	return clip(rest[:n])
}

// clip quotes the beginning of some text for a message.
func clip(b []byte) string {
	const most = 40
	if len(b) <= most {
		return strconv.Quote(string(b))
	}
	return strconv.Quote(string(b[:most])) + "..."
}
