package label

import (
	"math"
	"slices"
)

// costOfSmallest is how many times as much as a little smaller it costs to draw a label
// as small as may be.
const costOfSmallest = 1.3

// version is a way to write a label.
type version struct {
	lines  []string
	font   Font
	halo   float64
	anchor string
	// how lists what was done to the text.
	how  []Strategy
	cost float64
}

// versions lists the ways to write a label: as it is, in two lines, short, and each of
// these in smaller letters, as far as its strategies allow.
func versions(w Wanted) []version {
	cost := costs(w.Strategies)
	whole := version{w.Lines, w.Font, w.Halo, w.Anchor, nil, 0}
	all := []version{whole}
	if c, ok := cost[Stacking]; ok && len(w.Stacked) > 0 {
		all = append(all, whole.with(w.Stacked, Stacking, c))
	}
	if c, ok := cost[Shortening]; ok && len(w.Short) > 0 {
		all = append(all, whole.with(w.Short, Shortening, c))
	}
	c, ok := cost[Shrinking]
	if !ok || !(w.MinSize > 0 && w.MinSize < w.Font.Size) {
		return all
	}
	for _, v := range all {
		all = append(all, v.smaller((w.Font.Size+w.MinSize)/2, c), v.smaller(w.MinSize, c*costOfSmallest))
	}
	return all
}

func (v version) with(lines []string, how Strategy, cost float64) version {
	v.lines, v.cost, v.how = lines, v.cost+cost, append(slices.Clip(v.how), how)
	return v
}

// smaller is the version in letters of another size, rounded to a tenth of a pixel; the
// space between letters goes with them.
func (v version) smaller(size, cost float64) version {
	size = math.Round(size*10) / 10
	v.font.Spacing = float64(v.font.Spacing * (size / v.font.Size))
	v.font.Size, v.cost, v.how = size, v.cost+cost, append(slices.Clip(v.how), Shrinking)
	return v
}
