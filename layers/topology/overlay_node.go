package topology

import (
	"context"
	"errors"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// ErrTangled tells that shapes cross each other too often, or at too flat
// angles, to be taken apart.
var ErrTangled = errors.New("the edges cross too often or too flatly to be taken apart")

// maxNodings is how often the edges are split where they meet. Splitting moves
// them by a rounding error, so that new meetings may arise; two or three times
// are enough for all but hostile shapes.
const maxNodings = 12

// What the edges may cost: pairs looked at, and points put into them, in all and
// for each edge. Edges of maps come to a few; what comes to more is left to those
// operations that take any density.
const (
	fewLooks, looksAnEdge   = 2_000_000, 200
	fewSplits, splitsAnEdge = 20_000, 2
)

// noder splits edges where they meet, until they meet at their ends only. What
// is closer together than nearby counts as the same: ends, crossings, and a
// point and an edge. That is more than rounding errors and less than anything
// that can be seen.
type noder struct {
	ctx    context.Context
	rings  [][]float64
	nearby float64 // px
	sides  []ringEdge
	grid   *grid
	splits []split
	// crossings are the points made so far, by cells of the size nearby.
	crossings map[[2]int64][]point
	// same leads from a point to the one that stands for it, as near as nearby.
	same   map[point]point
	budget int // of pairs that may still be looked at
}

// ringEdge is the edge of a ring from point at to the next one.
type ringEdge struct {
	ring, at int32
	a, b     point
}

// split is a point to be put into an edge, where along it says how far on.
type split struct {
	edge  int32
	along float64
	p     point
}

// nodeRings returns closed rings with points added wherever their edges meet. Rings
// that need none are not copied.
func nodeRings(ctx context.Context, rings [][]float64) ([][]float64, error) {
	n := &noder{ctx: ctx, rings: slices.Clone(rings), crossings: make(map[[2]int64][]point), same: make(map[point]point)}
	extent := flat.Nothing[flat.Page]()
	for _, r := range rings {
		for k := 0; k+1 < len(r); k += 2 {
			if !isFinite(point{r[k], r[k+1]}) {
				return nil, ErrTangled
			}
			extent.Add(r[k], r[k+1])
		}
	}
	n.nearby = nearbyIn(extent)
	if n.nearby > 1e138 {
		return nil, ErrTangled // areas of such shapes are no numbers
	}
	for round := range maxNodings {
		n.index()
		if round == 0 {
			n.budget = fewLooks + looksAnEdge*len(n.sides)
		}
		if err := n.meet(); err != nil {
			return nil, err
		}
		if len(n.splits) == 0 && len(n.same) == 0 {
			return n.rings, nil
		}
		n.apply()
	}
	return nil, ErrTangled
}

func (n *noder) index() {
	n.sides = n.sides[:0]
	sv := newSurvey()
	for i, r := range n.rings {
		for k := 0; k+3 < len(r); k += 2 {
			e := ringEdge{int32(i), int32(k), point{r[k], r[k+1]}, point{r[k+2], r[k+3]}}
			if e.a != e.b {
				n.sides = append(n.sides, e)
				sv.add(e.a, e.b)
			}
		}
	}
	n.grid = sv.grid()
	for i, e := range n.sides {
		n.grid.eachAlong(e.a.x, e.a.y, e.b.x, e.b.y, func(cell int) { n.grid.insert(cell, int32(i)) })
	}
}

// meet finds the splits of all pairs of edges that meet beside their ends.
func (n *noder) meet() error {
	n.splits = n.splits[:0]
	clear(n.same)
	most := fewSplits + splitsAnEdge*len(n.sides)
	for _, head := range n.grid.heads {
		for e := head; e != 0; e = n.grid.entries[e-1].next {
			i := n.grid.entries[e-1].item
			for f := n.grid.entries[e-1].next; f != 0; f = n.grid.entries[f-1].next {
				j := n.grid.entries[f-1].item
				n.pair(i, j)
				if n.budget--; n.budget < 0 || len(n.splits) > most {
					return ErrTangled
				}
				if n.budget%looksToHeed == 0 {
					if err := heed.Err(n.ctx); err != nil {
						return err
					}
				}
			}
		}
	}
	return nil
}

// pair adds the splits of two edges that meet, or nearly do.
func (n *noder) pair(i, j int32) {
	e, f := n.sides[i], n.sides[j]
	if apart(e.a, e.b, f.a, f.b, n.nearby) {
		return
	}
	near := n.close(i, f.a)
	near = n.close(i, f.b) || near
	near = n.close(j, e.a) || near
	near = n.close(j, e.b) || near
	if near || e.a == f.a || e.a == f.b || e.b == f.a || e.b == f.b || !touch(e.a, e.b, f.a, f.b) {
		return
	}
	x := n.settle(crossing(e, f))
	n.splitAt(i, x)
	n.splitAt(j, x)
}

// close splits an edge at a point that is on it or as good as on it, or makes
// the point and an end of the edge one. It reports whether it did.
func (n *noder) close(i int32, p point) bool {
	e := n.sides[i]
	if p == e.a || p == e.b {
		return false
	}
	for _, end := range [2]point{e.a, e.b} {
		if squared(p, end) <= n.nearby*n.nearby {
			first, second := ordered(p, end)
			n.same[second] = first
			return true
		}
	}
	if !beside(e.a, e.b, p, n.nearby) {
		return false
	}
	n.splitAt(i, p)
	return true
}

// settle returns the end of an edge or the crossing that a crossing is as good
// as the same as, or the crossing itself.
func (n *noder) settle(x point) point {
	best, nearest := x, float64(n.nearby*n.nearby)
	try := func(p point) {
		if d := squared(p, x); d < nearest || d == nearest && before(p, best) {
			best, nearest = p, d
		}
	}
	around := flat.Page{MinX: x.x, MinY: x.y, MaxX: x.x, MaxY: x.y}.Grown(n.nearby)
	n.grid.eachIn(around, func(cell int) {
		for e := n.grid.heads[cell]; e != 0; e = n.grid.entries[e-1].next {
			try(n.sides[n.grid.entries[e-1].item].a)
			try(n.sides[n.grid.entries[e-1].item].b)
			n.budget--
		}
	})
	cell := [2]int64{int64(math.Floor(x.x / n.nearby)), int64(math.Floor(x.y / n.nearby))}
	for dx := int64(-1); dx <= 1; dx++ {
		for dy := int64(-1); dy <= 1; dy++ {
			for _, p := range n.crossings[[2]int64{cell[0] + dx, cell[1] + dy}] {
				try(p)
			}
		}
	}
	if best == x {
		n.crossings[cell] = append(n.crossings[cell], x)
	}
	return best
}

// splitAt splits an edge at a point within it.
func (n *noder) splitAt(i int32, p point) {
	e := n.sides[i]
	if p == e.a || p == e.b {
		return
	}
	ux, uy := e.b.x-e.a.x, e.b.y-e.a.y
	along := (float64((p.x-e.a.x)*ux) + float64((p.y-e.a.y)*uy)) / (float64(ux*ux) + float64(uy*uy))
	n.splits = append(n.splits, split{i, along, p})
}

// crossing is the point where two edges cross. Edges between the same points
// give the same point, in whatever order they come.
func crossing(e, f ringEdge) point {
	a, b := ordered(e.a, e.b)
	c, d := ordered(f.a, f.b)
	if before(c, a) || c == a && before(d, b) {
		a, b, c, d = c, d, a, b
	}
	ux, uy, vx, vy := b.x-a.x, b.y-a.y, d.x-c.x, d.y-c.y
	det := float64(ux*vy) - float64(uy*vx)
	t := (float64((c.x-a.x)*vy) - float64((c.y-a.y)*vx)) / det
	if !(t >= 0 && t <= 1) {
		t = 0.5 // nearly parallel: anywhere on the common stretch
	}
	return point{a.x + float64(t*ux), a.y + float64(t*uy)}
}

// squared is the square of the distance of two points.
func squared(a, b point) float64 {
	dx, dy := a.x-b.x, a.y-b.y
	return float64(dx*dx) + float64(dy*dy)
}

func ordered(a, b point) (p, q point) {
	if before(b, a) {
		return b, a
	}
	return a, b
}

func before(a, b point) bool { return a.x < b.x || a.x == b.x && a.y < b.y }

// apply puts the splits into the rings and makes the same points one.
func (n *noder) apply() {
	n.applySplits()
	if len(n.same) == 0 {
		return
	}
	for i, r := range n.rings {
		copied := false
		for k := 0; k+1 < len(r); k += 2 {
			p := point{r[k], r[k+1]}
			q, moved := n.same[p]
			if !moved {
				continue
			}
			for next, ok := n.same[q]; ok; next, ok = n.same[q] {
				q = next
			}
			if !copied {
				r, copied = slices.Clone(r), true
				n.rings[i] = r
			}
			r[k], r[k+1] = q.x, q.y
		}
	}
}

func (n *noder) applySplits() {
	sorting.By(n.splits, func(s, t split) int {
		switch {
		case s.edge != t.edge:
			return int(s.edge - t.edge)
		case s.along != t.along:
			return sign(s.along - t.along)
		case before(s.p, t.p):
			return -1
		case s.p != t.p:
			return 1
		}
		return 0
	})
	for i := 0; i < len(n.splits); {
		ring := n.sides[n.splits[i].edge].ring
		old := n.rings[ring]
		flat := make([]float64, 0, len(old)+8)
		from := 0
		for ; i < len(n.splits) && n.sides[n.splits[i].edge].ring == ring; i++ {
			s := n.splits[i]
			if end := int(n.sides[s.edge].at) + 2; end > from {
				flat = append(flat, old[from:end]...)
				from = end
			}
			if k := len(flat); flat[k-2] != s.p.x || flat[k-1] != s.p.y {
				flat = append(flat, s.p.x, s.p.y)
			}
		}
		n.rings[ring] = append(flat, old[from:]...)
	}
}
