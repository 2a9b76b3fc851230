package label

import (
	"math"
	"slices"
)

// What it costs that a name stands beside a line that is not drawn instead of upon it, that it
// is longer than the line, and that it stands level somewhere on it.
const costOfBeyond, costOfLonger, costOfLevel = 60, 60, 200

// longer is how many times as long as a line that is not drawn a name along it may be, and
// levels at how many places of the line a name may stand level.
const longer, levels = 3, 5

// upon lists the spots for a line that is not drawn, such as that along the middle of a sea:
// along it, also where it is shorter than the block, and level on it, but where there must be
// only those along it.
func (b block) upon(line []float64, only bool) []spot {
	t := newTrack(line)
	if !(t.length() > 0) {
		return nil
	}
	var spots []spot
	if missing := b.width - t.length(); missing > 0 && b.width < longer*t.length() {
		spots = b.alongLine(newTrack(lengthened(line, missing+b.width/4)), true)
		for i := range spots {
			spots[i].cost += costOfLonger
		}
	} else {
		spots = b.alongLine(t, true)
	}
	if only {
		return spots
	}
	for i := range levels {
		part := (float64(i) + 0.5) / levels
		x, y, _ := t.at(float64(part * t.length()))
		cost := costOfLevel + float64(costOfEnd*math.Abs(2*part-1))
		spots = append(spots, b.centred(x, y, cost).named(string(Inside)))
	}
	return spots
}

// lengthened is a line that goes on straight at both ends, in the direction from its one end to
// the other.
func lengthened(line []float64, by float64) []float64 {
	n := len(line)
	x0, y0, x1, y1 := line[0], line[1], line[n-2], line[n-1]
	fromX, fromY := onwards(x1, y1, x0, y0, by)
	toX, toY := onwards(x0, y0, x1, y1, by)
	return slices.Concat([]float64{fromX, fromY}, line, []float64{toX, toY})
}
