package place

import "github.com/seed-898ab921/kartograph/internal/flat"

// segmentsInRun is how many segments of a line are looked for in the grid together: coasts
// have many in each box.
const segmentsInRun = 12

// run is a piece of a line.
type run struct {
	points []float64
	bounds flat.Page
	length float64
}

func runOf(points []float64) run {
	r := run{points: points, bounds: flat.Around[flat.Page](points, 2)}
	for i := 3; i < len(points); i += 2 {
		if l := (segment{points[i-3], points[i-2], points[i-1], points[i]}).length(); l > 0 { // not NaN
			r.length += l
		}
	}
	return r
}
