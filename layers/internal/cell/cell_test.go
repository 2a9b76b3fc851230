package cell

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func TestValue(t *testing.T) {
	tests := []struct {
		text string
		want layers.Value
	}{
		{"", layers.Value{}}, {"  ", layers.Value{}}, {" a ", layers.Text("a")}, {" 7 ", layers.Number(7)},
		{"42", layers.Number(42)}, {"-42", layers.Number(-42)}, {"+42", layers.Text("+42")},
		{"042", layers.Text("042")}, {"0", layers.Number(0)}, {"-0", layers.Text("-0")},
		{"4.25", layers.Number(4.25)}, {"-0.5", layers.Number(-0.5)}, {"4.20", layers.Text("4.20")},
		{".5", layers.Text(".5")}, {"5.", layers.Text("5.")}, {"0.00001", layers.Number(0.00001)}, {"0.0000001", layers.Text("0.0000001")},
		{"4,25", layers.Text("4,25")},
		{"9007199254740993", layers.Integer(9007199254740993)},
		{"99999999999999999999", layers.Text("99999999999999999999")},
		{"0.12345678901234567890", layers.Text("0.12345678901234567890")},
		{"NaN", layers.Text("NaN")}, {"1e5", layers.Text("1e5")}, {"1e999", layers.Text("1e999")},
		{"0x10", layers.Text("0x10")}, {"2024-02-29", layers.Text("2024-02-29")}, {"1_000", layers.Text("1_000")},
		{"-", layers.Text("-")}, {"1.2.3", layers.Text("1.2.3")},
	}
	for _, tt := range tests {
		if got := Value(tt.text); got != tt.want {
			t.Errorf("%q: %#v, want %#v", tt.text, got, tt.want)
		}
	}
}

// Whether a number prints as its cell does is known without printing it.
func TestPrintsAs(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	for range 200000 {
		whole, digits := random.Int64N(1<<uint(1+random.IntN(45))), 1+random.IntN(12)
		text := strconv.FormatInt(whole, 10) + "." + strings.Repeat("0", random.IntN(digits)) + strconv.Itoa(1+random.IntN(999999))
		if text = strings.TrimRight(text, "0"); strings.HasSuffix(text, ".") {
			continue
		}
		want := layers.Text(text)
		if f, err := strconv.ParseFloat(text, 64); err == nil && layers.Number(f).String() == text {
			want = layers.Number(f)
		}
		if got := Value(text); got != want {
			t.Fatalf("%s is %#v, want %#v", text, got, want)
		}
	}
}

func FuzzValue(f *testing.F) {
	f.Add("01001")
	f.Add("-4.25")
	f.Add("9007199254740993")
	f.Fuzz(func(t *testing.T, text string) {
		v := Value(text)
		again := Value(v.String())
		if again != v {
			t.Errorf("%q is %#v, which prints as %#v", text, v, again)
		}
	})
}
