package place

import "github.com/seed-898ab921/kartograph/internal/flat"

// segmentsInRun is how many segments of a line are looked for in the grid together: coasts
// have many in each box.
const segmentsInRun = 12

// run is a piece of a line.
type run struct {
	points []float64
	bounds flat.Page
	// length is how long it is, less than 0 as long as nobody has asked.
	length float64
}

func runOf(points []float64) run {
	return run{points, flat.Around[flat.Page](points, 2), -1}
}

// long is the length of a run.
func (r *run) long() float64 {
	if r.length < 0 {
		r.length = 0
		for i := 3; i < len(r.points); i += 2 {
			if l := (segment{r.points[i-3], r.points[i-2], r.points[i-1], r.points[i]}).length(); l > 0 { // not NaN
				r.length += l
			}
		}
	}
	return r.length
}

// inside is how much of a run lies in a box, and how many comparisons it took to know it.
func (r *run) inside(b Box) (in float64, work int) {
	if !b.turned() && b.Holds(r.bounds) {
		return r.long(), 0
	}
	bounds := b.Bounds()
	for i := 3; i < len(r.points); i += 2 {
		s := segment{r.points[i-3], r.points[i-2], r.points[i-1], r.points[i]}
		if overlapUpright(s.bounds(), bounds) {
			in += s.within(b)
		}
	}
	return in, len(r.points) / 2
}
