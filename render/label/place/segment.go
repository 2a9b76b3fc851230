package place

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Crossed reports whether a straight line between two points runs through the box.
func (b Box) Crossed(x0, y0, x1, y1 float64) bool { return (segment{x0, y0, x1, y1}).within(b) > 0 }

// segment is a straight piece of a line.
type segment struct{ x0, y0, x1, y1 float64 }

func (s segment) bounds() flat.Page {
	return flat.Page{MinX: min(s.x0, s.x1), MinY: min(s.y0, s.y1), MaxX: max(s.x0, s.x1), MaxY: max(s.y0, s.y1)}
}

// within is the length of the segment that lies in a box (Liang and Barsky's
// clipping).
func (s segment) within(b Box) float64 {
	x, y := b.middle()
	cos, sin := b.direction()
	px, py := toward(s.x0-x, s.y0-y, cos, sin)
	qx, qy := toward(s.x1-x, s.y1-y, cos, sin)
	from, to := 0.0, 1.0
	for _, side := range [4][2]float64{
		{px - qx, px + b.Width()/2}, {qx - px, b.Width()/2 - px}, {py - qy, py + b.Height()/2}, {qy - py, b.Height()/2 - py},
	} {
		switch t := side[1] / side[0]; {
		case side[0] < 0:
			from = max(from, t)
		case side[0] > 0:
			to = min(to, t)
		case side[1] < 0:
			return 0
		}
	}
	if !(from < to) {
		return 0
	}
	return (to - from) * s.length()
}

func (s segment) length() float64 {
	dx, dy := s.x1-s.x0, s.y1-s.y0
	return math.Sqrt(float64(dx*dx) + float64(dy*dy))
}

// toward is a vector as seen from a direction.
func toward(x, y, cos, sin float64) (along, across float64) {
	return float64(x*cos) + float64(y*sin), float64(y*cos) - float64(x*sin)
}
