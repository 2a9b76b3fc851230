// Package filter decides which features of a layer are kept.
package filter

import "github.com/seed-898ab921/kartograph/layers"

// Expr is a condition on a feature's record. Expressions are plain values,
// built by the config's decoder or by a program: And, Or, Not, Compare, In,
// Like, Matches.
type Expr interface {
	// Match reports whether the record meets the condition.
	Match(r layers.Record) bool
	// Columns lists the columns that the condition looks at.
	Columns() []string
}
