package topology

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/twpayne/go-geom"
)

// cutting is a polygon on its way through a cutter (K. Weiler and P. Atherton, Hidden
// surface removal using polygon area sorting, 1977), where no edges touch.
type cutting struct {
	*Cutter
	within bool
	steps  *heed.Steps
	nearby float64
	// own are the polygon's rings, with the inside on the right, as flat has them.
	own  [][]float64
	flat flat.Polygon
	runs []run
	// met are where edges cross, in the order along the polygon's rings, and others the
	// numbers of them in the order along the cutter's.
	met    []crossover
	others []int32
	// places are where in others each one is.
	places []int32
	out    [][]float64
}

// crossover is where two edges cross.
type crossover struct {
	p          point
	own, other cutterEdge
	// along and across are how far on that is on the two edges, from 0 to 1.
	along, across float64
	enters        bool // the cutter's inside
}

// take takes the polygon's rings. It reports whether they are plain: closed, each of
// different points, without an edge that meets another one.
func (k *cutting) take(ctx context.Context, polygon geom.T) bool {
	polygons := 0
	eachRings(polygon, k.steps, func(rings [][]float64) { k.own, polygons = rings, polygons+1 })
	if polygons != 1 || len(k.own) > fewOwnRings {
		return false
	}
	noded, err := nodeRings(ctx, k.own)
	if err != nil {
		return false
	}
	extent := k.extent
	var all []float64
	for i, r := range k.own {
		if len(r) < 8 || &noded[i][0] != &r[0] || len(noded[i]) != len(r) {
			return false
		}
		all = append(all, r[2:]...)
	}
	extent.AddAll(all, 2)
	k.nearby = nearbyIn(extent)
	return k.simple(all) && k.turn()
}

// fewOwnRings is up to how many rings polygons are cut that have them.
const fewOwnRings = 256

// turn turns rings so that the inside is on their right.
func (k *cutting) turn() bool {
	k.setFlat()
	for i, r := range k.own {
		around := 0
		for j, other := range k.own {
			if j == i {
				continue
			}
			if within(other, 0, int32(len(other)/2-1), point{r[0], r[1]}) {
				around++
			}
			if k.steps.Take(len(other)/2) != nil {
				return false
			}
		}
		if (ringArea(r) > 0) != (around%2 == 0) {
			reversePoints(r)
		}
	}
	k.setFlat()
	return true
}

// setFlat makes one polygon of the rings.
func (k *cutting) setFlat() {
	k.flat = flat.Polygon{Stride: 2}
	for _, r := range k.own {
		k.flat.Coords = append(k.flat.Coords, r...)
		k.flat.Ends = append(k.flat.Ends, len(k.flat.Coords))
	}
	k.runs = appendRuns(nil, k.flat)
}

// ringArea is the signed area of a closed ring, positive for clockwise on the page.
func ringArea(r []float64) (sum float64) {
	for i := 2; i+3 < len(r); i += 2 {
		sum += float64((r[i]-r[0])*(r[i+3]-r[1])) - float64((r[i+2]-r[0])*(r[i+1]-r[1]))
	}
	return sum / 2
}

func reversePoints(r []float64) {
	for i, j := 0, len(r)-2; i < j; i, j = i+2, j-2 {
		r[i], r[i+1], r[j], r[j+1] = r[j], r[j+1], r[i], r[i+1]
	}
}

// meet finds where edges cross. It reports false where some do anything else.
func (k *cutting) meet() bool {
	plain := true
	for i, r := range k.own {
		for at := range int32(len(r)/2 - 1) {
			a, b := edgeOf(r, at)
			e := cutterEdge{int32(i), at}
			k.grid.eachAlong(a.x, a.y, b.x, b.y, func(cell int) {
				for f := k.grid.heads[cell]; f != 0 && plain; f = k.grid.entries[f-1].next {
					plain = k.pair(e, a, b, k.grid.entries[f-1].item) && len(k.met) < mostCrossovers && k.steps.Take(1) == nil
				}
			})
		}
	}
	return plain
}

// mostCrossovers is about how often a polygon may cross a cutter.
const mostCrossovers = 1_000_000

