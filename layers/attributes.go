package layers

import (
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// maxListed is how many columns an error message lists.
const maxListed = 30

// MissingColumn returns the error for a column that the schema does not have:
// it names the nearest column and lists those there are, in order.
func MissingColumn(column string, s *Schema) error {
	columns := s.Columns()
	if len(columns) == 0 {
		return fmt.Errorf("column %q not found: there are no columns", column)
	}
	return fmt.Errorf("column %q not found%s; the columns are %s", column, nearest.Hint(column, columns), listed(columns))
}

// listed joins the names, the first maxListed of them when there are more.
func listed(names []string) string {
	if len(names) <= maxListed {
		return strings.Join(brief.All(names), ", ")
	}
	rest := len(names) - maxListed
	return fmt.Sprintf("%s and %d more", strings.Join(brief.All(names[:maxListed]), ", "), rest)
}
