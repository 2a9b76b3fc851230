package label

import (
	"math"
)

// mostRoom is on how many points of the edge of a polygon the room for its text is looked
// for: more say nothing that a text could feel.
const mostRoom = 300

// roomiest is the point of the polygon that has most room around it for a block: the pole
// of inaccessibility where everything is pressed together from left and right as much as
// makes the block a square.
func (a area) roomiest(b block) (x, y float64, ok bool) {
	flatness := b.width / b.height()
	if !(flatness > 1.2) || math.IsInf(flatness, 0) {
		return 0, 0, false
	}
	n := 0
	for _, ring := range a.rings {
		n += len(ring) / 2
	}
	step := n/mostRoom + 1
	pressed := make([][]float64, len(a.rings))
	for i, ring := range a.rings {
		for k := 0; k+1 < len(ring); k += 2 * step {
			pressed[i] = append(pressed[i], ring[k]/flatness, ring[k+1])
		}
		if len(pressed[i]) > 1 { // closed again
			pressed[i] = append(pressed[i], pressed[i][0], pressed[i][1])
		}
	}
	x, y, ok = poleOf(pressed)
	return x * flatness, y, ok
}

// spills reports whether a spot reaches across the edge of the polygon.
func (a area) spills(s spot) bool {
	for _, b := range s.boxes {
		box := b.Bounds()
		if !a.box.Holds(box) {
			return true
		}
		x, y := box.MinX+float64(box.Width()/2), box.MinY+float64(box.Height()/2)
		if edgeDistance(x, y, a.rings) < 0 {
			return true
		}
		for _, ring := range a.rings {
			for i := 3; i < len(ring); i += 2 {
				if b.Crossed(ring[i-3], ring[i-2], ring[i-1], ring[i]) {
					return true
				}
			}
		}
	}
	return false
}
