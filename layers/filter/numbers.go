package filter

import (
	"slices"

	"github.com/seed-898ab921/kartograph/layers"
)

// Numeric lists the columns that a condition compares with numbers, or with
// texts that spell numbers, in order, each once. A nil condition has none.
func Numeric(e Expr) []string {
	var columns []string
	add := func(column string, values ...layers.Value) {
		numeric := slices.ContainsFunc(values, func(v layers.Value) bool { _, ok := v.Float(); return ok })
		if numeric && !slices.Contains(columns, column) {
			columns = append(columns, column)
		}
	}
	var walk func(e Expr)
	walk = func(e Expr) {
		switch e := e.(type) {
		case And:
			for _, sub := range e {
				walk(sub)
			}
		case Or:
			for _, sub := range e {
				walk(sub)
			}
		case Not:
			walk(e.Expr)
		case Compare:
			add(e.Column, e.Value)
		case In:
			add(e.Column, e.Values...)
		case interface{ Numeric() []string }:
			for _, column := range e.Numeric() {
				if !slices.Contains(columns, column) {
					columns = append(columns, column)
				}
			}
		}
	}
	walk(e)
	return columns
}
