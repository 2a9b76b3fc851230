package label

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// The definitions of fill, pieces and Stack, which look at all of a text for each
// piece of it.
func fillSlowly(pieces []string, most int) []string {
	var lines []string
	line := ""
	for _, piece := range pieces {
		joined := line + piece
		if line != "" && utf8.RuneCountInString(strings.TrimSpace(joined)) > most {
			lines = append(lines, strings.TrimSpace(line))
			joined = piece
		}
		line = joined
	}
	return append(lines, strings.TrimSpace(line))
}

func piecesSlowly(text string, split []string) []string {
	var found []string
	for text != "" {
		cut := len(text)
		for _, c := range split {
			if i := strings.Index(text, c); c != "" && i >= 0 {
				cut = min(cut, i+len(c))
			}
		}
		found = append(found, text[:cut])
		text = text[cut:]
	}
	return found
}

func stackSlowly(line string) []string {
	var best []string
	shortest := utf8.RuneCountInString(line)
	for i, r := range line {
		if i == 0 || r != ' ' && r != '-' {
			continue
		}
		first, second := strings.TrimSpace(line[:i+1]), strings.TrimSpace(line[i+1:])
		longer := max(utf8.RuneCountInString(first), utf8.RuneCountInString(second))
		if first != "" && second != "" && longer < shortest {
			best, shortest = []string{first, second}, longer
		}
	}
	return best
}

func TestBreaksAreThoseOfTheDefinition(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 2))
	signs := []string{" ", " ", "-", "--", "a", "bc", "é", "漢", "سل", "\u3000", "/", ",", "👩", "\xff"}
	splits := [][]string{{" "}, {" ", "-"}, {"-"}, {"--", " "}, {"", " "}, {" ", "-", "/"}, {"", ""}, {" - ", "a"}, {"bca", "a"}}
	for range 20_000 {
		var b strings.Builder
		for range random.IntN(14) {
			b.WriteString(signs[random.IntN(len(signs))])
		}
		text, split, most := b.String(), splits[random.IntN(len(splits))], random.IntN(8)
		cut := pieces(text, split)
		if want := piecesSlowly(text, split); !slices.Equal(cut, want) {
			t.Fatalf("pieces of %q at %q are %q, want %q", text, split, cut, want)
		}
		if got, want := fill(text, cut, most), fillSlowly(cut, most); !slices.Equal(got, want) {
			t.Fatalf("lines of %q at %q of at most %d are %q, want %q", text, split, most, got, want)
		}
		text = strings.TrimSpace(text)
		if got, want := Stack(text), stackSlowly(text); !slices.Equal(got, want) {
			t.Fatalf("%q is stacked as %q, want %q", text, got, want)
		}
	}
}

// TestBreakingIsLinear breaks a megabyte, which takes half a minute where each
// piece looks at all of it.
func TestBreakingIsLinear(t *testing.T) {
	text := strings.Repeat("سلام a1 ", 80_000)
	for name, do := range map[string]func(){
		"a split character that is missing": func() { Lines(text, []string{" ", "-"}, 30) },
		"one line":                          func() { Lines(text, []string{" "}, 1<<30) },
		"two lines":                         func() { Stack(text) },
		"no place to break":                 func() { Stack(strings.ReplaceAll(text, " ", "x")) },
	} {
		pace.Within(t, name, 300*time.Millisecond, do)
	}
}
