package expression

import (
	"math/rand/v2"
	"strconv"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestChainsAreTermByTerm reckons with many terms as with one after the other, each in a
// bracket of a function, in values and in messages.
func TestChainsAreTermByTerm(t *testing.T) {
	random := rand.New(rand.NewPCG(31, 7))
	schema := layers.NewSchema([]string{"a", "b", "c", "d"})
	operands := []string{"a", "b", "c", "d", "2", "0", "0.1", "1e308", "abs(a)", "if(b > 2, c, d)", "-a", "min(a, b)", "number(c)"}
	for round := range 3000 {
		values := make([]layers.Value, random.IntN(5))
		for i := range values {
			values[i] = []layers.Value{{}, layers.Text(""), layers.Text(" 7.5 "), layers.Text("x"), layers.Number(random.Float64()), layers.Number(float64(random.IntN(4))), layers.Bool(true), layers.Number(-1e308)}[random.IntN(8)]
		}
		chain, nested := operands[random.IntN(4)], ""
		nested = chain
		for range 1 + random.IntN(6) {
			op, operand := []string{"+", "-"}[random.IntN(2)], operands[random.IntN(len(operands))]
			if round%2 == 0 {
				op = []string{"*", "/", "%"}[random.IntN(3)]
			}
			chain += " " + op + " " + operand
			// A choice is no chain, and stands where its bracket does.
			nested = "if(true = (a = a or not a = a), " + nested + ", 0) " + op + " " + operand
		}
		one, err := ParseNumber(chain, Options{})
		if err != nil {
			t.Fatalf("%s: %v", chain, err)
		}
		other, err := ParseNumber(nested, Options{})
		if err != nil {
			t.Fatalf("%s: %v", nested, err)
		}
		record := layers.Record{Schema: schema, Values: values}
		for range 2 {
			got, fault := one.eval(record)
			want, wantFault := other.eval(record)
			if got != want || fault.problem != wantFault.problem || fault.value != wantFault.value {
				t.Fatalf("%s of %v: %v (%+v), want %v (%+v)", chain, values, got, fault, want, wantFault)
			}
			if fault.problem != "" && strings.Count(chain[:fault.at], " ") != strings.Count(strings.ReplaceAll(strings.ReplaceAll(nested[:wantFault.at], "if(true = (a = a or not a = a), ", ""), ", 0)", ""), " ") {
				t.Fatalf("%s of %v: fails at byte %d, %s at %d", chain, values, fault.at, nested, wantFault.at)
			}
		}
	}
}

// TestColumnsAreReadOnce names columns thousands of times, which takes no longer than a
// few more terms: the schema is asked once for each of them, and a text is read once.
func TestColumnsAreReadOnce(t *testing.T) {
	schema := layers.NewSchema([]string{"v", "w"})
	record := layers.Record{Schema: schema, Values: []layers.Value{layers.Text("1.5"), layers.Number(2)}}
	e, err := ParseNumber(strings.Repeat("v+w+", 1200)+"v", Options{})
	if err != nil {
		t.Fatal(err)
	}
	r := run{record: record, columns: e.columns, cells: make([]cell, 2)}
	if v := e.root.eval(&r); v.String() != strconv.FormatFloat(1200*3.5+1.5, 'f', -1, 64) {
		t.Errorf("got %v", v)
	}
	if len(e.root.terms) != 2400 {
		t.Errorf("%d terms stand in one node, want 2400", len(e.root.terms))
	}
	// What was read is not read again.
	r.record = layers.Record{}
	r.cells[0].value = layers.Text("x")
	if v := e.root.eval(&r); v.IsNull() || r.fault.problem != "" {
		t.Errorf("reads again: %v, %q", v, r.fault.problem)
	}
}

// TestRunsForgetRecords evaluates for records of other schemas, and other expressions,
// between.
func TestRunsForgetRecords(t *testing.T) {
	long, err := ParseNumber("a + b + c + d", Options{})
	if err != nil {
		t.Fatal(err)
	}
	short, err := ParseNumber("a * 2", Options{})
	if err != nil {
		t.Fatal(err)
	}
	values := []layers.Value{layers.Number(1), layers.Number(20), layers.Number(300), layers.Number(4000)}
	for range 3 {
		for _, tt := range []struct {
			e       *Expression
			columns []string
			want    string
		}{
			{long, []string{"a", "b", "c", "d"}, "4321"}, {short, []string{"b", "a"}, "40"}, {long, []string{"a", "b", "c"}, ""}, {short, []string{"x"}, ""}, {long, []string{"d", "c", "b", "a"}, "4321"},
		} {
			v, err := tt.e.Value(layers.Record{Schema: layers.NewSchema(tt.columns), Values: values})
			if err != nil || v.String() != tt.want {
				t.Errorf("%s of %v: %v, %v, want %q", tt.e, tt.columns, v, err, tt.want)
			}
		}
	}
}
