package topology

import (
	"cmp"
	"context"
	"math"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// Inside reports of polygons, in pixels, which of them lie inside of another one that is
// not reported itself, and meet its edges at common corners only: the union is the same
// area without them. It is nil where there are none. What is inside of a polygon is what
// the even-odd rule says of its rings; those with rings that are not closed, or with
// coordinates that are not finite, are inside of none, and none is inside of them. Not all
// may be found where many lie over each other that cross. The error is that of the context.
func Inside(ctx context.Context, polygons []flat.Polygon) ([]bool, error) {
	if len(polygons) < 2 {
		return nil, nil
	}
	m := membersFree.Get().(*members)
	defer m.free()
	m.polygons = polygons
	m.measure()
	m.spans = append(m.spans, make([]memberRuns, len(polygons))...)
	n := nests{members: m, places: make(map[nest][]int32)}
	return n.fill(heed.Every(ctx, looksToHeed))
}

// nests are polygons by where their boxes are, those that lie inside of none so far.
type nests struct {
	*members
	// corner and size are of a square around all boxes.
	corner point
	size   float64
	// places are cells, on each level half as large as on the one before. A polygon is in
	// the up to four cells that its box meets on the last level whose cells are as large.
	places map[nest][]int32
	deep   int
}

// nest is a cell.
type nest struct{ level, col, row int32 }

// mostNests is the last level, mostHolders how many polygons are looked at closely for one
// that may be inside of them, and mostBoxes how many boxes in a cell.
const mostNests, mostHolders, mostBoxes = 24, 4, 64

// fill looks for each polygon, the largest ones first, whether it is inside of one that
// was there before, and puts the others into their places.
func (n *nests) fill(steps *heed.Steps) (inside []bool, err error) {
	all, order := flat.Nothing[flat.Page](), make([]int32, 0, len(n.polygons))
	for i, b := range n.boxes {
		if whole(n.polygons[i]) {
			all, order = all.With(b), append(order, int32(i))
		}
	}
	n.corner, n.size = point{all.MinX, all.MinY}, max(all.Width(), all.Height())
	if !(n.size > 0 && n.size <= math.MaxFloat64) {
		return nil, nil
	}
	size := func(i int32) float64 { return float64(n.boxes[i].Width() * n.boxes[i].Height()) }
	err = heed.Sort(steps, order, func(i, j int32) int { return cmp.Or(cmp.Compare(size(j), size(i)), cmp.Compare(i, j)) })
	if err != nil {
		return nil, err
	}
	for _, i := range order {
		if err := steps.Take(1 + len(n.polygons[i].All())/8); err != nil {
			return nil, err
		}
		if !n.inside(i) {
			n.put(i)
			continue
		}
		if inside == nil {
			inside = make([]bool, len(n.polygons))
		}
		inside[i] = true
	}
	return inside, nil
}

// whole reports whether a polygon's rings are closed and of numbers.
func whole(p flat.Polygon) bool {
	for _, ring := range p.Rings() {
		last := len(ring) - p.Stride
		if last >= 0 && (ring[0] != ring[last] || ring[1] != ring[last+1]) {
			return false
		}
		for i := 0; i <= last; i += p.Stride {
			if !isFinite(point{ring[i], ring[i+1]}) {
				return false
			}
		}
	}
	return len(p.All()) > 0
}

// level is the last one whose cells are as large as a box.
func (n *nests) level(b flat.Page) int {
	_, exp := math.Frexp(n.size / max(b.Width(), b.Height(), n.size*0x1p-30))
	return max(0, min(mostNests, exp-1))
}

// at is the cell of a level that a point is in.
func (n *nests) at(level int, x, y float64) nest {
	cells := math.Ldexp(1, level)
	place := func(from float64) int32 { return int32(max(0, min(from/n.size*cells, cells-1))) }
	return nest{int32(level), place(x - n.corner.x), place(y - n.corner.y)}
}

// put puts a polygon into its places.
func (n *nests) put(i int32) {
	b := n.boxes[i]
	level := n.level(b)
	from, to := n.at(level, b.MinX, b.MinY), n.at(level, b.MaxX, b.MaxY)
	for col := from.col; col <= to.col; col++ {
		for row := from.row; row <= to.row; row++ {
			cell := nest{from.level, col, row}
			n.places[cell] = append(n.places[cell], i)
		}
	}
	n.deep = max(n.deep, level)
}

// inside reports whether a polygon is inside of one that has its place.
func (n *nests) inside(i int32) bool {
	b, looked := n.boxes[i], 0
	for level := range min(n.deep, n.level(b)) + 1 {
		there := n.places[n.at(level, b.MinX, b.MinY)]
		for _, j := range there[:min(len(there), mostBoxes)] {
			if !n.boxes[j].Holds(b) {
				continue
			}
			if n.surrounds(int(j), int(i)) {
				return true
			}
			if looked++; looked == mostHolders {
				return false
			}
		}
	}
	return false
}

// surrounds reports whether polygon i lies inside of polygon j. Where no edges meet, each
// ring of i is on one side of all rings of j; what is within it is on the same one, unless
// a ring of j is there.
func (n *nests) surrounds(j, i int) bool {
	ofP, ofQ := n.runsOf(i), n.runsOf(j)
	c := pair{n.polygons[i], n.polygons[j], ofP, n.runsOf(j), n.boxes[i], n.boxes[j], 0, math.MaxInt}
	for _, ring := range c.p.Rings() {
		if len(ring) == 0 {
			continue
		}
		if odd, _, _ := holds(c.q, ofQ, point{ring[0], ring[1]}); !odd {
			return false
		}
	}
	if len(c.q.Ends) > 1 {
		for _, ring := range c.q.Rings() {
			if len(ring) > 0 && c.boxP.Holds(boxAround(ring, c.q.Stride)) {
				return false
			}
		}
	}
	meet, _ := c.meet()
	return !meet
}
