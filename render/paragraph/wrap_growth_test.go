package paragraph

import (
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// greedy wraps a line as wrap does, asking after each word whether it still fits.
func greedy(line string, width float64, wide func(string) float64) []string {
	var lines []string
	current, from := "", 0
	for _, end := range words(line) {
		word := line[from:end]
		from = end
		if wide(line) <= width || wide(strings.TrimSpace(current+word)) <= width {
			current += word
			continue
		}
		if full := strings.TrimSpace(current); full != "" {
			lines = append(lines, full)
		}
		current = strings.TrimLeft(word, " ")
		for wide(strings.TrimRight(current, " ")) > width {
			_, n := utf8.DecodeRuneInString(current)
			for _, end := range letterEnds(current) {
				if wide(strings.TrimRight(current[:end], " ")) <= width {
					n = end
				}
			}
			lines, current = append(lines, current[:n]), current[n:]
		}
	}
	if last := strings.TrimSpace(current); last != "" {
		lines = append(lines, last)
	}
	return lines
}

func TestWrapIsGreedy(t *testing.T) {
	letters := func(s string) float64 { return float64(utf8.RuneCountInString(s)) }
	random := rand.New(rand.NewPCG(3, 4))
	signs := []rune("abcdefgh   -.,人口度。نص")
	for range 3000 {
		text := make([]rune, 1+random.IntN(60))
		for i := range text {
			text[i] = signs[random.IntN(len(signs))]
		}
		line, width := strings.TrimSpace(string(text)), float64(1+random.IntN(20))
		if line == "" {
			continue
		}
		if got, want := wrap(line, width, letters), greedy(line, width, letters); !slices.Equal(got, want) {
			t.Fatalf("%q in %g: %q, want %q", line, width, got, want)
		}
	}
}

// TestWrapGrows measures long texts of every kind: the letters that are measured grow
// hardly more than the text, however wide a line is.
func TestWrapGrows(t *testing.T) {
	const n = 1 << 15
	for name, text := range map[string]string{
		"one word": strings.Repeat("x", n), "short words": strings.Repeat("x ", n/2), "hyphens": strings.Repeat("x-", n/2), "signs": strings.Repeat("人", n),
		"marks": "a" + strings.Repeat("\u0301", n), "without width": strings.Repeat("\u200b", n), "blanks": "a" + strings.Repeat(" ", n) + "b",
	} {
		for _, width := range []float64{0.5, 10, 1000, n / 2} {
			asked := 0
			lines := wrap(text, width, func(s string) float64 {
				asked += utf8.RuneCountInString(s)
				return float64(strings.Count(s, "x") + strings.Count(s, "人") + strings.Count(s, "a"))
			})
			if most := int(12 * n * math.Log2(n)); asked > most {
				t.Errorf("%s, %g wide: %d letters are measured for %d, more than %d (%d lines)", name, width, asked, n, most, len(lines))
			}
		}
	}
}
