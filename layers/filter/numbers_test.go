package filter

import (
	"slices"
	"testing"
)

func TestNumeric(t *testing.T) {
	e, err := FromValue(map[string]any{"or": []any{
		[]any{"a", ">", 5.0}, []any{"b", "=", "x"}, []any{"c", "not in", []any{"x", 7.0}}, map[string]any{"not": []any{"d", "<=", "12"}}, []any{"e", "like", "1%"}, []any{"a", "=", 1.0},
		map[string]any{"f": nil, "g": true},
	}})
	if err != nil {
		t.Fatal(err)
	}
	if got := Numeric(e); !slices.Equal(got, []string{"a", "c", "d"}) {
		t.Errorf("%q", got)
	}
	if got := Numeric(nil); got != nil {
		t.Errorf("nil has %q", got)
	}
}
