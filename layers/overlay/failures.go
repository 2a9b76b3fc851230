package overlay

import (
	"fmt"
	"strings"
)

// Failure is one geometry that an operation could not be done for.
type Failure struct {
	// Index is the place of the geometry, or of the group, in the list
	// that was given.
	Index int
	// Err says why.
	Err error
}

// Failures is the error of an operation on a list of geometries: those that
// it failed for, in order. They are in the result unchanged, all others are
// done. It is meant to be shown as a warning.
type Failures struct {
	// Op is the operation: "crop", "subtract" or "join".
	Op string
	// Total is the number of geometries that were given.
	Total int
	// Items are those that it failed for.
	Items []Failure
}

// shown is how many failures an error message spells out.
const shown = 3

// Error names the first failures and the number of all.
func (f *Failures) Error() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s: %d of %d geometries are left as they were", f.Op, len(f.Items), f.Total)
	for i, item := range f.Items {
		if i == shown {
			b.WriteString("; ...")
			break
		}
		fmt.Fprintf(&b, "; number %d: %v", item.Index+1, item.Err)
	}
	return b.String()
}

// Unwrap returns the failures' own errors.
func (f *Failures) Unwrap() []error {
	errs := make([]error, len(f.Items))
	for i, item := range f.Items {
		errs[i] = item.Err
	}
	return errs
}
