package filter

import "github.com/seed-898ab921/kartograph/layers"

// And is true where all of its conditions are, and true when it has none.
type And []Expr

// Match reports whether the record meets all conditions.
func (e And) Match(r layers.Record) bool {
	for _, sub := range e {
		if !sub.Match(r) {
			return false
		}
	}
	return true
}

// Columns lists the columns of all conditions, in order, each once.
func (e And) Columns() []string { return unionColumns(e) }

// Or is true where one of its conditions is, and false when it has none.
type Or []Expr

// Match reports whether the record meets one of the conditions.
func (e Or) Match(r layers.Record) bool {
	for _, sub := range e {
		if sub.Match(r) {
			return true
		}
	}
	return false
}

// Columns lists the columns of all conditions, in order, each once.
func (e Or) Columns() []string { return unionColumns(e) }

// Not is true where its condition is not.
type Not struct{ Expr Expr }

// Match reports whether the record fails the condition.
func (e Not) Match(r layers.Record) bool { return !e.Expr.Match(r) }

// Columns lists the columns of the condition.
func (e Not) Columns() []string { return e.Expr.Columns() }

func unionColumns(exprs []Expr) []string {
	var names []string
	seen := map[string]bool{}
	for _, sub := range exprs {
		for _, name := range sub.Columns() {
			if !seen[name] {
				seen[name] = true
				names = append(names, name)
			}
		}
	}
	return names
}
