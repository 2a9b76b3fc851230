package nearest

import (
	"strings"
	"testing"
)

func TestMatch(t *testing.T) {
	keys := []string{"src", "simplify", "filter", "filter-islands", "join", "crop-to", "labeling", "y", "ISO_A3", "Straße"}
	tests := []struct {
		name, word, want string
	}{
		{"letter left out", "simplfy", "simplify"},
		{"letters swapped", "fitler", "filter"},
		{"swap in a short word", "scr", "src"},
		{"other case", "SIMPLIFY", "simplify"},
		{"other separator", "crop_to", "crop-to"},
		{"two faults", "labbelng", "labeling"},
		{"beginning only", "iso", "ISO_A3"},
		{"more than the word", "simplify-lines", "simplify"},
		{"letters beyond ASCII", "strasse", "Straße"},
		{"nothing alike", "projection", ""},
		{"empty", "", ""},
		{"one letter", "z", ""},
		{"not a known letter", "x", ""},
		{"too long to compare", strings.Repeat("filter", 20), ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, ok := Match(tt.word, keys)
			if got != tt.want && ok || ok != (tt.want != "") {
				t.Errorf("Match(%q) = %q, %v; want %q", tt.word, got, ok, tt.want)
			}
		})
	}
}

func TestMatchPrefersNearestThenFirst(t *testing.T) {
	if got, _ := Match("name", []string{"namen", "game", "name"}); got != "name" {
		t.Errorf("got %q, want the equal word", got)
	}
	if got, _ := Match("nome", []string{"name", "dome"}); got != "name" {
		t.Errorf("got %q, want the first of two equally near words", got)
	}
	if got, ok := Match("po", []string{"population", "postcode"}); ok {
		t.Errorf("got %q for an ambiguous beginning", got)
	}
	if _, ok := Match("name", nil); ok {
		t.Error("a match among no words")
	}
}

func TestDistance(t *testing.T) {
	tests := []struct {
		a, b string
		want int
	}{
		{"", "", 0}, {"abc", "abc", 0}, {"abc", "acb", 1}, {"abc", "ab", 1},
		{"kitten", "sitting", 3}, {"ca", "abc", 3}, {"", "xyz", 3},
	}
	for _, tt := range tests {
		for _, pair := range [][2]string{{tt.a, tt.b}, {tt.b, tt.a}} {
			if got := distance([]rune(pair[0]), []rune(pair[1]), 9); got != tt.want {
				t.Errorf("distance(%q, %q) = %d, want %d", pair[0], pair[1], got, tt.want)
			}
		}
	}
}
