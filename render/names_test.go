package render

import (
	"slices"
	"strings"
	"testing"
)

func TestIDs(t *testing.T) {
	d := newIDs("m 1-")
	var got []string
	for _, name := range []string{"a", "a", "a-2", "a", "", "two words", " two  words ", "06037", "a\"b'c<d>(e)", "Übersee", "\x00\n"} {
		got = append(got, d.take(name))
	}
	want := []string{"m-1-a", "m-1-a-2", "m-1-a-2-2", "m-1-a-3", "", "m-1-two-words", "m-1-two-words-2", "m-1-06037", "m-1-a-b-c-d-e", "m-1-Übersee", ""}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}

// Ten thousand features of the same name take no quadratic time.
func TestManyEqualIDs(t *testing.T) {
	d := newIDs("")
	seen := map[string]bool{}
	for range 10000 {
		id := d.take("x")
		if seen[id] {
			t.Fatalf("%s twice", id)
		}
		seen[id] = true
	}
}

func TestDataNames(t *testing.T) {
	for column, want := range map[string]string{
		"NAME": "data-name", "NAME_LONG": "data-name-long", "__a--b  c!": "data-a-b-c", "": "data-x", "***": "data-x",
		"größe": "data-größe", "ÉTAT": "data-état", "人口": "data-人口", "a:b": "data-a-b", "2010": "data-2010", "x\x00y": "data-x-y", "€": "data-x",
	} {
		if got := dataName(column); got != want {
			t.Errorf("%q: got %q, want %q", column, got, want)
		}
	}
	var d dataNames
	a := []Attribute{{"A b", ""}, {"a_b", ""}, {"a-b-2", ""}, {"A-B", ""}}
	want := []string{"data-a-b", "data-a-b-2", "data-a-b-2-2", "data-a-b-3"}
	if got := d.of(a); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
	if got := d.of([]Attribute{{"c", ""}}); !slices.Equal(got, []string{"data-c"}) {
		t.Errorf("got %q", got)
	}
	if got := d.of(a); !slices.Equal(got, want) {
		t.Errorf("again: got %q, want %q", got, want)
	}
}

func TestEscaped(t *testing.T) {
	for text, want := range map[string]string{
		"plain é": "plain é", `<&>"'`: "&lt;&amp;&gt;&quot;'", "\t\n\r": "&#9;&#10;&#13;", "\x00\x0b\x1f": "\ufffd\ufffd\ufffd",
		"a\xffb": "a\ufffdb", "\ufffe\uffff\ufffd": "\ufffd\ufffd\ufffd", "\U0001F600": "\U0001F600", "": "",
	} {
		if got := escaped(text); got != want {
			t.Errorf("%q: got %q, want %q", text, got, want)
		}
	}
	if got := escapedText("\"\t\n<\r"); got != "\"\t\n&lt;&#13;" {
		t.Errorf("got %q", got)
	}
}

func TestTrimNumbers(t *testing.T) {
	for in, want := range map[string]string{
		`<circle cx="12.50" cy="100" r="3.00" id="1.0">`: `<circle cx="12.5" cy="100" r="3" id="1.0">`,
		`<text x="0.00" y="-1.10" a="b"`:                 `<text x="0" y="-1.1" a="b"`,
		`</g>`:                                           `</g>`,
	} {
		n := 2 + strings.Count(in, "circle")
		if got := string(trimNumbers(nil, []byte(in), n)); got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}
