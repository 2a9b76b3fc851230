package expression

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Error says what is wrong with an expression, or why it has no value for a
// record, and where in its text.
type Error struct {
	// Line and Column count from 1, a column is a character.
	Line, Column int
	// Problem is what is wrong and what to try.
	Problem string

	cause error
}

// Error returns "LINE:COLUMN: problem".
func (e *Error) Error() string { return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Problem) }

// Unwrap returns the error that is the problem, if there is one.
func (e *Error) Unwrap() error { return e.cause }

// errorAt places a problem at a byte of a text.
func errorAt(text string, at int, format string, args ...any) *Error {
	before := text[:min(at, len(text))]
	line := strings.Count(before, "\n")
	column := utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:])
	return &Error{Line: line + 1, Column: column + 1, Problem: fmt.Sprintf(format, args...)}
}
