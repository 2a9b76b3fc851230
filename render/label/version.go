package label

import (
	"math"
	"slices"
)

// shrinking is what it costs to draw a label smaller by a part of what is allowed, in what
// the strategy costs: a little smaller hardly shows, and as small as may be is hard to read.
// The name of an area costs more, which may reach across its border instead, as in atlases.
func shrinking(part float64, area bool) float64 {
	if area {
		return 0.15 + float64(0.5*part) + float64(1.75*part*part)
	}
	return 0.15 + float64(0.5*part) + float64(1.25*part*part)
}

// sizesTried is in how many steps it is looked for the size that an area has room for.
const sizesTried = 8

// version is a way to write a label.
type version struct {
	lines  []string
	font   Font
	halo   float64
	anchor string
	// how lists what was done to the text.
	how  []Strategy
	cost float64
	// full is the size of its letters where it is not drawn smaller.
	full float64
}

// versions lists the ways to write a label in letters of its own size: as it is, in two
// lines, short, as far as its strategies allow.
func versions(w Wanted) []version {
	cost := costs(w.Strategies)
	whole := version{w.Lines, w.Font, w.Halo, w.Anchor, nil, 0, w.Font.Size}
	all := []version{whole}
	if c, ok := cost.of(Stacking); ok && len(w.Stacked) > 0 {
		all = append(all, whole.with(w.Stacked, Stacking, c))
	}
	if c, ok := cost.of(Shortening); ok && len(w.Short) > 0 {
		all = append(all, whole.with(w.Short, Shortening, c))
	}
	return all
}

// shrunk are a version in smaller letters: half of the way down to the least size that is
// allowed, and in that size. Where room reports that there is room for it in the least size, but
// not in its own, it is in the largest size with room as well.
func (v version) shrunk(w Wanted, room func(version) bool) []version {
	cost := costs(w.Strategies)
	c, ok := cost.of(Shrinking)
	least, size := w.MinSize, w.Font.Size
	if !ok || !(least > 0 && least < size) {
		return nil
	}
	by := func(part float64) version {
		return v.smaller(size-float64((size-least)*part), c*shrinking(part, room != nil))
	}
	if room == nil || room(v) || !room(by(1)) {
		return []version{by(0.5), by(1)}
	}
	low, high := 0, sizesTried
	for high-low > 1 {
		if middle := (low + high) / 2; room(by(float64(middle) / sizesTried)) {
			high = middle
		} else {
			low = middle
		}
	}
	all := []version{by(float64(high) / sizesTried)}
	if high > sizesTried/2 {
		all = append(all, by(0.5))
	}
	if high < sizesTried {
		all = append(all, by(1))
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
