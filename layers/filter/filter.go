// Package filter decides which features of a layer are kept.
//
// A condition is a tree of And, Or, Not, Compare, In, Like and Matches, built
// by their constructors or, from a config's data, by FromValue. How values
// compare:
//
//   - A number and a number compare as numbers; integers beyond 2^53 compare
//     in all their digits.
//   - A text and a text compare as texts, case included, by the bytes of
//     their Unicode form NFC: "10" is less than "9", and an é of one sign is one
//     of two.
//   - A number and a text compare as numbers when the text spells a number
//     ("007" is 7); else they are unequal, and neither is the greater.
//   - A boolean equals itself, the text "true" or "false" in any case, and the
//     number 1 or 0. It is neither greater nor less than anything.
//   - A null equals null only, and is neither greater nor less than anything;
//     patterns do not match it. An empty text is not a null.
//   - A negated condition keeps exactly the features that the condition itself
//     would drop; "is not" and "not in" therefore keep nulls, as the
//     predecessor's did (SQL would drop them).
//
// A column that the record does not have counts as null; Check finds such
// columns beforehand.
package filter

import "github.com/seed-898ab921/kartograph/layers"

// Expr is a condition on a feature's record. Expressions are plain values,
// built by the config's decoder or by a program: And, Or, Not, Compare, In,
// Like, Matches. They are never changed once made and safe for concurrent use.
type Expr interface {
	// Match reports whether the record meets the condition.
	Match(r layers.Record) bool
	// Columns lists the columns that the condition looks at.
	Columns() []string
}
