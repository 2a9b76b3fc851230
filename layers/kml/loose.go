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
	// last says that no comma and word follow.
	last bool
}

// looseCoordinates reads coordinates whose tuples may be divided by commas as
// well: "13,52,0, 14,53,0," and "13,52,0,14,53,0". What stands between blanks
// without a comma is one tuple or several. It is gone through twice, so that no
// list of its words is made.
func looseCoordinates(text string) ([]float64, error) {
	var flat []float64
	for at := skipBlanks(text, 0); at < len(text); {
		size, words, err := tupleSize(text, at, len(flat)/2+1)
		if err != nil {
			return nil, err
		}
		for words > 0 {
			var list [3]word
			n := 0
			for n < 3 && (n == 0 || size == byGaps && !list[n-1].gap && words > 0 || n < size) {
				list[n], at = nextWord(text, at)
				n, words = n+1, words-1
			}
			x, y, err := point(list[:n])
			if err != nil {
				return nil, err
			}
			flat = append(flat, x, y)
		}
	}
	return flat, nil
}

// nextWord takes the word at a place and returns the place of the next one.
func nextWord(text string, at int) (w word, next int) {
	end := at
	for end < len(text) && text[end] != ',' && !isBlank(text[end]) {
		end++
	}
	w.text = text[at:end]
	if at = skipBlanks(text, end); at >= len(text) || text[at] != ',' {
		w.last = true
		return w, at
	}
	next = skipBlanks(text, at+1)
	w.gap, w.last = next > at+1, next >= len(text)
	return w, next
}

// byGaps is the size of tuples that end where a blank follows their comma.
const byGaps = -1

// tupleSize returns how many of the words from a place on, up to a blank without a
// comma, make a point, and how many words there are: two or three divided by commas
// alone if the gaps say so everywhere, else three, or all if there are no more. A
// comma at the end has no word after it.
func tupleSize(text string, at, number int) (size, words int, err error) {
	even, since := true, 0
	for last := false; !last; {
		var w word
		w, at = nextWord(text, at)
		words, since, last = words+1, since+1, w.last
		if w.gap || last {
			even = even && (since == 2 || since == 3)
			since = 0
		}
	}
	switch {
	case words == 2 || words == 3:
		return words, words, nil
	case words > 3 && even:
		return byGaps, words, nil
	case words > 3 && words%3 == 0:
		return 3, words, nil
	}
	return 0, 0, tally.Of(tally.NotNumbers, fmt.Errorf("coordinates: a point has 2 or 3 numbers divided by commas, this one %d (point %d)", words, number))
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
