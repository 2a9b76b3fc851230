package label

import (
	"math"
	"unicode"
	"unicode/utf8"
)

// How the letters of the name of an area are spaced out: so that it reaches over
// partOfRoom of the area's breadth, by mostSpacing font sizes at most, in steps of
// stepOfSpacing; by less than leastSpacing it is not done.
const (
	partOfRoom    = 0.5
	mostSpacing   = 0.4
	leastSpacing  = 0.1
	stepOfSpacing = 0.05
)

// costOfUnspaced is what it costs to write a name as it is whose letters could be spaced out.
const costOfUnspaced = 30

// mayBeSpaced reports whether the letters of a label may be spaced out: where that is
// wanted, its style says nothing about it, and it is one line in a script whose letters
// stand by themselves.
func (w Wanted) mayBeSpaced() bool {
	cost := costs(w.Strategies)
	_, wanted := cost.of(Spacing)
	return wanted && !w.Spaced && w.Fixed == nil && len(w.Lines) == 1 && utf8.RuneCountInString(w.Lines[0]) > 1 && standsAlone(w.Lines[0])
}

// standsAlone reports whether no letters of a text are joined, as in Arabic.
func standsAlone(text string) bool {
	for _, r := range text {
		if unicode.IsLetter(r) && !unicode.In(r, unicode.Latin, unicode.Greek, unicode.Cyrillic, unicode.Armenian, unicode.Georgian,
			unicode.Hebrew, unicode.Han, unicode.Hiragana, unicode.Katakana, unicode.Hangul) {
			return false
		}
	}
	return true
}

// spaced are the spots of a block whose letters are spaced out as far as the polygon is
// broad: at its pole of inaccessibility, and elsewhere with room.
func (a *area) spaced(b block) []spot {
	top, bottom := b.band(a.y)
	for _, g := range a.gaps(top, bottom) {
		if g[0] < a.x && a.x < g[1] {
			more := float64(partOfRoom*(g[1]-g[0])) - b.width
			em := math.Floor(more/(float64(utf8.RuneCountInString(b.lines[0]))*b.size)/stepOfSpacing) * stepOfSpacing
			if em = min(em, mostSpacing); em >= leastSpacing {
				return a.spacedBy(b, math.Round(float64(em*b.size)*100)/100)
			}
		}
	}
	return nil
}

// spacedBy are the spots of a block with so many pixels more behind each letter. What stands
// behind the last one is not seen, so that the middle is half of it farther.
func (a *area) spacedBy(b block, spacing float64) []spot {
	wide := b.spaced(spacing)
	var spots []spot
	for _, p := range append([]point{{a.x, a.y, 0}}, a.rows(wide)...) {
		p.x += spacing / 2
		s := a.centred(wide, p, math.Max(0, a.edges.distance(p.x, p.y)))
		if !s.spills {
			s.spacing, s.how = spacing, []Strategy{Spacing}
			spots = append(spots, s)
		}
	}
	return spots
}