// pair looks at two edges. It reports false where they meet but do not cross, or almost
// meet.
func (k *cutting) pair(e cutterEdge, a, b point, other int32) bool {
	c, d := k.ends(other)
	if apart(a, b, c, d, k.nearby) {
		return true
	}
	if k.close(a, b, c) || k.close(a, b, d) || k.close(c, d, a) || k.close(c, d, b) {
		return false
	}
	if !touch(a, b, c, d) {
		return true
	}
	x := crossing(ringEdge{a: a, b: b}, ringEdge{a: c, b: d})
	k.met = append(k.met, crossover{x, e, k.edges[other], share(a, b, x), share(c, d, x), side(c, d, b) > 0})
	return true
}

// close reports whether a point is on an edge or at an end of it, or almost.
func (k *cutting) close(a, b, p point) bool {
	d := float64(k.nearby * k.nearby)
	return squared(p, a) <= d || squared(p, b) <= d || beside(a, b, p, k.nearby)
}

// share is how far on a point of an edge is, from 0 to 1.
func share(a, b, p point) float64 {
	if math.Abs(b.x-a.x) >= math.Abs(b.y-a.y) {
		return (p.x - a.x) / (b.x - a.x)
	}
	return (p.y - a.y) / (b.y - a.y)
}

// order puts the meetings in order. It reports false where two are in almost the same
// place, or an odd number is on a ring or one does not leave what the one before entered.
func (k *cutting) order() bool {
	sorting.By(k.met, func(a, b crossover) int {
		return cmp.Or(cmp.Compare(a.own.ring, b.own.ring), cmp.Compare(a.own.at, b.own.at), cmp.Compare(a.along, b.along),
			cmp.Compare(a.other.ring, b.other.ring), cmp.Compare(a.other.at, b.other.at))
	})
	k.met = slices.Compact(k.met) // those that were found in two cells
	k.others, k.places = make([]int32, len(k.met)), make([]int32, len(k.met))
	for i := range k.others {
		k.others[i] = int32(i)
	}
	sorting.By(k.others, func(i, j int32) int {
		a, b := &k.met[i], &k.met[j]
		return cmp.Or(cmp.Compare(a.other.ring, b.other.ring), cmp.Compare(a.other.at, b.other.at), cmp.Compare(a.across, b.across), cmp.Compare(i, j))
	})
	for at, i := range k.others {
		k.places[i] = int32(at)
	}
	return k.alternate(func(i int) *crossover { return &k.met[i] }, func(m *crossover) cutterEdge { return m.own }) &&
		k.alternate(func(i int) *crossover { return &k.met[k.others[i]] }, func(m *crossover) cutterEdge { return m.other })
}

// alternate reports whether meetings enter and leave by turns on each ring, and are
// apart.
func (k *cutting) alternate(at func(i int) *crossover, of func(m *crossover) cutterEdge) bool {
	first := 0
	for i := range k.met {
		m, last := at(i), i+1 == len(k.met) || of(at(i+1)).ring != of(at(i)).ring
		next := first
		if !last {
			next = i + 1
		}
		if n := at(next); n.enters == m.enters || squared(n.p, m.p) <= float64(4*k.nearby*k.nearby) {
			return false
		}
		if last {
			first = i + 1
		}
	}
	return k.steps.Take(len(k.met)) == nil
}

// follow makes rings of the pieces of the polygon's rings that are kept and those of
// the cutter's between them.
func (k *cutting) follow() bool {
	used := make([]bool, len(k.met))
	for i := range k.met {
		if used[i] || k.met[i].enters != k.within {
			continue
		}
		var ring []float64
		at := int32(i)
		for !used[at] {
			used[at] = true
			to := k.next(at)
			ring = appendPiece(ring, k.own[k.met[at].own.ring], k.met[at].own.at, k.met[to].own.at, k.met[at].p, to <= at)
			if at = k.onwards(to); k.within {
				m := &k.met[to]
				ring = appendPiece(ring, k.rings[m.other.ring], m.other.at, k.met[at].other.at, m.p, k.places[at] <= k.places[to])
			} else {
				ring = k.appendBack(ring, to, at)
			}
		}
		if at != int32(i) {
			return false
		}
		k.out = append(k.out, append(ring, ring[0], ring[1]))
	}
	return true
}

