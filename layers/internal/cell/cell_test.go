package cell

import (
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func TestValue(t *testing.T) {
	tests := []struct {
		text  string
		comma bool
		want  layers.Value
	}{
		{"", false, layers.Value{}}, {"  ", false, layers.Value{}}, {" a ", false, layers.Text("a")}, {" 7 ", false, layers.Number(7)},
		{"42", false, layers.Number(42)}, {"-42", false, layers.Number(-42)}, {"+42", false, layers.Text("+42")},
		{"042", false, layers.Text("042")}, {"0", false, layers.Number(0)}, {"-0", false, layers.Text("-0")},
		{"4.25", false, layers.Number(4.25)}, {"-0.5", false, layers.Number(-0.5)}, {"4.20", false, layers.Text("4.20")},
		{".5", false, layers.Text(".5")}, {"5.", false, layers.Text("5.")}, {"0.00001", false, layers.Number(0.00001)}, {"0.0000001", false, layers.Text("0.0000001")},
		{"4,25", false, layers.Text("4,25")}, {"4,25", true, layers.Number(4.25)}, {"4,50", true, layers.Number(4.5)},
		{"1,234,567", true, layers.Text("1,234,567")}, {"1.234,5", true, layers.Text("1.234,5")}, {"42", true, layers.Number(42)},
		{"9007199254740993", false, layers.Integer(9007199254740993)},
		{"99999999999999999999", false, layers.Text("99999999999999999999")},
		{"0.12345678901234567890", false, layers.Text("0.12345678901234567890")},
		{"NaN", false, layers.Text("NaN")}, {"1e5", false, layers.Text("1e5")}, {"1e999", false, layers.Text("1e999")},
		{"0x10", false, layers.Text("0x10")}, {"2024-02-29", false, layers.Text("2024-02-29")}, {"1_000", false, layers.Text("1_000")},
		{"-", false, layers.Text("-")}, {"1.2.3", false, layers.Text("1.2.3")},
	}
	for _, tt := range tests {
		if got := Value(tt.text, tt.comma); got != tt.want {
			t.Errorf("%q: %#v, want %#v", tt.text, got, tt.want)
		}
	}
}

func TestCoordinate(t *testing.T) {
	good := map[string]float64{"1": 1, " -1.5 ": -1.5, "1,5": 1.5, "\u22121,5": -1.5, "+3": 3, "1e2": 100, ".5": 0.5}
	for text, want := range good {
		if v, ok := Coordinate(text); !ok || v != want {
			t.Errorf("%q: %g, %v", text, v, ok)
		}
	}
	for _, text := range []string{"", "abc", "nan", "inf", "1e999", "0x10", "1_0", "1,2,3", "1.2,3", "12°"} {
		if v, ok := Coordinate(text); ok {
			t.Errorf("%q is taken for %g", text, v)
		}
	}
}

func FuzzValue(f *testing.F) {
	f.Add("01001")
	f.Add("-4.25")
	f.Add("9007199254740993")
	f.Fuzz(func(t *testing.T, text string) {
		v := Value(text, false)
		again := Value(v.String(), false)
		if again != v {
			t.Errorf("%q is %#v, which prints as %#v", text, v, again)
		}
	})
}
