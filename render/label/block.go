package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// block is a text whose lines are laid out one below the other.
type block struct {
	lines []string
	size  float64
	// full is the size of letters that it has where it is not drawn smaller.
	full float64
	// width is that of the longest line.
	width float64
	// ascent is how far the first line reaches above its baseline, descent how
	// far the last one reaches below its own.
	ascent, descent float64
	// before and behind are how far letters reach beyond the start and end of their lines.
	before, behind float64
	halo           float64
	// thick is half the width of the line that the text runs along.
	thick  float64
	anchor string
	// spaced, when not nil, is the block with so many pixels more behind each letter, which
	// an area may have it drawn with.
	spaced func(spacing float64) block
}

// lineHeight is the distance of baselines in font sizes.
const lineHeight = 1.2

// xHeight is how far, in font sizes, the middle of lower-case letters stands
// above the baseline, twice: about the same in all fonts used on maps.
const xHeight = 0.35

// layOut lays the lines of a version out.
func layOut(v version, measure Measure) block {
	b := block{lines: v.lines, size: v.font.Size, full: v.full, halo: v.halo, anchor: v.anchor}
	for i, line := range v.lines {
		e := measure(line, v.font)
		b.width = max(b.width, e.Width)
		b.before, b.behind = max(b.before, e.Before), max(b.behind, e.Behind)
		if i == 0 {
			b.ascent = e.Ascent
		}
		b.descent = e.Descent
	}
	return b
}

// depth is how far the last baseline is below the first.
func (b block) depth() float64 { return float64(lineHeight * b.size * float64(len(b.lines)-1)) }

// height is that of all lines, from the top of the first to the bottom of the last.
func (b block) height() float64 { return b.ascent + b.depth() + b.descent }

// spot is a block somewhere on the page.
type spot struct {
	text render.Text
	// curve is the baseline of a text that follows a line.
	curve *geom.LineString
	size  float64
	// spacing is what stands behind each letter besides; 0 is what the style says.
	spacing float64
	boxes   []place.Box
	// where names the place, how lists what was done to the text.
	where string
	how   []Strategy
	// beside says that the text stands beside its area, spills that it reaches across the
	// edge of it.
	beside, spills bool
	// cost is what the label is worth less here, in thousandths.
	cost float64
}

// at puts the block so that its left edge is at x and its first baseline at y. Its
// lines stand flush at the side that anchor says, unless the style says another.
func (b block) at(x, y float64, anchor render.Anchor, cost float64) spot {
	t := render.Text{Y: y, Lines: b.lines, LineHeight: lineHeight * b.size}
	switch render.Anchor(b.anchor) {
	case render.AnchorStart, render.AnchorMiddle, render.AnchorEnd:
		anchor = render.Anchor(b.anchor)
	default:
		if anchor != render.AnchorMiddle {
			t.Anchor = anchor
		}
	}
	switch anchor {
	case render.AnchorStart:
		t.X = x
	case render.AnchorEnd:
		t.X = x + b.width
	default:
		t.X = x + float64(b.width/2)
	}
	box := render.Box{MinX: x - b.before, MinY: y - b.ascent, MaxX: x + b.width + b.behind, MaxY: y + b.depth() + b.descent}
	return spot{text: t, size: b.size, boxes: []place.Box{{Page: box.Grown(b.halo)}}, cost: cost}
}

// centred puts the block with its middle at a point: the middle of its width, or the
// side that the style wants there, and of the heights of its lower-case letters.
func (b block) centred(x, y, cost float64) spot {
	left := x - float64(b.width/2)
	switch render.Anchor(b.anchor) {
	case render.AnchorStart:
		left = x
	case render.AnchorEnd:
		left = x - b.width
	}
	return b.at(left, y+b.middle(), render.AnchorMiddle, cost)
}

// middle is how far the first baseline is below the middle of the block.
func (b block) middle() float64 { return float64(xHeight*b.size) - float64(b.depth()/2) }

// candidate is the spot as the placement sees it, for a label that is worth so much.
func (s spot) candidate(worth int64) place.Candidate {
	return place.Candidate{Boxes: s.boxes, Cost: int64(s.cost * float64(worth) / 1000)}
}

// named is the spot with a name for its place.
func (s spot) named(where string) spot {
	s.where = where
	return s
}

// moved is the spot somewhere else, and its text turned about its anchor point.
func (s spot) moved(by Fixed) spot {
	boxes := make([]place.Box, len(s.boxes))
	for i, b := range s.boxes {
		b.Page = flat.Page{MinX: b.MinX + by.DX, MinY: b.MinY + by.DY, MaxX: b.MaxX + by.DX, MaxY: b.MaxY + by.DY}
		boxes[i] = b
	}
	s.boxes = boxes
	s.text.X, s.text.Y = s.text.X+by.DX, s.text.Y+by.DY
	if s.curve != nil {
		s.curve = shifted(s.curve, by.DX, by.DY)
		return s // a curve has an angle of its own everywhere
	}
	if by.Angle != 0 {
		s.turn(by.Angle)
	}
	return s
}

// turn turns a straight text about its anchor point by an angle in degrees.
func (s *spot) turn(degrees float64) {
	s.text.Angle += degrees
	sin, cos := math.Sincos(flat.Radians(degrees))
	for i, b := range s.boxes {
		x, y := b.Page.MinX+float64(b.Width()/2)-s.text.X, b.Page.MinY+float64(b.Height()/2)-s.text.Y
		dx := s.text.X + float64(x*cos) - float64(y*sin) - (x + s.text.X)
		dy := s.text.Y + float64(x*sin) + float64(y*cos) - (y + s.text.Y)
		boxCos, boxSin := b.Cos, b.Sin
		if boxSin == 0 {
			boxCos = 1
		}
		s.boxes[i] = place.Box{
			Page: flat.Page{MinX: b.MinX + dx, MinY: b.MinY + dy, MaxX: b.MaxX + dx, MaxY: b.MaxY + dy},
			Cos:  float64(boxCos*cos) - float64(boxSin*sin), Sin: float64(boxSin*cos) + float64(boxCos*sin),
		}
	}
}
