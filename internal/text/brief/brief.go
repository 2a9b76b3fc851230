// Package brief cuts what data holds to what a message can take.
package brief

import (
	"errors"
	"strings"
)

// most is how many characters of a value messages show.
const most = 100

// Of is a text, or where it is longer than 100 characters its first 100 and an
// ellipsis.
func Of(text string) string {
	n := 0
	for i := range text {
		if n++; n > most {
			return strings.ToValidUTF8(text[:i], "\ufffd") + "…"
		}
	}
	return text
}

// All are texts, the long ones cut.
func All(texts []string) []string {
	cut := make([]string, len(texts))
	for i, text := range texts {
		cut[i] = Of(text)
	}
	return cut
}

// mostBytes is how long a message is, in bytes, with what stands where it was cut, and end how much of
// that is its end, which says what to try.
const (
	mostBytes = 4000
	gap       = " … "
	end       = 1000
	begin     = mostBytes - len(gap) - end
)

// Message is a message, or where it is longer than 4,000 bytes its begin and its end: whatever it
// quotes, nobody reads more.
func Message(text string) string {
	if len(text) <= mostBytes {
		return text
	}
	return strings.ToValidUTF8(text[:begin], "") + gap + strings.ToValidUTF8(text[len(text)-end:], "")
}

// Error is an error whose message is a Message; errors.Is and errors.As find what they found in err,
// which may be nil. A list of errors that are short, a line each, stays whole.
func Error(err error) error {
	if err == nil || len(err.Error()) <= mostBytes || isList(err) {
		return err
	}
	return long{err}
}

// mostLines and mostOfLine are how many lines a list has, and how long each is in bytes.
const mostLines, mostOfLine = 25, 1000

// isList reports whether an error has several, a short line each.
func isList(err error) bool {
	var several interface{ Unwrap() []error }
	if !errors.As(err, &several) {
		return false
	}
	n := 0
	for line := range strings.Lines(err.Error()) {
		if n++; n > mostLines || len(line) > mostOfLine {
			return false
		}
	}
	return true
}

// long is an error with a long message.
type long struct{ error }

// Error returns the message, cut.
func (l long) Error() string { return Message(l.error.Error()) }

// Unwrap gives errors.Is and errors.As the error.
func (l long) Unwrap() error { return l.error }
