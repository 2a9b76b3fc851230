package filter

import (
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func TestLike(t *testing.T) {
	tests := []struct {
		pattern, text string
		want          bool
	}{
		{"Spain", "Spain", true}, {"Spain", "spain", false}, {"Spain", "Spain ", false},
		{"", "", true}, {"", "a", false}, {"%", "", true}, {"%", "anything\nat all", true},
		{"New %", "New Zealand", true}, {"New %", "New", false}, {"%land", "New Zealand", true},
		{"%land", "Zealand Islands", false}, {"%ea%", "New Zealand", true}, {"%%a%%", "bab", true},
		{"a%b%c", "axxbyybzzc", true}, {"a%b%c", "axxbyybzz", false},
		{"_ran", "Iran", true}, {"_ran", "ran", false}, {"____", "Chad", true}, {"____", "Åland", false},
		{"_land", "Åland", true}, {"%_", "é", true}, {"%_", "", false},
		{"50\\%", "50%", true}, {"50\\%", "500", false}, {"a\\_b", "a_b", true}, {"a\\_b", "axb", false},
		{"a\\\\b", `a\b`, true}, {"U.S.%", "UxSx", false}, {"%.*", "abc", false}, {"[ab]%", "a", false},
	}
	for _, tt := range tests {
		e, err := NewLike("c", tt.pattern)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Match(record(layers.Text(tt.text))); got != tt.want {
			t.Errorf("%q like %q is %v", tt.text, tt.pattern, got)
		}
	}
}

func TestLikeOtherKinds(t *testing.T) {
	if !(Like{"c", "20%"}).Match(record(layers.Number(2026))) {
		t.Error("2026 is not like 20%")
	}
	if (Like{"c", "%"}).Match(record(layers.Value{})) {
		t.Error("a null is like %")
	}
	if _, err := NewLike("c", `a\`); err == nil {
		t.Error("no error for a single backslash at the end")
	}
}

func TestLikeIsNotExponential(t *testing.T) {
	e := Like{"c", strings.Repeat("%a", 200) + "b"}
	if e.Match(record(layers.Text(strings.Repeat("a", 5000)))) {
		t.Error("matched without a b")
	}
}

func TestMatches(t *testing.T) {
	tests := []struct {
		expression string
		value      layers.Value
		want       bool
	}{
		{"ea", layers.Text("Zealand"), true}, {"^ea", layers.Text("Zealand"), false},
		{"(?i)^new", layers.Text("New York"), true}, {"^20", layers.Number(2026), true},
		{"", layers.Text(""), true}, {"", layers.Value{}, false}, {"^true$", layers.Bool(true), true},
		{"^Per.$", layers.Text("Peru\u0301"), true}, {"^Peru\u0301$", layers.Text("Perú"), true}, {"^Peru", layers.Text("Peru\u0301"), false},
	}
	for _, tt := range tests {
		e, err := NewMatches("c", tt.expression)
		if err != nil {
			t.Fatal(err)
		}
		if got := e.Match(record(tt.value)); got != tt.want {
			t.Errorf("%v matches %q is %v", tt.value, tt.expression, got)
		}
	}
	if _, err := NewMatches("c", "("); err == nil {
		t.Error("no error for a bad expression")
	}
}
