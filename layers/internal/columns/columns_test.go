package columns

import (
	"slices"
	"testing"
)

func TestUnique(t *testing.T) {
	tests := []struct {
		name        string
		names, want []string
		warnings    int
	}{
		{"none", nil, nil, 0},
		{"plain", []string{"a", "b"}, []string{"a", "b"}, 0},
		{"twice", []string{"a", "a", "a"}, []string{"a", "a_2", "a_3"}, 2},
		{"twice, new name taken", []string{"a_2", "a", "a"}, []string{"a_2", "a", "a_3"}, 1},
		{"new name wanted later", []string{"a", "a", "a_2"}, []string{"a", "a_2", "a_2_2"}, 2},
		{"nameless", []string{"", "b", ""}, []string{"column_1", "b", "column_3"}, 2},
		{"nameless, name taken", []string{"column_2", ""}, []string{"column_2", "_2"}, 1},
	}
	for _, tt := range tests {
		got, warnings := Unique(tt.names)
		if !slices.Equal(got, tt.want) || len(warnings) != tt.warnings {
			t.Errorf("%s: %q, %q; want %q", tt.name, got, warnings, tt.want)
		}
	}
}
