package expression

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/golden"
	"github.com/seed-898ab921/kartograph/layers"
)

// TestWrong compares what is said of wrong expressions, templates where they begin
// with a T, with a golden: mistakes that people make, and hostile ones.
func TestWrong(t *testing.T) {
	schema := layers.NewSchema([]string{"NAME", "POP_EST", "AREA", "CONTINENT"})
	var b bytes.Buffer
	for _, source := range wrong(t) {
		read, text := ParseCondition, strings.ReplaceAll(source, `\n`, "\n")
		if after, ok := strings.CutPrefix(text, "T "); ok {
			read, text = ParseTemplate, after
		}
		e, err := read(text, Options{})
		if err == nil {
			err = e.Check(schema)
		}
		var placed *Error
		if !errors.As(err, &placed) {
			t.Errorf("%s: got %v, want an *Error", source, err)
			continue
		}
		fmt.Fprintf(&b, "%s\n\t%v\n", source, err)
	}
	golden.Check(t, "testdata/wrong.golden", b.Bytes())
}

func wrong(t *testing.T) []string {
	file, err := os.Open("testdata/wrong.txt")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	var all []string
	for lines := bufio.NewScanner(file); lines.Scan(); {
		all = append(all, lines.Text())
	}
	return append(all, "")
}

// TestHostile shows that what is too large is refused, fast.
func TestHostile(t *testing.T) {
	for name, source := range map[string]string{
		"brackets":   strings.Repeat("(", 5000) + "1" + strings.Repeat(")", 4999),
		"powers":     strings.Repeat("NAME^", 1900) + "2",
		"calls":      strings.Repeat("abs(", 2000) + "1" + strings.Repeat(")", 1999),
		"length":     strings.Repeat("1+", 10_000) + "1",
		"number":     strings.Repeat("9", 400),
		"repeats":    "NAME matches '((a{0,100}){0,10}){0,10}'",
		"expression": "NAME matches '" + strings.Repeat("(a|b)*", 1500) + "'",
		"doubling":   "len(" + strings.Repeat("replace(", 40) + "'aa'" + strings.Repeat(", 'a', 'aa')", 40) + ") > 1",
	} {
		if _, err := ParseCondition(source, Options{}); err == nil {
			t.Errorf("%s: no error", name)
		} else if len(err.Error()) > 300 {
			t.Errorf("%s: a message of %d bytes", name, len(err.Error()))
		}
	}
}

// TestBounded shows that texts of a record do not make others without bound.
func TestBounded(t *testing.T) {
	schema := layers.NewSchema([]string{"A"})
	record := layers.Record{Schema: schema, Values: []layers.Value{layers.Text(strings.Repeat("a", 60_000))}}
	for _, source := range []string{"A & A", "replace(A, 'a', 'aa')", "format('{}{}', A, A)", "text(replace(A, 'a', A))", strings.Repeat("replace(", 300) + "A" + strings.Repeat(", 'a', 'b')", 300)} {
		e, err := Parse(source, Options{})
		if source[:2] == "re" && len(source) > 1000 {
			if err == nil {
				t.Error("300 calls deep and no error")
			}
			continue
		}
		if err != nil {
			t.Fatal(err)
		}
		if v, err := e.Value(record); err == nil || !v.IsNull() {
			t.Errorf("%s: got a text of %d bytes", source, len(v.String()))
		}
	}
	many, err := ParseCondition(strings.TrimSuffix(strings.Repeat("A matches '(a|b)*c$' or ", 400), " or "), Options{})
	if err != nil {
		t.Fatal(err)
	}
	if v, err := many.Value(record); err == nil || v.String() != "false" {
		t.Errorf("400 searches of a long text: got %v, %v", v, err)
	}
}
