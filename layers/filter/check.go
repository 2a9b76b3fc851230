package filter

import "github.com/seed-898ab921/kartograph/layers"

// Check returns an error when the condition looks at a column that the schema
// does not have; the error suggests the nearest and lists those there are.
// A nil condition is fine.
func Check(e Expr, s *layers.Schema) error {
	if e == nil {
		return nil
	}
	if e, ok := e.(interface{ Check(*layers.Schema) error }); ok {
		return e.Check(s)
	}
	for _, c := range e.Columns() {
		if s.Index(c) < 0 {
			return layers.MissingColumn(c, s)
		}
	}
	return nil
}
