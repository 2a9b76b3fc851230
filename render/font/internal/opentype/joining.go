package opentype

import (
	"slices"
	"unicode"
)

// The bits of features: of those that all glyphs want, and of the forms of a letter that joins
// its neighbours.
const (
	always uint32 = 1 << iota
	isolated
	final
	medial
	initial
)

// joining is how a letter joins others (Unicode Standard, section 9.2).
type joining uint8

const (
	unjoined joining = iota
	// transparent letters, which are marks, stand between others as if they were not there.
	transparent
	// before joins the letter before it only (R in the standard), both also the one behind it
	// (D, C).
	before
	both
)

// The Arabic letters that join the letter before them only, and those that join both, in
// ranges (ArabicShaping.txt of Unicode 15.1).
var (
	joinBefore = [][2]rune{{0x622, 0x625}, {0x627, 0x627}, {0x629, 0x629}, {0x62f, 0x632}, {0x648, 0x648}, {0x671, 0x673}, {0x675, 0x677},
		{0x688, 0x699}, {0x6c0, 0x6c0}, {0x6c3, 0x6cb}, {0x6cd, 0x6cd}, {0x6cf, 0x6cf}, {0x6d2, 0x6d3}, {0x6d5, 0x6d5}, {0x6ee, 0x6ef},
		{0x759, 0x75b}, {0x76b, 0x76c}, {0x771, 0x771}, {0x773, 0x774}, {0x778, 0x779}, {0x870, 0x882}, {0x88e, 0x88e}, {0x8aa, 0x8ac},
		{0x8ae, 0x8ae}, {0x8b1, 0x8b2}, {0x8b9, 0x8b9}}
	joinBoth = [][2]rune{{0x620, 0x620}, {0x626, 0x626}, {0x628, 0x628}, {0x62a, 0x62e}, {0x633, 0x647}, {0x649, 0x64a}, {0x66e, 0x66f},
		{0x678, 0x687}, {0x69a, 0x6bf}, {0x6c1, 0x6c2}, {0x6cc, 0x6cc}, {0x6ce, 0x6ce}, {0x6d0, 0x6d1}, {0x6fa, 0x6fc}, {0x6ff, 0x6ff},
		{0x750, 0x758}, {0x75c, 0x76a}, {0x76d, 0x770}, {0x772, 0x772}, {0x775, 0x777}, {0x77a, 0x77f}, {0x883, 0x886}, {0x889, 0x88d},
		{0x88f, 0x88f}, {0x8a0, 0x8a9}, {0x8af, 0x8b0}, {0x8b3, 0x8b8}, {0x8ba, 0x8c8}, {0x200d, 0x200d}}
)

func joiningOf(r rune) joining {
	switch {
	case within(joinBefore, r):
		return before
	case within(joinBoth, r):
		return both
	case r != 0x200c && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Me, r) || unicode.Is(unicode.Cf, r)):
		return transparent
	}
	return unjoined
}

func within(ranges [][2]rune, r rune) bool {
	_, found := slices.BinarySearchFunc(ranges, r, func(of [2]rune, r rune) int {
		switch {
		case of[1] < r:
			return -1
		case of[0] > r:
			return 1
		}
		return 0
	})
	return found
}

// forms are the forms of the letters of a text, in the order in which it is read.
func forms(text []rune) []uint32 {
	of := make([]uint32, len(text))
	last := -1 // the letter that the next one may join
	for i, r := range text {
		j := joiningOf(r)
		if j == transparent {
			continue
		}
		if j == unjoined {
			last = -1
			continue
		}
		of[i] = isolated
		if last >= 0 && joiningOf(text[last]) == both {
			of[i] = final
			if of[last] == final {
				of[last] = medial
			} else {
				of[last] = initial
			}
		}
		last = i
	}
	return of
}
