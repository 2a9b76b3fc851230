package label

import (
	"math"

	"github.com/seed-898ab921/kartograph/render"
)

// gap is the distance of a text from its circle in font sizes.
const gap = 0.25

// costOfCorner is what a corner costs where the style wants a text at a side.
const costOfCorner = 120

// beside lists the spots for the label of a point: around its circle. Where the style
// anchors texts (text-anchor), they are those of the side that this means, the middle
// of it first, or the middle of the circle.
func beside(b block, x, y, radius float64) []spot {
	towards := 0.0
	switch render.Anchor(b.anchor) {
	case render.AnchorMiddle:
		return []spot{b.centred(x, y, 0).named(string(Inside))}
	case render.AnchorStart:
		towards = 1
	case render.AnchorEnd:
		towards = -1
	}
	all := sides()
	spots := make([]spot, 0, len(all))
	for _, s := range all {
		if towards != 0 && s.dx != towards {
			continue
		}
		if towards != 0 && s.dy != 0 {
			s.cost += costOfCorner
		}
		spots = append(spots, b.toward(s, x, y, radius))
	}
	return spots
}

// toward puts a block beside a circle, in one of eight directions. At the corners its
// own corner is as near to the circle as its edge is at the sides.
func (b block) toward(s side, x, y, radius float64) spot {
	away := radius + float64(gap*b.size) + b.halo
	if s.dx != 0 && s.dy != 0 {
		away = float64(away * (math.Sqrt2 / 2))
	}
	left, anchor := x-float64(b.width/2), render.AnchorMiddle
	switch s.dx {
	case 1:
		left, anchor = x+away, render.AnchorStart
	case -1:
		left, anchor = x-away-b.width, render.AnchorEnd
	}
	baseline := y + b.middle()
	switch s.dy {
	case -1:
		baseline = y - away - b.depth() - b.descent
	case 1:
		baseline = y + away + b.ascent
	}
	return b.at(left, baseline, anchor, s.cost).named(string(s.name))
}
