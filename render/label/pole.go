package label

import (
	"math"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// precisionOfPole is how exact poles are, as a part of the size of their polygon, and
// leastPrecision in pixels, at the most.
const precisionOfPole, leastPrecision = 1.0 / 50, 0.1

// pole returns the pole of inaccessibility of a polygon's largest part: the
// point farthest from its edge, to a fiftieth of its size, in pixels.
func pole(g geom.T) (x, y float64, ok bool) {
	x, y, e := poleOf(largestPart(g))
	return x, y, e != nil
}

// poleOf is the pole of inaccessibility of a polygon by its rings, and their edges without
// needless detail, nil where there are none. The search is Garcia-Castellanos and Lombardo's (2007) in the form of
// a quadtree: squares are split, the most promising first, until none can hold a better
// point.
func poleOf(rings [][]float64) (x, y float64, e *edges) {
	if len(rings) == 0 {
		return 0, 0, nil
	}
	box := flat.Around[flat.Page](rings[0], 2)
	size := math.Min(box.Width(), box.Height())
	precision := max(float64(size*precisionOfPole), leastPrecision)
	e = edgesOf(thin(rings, float64(size*(precisionOfPole/4))))
	if !(size > 0) {
		return box.MinX, box.MinY, e
	}
	queue, best := startSquares(e)
	for budget := searchBudget(e.rings); len(*queue) > 0 && budget > 0; budget -= 4 {
		s := queue.pop()
		if s.distance > best.distance {
			best = s
		}
		if s.reach()-best.distance <= precision {
			break
		}
		h := s.half / 2
		for _, d := range [4][2]float64{{-h, -h}, {h, -h}, {-h, h}, {h, h}} {
			queue.push(newSquare(s.x+d[0], s.y+d[1], h, e, s.near))
		}
	}
	return e.levelled(best.x, best.y, precision)
}

// levelled moves a pole, from which others nearly as far from the edge do not differ, to
// the middle of them: of a broad polygon from left to right, of a high one from top to bottom.
func (e *edges) levelled(x, y, precision float64) (float64, float64, *edges) {
	var room [64]float64
	deep := e.distance(x, y)
	if middle, ok := middleAround(e.crossingsAt(y, room[:]), x); ok && math.Abs(middle-x) > deep/2 && e.distance(middle, y) >= deep-precision {
		x = middle
	}
	if middle, ok := middleAround(e.crossingsAcross(x, room[:]), y); ok && math.Abs(middle-y) > deep/2 && e.distance(x, middle) >= deep-precision {
		y = middle
	}
	return x, y, e
}

// middleAround is the middle of that gap between crossings, in their order, in which a place lies.
func middleAround(crossings []float64, at float64) (float64, bool) {
	for k := 1; k < len(crossings); k += 2 {
		if crossings[k-1] <= at && at <= crossings[k] {
			return (crossings[k-1] + crossings[k]) / 2, true
		}
	}
	return 0, false
}

// mostStarts is how many squares a long polygon is first divided into.
const mostStarts = 64

// startSquares covers a polygon's box with squares as wide as its shorter
// side, at most mostStarts; best is the best of their middles.
func startSquares(e *edges) (*squares, square) {
	box := flat.Around[flat.Page](e.rings[0], 2)
	size := math.Max(math.Min(box.Width(), box.Height()), math.Max(box.Width(), box.Height())/mostStarts)
	best := newSquare((box.MinX+box.MaxX)/2, (box.MinY+box.MaxY)/2, 0, e, 0)
	queue := &squares{}
	for sx := box.MinX; sx < box.MaxX; sx += size {
		for sy := box.MinY; sy < box.MaxY; sy += size {
			s := newSquare(sx+size/2, sy+size/2, size/2, e, best.near)
			queue.push(s)
			if s.distance > best.distance {
				best = s
			}
		}
	}
	return queue, best
}

// searchBudget is how many squares are looked at: enough for any shape, fewer
// where each takes long.
func searchBudget(rings [][]float64) int {
	n := 0
	for _, ring := range rings {
		n += len(ring) / 2
	}
	return max(200, min(4000, 10_000_000/(n+1)))
}

// thin leaves out points of rings that are nearer than step to the one kept
// before, for a search to which such detail does not matter. Rings of which
// nothing is left are dropped, but for the first.
func thin(rings [][]float64, step float64) [][]float64 {
	var thinned [][]float64
	for i, ring := range rings {
		if len(ring) < 2 {
			continue
		}
		kept := append(make([]float64, 0, 64), ring[0], ring[1])
		for j := 2; j+1 < len(ring); j += 2 {
			last := len(kept) - 2
			dx, dy := ring[j]-kept[last], ring[j+1]-kept[last+1]
			if float64(dx*dx)+float64(dy*dy) >= float64(step*step) || j+3 >= len(ring) {
				kept = append(kept, ring[j], ring[j+1])
			}
		}
		if i == 0 || len(kept) >= 8 {
			thinned = append(thinned, kept)
		}
	}
	return thinned
}

// square is a cell of the search: its middle, half its side and the distance
// of its middle from the polygon's edge, negative outside; near is the run of edges there.
type square struct {
	x, y, half, distance float64
	near                 int
}

// newSquare measures a square, beginning with a run of edges that may be near.
func newSquare(x, y, half float64, e *edges, near int) square {
	d, nearest := e.distanceFrom(x, y, near)
	return square{x, y, half, d, nearest}
}

// reach is the largest distance from the edge that any point in the square can
// have.
func (s square) reach() float64 { return s.distance + s.half*math.Sqrt2 }

// largestPart returns the rings of the polygon with the largest outer ring.
func largestPart(g geom.T) [][]float64 {
	var best flat.Polygon
	largest := -1.0
	for p := range flat.Polygons(g) {
		if area := math.Abs(signedArea(p.Ring(0))); area > largest {
			largest, best = area, p
		}
	}
	var rings [][]float64
	for _, ring := range best.Rings() {
		rings = append(rings, ring)
	}
	return rings
}
