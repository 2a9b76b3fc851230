package filter

import (
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// record returns a record with one column "c" that holds v.
func record(v layers.Value) layers.Record {
	return layers.Record{Schema: layers.NewSchema([]string{"c"}), Values: []layers.Value{v}}
}

func TestEqual(t *testing.T) {
	text, number, null := layers.Text, layers.Number, layers.Value{}
	big := layers.Integer
	tests := []struct {
		name string
		a, b layers.Value
		want bool
	}{
		{"texts", text("Spain"), text("Spain"), true},
		{"case differs", text("Spain"), text("SPAIN"), false},
		{"texts of one number", text("1.0"), text("1"), false},
		{"numbers", number(5), number(5), true},
		{"text that spells the number", text("007"), number(7), true},
		{"blanks around it", text(" 7 "), number(7), true},
		{"text that spells another", text("8"), number(7), false},
		{"text that spells none", text("seven"), number(7), false},
		{"empty text and 0", text(""), number(0), false},
		{"null and null", null, null, true},
		{"null and empty text", null, text(""), false},
		{"null and 0", null, number(0), false},
		{"null and false", null, layers.Bool(false), false},
		{"booleans", layers.Bool(true), layers.Bool(true), true},
		{"true and false", layers.Bool(true), layers.Bool(false), false},
		{"boolean and its text", layers.Bool(true), text("TRUE"), true},
		{"boolean and 1", layers.Bool(true), number(1), true},
		{"false and 0", layers.Bool(false), number(0), true},
		{"boolean and 2", layers.Bool(true), number(2), false},
		{"integers beyond 2^53", big(9007199254740993), big(9007199254740992), false},
		{"the same integer beyond 2^53", big(9007199254740993), big(9007199254740993), true},
		{"and as text", text("9007199254740993"), big(9007199254740993), true},
		{"NaN", text("NaN"), text("NaN"), true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, p := range [][2]layers.Value{{tt.a, tt.b}, {tt.b, tt.a}} {
				e, err := NewCompare("c", Equal, p[1])
				if err != nil {
					t.Fatal(err)
				}
				if got := e.Match(record(p[0])); got != tt.want {
					t.Errorf("%v = %v is %v", p[0], p[1], got)
				}
				in, err := NewIn("c", []layers.Value{layers.Text("other"), p[1]})
				if err != nil {
					t.Fatal(err)
				}
				slow := In{Column: "c", Values: in.Values}
				if in.Match(record(p[0])) != tt.want || slow.Match(record(p[0])) != tt.want {
					t.Errorf("%v in [other, %v] is not %v", p[0], p[1], tt.want)
				}
			}
		})
	}
}

func TestOrder(t *testing.T) {
	text, number := layers.Text, layers.Number
	tests := []struct {
		name      string
		a, b      layers.Value
		sign      int
		unordered bool
	}{
		{"numbers", number(2), number(10), -1, false},
		{"texts", text("10"), text("9"), -1, false},
		{"text and number", text("10"), number(9), 1, false},
		{"equal", number(3), text("3.0"), 0, false},
		{"no number", text("ten"), number(9), 0, true},
		{"null", layers.Value{}, number(0), 0, true},
		{"null and text", layers.Value{}, text(""), 0, true},
		{"boolean", layers.Bool(true), number(0), 0, true},
		{"beyond 2^53", layers.Integer(9007199254740993), layers.Integer(9007199254740992), 1, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			want := map[Op]bool{
				Greater: tt.sign > 0, GreaterOrEqual: tt.sign >= 0,
				Less: tt.sign < 0, LessOrEqual: tt.sign <= 0,
			}
			for op, w := range want {
				e := Compare{"c", op, tt.b}
				if got := e.Match(record(tt.a)); got != (w && !tt.unordered) {
					t.Errorf("%v %v %v is %v", tt.a, op, tt.b, got)
				}
			}
		})
	}
}

func TestNewCompareRefuses(t *testing.T) {
	tests := []struct {
		name  string
		op    Op
		value layers.Value
	}{
		{"order by null", Greater, layers.Value{}},
		{"order by boolean", LessOrEqual, layers.Bool(true)},
		{"operator of another sort", Alike, layers.Text("a")},
		{"operator that does not exist", Op(99), layers.Text("a")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, err := NewCompare("c", tt.op, tt.value); err == nil {
				t.Error("no error")
			}
		})
	}
	if (Compare{"c", Alike, layers.Text("a")}).Match(record(layers.Text("a"))) {
		t.Error("a Compare with another operator is true")
	}
	if _, err := NewIn("c", nil); err == nil {
		t.Error("no error for an empty list")
	}
}
