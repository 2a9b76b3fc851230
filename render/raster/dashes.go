package raster

import "math"

// mostDashes is how many dashes a line as wide as a pixel may have.
const mostDashes = 1 << 20

// dashesFor are the lengths of a line's dashes and gaps, an even number of them, or none for a
// line that has no gaps. They are longer where a line would have too many of them, and where it is so
// long that they are lost in the last digits of where it is.
func dashesFor(points []point, pen Pen, page view) []float64 {
	const digits = 1 << 40
	length, longest := 0.0, 0.0
	for i := 1; i < len(points); i++ {
		s, one := segmentOf(points[i-1], points[i])
		if from, to := page.sees(s, one, pen); from < to {
			length += to - from
		}
		longest = max(longest, one)
	}
	dashes := twice(pen.Dashes)
	period := 0.0
	for _, d := range dashes {
		if !(d >= 0) {
			return nil // as SVG has it: the whole list is wrong
		}
		period += d
	}
	most := mostDashes / (1 + math.Sqrt(pen.Width))
	least := max(length*float64(len(dashes))/most, longest/digits)
	if !(period > 0) || math.IsInf(period, 0) || filled(dashes, pen) {
		return nil
	}
	if period >= least {
		return dashes
	}
	longer := make([]float64, len(dashes))
	for i, d := range dashes {
		longer[i] = d / period * least
	}
	return longer
}

// twice are the dashes and gaps of a pen, of which an odd number is taken twice.
func twice(dashes []float64) []float64 {
	if len(dashes)%2 == 0 {
		return dashes
	}
	return append(dashes[:len(dashes):len(dashes)], dashes...)
}

// filled reports whether caps fill all gaps between dashes.
func filled(dashes []float64, pen Pen) bool {
	widest := 0.0
	for i := 1; i < len(dashes); i += 2 {
		widest = max(widest, dashes[i])
	}
	switch pen.Cap {
	case SquareCap:
		return widest <= pen.Width
	case RoundCap: // what they leave free is gap²/4 of the width deep
		return widest < pen.Width && float64(widest*widest) <= 4*unseen*pen.Width
	}
	return widest <= 0
}

// segment is a straight part of a line, and its direction.
type segment struct{ from, to, along point }

// segmentOf is the part of a line between two points, and its length.
func segmentOf(a, b point) (segment, float64) {
	length := hypot(b.x-a.x, b.y-a.y)
	return segment{from: a, to: b, along: point{(b.x - a.x) / length, (b.y - a.y) / length}}, length
}

// at is the point so many pixels along it.
func (s *segment) at(far float64) point {
	return point{s.from.x + float64(s.along.x*far), s.from.y + float64(s.along.y*far)}
}

// view is the size of the page that is painted.
type view struct{ width, height float64 }

// sees is between which places of a part of a line, in pixels along it, dashes may be seen on the page.
func (v view) sees(s segment, length float64, pen Pen) (from, to float64) {
	low, high := point{math.Inf(1), math.Inf(1)}, point{math.Inf(-1), math.Inf(-1)}
	for _, corner := range [4]point{{0, 0}, {v.width, 0}, {0, v.height}, {v.width, v.height}} {
		x, y := corner.x-s.from.x, corner.y-s.from.y
		at := point{float64(x*s.along.x) + float64(y*s.along.y), float64(y*s.along.x) - float64(x*s.along.y)}
		low, high = point{min(low.x, at.x), min(low.y, at.y)}, point{max(high.x, at.x), max(high.y, at.y)}
	}
	half, beyond := pen.Width/2, 0.0
	if pen.Cap != ButtCap {
		beyond = half
	}
	if low.y > half || high.y < -half {
		return length, length
	}
	return max(0, min(length, low.x-beyond)), max(0, min(length, high.x+beyond))
}
