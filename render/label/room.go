package label

import (
	"math"
)

// mostRoom is on how many points of the edge of a polygon the room for its text is looked
// for: more say nothing that a text could feel.
const mostRoom = 300

// mostFlat is the flattest block that room is looked for, and flatter the step from one
// flatness to the next that is looked at: texts of nearly the same shape share a place.
const mostFlat, flatter = 40, 1.25

// rooms remembers the roomiest point for blocks of each flatness.
type rooms map[float64]point

// roomiest is the point of the polygon that has most room around it for a block: the pole
// of inaccessibility where everything is pressed together from left and right as much as
// makes the block a square.
func (a area) roomiest(b block) (p point, ok bool) {
	flatness := 1.0
	for flatness*flatter <= math.Min(b.width/b.height(), mostFlat) {
		flatness *= flatter
	}
	if flatness == 1 {
		return point{}, false
	}
	p, ok = a.rooms[flatness]
	if !ok {
		x, y, found := poleOf(a.pressed(flatness), precisionOfRoom)
		p = point{x * flatness, y, costOfRoom}
		if !found {
			p.cost = math.Inf(1)
		}
		a.rooms[flatness] = p
	}
	return p, p.cost == costOfRoom
}

// pressed are the rings of the polygon pressed together from left and right, with few
// points.
func (a area) pressed(flatness float64) [][]float64 {
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
	return pressed
}

// spills reports whether a spot reaches across the edge of the polygon, given how deep
// inside its middle is.
func (a area) spills(s spot, depth float64) bool {
	for _, b := range s.boxes {
		w, h := b.Width()/2, b.Height()/2
		if len(s.boxes) == 1 && depth >= math.Sqrt(float64(w*w)+float64(h*h)) {
			return false
		}
		if len(s.boxes) == 1 && depth < math.Min(w, h) || !a.box.Holds(b.Bounds()) {
			return true
		}
		if a.edges.cross(b) {
			return true
		}
	}
	return false
}
