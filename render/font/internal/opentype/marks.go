package opentype

import (
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// order is the letters of a text, by their numbers, with the marks behind a letter in the
// order in which fonts expect them, which is not that of Unicode for Hebrew and Arabic: the
// dot in a letter before its vowel, the sign of doubling before its vowel.
func order(text []rune) []int {
	sorted := make([]int, len(text))
	for i := range text {
		sorted[i] = i
		rank := rankOf(text[i])
		for k := i; rank > 0 && k > 0 && rankOf(text[sorted[k-1]]) > rank; k-- {
			sorted[k-1], sorted[k] = sorted[k], sorted[k-1]
		}
	}
	return sorted
}

// ranks are the places of marks among those of a letter by their combining class, from 10:
// the points of Hebrew in the order of the SBL Hebrew manual, then those of Arabic with
// the sign of doubling first.
var ranks = [...]uint8{22, 15, 16, 17, 23, 18, 19, 20, 21, 14, 24, 12, 25, 13, 10, 11, 26, 28, 29, 30, 31, 32, 33, 27}

func rankOf(r rune) uint8 {
	if !unicode.Is(unicode.Mn, r) {
		return 0
	}
	const first = 10
	c := norm.NFD.PropertiesString(string(r)).CCC()
	switch {
	case c >= first && int(c-first) < len(ranks):
		return ranks[c-first]
	case c == 103: // vowels of Thai below
		return 3
	}
	return c
}

// spelled is the letters of a text as a font has them: the vowel am of Thai and Lao as the
// mark and the letter that it is, and others in their parts where the whole is not there.
func (f *File) spelled(text []rune) []slot {
	var slots []slot
	shapes := forms(text)
	add := func(r rune, i int, of ...int) {
		slots = append(slots, slot{letter: r, of: of, mask: always | shapes[i]})
	}
	for _, i := range order(text) {
		r := text[i]
		parts := []rune{r}
		if f.Index(r) == 0 {
			if apart := []rune(norm.NFD.String(string(r))); f.hasAll(apart) {
				parts = apart
			}
		}
		switch {
		case unseen(r):
			continue
		case r == 0xe33 || r == 0xeb3:
			const ring = 0x1a // from there to NIKHAHIT, NIGGAHITA
			k := len(slots)
			for k > 0 && aboveMark(slots[k-1].letter) {
				k--
			}
			add(r-1, i)
			slots = append(slots[:k:k], append([]slot{{letter: r + ring, mask: always}}, slots[k:]...)...)
		default:
			add(parts[0], i, i)
			for _, part := range parts[1:] {
				add(part, i)
			}
		}
	}
	return slots
}

// aboveMark reports whether a mark of Thai or Lao stands above the vowels.
func aboveMark(r rune) bool {
	return r >= 0xe34 && r <= 0xe37 || r >= 0xe47 && r <= 0xe4e || r == 0xe31 || r >= 0xeb4 && r <= 0xeb7 || r == 0xebb || r >= 0xec8 && r <= 0xecd || r == 0xeb1
}

func (f *File) hasAll(letters []rune) bool {
	for _, r := range letters {
		if f.Index(r) == 0 {
			return false
		}
	}
	return true
}

// unseen reports whether a letter only says how others are joined or run.
func unseen(r rune) bool {
	return unicode.Is(unicode.Cf, r) && (r < 0x600 || r > 0x8ff) || unicode.Is(unicode.Variation_Selector, r)
}