// next is the crossover after one on the polygon's ring.
func (k *cutting) next(i int32) int32 {
	if j := i + 1; int(j) < len(k.met) && k.met[j].own.ring == k.met[i].own.ring {
		return j
	}
	ring := k.met[i].own.ring
	first, _ := slices.BinarySearchFunc(k.met, ring, func(m crossover, ring int32) int { return cmp.Compare(m.own.ring, ring) })
	return int32(first)
}

// onwards is the crossover after one on the cutter's ring, or before it where what is
// outside is kept.
func (k *cutting) onwards(i int32) int32 {
	ring, at := k.met[i].other.ring, int(k.places[i])
	to := at + 1
	if !k.within {
		to = at - 1
	}
	if to >= 0 && to < len(k.others) && k.met[k.others[to]].other.ring == ring {
		return k.others[to]
	}
	if !k.within {
		ring++
	}
	first, _ := slices.BinarySearchFunc(k.others, ring, func(j, ring int32) int { return cmp.Compare(k.met[j].other.ring, ring) })
	if !k.within {
		first--
	}
	return k.others[first]
}

// appendPiece appends a piece of a ring: from a point on an edge on, up to another edge;
// around tells that it goes over the ring's end.
func appendPiece(to, ring []float64, from, last int32, p point, around bool) []float64 {
	to = append(to, p.x, p.y)
	n := int32(len(ring)/2 - 1)
	many := last - from
	if around {
		many += n
	}
	for q := range many {
		v := (from + 1 + q) % n
		to = append(to, ring[2*v], ring[2*v+1])
	}
	return to
}

// appendBack appends the piece of a cutter's ring from one crossover back to another.
func (k *cutting) appendBack(to []float64, i, j int32) []float64 {
	m := &k.met[i]
	ring := k.rings[m.other.ring]
	n := int32(len(ring)/2 - 1)
	to = append(to, m.p.x, m.p.y)
	many := m.other.at - k.met[j].other.at
	if k.places[j] >= k.places[i] {
		many += n
	}
	for q := range many {
		v := (m.other.at - q + n) % n
		to = append(to, ring[2*v], ring[2*v+1])
	}
	return to
}

// apart reports whether no point is twice in the rings that are kept: where rings touch,
// others may have to be made of them.
func (k *cutting) apart() bool {
	var all []float64
	for _, r := range k.out {
		all = append(all, r[2:]...)
	}
	return k.simple(all)
}

// simple reports whether no point is twice in a list.
func (k *cutting) simple(ring []float64) bool {
	points := make([]point, 0, len(ring)/2)
	for i := 0; i+1 < len(ring); i += 2 {
		points = append(points, point{ring[i], ring[i+1]})
	}
	sorting.By(points, func(a, b point) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.y, b.y)) })
	n := len(points)
	return len(slices.Compact(points)) == n && k.steps.Take(n) == nil
}

// whole adds the rings that no other one crosses, where they are an edge of what is
// kept.
func (k *cutting) whole(near []int, inside func(x, y float64) bool) bool {
	crossed := make(map[int32]bool)
	for i := range k.met {
		crossed[k.met[i].own.ring] = true
	}
	for i, r := range k.own {
		if !crossed[int32(i)] && inside(r[0], r[1]) == k.within {
			k.out = append(k.out, r)
		}
	}
	clear(crossed)
	for i := range k.met {
		crossed[k.met[i].other.ring] = true
	}
	for _, i := range near {
		r := k.rings[i]
		if crossed[int32(i)] {
			continue
		}
		in, on, _ := holds(k.flat, k.runs, point{r[0], r[1]})
		if on || k.steps.Take(1+len(k.runs)/8) != nil {
			return false
		}
		if in && !k.within {
			r = slices.Clone(r)
			reversePoints(r)
		}
		if in {
			k.out = append(k.out, r)
		}
	}
	return true
}

// nest makes polygons of the rings. The error is that of the context.
func (k *cutting) nest() (geom.T, error) {
	t, loops := &Topology{}, make([][]int32, len(k.out))
	for i, r := range k.out {
		t.arcs = append(t.arcs, arc{points: r, first: int32(t.points), from: int32(i), to: int32(i)})
		t.points += len(r) / 2
		loops[i] = []int32{int32(i)}
	}
	t.vertices = len(k.out)
	return t.nest(loops, k.steps)
}
