package raster

import "math"

// Dashes that nobody tells apart: no dash with the gap beside it is longer than finePair pixels, and
// the line is nowhere farther ahead of its mean share, or behind, than fineShare pixels.
const (
	finePair  = 1.0 / 4
	fineShare = 1.0 / 8
)

// sharePainted is how much of a line, of 1, is painted by dashes that are too fine to be told apart,
// which is what is seen of them; ok is false where they are not that fine.
func (p *Pen) sharePainted() (share float64, ok bool) {
	dashes := twice(p.Dashes)
	period, painted := 0.0, 0.0
	for i, d := range dashes {
		if !(d >= 0) || d+dashes[(i+1)%len(dashes)] > finePair {
			return 0, false
		}
		period += d
		if i%2 == 1 {
			painted += p.capped(dashes[i-1], d)
		}
	}
	if !(period > 0) || filled(dashes, *p) {
		return 0, false
	}
	share = painted / period
	ahead, low, high := 0.0, 0.0, 0.0
	for i := 0; i < len(dashes); i += 2 {
		on := p.capped(dashes[i], dashes[i+1])
		ahead += on - float64(share*on)
		high = max(high, ahead)
		ahead -= float64(share * (dashes[i] + dashes[i+1] - on))
		low = min(low, ahead)
	}
	return share, high-low <= fineShare
}

// capped is how much of a dash and the gap behind it is painted, in pixels of a line: caps reach into gaps,
// a round one as much as its area is of a square one.
func (p *Pen) capped(dash, gap float64) float64 {
	caps := 0.0
	switch p.Cap {
	case SquareCap:
		caps = p.Width
	case RoundCap:
		caps = p.Width * (math.Pi / 4)
	}
	return dash + min(gap, caps)
}

// blendFine paints a stroke of dashes too fine to be told apart as a whole one, as much less opaque.
func (o *op) blendFine() {
	if len(o.pen.Dashes) == 0 {
		return
	}
	if share, ok := o.pen.sharePainted(); ok {
		o.pen.Dashes = nil
		o.paint.Colour.A = uint8(math.Round(float64(o.paint.Colour.A) * share))
	}
}
