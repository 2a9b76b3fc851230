// Package mistake is what can be wrong with a file that people write, and where:
// places, mistakes, and lists of them in the order of the file.
package mistake

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// Position is a place in a config file; Line and Column start at 1, and a
// column counts characters.
type Position struct {
	File         string
	Line, Column int
}

// String returns "file:line:column", without what is not known.
func (p Position) String() string {
	var parts []string
	if p.File != "" {
		parts = append(parts, p.File)
	}
	if p.Line > 0 {
		parts = append(parts, strconv.Itoa(p.Line))
		if p.Column > 0 {
			parts = append(parts, strconv.Itoa(p.Column))
		}
	}
	return strings.Join(parts, ":")
}

// Error is one mistake in a config.
type Error struct {
	// Position is the place in the file; zero where the config is not from
	// a file.
	Position Position
	// Path leads to the mistake: "layers.countries.simplify". It is empty
	// when the file's syntax is at fault.
	Path string
	// Problem says what is wrong and what to try.
	Problem string
	cause   error
}

// Unwrap gives errors.Is and errors.As what found the mistake, such as a
// *catalogue.UnknownError.
func (e *Error) Unwrap() error { return e.cause }

// Error returns "file:line:column: path: problem".
func (e *Error) Error() string {
	var b strings.Builder
	for _, part := range []string{e.Position.String(), e.Path} {
		if part != "" {
			b.WriteString(part + ": ")
		}
	}
	return brief.Message(b.String() + e.Problem)
}

// maxShownMistakes is how many mistakes of a config are printed.
const maxShownMistakes = 20

// Errors are all mistakes that were found in a config, in the order of
// the file. errors.As finds the single *Error values in it.
type Errors []*Error

// Error returns one line for each mistake, at most 20.
func (e Errors) Error() string {
	var lines []string
	for i, one := range e {
		if i == maxShownMistakes {
			lines = append(lines, fmt.Sprintf("... and %d more", len(e)-i))
			break
		}
		lines = append(lines, one.Error())
	}
	return strings.Join(lines, "\n")
}

// Unwrap returns the single mistakes.
func (e Errors) Unwrap() []error {
	all := make([]error, len(e))
	for i, one := range e {
		all[i] = one
	}
	return all
}
