package layers

import (
	"math"
	"testing"
	"unsafe"
)

func TestValueString(t *testing.T) {
	tests := []struct {
		name  string
		value Value
		want  string
	}{
		{"null", Value{}, ""},
		{"text", Text("Åland"), "Åland"},
		{"empty text", Text(""), ""},
		{"zero", Number(0), "0"},
		{"whole", Number(1409517397), "1409517397"},
		{"fraction", Number(0.1), "0.1"},
		{"large fraction", Number(1623819823.81), "1623819823.81"},
		{"negative", Number(-2.5), "-2.5"},
		{"small", Number(1.5e-7), "1.5e-07"},
		{"huge", Number(1e22), "1e+22"},
		{"beyond 2^53", Integer(9007199254740993), "9007199254740993"},
		{"smallest integer", Integer(math.MinInt64), "-9223372036854775808"},
		{"true", Bool(true), "true"},
		{"false", Bool(false), "false"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			if got := test.value.String(); got != test.want {
				t.Errorf("%q, want %q", got, test.want)
			}
		})
	}
}

func TestValueFloat(t *testing.T) {
	for _, test := range []struct {
		value Value
		want  float64
		ok    bool
	}{
		{Number(3), 3, true},
		{Text(" 4.5 "), 4.5, true},
		{Text("four"), 0, false},
		{Text("NaN"), 0, false},
		{Number(math.Inf(1)), 0, false},
		{Bool(true), 0, false},
		{Value{}, 0, false},
	} {
		got, ok := test.value.Float()
		if ok != test.ok || ok && got != test.want {
			t.Errorf("%v: %g, %v; want %g, %v", test.value, got, ok, test.want, test.ok)
		}
	}
}

// Null, zero, false and the empty text are four different things.
func TestValueKinds(t *testing.T) {
	for value, want := range map[Value]Kind{{}: KindNull, Number(0): KindNumber, Bool(false): KindBool, Text(""): KindText} {
		if value.Kind() != want || value.IsNull() != (want == KindNull) {
			t.Errorf("%#v is of kind %d, want %d", value, value.Kind(), want)
		}
	}
}

func TestRecordGet(t *testing.T) {
	schema := NewSchema([]string{"a", "b", "a"})
	r := Record{Schema: schema, Values: []Value{Text("first")}}
	if v, ok := r.Get("a"); !ok || v.String() != "first" {
		t.Errorf("a is %q, %v", v, ok)
	}
	if v, ok := r.Get("b"); !ok || !v.IsNull() {
		t.Errorf("a missing value is %q, %v; want null", v, ok)
	}
	if _, ok := r.Get("c"); ok {
		t.Error("a column that does not exist was found")
	}
	if _, ok := (Record{}).Get("a"); ok {
		t.Error("a record without a schema has a column")
	}
}

// A Value tells every number from what is no number, and is small: tables have
// millions of them.
func TestValueBits(t *testing.T) {
	if size := unsafe.Sizeof(Value{}); size > 24 {
		t.Errorf("a Value has %d bytes", size)
	}
	for _, f := range []float64{0, math.Copysign(0, -1), 1, -1, math.MaxFloat64, math.SmallestNonzeroFloat64, math.Inf(1), math.Inf(-1)} {
		v := Number(f)
		if got, ok := v.Float(); v.Kind() != KindNumber || !math.IsInf(f, 0) && (!ok || math.Float64bits(got) != math.Float64bits(f)) {
			t.Errorf("%g became %g, %v of kind %d", f, got, ok, v.Kind())
		}
	}
	for low := range uint64(8) {
		v := Number(math.Float64frombits(noNumber ^ low))
		if _, ok := v.Float(); v.Kind() != KindNumber || ok || v != Number(math.NaN()) {
			t.Errorf("a NaN with payload %d is of kind %d", low, v.Kind())
		}
	}
}
