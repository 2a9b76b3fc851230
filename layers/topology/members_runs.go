package topology

import (
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// run is a stretch of a ring's edges, from point first to point last of flat
// coordinates, with its box. Those of a polygon form a tree, each one before the
// shorter ones that it is made of.
type run struct {
	box flat.Page
	// first and last are indexes into the coordinates.
	first, last int32
	// next is the number of the run that comes after the shorter ones.
	next int32
	// ring is the number of its ring, leaf tells that it is one of the shortest.
	ring int32
	leaf bool
}

// runEdges is how many edges the shortest runs have, runWidth how many runs make
// a longer one.
const runEdges, runWidth = 16, 8

// appendRuns appends the runs of all rings of a polygon; next counts from its first
// run.
func appendRuns(all []run, p flat.Polygon) []run {
	from, start := len(all), p.Start
	for k, end := range p.Ends {
		if end-start >= 2*p.Stride {
			all = appendRun(all, p, from, run{first: int32(start), last: int32(end - p.Stride), ring: int32(k)})
		}
		start = end
	}
	return all
}

// appendRun appends a run, of which the box is not known, and the shorter ones.
func appendRun(all []run, p flat.Polygon, from int, r run) []run {
	at := len(all)
	all = append(all, r)
	size := int32(runEdges * p.Stride)
	if r.last-r.first <= size {
		all[at].box, all[at].next, all[at].leaf = boxAround(p.Coords[r.first:int(r.last)+p.Stride], p.Stride), int32(at+1-from), true
		return all
	}
	for runWidth*size < r.last-r.first {
		size *= runWidth
	}
	box := flat.Nothing[flat.Page]()
	for first := r.first; first < r.last; first += size {
		child := len(all)
		all = appendRun(all, p, from, run{first: first, last: min(first+size, r.last), ring: r.ring})
		box = box.With(all[child].box)
	}
	all[at].box, all[at].next = box, int32(len(all)-from)
	return all
}

// boxAround is the box of a few points, which are numbers. A box's AddAll guesses
// at each point whether the box grows, which for few points it often does: whole
// numbers of the same order, which are compared without a guess, take about a third
// of its time.
func boxAround(coords []float64, stride int) flat.Page {
	var minX, minY, maxX, maxY int64 = math.MaxInt64, math.MaxInt64, math.MinInt64, math.MinInt64
	for i := 0; i+1 < len(coords); i += stride {
		x, y := ranked(coords[i]), ranked(coords[i+1])
		minX, minY, maxX, maxY = min(minX, x), min(minY, y), max(maxX, x), max(maxY, y)
	}
	return flat.Page{MinX: unranked(minX), MinY: unranked(minY), MaxX: unranked(maxX), MaxY: unranked(maxY)}
}

// ranked returns the number of a float among all floats, in their order, and
// unranked the float.
func ranked(f float64) int64 {
	bits := int64(math.Float64bits(f))
	return bits ^ int64(uint64(bits>>63)>>1)
}

func unranked(n int64) float64 {
	return math.Float64frombits(uint64(n ^ int64(uint64(n>>63)>>1)))
}

// holds reports whether a point is inside of a polygon by the even-odd rule: odd,
// unless it is on one of the edges. A run to the right of the point is as good as
// an edge between its ends. looks is at how many runs it looks for that.
func holds(p flat.Polygon, runs []run, at point) (odd, on bool, looks int) {
	for i := int32(0); int(i) < len(runs); {
		r := &runs[i]
		looks++
		switch {
		case !(at.y >= r.box.MinY && at.y <= r.box.MaxY && at.x <= r.box.MaxX):
			i = r.next
			continue
		case at.x < r.box.MinX:
			odd = odd != ((p.Coords[r.first+1] > at.y) != (p.Coords[r.last+1] > at.y))
			i = r.next
			continue
		case r.leaf:
			crossed, touched := r.cross(p, at)
			if looks += runEdges / 2; touched {
				return false, true, looks
			}
			odd = odd != crossed
		}
		i++
	}
	return odd, false, looks
}

// cross reports whether a way to the right from a point crosses the edges of a run
// an odd number of times, and whether the point is on one.
func (r *run) cross(p flat.Polygon, at point) (odd, on bool) {
	a := pointAt(p, r.first)
	for k := r.first + int32(p.Stride); k <= r.last; k += int32(p.Stride) {
		b := pointAt(p, k)
		switch {
		case (a.y > at.y) == (b.y > at.y):
			on = on || a == at || b == at || a.y == at.y && b.y == at.y && (a.x > at.x) != (b.x > at.x)
		case max(a.x, b.x) < at.x:
		default:
			s := side(a, b, at)
			on = on || s == 0
			odd = odd != ((s > 0) == (b.y > a.y))
		}
		a = b
	}
	return odd, on
}

func pointAt(p flat.Polygon, i int32) point { return point{p.Coords[i], p.Coords[i+1]} }
