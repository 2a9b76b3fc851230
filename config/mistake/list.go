package mistake

import (
	"cmp"
	"errors"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
)

// One returns the mistake that keeps a file from being read.
func One(at Position, format string, args ...any) *List {
	m := &List{}
	m.Add(at, "", format, args...)
	return m
}

// maxMistakes bounds the mistakes that are collected, so that a file that is
// wrong all over costs no more memory than its size.
const maxMistakes = 1000

// List collects what is wrong with a config.
type List struct{ Items []*Error }

// Add notes a mistake at a position of the file and at the path of keys that
// leads there, such as layers[0].src. What follows the first thousand is left
// out.
func (m *List) Add(at Position, path, format string, args ...any) {
	if len(m.Items) < maxMistakes {
		problem := fmt.Errorf(format, args...)
		m.Items = append(m.Items, &Error{Position: at, Path: path, Problem: brief.Message(problem.Error()), cause: errors.Unwrap(problem)})
	}
}

// Full reports whether what is added is left out, so that nobody need look for
// more.
func (m *List) Full() bool { return len(m.Items) >= maxMistakes }

// Err returns the mistakes in the order of the file, or nil.
func (m *List) Err() error {
	if len(m.Items) == 0 {
		return nil
	}
	m.Sort()
	return Errors(m.Items)
}

// Sort brings the mistakes into the order of the file.
func (m *List) Sort() {
	sorting.Stably(m.Items, func(a, b *Error) int {
		return cmp.Or(cmp.Compare(a.Position.Line, b.Position.Line), cmp.Compare(a.Position.Column, b.Position.Column))
	})
}

// Widen rewrites what the only mistake since the first known ones says is
// wanted at path, where more than one form may stand.
func (m *List) Widen(known int, path, narrow, wide string) {
	if len(m.Items) != known+1 || m.Items[known].Path != path {
		return
	}
	e := m.Items[known]
	if found, ok := strings.CutSuffix(e.Problem, ", want "+narrow); ok {
		e.Problem = found + ", want " + wide
	}
}
