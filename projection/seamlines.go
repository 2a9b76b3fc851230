package projection

import (
	"cmp"
	"math"
	"slices"

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
	partner := make(map[int]int)
	for _, a := range eastern {
		k, _ := slices.BinarySearchFunc(western, a.lat-2*tolerance, func(b lineEnd, lat float64) int { return cmp.Compare(b.lat, lat) })
		best, nearest := -1, 2*tolerance
		for ; k < len(western) && western[k].lat <= a.lat+nearest; k++ {
			if d := math.Abs(western[k].lat - a.lat); d <= nearest {
				if _, taken := partner[western[k].number]; !taken {
					best, nearest = k, d
				}
			}
		}
		if best < 0 {
			continue
		}
		if gap := math.Abs(a.lon - western[best].lon - 360); gap > 0 && gap <= 2*tolerance {
			partner[a.number], partner[western[best].number] = western[best].number, a.number
		}
	}
	return partner
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
