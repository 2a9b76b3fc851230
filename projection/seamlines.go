package projection

import (
	"cmp"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/twpayne/go-geom"
)

// lineEnd is the begin or the end of a line that was cut near the seam.
type lineEnd struct {
	lon, lat float64
	// number is twice that of the line, and one more for its end.
	number int
}

// joinedLines returns a feature's lines, flat pairs, where some of them were cut
// so far from the seam that a gap is left on a turned map: these go on over it as
// one. It reports false where there are no such; lines that were cut on the seam
// itself meet in any case.
func joinedLines(g geom.T, e Edges) ([][]float64, bool) {
	tolerance := e.seam()
	if !(tolerance > 0) {
		return nil, false
	}
	west, east := endsSpan(g)
	if !(math.Abs(east-west-360) <= 2*tolerance) {
		return nil, false
	}
	lines := pairsOf(g)
	var eastern, western []lineEnd
	for i, line := range lines {
		for k, at := range [2]int{0, len(line) - 2} {
			end := lineEnd{line[at], line[at+1], 2*i + k}
			switch {
			case end.lon >= east-tolerance:
				eastern = append(eastern, end)
			case end.lon <= west+tolerance:
				western = append(western, end)
			}
		}
	}
	partner := partners(eastern, western, tolerance)
	if len(partner) == 0 {
		return nil, false
	}
	return linked(lines, partner), true
}

// endsSpan returns the westernmost and easternmost longitude of the ends of lines.
func endsSpan(g geom.T) (west, east float64) {
	west, east = math.Inf(1), math.Inf(-1)
	stride := g.Stride()
	for line := range flat.Lines(g) {
		if n := len(line) - stride; n >= 0 {
			west, east = min(west, line[0], line[n]), max(east, line[0], line[n])
		}
	}
	return west, east
}

// pairsOf returns the lines that have a point, as flat pairs.
func pairsOf(g geom.T) [][]float64 {
	stride := g.Stride()
	var lines [][]float64
	for line := range flat.Lines(g) {
		if line = mended(line, stride); len(line) > 0 {
			lines = append(lines, line)
		}
	}
	return lines
}

// partners finds for the ends on both sides, which it sorts, those that go on in each
// other: the nearest in latitude, at most as far apart as two cuts may be.
func partners(eastern, western []lineEnd, tolerance float64) map[int]int {
	byLat := func(a, b lineEnd) int { return cmp.Or(cmp.Compare(a.lat, b.lat), a.number-b.number) }
	sorting.By(eastern, byLat)
	sorting.By(western, byLat)
	partner, left := make(map[int]int), leftEnds{ends: western, taken: make([]bool, len(western))}
	for _, a := range eastern {
		best, far := left.nearest(a.lat)
		if !(far <= 2*tolerance) {
			continue
		}
		if gap := math.Abs(a.lon - western[best].lon - 360); gap > 0 && gap <= 2*tolerance {
			partner[a.number], partner[western[best].number] = western[best].number, a.number
			left.take(best)
		}
	}
	return partner
}

// leftEnds are the ends of lines, by latitude, that have no partner yet. It is asked from south to
// north, and goes through them once, as many may be near each other.
type leftEnds struct {
	ends  []lineEnd
	taken []bool
	// south are the places of those that are left and were not north of the last latitude; the
	// others begin at place north.
	south []int
	north int
	// first is the place of the first that is left from north on, last that of the last one at
	// its latitude.
	first, last int
}

// nearest returns the place of the end that is left nearest to a latitude, of those as near
// the last one, and how far that is: NaN where none is left.
func (l *leftEnds) nearest(lat float64) (place int, far float64) {
	far = math.NaN()
	if lat != lat {
		return 0, far
	}
	for ; l.north < len(l.ends) && !(l.ends[l.north].lat > lat); l.north++ {
		if !l.taken[l.north] && l.ends[l.north].lat <= lat {
			l.south = append(l.south, l.north)
		}
	}
	if n := len(l.south); n > 0 {
		place = l.south[n-1]
		far = lat - l.ends[place].lat
	}
	for l.first = max(l.first, l.north); l.first < len(l.ends) && l.taken[l.first]; {
		l.first++
	}
	if l.first == len(l.ends) {
		return place, far
	}
	if d := l.ends[l.first].lat - lat; !(d > far) {
		for l.last = max(l.last, l.first); l.last+1 < len(l.ends) && l.ends[l.last+1].lat == l.ends[l.first].lat && !l.taken[l.last+1]; {
			l.last++
		}
		place, far = l.last, d
	}
	return place, far
}

// take takes out the end that is nearest.
func (l *leftEnds) take(place int) {
	l.taken[place] = true
	if place < l.north {
		l.south = l.south[:len(l.south)-1]
	} else {
		l.last--
	}
}

// linked puts lines together whose ends are partners, in the order and direction of
// the first of each.
func linked(lines [][]float64, partner map[int]int) [][]float64 {
	done := make([]bool, len(lines))
	var out [][]float64
	for i := range lines {
		if done[i] {
			continue
		}
		begin := 2 * i // back to where the whole line begins
		for {
			before, ok := partner[begin]
			if !ok || before^1 == 2*i {
				break
			}
			begin = before ^ 1
		}
		var line []float64
		for at, ok := begin, true; ok && !done[at/2]; at, ok = partner[at^1] {
			done[at/2] = true
			line = appendWay(line, lines[at/2], at%2 == 1)
		}
		if _, around := partner[begin]; around {
			line = append(line, line[0], line[1])
		}
		out = append(out, line)
	}
	return out
}

// appendWay appends the points of a line, from its end if it is backward.
func appendWay(to, line []float64, backward bool) []float64 {
	if !backward {
		return append(to, line...)
	}
	for k := len(line) - 2; k >= 0; k -= 2 {
		to = append(to, line[k], line[k+1])
	}
	return to
}
