package render

import (
	"slices"
	"testing"
)

func TestClashes(t *testing.T) {
	s := Scene{Groups: []Group{
		{ID: "a", Marks: []Mark{{ID: "x"}, {ID: "y"}, {ID: "x"}, {}, {}}},
		{ID: "b", Groups: []Group{{ID: "a"}}, Marks: []Mark{{ID: "x"}}}, // what another layer shows again
		{ID: "c", Marks: []Mark{{ID: "b"}}},
		{}, {},
	}}
	want := []string{
		`layer "a": 1 features have an id that is there already, the first "x"; they are written with numbers at the end`,
		`the id "a" stands for more than one part of the map; the later one is written with a number at its end: rename the layer or the view`,
		`layer "c": 1 features have an id that is there already, the first "b"; they are written with numbers at the end`,
	}
	if got := Clashes(&s); !slices.Equal(got, want) {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
