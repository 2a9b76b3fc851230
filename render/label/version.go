package label

import "math"

// What it costs to break a label into lines, to shorten it, and to draw it smaller, in
// thousandths: the strategies where a label has no room as it is, the best first.
const (
	costOfStack   = 200
	costOfShort   = 300
	costOfSmaller = 320
)

// version is a way to write a label.
type version struct {
	lines  []string
	font   Font
	halo   float64
	anchor string
	cost   float64
}

// versions lists the ways to write a label: as it is, in two lines, short, and each of
// these in smaller letters.
func versions(w Wanted) []version {
	whole := version{w.Lines, w.Font, w.Halo, w.Anchor, 0}
	all := []version{whole}
	if len(w.Stacked) > 0 {
		all = append(all, whole.with(w.Stacked, costOfStack))
	}
	if len(w.Short) > 0 {
		all = append(all, whole.with(w.Short, costOfShort))
	}
	if !(w.MinSize > 0 && w.MinSize < w.Font.Size) {
		return all
	}
	for _, v := range all {
		all = append(all, v.smaller((w.Font.Size+w.MinSize)/2, costOfSmaller), v.smaller(w.MinSize, costOfSmaller*1.3))
	}
	return all
}

func (v version) with(lines []string, cost float64) version {
	v.lines, v.cost = lines, v.cost+cost
	return v
}

// smaller is the version in letters of another size, rounded to a tenth of a pixel; the
// space between letters goes with them.
func (v version) smaller(size, cost float64) version {
	size = math.Round(size*10) / 10
	v.font.Spacing = float64(v.font.Spacing * (size / v.font.Size))
	v.font.Size, v.cost = size, v.cost+cost
	return v
}
