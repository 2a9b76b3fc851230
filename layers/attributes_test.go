package layers

import (
	"fmt"
	"strings"
	"testing"
)

func TestMissingColumn(t *testing.T) {
	many := make([]string, maxListed+5)
	for i := range many {
		many[i] = fmt.Sprintf("c%d", i)
	}
	tests := []struct {
		name, column string
		columns      []string
		want         string
	}{
		{"near one", "nmae", []string{"name", "pop"},
			`column "nmae" not found, did you mean "name"?; the columns are name, pop`},
		{"nothing near", "quux", []string{"name", "pop"}, `column "quux" not found; the columns are name, pop`},
		{"no columns", "name", nil, `column "name" not found: there are no columns`},
		{"many columns", "quux", many, "and 5 more"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := MissingColumn(tt.column, NewSchema(tt.columns))
			if !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %q, want %q in it", err, tt.want)
			}
		})
	}
	if err := MissingColumn("a", nil); err == nil {
		t.Error("no error for a nil schema")
	}
}
