// Package told keeps what a source tells of itself besides its features: its Info,
// and what only reading it through finds out.
package told

import (
	"fmt"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/jsontext"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
)

// Info is the layers.Info of a source that is read more than once, maybe by
// several goroutines. Begin it before it is used.
type Info struct {
	// opening are the warnings of before the features were read.
	opening []string

	mu   sync.Mutex
	info layers.Info
}

// Begin keeps what is known before the features are read.
func (i *Info) Begin(info layers.Info) {
	i.info, i.opening = info, slices.Clip(info.Warnings)
}

// Info describes the source. Geometry, Extent and Warnings are known once
// Features has run to its end.
func (i *Info) Info() layers.Info {
	i.mu.Lock()
	defer i.mu.Unlock()
	info := i.info
	info.Warnings = slices.Clone(info.Warnings)
	return info
}

// End keeps what only reading all features told.
func (i *Info) End(sum layers.Summary, warnings []string) {
	i.mu.Lock()
	defer i.mu.Unlock()
	i.info.Geometry, i.info.Extent = sum.Geometry, sum.Extent()
	i.info.Warnings = slices.Concat(i.opening, warnings)
}

// Rule is what is done with a feature that cannot be used.
type Rule struct {
	// Found counts it, and Where says which it is.
	Found *tally.Records
	Where func() string
	// Empty is the kind of those without a geometry.
	Empty string
}

// Apply applies the rule to a feature that was read, maybe with an error or without
// a geometry. The geometry of the result is nil where the feature is skipped.
func (r Rule) Apply(f layers.Feature, err error) (layers.Feature, error) {
	switch {
	case jsontext.IsLimit(err):
		return f, fmt.Errorf("%s: %w", r.Where(), err)
	case err != nil:
		return layers.Feature{}, r.Found.Faulty(err, r.Where)
	case f.Geometry == nil:
		return f, r.Found.Empty(r.Empty, r.Where)
	}
	r.Found.Use()
	return f, nil
}

// Note notes what was counted of values of a JSON text that were taken for
// something else than what stands there; cells is what the format calls the
// cells of a feature.
func Note(found *tally.Records, n jsontext.Counts, cells string) {
	note := func(n int, text string) {
		if n > 0 {
			found.Note(fmt.Sprintf("%s: %d", text, n))
		}
	}
	note(n.Repaired, "texts that are not UTF-8, read as windows-1252")
	note(n.NotNumbers, cells+" that are NaN or infinite, taken as null")
	note(n.Quoted, "coordinates that are texts, read as numbers")
}
