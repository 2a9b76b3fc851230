package tally

import (
	"slices"
	"testing"
)

func TestLines(t *testing.T) {
	var found Tally
	if lines := found.Lines(); lines != nil {
		t.Errorf("an empty tally has %q", lines)
	}
	asked := 0
	where := func(s string) func() string { return func() string { asked++; return s } }
	found.Count("null shapes skipped", where("record 3"))
	found.Note("the table is cut off")
	found.Count("points left out", where("record 4"))
	found.Count("null shapes skipped", where("record 5"))
	found.Note("the table is cut off")
	want := []string{"null shapes skipped: 2 (first: record 3)", "the table is cut off", "points left out: 1 (record 4)"}
	if got := found.Lines(); !slices.Equal(got, want) || asked != 2 {
		t.Errorf("lines are %q, %d places asked", got, asked)
	}
}
