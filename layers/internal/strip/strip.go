// Package strip makes the surroundings of paths: loops that go clockwise on the page, at least
// once, around what is left of a path and not farther from it than a distance,
// and around nothing else. The rings of polygons with their inside on the right, lines that go out and back,
// and circles are all that a buffer needs; topology.Widen unites their loops with what
// they surround.
//
// For each edge there is a rectangle on its left, and for each corner that is convex,
// seen from there, a sector of a circle: the point of a path that is nearest to one
// beside it lies in such an edge or corner. A loop goes around a few of them at
// once, often across itself, and what counts is how often it goes around
// (R. Wein, Exact and approximate construction of offset polygons, Computer-Aided Design 39, 2007).
package strip

// Path is a closed path without the bays on its left that the distance does not show.
type Path struct {
	whole    []float64
	points   []point // the first of them at the end once more
	distance float64
	circle   Circle
}

// NewPath makes a path of x and y of points, whole numbers of a small unit, the first of which is at
// the end once more; the distance, in the same unit, is above 0, and the circle that of
// NewCircle for it in px. The points are kept, and must not be changed.
func NewPath(points []float64, distance float64, circle Circle) Path {
	return Path{points, chords(points, distance), distance, circle}
}

// Size is the number of edges.
func (p Path) Size() int { return max(0, len(p.points)-1) }

// Curve goes all along the path in the distance: around what is on its right, as often as the
// path does, and what is on its left up to the distance. That of a point is the circle around it.
func (p Path) Curve() []float64 {
	if p.Size() == 0 {
		var out []float64
		for _, v := range p.circle {
			out = append(out, p.points[0].x+float64(v.x*p.distance), p.points[0].y+float64(v.y*p.distance))
		}
		return append(out, out[0], out[1])
	}
	out := p.along(0, p.Size())
	return append(out, out[0], out[1])
}

// Loop goes along the edges from from on, as far as to, in the distance, and back along
// all points of the path: around what is on the left of these edges, and their bays.
func (p Path) Loop(from, to int) []float64 {
	out := p.along(from, to)
	for i := p.points[to].at; i >= p.points[from].at; i -= 2 {
		out = append(out, p.whole[i], p.whole[i+1])
	}
	return append(out, out[0], out[1])
}

// edge is one of a path: the direction to its left, and those at its ends to what is
// beside it, which is in the same point of the distance where the edge is round.
type edge struct {
	left, from, to vector
	long           float64
	round          bool
}

func (p Path) edge(i int) edge {
	a, b := p.points[i], p.points[i+1]
	dx, dy := b.x-a.x, b.y-a.y
	long := length(dx, dy)
	left := vector{dy / long, -dx / long}
	if !a.round {
		return edge{left, left, left, long, false}
	}
	x, y := middle(dx, dy, p.distance)
	return edge{left, unit(x, y), unit(x-dx, y-dy), long, true}
}

// along is the line beside the edges.
func (p Path) along(from, to int) []float64 {
	out := make([]float64, 0, 10*(to-from)+2*len(p.circle)/4+4)
	add := func(i int, v vector) {
		out = append(out, p.points[i].x+float64(v.x*p.distance), p.points[i].y+float64(v.y*p.distance))
	}
	size := p.Size()
	e := p.edge(from)
	add(from, e.from)
	for i := from + 1; i <= to; i++ {
		next := p.edge(i % size)
		if !e.round {
			add(i, e.to)
		}
		switch way := turning(e, next); {
		case way == beyondHalf:
			back := vector{-e.to.x, -e.to.y}
			p.circle.within(e.to, back, func(v vector) { add(i, v) })
			add(i, back)
			e.to = back
			fallthrough
		case way == around:
			p.circle.within(e.to, next.from, func(v vector) { add(i, v) })
			add(i, next.from)
		case i == to && to-from < size: // the next loop begins there
		case !e.round && !next.round && -p.distance*cross(e.to, next.from) <= min(e.long, next.long):
			add(i, next.from) // both rectangles have the triangle that this cuts off
		default:
			add(i, vector{})
			add(i, next.from)
		}
		e = next
	}
	return out
}

// turn is how what is beside a path goes around the end of an edge: not, as at corners that are
// not convex, or clockwise.
type turn uint8

const (
	not        turn = iota
	around          // up to a half circle
	beyondHalf      // by more, as round edges lean forward at their beginning and back at their end
)

func turning(e, next edge) turn {
	bend := cross(e.to, next.from)
	convex := cross(e.left, next.left)
	switch {
	case convex > 0 || convex == 0 && dot(e.left, next.left) < 0:
		if bend < 0 {
			return beyondHalf
		}
		return around
	case bend > 0:
		return around
	}
	return not
}
