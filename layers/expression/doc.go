// Package expression is the small language in which a map's config reckons with
// the columns of a feature: conditions, numbers and texts.
//
//	CONTINENT = "Europe" and POP_EST / AREA > 100
//	if(CAPITAL, upper(NAME), NAME)
//	format("{} ({:,.0f})", NAME, POP_EST)
//
// An expression is parsed once (Parse, ParseCondition, ParseTemplate) and
// evaluated for each record. It has no loops, no state, no time, no chance and
// no way out, so that what it costs is bounded by its own length and the texts
// of the record. The rules by which values compare are those of the package
// filter, whose conditions an Expression is one of.
//
//   - A text of a column that spells a number counts as one where a number is
//     wanted; a text that was written or made in the expression does not.
//   - A null makes the result of arithmetic and of most functions null. A
//     comparison with a null is false, but for null = null.
//   - Where there is no result (a division by zero, a text that is no number, a
//     result beyond float64) the value is null too, and Value says why.
//   - Texts are compared and cut by letters, in Unicode's form NFC.
//   - Numbers are float64. Nothing depends on the processor: logarithms and
//     powers are reckoned without fused multiplication.
//
// docs/expressions.md lists operators and functions.
package expression
