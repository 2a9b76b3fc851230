package jsontext

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"strconv"
	"testing"
)

// TestFloatAgreesWithStrconv compares the quick way with the exact one, to the
// last bit.
func TestFloatAgreesWithStrconv(t *testing.T) {
	texts := []string{
		"0", "-0", "0.1", "-0.000001", "9007199254740992", "9007199254740993", "900719925474099.3", "1e22", "1e23",
		"123456789012345678", "1234567890123456789", "12345678901234567890123", "0.1234567890123456789",
		"5e-324", "2.2250738585072011e-308", "1.7976931348623157e308", "0.30000000000000004", "0e400",
		"-179.99999999999997", "1E+2", "0.0000000000000000000000000000001",
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 20000 {
		f := (r.Float64() - 0.5) * 360
		texts = append(texts, strconv.FormatFloat(f, 'f', r.IntN(19), 64), strconv.FormatFloat(f, 'g', -1, 64))
	}
	for _, text := range texts {
		want, err := strconv.ParseFloat(text, 64)
		if err != nil {
			t.Fatal(err)
		}
		c := NewCursor([]byte(text+","), 0)
		got, err := c.Float()
		if err != nil || math.Float64bits(got) != math.Float64bits(want) || c.Pos() != len(text) {
			t.Errorf("%s: got %v, %v", text, got, err)
		}
	}
}

func TestFloatRefuses(t *testing.T) {
	for _, text := range []string{
		"", "-", ".5", "5.", "+5", "05", "-05", "1e", "1e+", "1.e5", "Infinity", "NaN", "null", `"1"`, "1e309", "--1", "0x10",
	} {
		c := NewCursor([]byte(text), 0)
		f, err := c.Float()
		if err == nil && c.Peek() == 0 {
			t.Errorf("%q is read as %v", text, f)
		}
	}
}

// FuzzCell checks cells against encoding/json: what one takes the other takes.
func FuzzCell(f *testing.F) {
	for _, text := range []string{`"a\u00e9\n"`, `-1.5e3`, `{"a":[1,{"b":null}]}`, `true`, `[`, `"\ud800"`, `01`, `12345678901234567890`} {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		c := NewCursor(data, 0)
		v, err := c.Cell()
		whole := err == nil && c.Peek() == 0 && c.Pos() == len(data)
		if c.NotNumbers() > 0 || c.Repaired() > 0 {
			return
		}
		if whole != json.Valid(data) && !tooDeep(data) {
			t.Fatalf("%q: read whole: %v (%v), but valid: %v", data, whole, err, !whole)
		}
		var want any
		if !whole || json.Unmarshal(data, &want) != nil {
			return
		}
		if s, ok := want.(string); ok && s != v.String() {
			t.Fatalf("%q is read as %q", data, v)
		}
		if x, ok := want.(float64); ok {
			if got, _ := v.Float(); got != x {
				t.Fatalf("%q is read as %v", data, v)
			}
		}
	})
}

func tooDeep(data []byte) bool {
	n := 0
	for _, b := range data {
		if b == '[' || b == '{' {
			n++
		}
	}
	return n > MaxDepth
}

func ExampleCursor() {
	c := NewCursor([]byte(`{"name": "Roma", "at": [12.5, 41.9, 21]}`), 0)
	err := c.Object(func(key []byte) error {
		if string(key) == "at" {
			flat, err := c.Position(nil)
			fmt.Println(flat)
			return err
		}
		v, err := c.Cell()
		fmt.Println(v)
		return err
	})
	fmt.Println(err)
	// Output:
	// Roma
	// [12.5 41.9]
	// <nil>
}
