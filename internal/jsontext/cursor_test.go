package jsontext

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func TestSkip(t *testing.T) {
	tests := []struct{ text, rest string }{
		{`1.5e3, 2`, ", 2"}, {`"a\"b\\" x`, " x"}, {`{"a":["]",{}]}]`, "]"}, {` true}`, "}"}, {`"\\\\"`, ""}, {`[]`, ""},
	}
	for _, tt := range tests {
		c := NewCursor([]byte(tt.text), 0)
		if err := c.Skip(); err != nil || tt.text[c.Pos():] != tt.rest {
			t.Errorf("%s: left %q, error %v", tt.text, tt.text[c.Pos():], err)
		}
	}
	for _, text := range []string{``, `,`, `"a`, `"a\"`, `[`, `[}`, `{"a":"`, `]`, strings.Repeat("[", MaxDepth+1)} {
		if err := NewCursor([]byte(text), 0).Skip(); err == nil {
			t.Errorf("%.20q is passed over without an error", text)
		}
	}
}

func TestDepthCountsFromOutside(t *testing.T) {
	text := strings.Repeat("[", 100) + strings.Repeat("[", 100)
	c := NewCursor([]byte(text), 0)
	var enter func(i int) error
	enter = func(int) error {
		if c.Pos() < 100 {
			return c.Array(enter)
		}
		return c.Skip()
	}
	if err := c.Array(enter); err == nil || !strings.Contains(err.Error(), "nested") {
		t.Errorf("error is %v", err)
	}
}

func TestPosition(t *testing.T) {
	text := "\ufeffa\u00e9b\ncd"
	tests := []struct{ offset, line, column int }{
		{0, 1, 1}, {3, 1, 1}, {4, 1, 2}, {6, 1, 3}, {7, 1, 4}, {8, 2, 1}, {9, 2, 2}, {99, 2, 3}, {-1, 1, 1},
	}
	for _, tt := range tests {
		if line, column := Position([]byte(text), tt.offset); line != tt.line || column != tt.column {
			t.Errorf("offset %d is %d:%d, want %d:%d", tt.offset, line, column, tt.line, tt.column)
		}
	}
}

func TestLocate(t *testing.T) {
	data := []byte("[\n x]")
	if err := Locate("f", data, fmt.Errorf("deep: %w", ErrorAt(3, "bad"))); err.Error() != "f:2:2: deep: bad" {
		t.Error(err)
	}
	other := errors.New("other")
	if err := Locate("f", data, other); err.Error() != "f: other" || !errors.Is(err, other) {
		t.Error(err)
	}
	if err := Locate("f", data, nil); err != nil {
		t.Error(err)
	}
}

func TestColumnsAndRow(t *testing.T) {
	texts := []string{`{"a":1,"b":2}`, `{"b":3,"c":{"d":4},"a":5}`, `null`, `{}`, `{"c":null,"":"x"}`}
	var s Columns
	for _, text := range texts {
		if err := s.Scan(NewCursor([]byte(text), 0)); err != nil {
			t.Fatal(err)
		}
	}
	if !slices.Equal(s.Names(), []string{"a", "b", "c", ""}) {
		t.Fatalf("columns are %q", s.Names())
	}
	schema := layers.NewSchema(s.Names())
	want := []string{"1|2", `5|3|{"d":4}`, "", "", "|||x"}
	for i, text := range texts {
		values, err := Row(NewCursor([]byte(text), 0), schema, 0)
		var cells []string
		for _, v := range values {
			cells = append(cells, v.String())
		}
		if got := strings.Join(cells, "|"); err != nil || got != want[i] {
			t.Errorf("%s: %q, %v", text, got, err)
		}
	}
	if _, err := Row(NewCursor([]byte(`{"z":1}`), 0), schema, 0); err == nil {
		t.Error("no error for a property that is no column")
	}
}

func TestPositions(t *testing.T) {
	c := NewCursor([]byte(" [ [1,2] , [3 , 4 , 5] ] [] "), 0)
	flat, err := c.Positions(nil)
	if err != nil || !slices.Equal(flat, []float64{1, 2, 3, 4}) {
		t.Errorf("%v, %v", flat, err)
	}
	if flat, err = c.Positions(flat); err != nil || len(flat) != 4 {
		t.Errorf("%v, %v", flat, err)
	}
	for _, text := range []string{"", "[", "[1]", "[[1,2]", "[[1,2],]", "[[1 2]]", "[[1,2,]]", "[[1,2 3]]", "[null]"} {
		if _, err := NewCursor([]byte(text), 0).Positions(nil); err == nil {
			t.Errorf("%q is read without an error", text)
		}
	}
}
