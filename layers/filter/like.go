package filter

import (
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/layers"
)

// Like is true where the whole of a column's text fits a pattern of SQL: % is
// any text, also none, _ is one character, a backslash makes the character
// after it stand for itself. Upper and lower case differ. Numbers and booleans
// are compared as they are written; a null fits no pattern.
type Like struct {
	Column, Pattern string
}

// NewLike returns the condition that the column fits the pattern. A pattern
// that ends in a single backslash is an error.
func NewLike(column, pattern string) (Like, error) {
	tail := len(pattern) - len(strings.TrimRight(pattern, `\`))
	if tail%2 == 1 {
		return Like{}, errors.New(`the pattern ends in a single backslash; write \\ for one`)
	}
	return Like{column, canonical(pattern)}, nil
}

// Match reports whether the record's value fits the pattern.
func (e Like) Match(r layers.Record) bool {
	v, _ := r.Get(e.Column)
	return e.Holds(v)
}

// Holds reports whether a value, of whichever column, fits the pattern.
func (e Like) Holds(v layers.Value) bool {
	return !v.IsNull() && fits(canonical(v.String()), e.Pattern)
}

// Columns returns the column.
func (e Like) Columns() []string { return []string{e.Column} }

// fits reports whether a text matches a pattern, greedily: on a mismatch only
// the last % takes one character more, which is enough, since an earlier % could only have skipped further.
func fits(text, pattern string) bool {
	t, p := 0, 0
	// After a %, the pattern resumes at retryP and the text at retryT.
	retryP, retryT := -1, 0
	for t < len(text) {
		if p < len(pattern) && pattern[p] == '%' {
			p++
			retryP, retryT = p, t
			continue
		}
		if dt, dp, ok := step(text[t:], pattern[p:]); ok {
			t, p = t+dt, p+dp
			continue
		}
		if retryP < 0 {
			return false
		}
		_, n := utf8.DecodeRuneInString(text[retryT:])
		retryT += n
		t, p = retryT, retryP
	}
	return strings.Trim(pattern[p:], "%") == ""
}

// step matches one character of the text with one of the pattern that is not
// %, and returns the bytes that each took.
func step(text, pattern string) (dt, dp int, ok bool) {
	if pattern == "" {
		return 0, 0, false
	}
	c, dt := utf8.DecodeRuneInString(text)
	if pattern[0] == '_' {
		return dt, 1, true
	}
	if pattern[0] == '\\' && len(pattern) > 1 {
		dp = 1
	}
	want, n := utf8.DecodeRuneInString(pattern[dp:])
	return dt, dp + n, c == want
}
