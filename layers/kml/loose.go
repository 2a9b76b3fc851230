package kml

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/missing"
)

// word is a piece of a coordinates element between commas and blanks.
type word struct {
	text string
	// gap says that a comma and a blank follow, as in "13,52, 14,53".
	gap bool
}

// looseCoordinates reads coordinates whose tuples may be divided by commas as
// well: "13,52,0, 14,53,0," and "13,52,0,14,53,0". What stands between blanks
// without a comma is one tuple or several.
func looseCoordinates(text string) ([]float64, error) {
	var flat []float64
	var words []word
	for at := skipBlanks(text, 0); at < len(text); {
		words, at = nextWords(text, at, words[:0])
		sizes, err := tupleSizes(words, len(flat)/2+1)
		if err != nil {
			return nil, err
		}
		for first := 0; first < len(words); {
			size := sizes(first)
			x, y, err := point(words[first : first+size])
			if err != nil {
				return nil, err
			}
			flat = append(flat, x, y)
			first += size
		}
	}
	return flat, nil
}

// nextWords takes the words from a place on up to a blank without a comma, and
// returns the place of the next ones. A comma at the end has no word after it.
func nextWords(text string, at int, words []word) ([]word, int) {
	for {
		end := at
		for end < len(text) && text[end] != ',' && !isBlank(text[end]) {
			end++
		}
		w := word{text: text[at:end]}
		at = skipBlanks(text, end)
		if at >= len(text) || text[at] != ',' {
			return append(words, w), at
		}
		at++
		next := skipBlanks(text, at)
		w.gap = next > at
		words = append(words, w)
		if at = next; at >= len(text) {
			return words, at
		}
	}
}

// tupleSizes returns how many of the words, from one on, make a point: two or
// three divided by commas alone if the gaps say so everywhere, else three, or
// all if there are no more.
func tupleSizes(words []word, number int) (sizes func(first int) int, err error) {
	gaps := func(first int) int {
		n := 1
		for first+n < len(words) && !words[first+n-1].gap {
			n++
		}
		return n
	}
	switch n := len(words); {
	case n == 2 || n == 3:
		return func(int) int { return n }, nil
	case n > 3 && even(words, gaps):
		return gaps, nil
	case n > 3 && n%3 == 0:
		return func(int) int { return 3 }, nil
	default:
		return nil, tally.Of(tally.NotNumbers, fmt.Errorf("coordinates: a point has 2 or 3 numbers divided by commas, this one %d (point %d)", n, number))
	}
}

// even reports whether the gaps leave two or three words to each point.
func even(words []word, gaps func(int) int) bool {
	for first := 0; first < len(words); {
		n := gaps(first)
		if n < 2 || n > 3 {
			return false
		}
		first += n
	}
	return true
}

// point reads a point of two or three words, of which the last, the height, may
// be missing. The error of a point without a place is errMissing.
func point(words []word) (x, y float64, err error) {
	if missing.Is(words[0].text) || missing.Is(words[1].text) {
		if words[0].text != "" && words[1].text != "" {
			return 0, 0, tally.Of(tally.NotNumbers, errMissing)
		}
	}
	if x, _, err = number(words[0].text, 0); err == nil {
		y, _, err = number(words[1].text, 0)
	}
	if err == nil && len(words) == 3 && !missing.Is(words[2].text) {
		_, _, err = number(words[2].text, 0)
	}
	return x, y, err
}
