package label

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/render/label/place"
)

// edges are those of a polygon, in runs of which the box tells whether one of them
// can matter to a point: most cannot.
type edges struct {
	rings [][]float64
	runs  []edgeRun
}

// edgeRun are some edges one after the other, by their points.
type edgeRun struct {
	box    flat.Page
	points []float64
}

// edgesInRun is how many edges go together.
const edgesInRun = 12

func edgesOf(rings [][]float64) *edges {
	e := &edges{rings: rings}
	for _, ring := range rings {
		for i := 0; i+2 < len(ring); i += 2 * edgesInRun {
			points := ring[i:min(i+2*edgesInRun+2, len(ring))]
			e.runs = append(e.runs, edgeRun{flat.Around[flat.Page](points, 2), points})
		}
	}
	return e
}

// distance is the distance of a point from the edges, negative outside of the
// polygon that they make.
func (e *edges) distance(x, y float64) float64 {
	d, _ := e.distanceFrom(x, y, 0)
	return d
}

// distanceFrom is the distance of a point, and the number of the run that is nearest to it.
// It is found sooner where one is known that is near.
func (e *edges) distanceFrom(x, y float64, near int) (distance float64, nearest int) {
	within, least := false, math.Inf(1)
	if near < len(e.runs) {
		least, nearest = e.runs[near].nearest(x, y, least), near
	}
	for i := range e.runs {
		r := &e.runs[i]
		if r.box.MaxY > y && r.box.MinY <= y && r.box.MaxX > x && r.crossings(x, y)%2 == 1 {
			within = !within
		}
		if i == near || beyond(r.box, x, y, least) {
			continue
		}
		if d := r.nearest(x, y, least); d < least {
			least, nearest = d, i
		}
	}
	if !within {
		return -math.Sqrt(least), nearest
	}
	return math.Sqrt(least), nearest
}

// has reports whether a point is within the polygon, by the even-odd rule.
func (e *edges) has(x, y float64) bool {
	within := false
	for i := range e.runs {
		if r := &e.runs[i]; r.box.MaxY > y && r.box.MinY <= y && r.box.MaxX > x && r.crossings(x, y)%2 == 1 {
			within = !within
		}
	}
	return within
}

// hasOneOf reports whether one end of a level line, or its middle, is within the polygon.
func (e *edges) hasOneOf(from, to, y float64) bool {
	at, within := [3]float64{from, from + float64((to-from)/2), to}, [3]bool{}
	for i := range e.runs {
		r := &e.runs[i]
		if !(r.box.MaxY > y && r.box.MinY <= y && r.box.MaxX > from) {
			continue
		}
		for k := 2; k < len(r.points); k += 2 {
			x0, y0, x1, y1 := r.points[k-2], r.points[k-1], r.points[k], r.points[k+1]
			if (y0 > y) == (y1 > y) {
				continue
			}
			crossing := float64((x1-x0)*(y-y0)/(y1-y0)) + x0
			for n, x := range at {
				within[n] = within[n] != (x < crossing)
			}
		}
	}
	return within[0] || within[1] || within[2]
}

// nearer reports whether a point is within the polygon, or outside of it and nearer to an edge
// than a distance.
func (e *edges) nearer(x, y, distance float64) bool {
	within, least := false, float64(distance*distance)
	for i := range e.runs {
		r := &e.runs[i]
		if !beyond(r.box, x, y, least) && r.nearest(x, y, least) < least {
			return true
		}
		if r.box.MaxY > y && r.box.MinY <= y && r.box.MaxX > x && r.crossings(x, y)%2 == 1 {
			within = !within
		}
	}
	return within
}

// crossingsAt is where edges cross a level line, from left to right, in a list whose room is
// used.
func (e *edges) crossingsAt(y float64, crossings []float64) []float64 {
	crossings = crossings[:0]
	for i := range e.runs {
		if r := &e.runs[i]; r.box.MinY <= y && r.box.MaxY > y {
			crossings = crossed(r.points, y, 0, 1, crossings)
		}
	}
	slices.Sort(crossings)
	return crossings
}

