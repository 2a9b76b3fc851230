package paragraph

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

func TestWrap(t *testing.T) {
	letters := func(s string) float64 { return float64(utf8.RuneCountInString(s)) }
	for _, c := range []struct {
		name, line string
		width      float64
		want       []string
	}{
		{"it fits", "one two", 7, []string{"one two"}},
		{"at a blank", "one two", 6, []string{"one", "two"}},
		{"the width of 0 is none", "one two", 0, []string{"one two"}},
		{"behind a hyphen", "north-east", 7, []string{"north-", "east"}},
		{"a minus stays with its number", "at -20", 4, []string{"at", "-20"}},
		{"a word that is too wide", "an extraordinary one", 6, []string{"an", "extrao", "rdinar", "y one"}},
		{"Chinese", "人口密度。每平方公里", 4, []string{"人口密", "度。每平", "方公里"}},
		{"many blanks", "a    b", 2, []string{"a", "b"}},
	} {
		if got := wrap(c.line, c.width, letters); !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}

// Wrapping loses nothing but blanks, and no line is wider than it may be.
func TestWrapKeepsAll(t *testing.T) {
	letters := func(s string) float64 { return float64(utf8.RuneCountInString(s)) }
	random := rand.New(rand.NewPCG(1, 2))
	signs := []rune("abcdefgh   -.,人口度。نص")
	for range 2000 {
		text := make([]rune, random.IntN(60))
		for i := range text {
			text[i] = signs[random.IntN(len(signs))]
		}
		line := strings.TrimSpace(string(text))
		width := float64(1 + random.IntN(20))
		lines := wrap(line, width, letters)
		if got, want := strings.ReplaceAll(strings.Join(lines, ""), " ", ""), strings.ReplaceAll(line, " ", ""); got != want {
			t.Fatalf("%q in %g: %q", line, width, lines)
		}
		for _, l := range lines {
			if letters(l) > width {
				t.Fatalf("%q in %g: %q is wider", line, width, l)
			}
		}
	}
}

func TestRightToLeft(t *testing.T) {
	for text, want := range map[string]bool{"- نص": true, "a نص": false, "12 שלום": true, "12": false, "": false} {
		if got := RightToLeft([]string{text}); got != want {
			t.Errorf("%q: %t", text, got)
		}
	}
}
