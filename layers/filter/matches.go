package filter

import (
	"fmt"
	"regexp"

	"github.com/seed-898ab921/kartograph/layers"
)

// Matches is true where a regular expression is found anywhere in a column's
// text, in Unicode's form NFC. Numbers and booleans are searched as they are
// written; a null matches nothing.
type Matches struct {
	Column string
	// Pattern must not be nil.
	Pattern *regexp.Regexp
}

// NewMatches returns the condition that the expression is found in the column.
// The syntax is RE2's (https://github.com/google/re2/wiki/Syntax): no
// lookaround and no backreferences, so that no expression can take for ever.
// An expression that is not valid is an error.
func NewMatches(column, expression string) (Matches, error) {
	re, err := regexp.Compile(canonical(expression))
	if err != nil {
		return Matches{}, fmt.Errorf("regular expression: %w", err)
	}
	return Matches{column, re}, nil
}

// Match reports whether the expression is found in the record's value.
func (e Matches) Match(r layers.Record) bool {
	v, _ := r.Get(e.Column)
	return e.Holds(v)
}

// Holds reports whether the expression is found in a value, of whichever column.
func (e Matches) Holds(v layers.Value) bool {
	return !v.IsNull() && e.Pattern.MatchString(canonical(v.String()))
}

// Columns returns the column.
func (e Matches) Columns() []string { return []string{e.Column} }