// crossingsAcross is where edges cross an upright line, from top to bottom.
func (e *edges) crossingsAcross(x float64, crossings []float64) []float64 {
	crossings = crossings[:0]
	for i := range e.runs {
		if r := &e.runs[i]; r.box.MinX <= x && r.box.MaxX > x {
			crossings = crossed(r.points, x, 1, 0, crossings)
		}
	}
	slices.Sort(crossings)
	return crossings
}

// crossed adds where edges cross a line at the height at, with the coordinates along and
// across it at these places of each point.
func crossed(points []float64, at float64, along, across int, all []float64) []float64 {
	for k := 2; k+1 < len(points); k += 2 {
		v0, v1 := points[k-2+across], points[k+across]
		if (v0 > at) != (v1 > at) {
			u0, u1 := points[k-2+along], points[k+along]
			all = append(all, u0+float64((u1-u0)*((at-v0)/(v1-v0))))
		}
	}
	return all
}

// cross reports whether an edge runs through a box.
func (e *edges) cross(b place.Box) bool {
	bounds := b.Bounds()
	for k := range e.runs {
		r := &e.runs[k]
		if !r.box.Meets(bounds) {
			continue
		}
		for i := 3; i < len(r.points); i += 2 {
			s := segment{r.points[i-3], r.points[i-2], r.points[i-1], r.points[i]}
			if s.box().Meets(bounds) && b.Crossed(s.x0, s.y0, s.x1, s.y1) {
				return true
			}
		}
	}
	return false
}

// crossings counts the edges that a line from a point to the east meets.
func (r *edgeRun) crossings(x, y float64) int {
	n := 0
	for i := 2; i < len(r.points); i += 2 {
		x0, y0, x1, y1 := r.points[i-2], r.points[i-1], r.points[i], r.points[i+1]
		if (y0 > y) != (y1 > y) && x < (x1-x0)*(y-y0)/(y1-y0)+x0 {
			n++
		}
	}
	return n
}

// nearest is the square of a point's distance from the edges, or least where that is
// less.
func (r *edgeRun) nearest(x, y, least float64) float64 {
	px, py := r.points[0]-x, r.points[1]-y
	for i := 3; i < len(r.points); i += 2 {
		qx, qy := r.points[i-1]-x, r.points[i]-y
		least = segment{px, py, qx, qy}.nearest(least)
		px, py = qx, qy
	}
	return least
}

// beyond reports whether what is in a box is surely farther from a point than the
// square of a distance.
func beyond(b flat.Page, x, y, distance2 float64) bool {
	const rounding = 1 + 1e-9
	dx := max(b.MinX-x, x-b.MaxX, 0)
	dy := max(b.MinY-y, y-b.MaxY, 0)
	return float64(dx*dx)+float64(dy*dy) > distance2*rounding
}

// segment is a straight line between two points.
type segment struct{ x0, y0, x1, y1 float64 }

func (s segment) box() flat.Page {
	return flat.Page{MinX: min(s.x0, s.x1), MinY: min(s.y0, s.y1), MaxX: max(s.x0, s.x1), MaxY: max(s.y0, s.y1)}
}

// distance2 is the square of a point's distance from the segment.
func (s segment) distance2(x, y float64) float64 {
	return segment{s.x0 - x, s.y0 - y, s.x1 - x, s.y1 - y}.nearest(math.Inf(1))
}

// nearest is the square of the segment's distance from 0, or least where that is less. It
// divides only where it is nearer.
func (s segment) nearest(least float64) float64 {
	dx, dy := s.x1-s.x0, s.y1-s.y0
	length2, along := float64(dx*dx)+float64(dy*dy), -(float64(s.x0*dx) + float64(s.y0*dy))
	switch {
	case !(along > 0):
		return min(least, float64(s.x0*s.x0)+float64(s.y0*s.y0))
	case along >= length2:
		return min(least, float64(s.x1*s.x1)+float64(s.y1*s.y1))
	}
	if across := float64(s.x0*dy) - float64(s.y0*dx); float64(across*across) < float64(least*length2) {
		return across * across / length2
	}
	return least
}
