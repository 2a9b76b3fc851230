// Package direction finds the order in which the letters of a line stand from left to right
// (Unicode Standard Annex 9). golang.org/x/text/unicode/bidi knows the classes of letters; its own
// order is that in which texts are read, and a text that begins in Hebrew turns round as a
// whole, which no viewer of SVG does.
//
// A line runs from left to right, as in SVG where no direction is given. Marks of direction
// count (LRM, RLM, ALM), embeddings and isolates are passed over.
package direction

import (
	"slices"

	"golang.org/x/text/unicode/bidi"
)

// Run are letters of a line that stand beside each other, from From to before To.
type Run struct {
	From, To int
	// Backward says that they stand from right to left.
	Backward bool
}

// Runs are the runs of a line from left to right.
func Runs(text []rune) []Run {
	levels := Levels(text)
	var runs []Run
	for i := 0; i < len(levels); {
		k := i + 1
		for k < len(levels) && levels[k] == levels[i] {
			k++
		}
		runs = append(runs, Run{i, k, levels[i]%2 == 1})
		i = k
	}
	// L2: what stands between letters of a lower level is turned round, from the highest.
	for level := uint8(2); level > 0; level-- {
		for i := 0; i < len(runs); {
			k := i
			for k < len(runs) && levels[runs[k].From] >= level {
				k++
			}
			slices.Reverse(runs[i:k])
			i = k + 1
		}
	}
	return runs
}

// Levels are the levels of letters: even ones run from left to right.
func Levels(text []rune) []uint8 {
	r := &resolver{text: text}
	for _, letter := range text {
		properties, _ := bidi.LookupRune(letter)
		class := properties.Class()
		switch class {
		case bidi.LRE, bidi.RLE, bidi.LRO, bidi.RLO, bidi.PDF, bidi.LRI, bidi.RLI, bidi.FSI, bidi.PDI, bidi.Control:
			class = bidi.BN
		}
		r.classes = append(r.classes, class)
	}
	r.weak()
	r.brackets()
	r.neutral()
	levels := make([]uint8, len(text))
	for i, class := range r.classes {
		switch class { // I1
		case bidi.R:
			levels[i] = 1
		case bidi.AN, bidi.EN:
			levels[i] = 2
		}
	}
	for i := len(levels) - 1; i >= 0 && blank(text[i]); i-- { // L1
		levels[i] = 0
	}
	return levels
}

func blank(r rune) bool {
	p, _ := bidi.LookupRune(r)
	switch p.Class() {
	case bidi.WS, bidi.S, bidi.B, bidi.BN:
		return true
	}
	return false
}

// Mirrored is the sign that stands for another one in a text from right to left: a bracket
// that opens for one that closes.
func Mirrored(r rune) rune {
	switch r {
	case '<':
		return '>'
	case '>':
		return '<'
	case '«':
		return '»'
	case '»':
		return '«'
	case '‹':
		return '›'
	case '›':
		return '‹'
	}
	for _, turned := range bidi.ReverseString(string(r)) {
		return turned
	}
	return r
}
