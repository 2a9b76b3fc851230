package nearest

import (
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
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
		{"broken off", "label", "labeling"},
		{"broken off nearer the end than to a shorter word", "filter-is", "filter-islands"},
		{"one slip before what it begins", "filte", "filter"},
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

// TestMatchProperties shows, for words of a stylesheet, that a broken-off one
// and one with two letters too many for another are told apart.
func TestMatchProperties(t *testing.T) {
	properties := []string{"fill", "fill-opacity", "opacity", "stroke", "stroke-width", "stroke-linecap", "stroke-linejoin", "font-size"}
	for word, want := range map[string]string{
		"opac": "opacity", "stroke-wi": "stroke-width", "stroke-l": "", "strok": "stroke", "fil": "fill", "font": "font-size",
		"stroke-widht": "stroke-width", "strokes": "stroke",
	} {
		if got, _ := Match(word, properties); got != want {
			t.Errorf("Match(%q) = %q, want %q", word, got, want)
		}
	}
}

// vocabulary is a mixed lot of words as configs, stylesheets and PROJ strings
// have them.
var vocabulary = []string{"src", "special", "simplify", "filter", "filter-islands", "join", "crop-to", "crs", "opacity", "fill", "fill-opacity",
	"stroke", "stroke-width", "robinson", "mercator", "moll", "mollweide", "lat_0", "lat_1", "lat_ts", "lon_0", "Straße", "WGS84", "NAD83"}

// TestOneSlip shows that a word with one slip leads to a word that is one slip
// away, whatever the slip.
func TestOneSlip(t *testing.T) {
	random := rand.New(rand.NewPCG(8, 6))
	for range 5000 {
		w := []rune(vocabulary[random.IntN(len(vocabulary))])
		i, letter := random.IntN(len(w)), rune('a'+random.IntN(26))
		var slip []rune
		switch random.IntN(3) {
		case 0:
			slip = slices.Insert(slices.Clone(w), i, letter)
		case 1:
			slip = slices.Delete(slices.Clone(w), i, i+1)
		default:
			slip = slices.Clone(w)
			slip[i] = letter
		}
		got, ok := Match(string(slip), vocabulary)
		if !ok {
			t.Errorf("%q of %q leads to nothing", string(slip), string(w))
		} else if d := distance([]rune(strings.ToLower(string(slip))), []rune(strings.ToLower(got)), 9); d > 1 {
			t.Errorf("%q of %q leads to %q, %d slips away", string(slip), string(w), got, d)
		}
	}
}

// TestBrokenOff shows that what only one word begins with leads to it, unless a
// word is one slip away.
func TestBrokenOff(t *testing.T) {
	for _, w := range vocabulary {
		for n := 2; n < len(w); n++ {
			start := strings.ToLower(w[:n])
			longer, _ := completions(start, vocabulary)
			got, ok := Match(start, vocabulary)
			if slip := within([]rune(start), vocabulary, 1); len(longer) != 1 || len(slip) > 0 {
				continue
			}
			if !ok || got != w {
				t.Errorf("%q leads to %q, want %q", start, got, w)
			}
		}
	}
}

func TestHint(t *testing.T) {
	if got := Hint("flter", vocabulary); got != `, did you mean "filter"?` {
		t.Errorf("got %q", got)
	}
	if got := Hint("projection", vocabulary); got != "" {
		t.Errorf("got %q for a word like none", got)
	}
}

// FuzzMatch shows that what is suggested is near, and costs little.
func FuzzMatch(f *testing.F) {
	for _, w := range vocabulary {
		f.Add(w)
	}
	f.Fuzz(func(t *testing.T, word string) {
		got, ok := Match(word, vocabulary)
		low, known := strings.ToLower(word), strings.ToLower(got)
		if ok && !strings.HasPrefix(low, known) && !strings.HasPrefix(known, low) {
			if w := []rune(low); distance(w, []rune(known), len(w)) > (len(w)+2)/3 {
				t.Errorf("%q leads to %q", word, got)
			}
		}
	})
}

// TestManyKnownWordsTakeNoTime has as many as files have objects, and long ones.
func TestManyKnownWordsTakeNoTime(t *testing.T) {
	var longer, shorter []string
	for i := range 200_000 {
		longer = append(longer, "ab"+strconv.Itoa(i))
		shorter = append(shorter, cased("abcdefghijklmnopqrst", i))
	}
	long := slices.Repeat([]string{strings.Repeat("ab", 4<<20)}, 200)
	pace.Within(t, "a match", 2*time.Second, func() {
		Match("ab", longer)
		Match("abcdefghijklmnopqrstuvwxyzabcdefghijklmn", shorter)
		Match("abababac", long)
	})
	if got, ok := Match("abab", long); !ok || got != long[0] {
		t.Error("what begins with the word is not found")
	}
}

// cased is a word with some letters in upper case, as the bits of a number say.
func cased(word string, bits int) string {
	letters := []byte(word)
	for i := range letters {
		letters[i] -= byte(bits>>i&1) << 5
	}
	return string(letters)
}
