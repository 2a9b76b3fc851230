package topology

import (
	"cmp"
	"context"
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/longlist"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

const (
	// wallNear is how near to a wall, in units, a point counts as on it. It is
	// half a millionth of a millionth of the largest coordinate: more than
	// rounding errors of what is made with numbers of that size, and less than
	// anything that can be seen.
	wallNear = 8
	// mostSplits is how many points may be put into the walls of two regions at
	// once, and mostOwnSplits into those of one polygon.
	mostSplits    = 4_000_000
	mostOwnSplits = 200_000
	// maxWallRounds is how often walls are split. What is split is bent by a
	// unit or so, which makes new meetings; three or four times are the most
	// that was ever seen.
	maxWallRounds = 64
	// wallOn is how near a point must be to a wall that was bent already, or to a
	// short one: within the point's own cell of the raster. With more, walls that
	// run through a cluster of points would be bent to and fro for ever.
	wallOn = 0.5
	// fewPairs is how many pairs of walls are looked at without an index.
	fewPairs = 2048
)

// wallNoder splits walls where they meet, until they meet at their ends only.
// Coordinates are whole numbers, so that whether walls meet is told exactly, and
// a crossing is rounded to the raster.
type wallNoder struct {
	ctx    context.Context
	effort *Effort
	// walls are those to be split: the first ones, of one region, are looked
	// at against the second ones, of another, or, where there are no second
	// ones, against each other. What comes of their pieces is appended.
	walls         []wall
	first, second int
	// fresh are walls that have become others, to be looked at against all.
	fresh  []int32
	isNew  []bool
	splits []wallSplit
	most   int // splits
	// own is how many splits of walls of one region are allowed besides two each, or 0 for mostOwnSplits.
	own  int
	grid grid
	// sheaves are the walls of cells with many, whose heads are below 0.
	sheaves sheaves
	seen    []int32 // by wall: the stamp of when it was looked at last
	stamp   int32
	looks   int // that the effort does not know of yet
	err     error
	// bent tells that the walls have been split.
	bent bool
	// knotted tells that walls have an end in common that do not follow each
	// other, or that one goes back where the other came.
	knotted bool
}

// wallSplit is a point to be put into a wall.
type wallSplit struct {
	wall  int32
	along float64
	p     point
}

// node splits the walls. It reports whether any two met, but for those that
// follow each other.
func (n *wallNoder) node() (met bool, err error) {
	n.splits, n.fresh, n.err, n.bent, n.knotted = n.splits[:0], n.fresh[:0], nil, false, false
	n.most = cmp.Or(n.own, mostOwnSplits) + 2*len(n.walls)
	if n.second == 0 {
		n.meetEachOther()
	} else {
		n.meetOthers()
	}
	return n.rounds()
}

// nodeAmong is node among other walls, that meet neither each other nor, as they
// are, those to be split. Bending may make them meet; those are moved to the
// walls.
func (n *wallNoder) nodeAmong(far []wall) (left []wall, err error) {
	n.splits, n.fresh, n.err, n.bent = n.splits[:0], n.fresh[:0], nil, false
	n.most = mostSplits
	n.meetOthers()
	if len(n.splits) > 0 {
		bent := flat.Nothing[flat.Page]()
		for _, s := range n.splits {
			w := n.walls[s.wall]
			bent.Add(w.a.x, w.a.y)
			bent.Add(w.b.x, w.b.y)
		}
		bent = bent.Grown(wallNear)
		stay := far[:0]
		for _, w := range far {
			if w.meets(bent) {
				n.walls = append(n.walls, w)
			} else {
				stay = append(stay, w)
			}
		}
		far = stay
	}
	_, err = n.rounds()
	return far, err
}

// rounds splits the walls until there is nothing to split. All looks until then are spent of the
// effort, so that it is told exactly whether they are too many, whichever uniter looked.
func (n *wallNoder) rounds() (met bool, err error) {
	defer func() { err = cmp.Or(err, n.effort.take(n.looks)); n.looks = 0 }()
	for round := 0; n.err == nil && len(n.splits) > 0; round++ {
		if round == maxWallRounds {
			return true, ErrTangled
		}
		met, n.bent = true, true
		n.apply()
		n.meetAll()
	}
	return met || n.knotted, n.err
}

// meetEachOther finds the meetings of all walls.
func (n *wallNoder) meetEachOther() {
	if len(n.walls)*len(n.walls) <= 2*fewPairs {
		for i := range n.walls {
			for j := range i {
				n.pair(int32(i), int32(j))
			}
		}
		return
	}
	n.index(n.walls)
	for i := 0; i < len(n.walls) && n.err == nil; i++ {
		n.alongside(int32(i), func(j int32) {
			if j < int32(i) {
				n.pair(int32(i), j)
			}
		})
	}
}

// meetOthers finds the meetings of the first walls with the second ones.
func (n *wallNoder) meetOthers() {
	first, second := n.walls[:n.first], n.walls[n.first:n.first+n.second]
	if len(first)*len(second) <= fewPairs {
		for i := range first {
			for j := range second {
				n.pair(int32(i), int32(n.first+j))
			}
		}
		return
	}
	n.index(first)
	for j := 0; j < len(second) && n.err == nil; j++ {
		n.alongside(int32(n.first+j), func(i int32) { n.pair(i, int32(n.first+j)) })
	}
}

// meetAll finds the meetings of fresh walls with all.
func (n *wallNoder) meetAll() {
	n.splits = n.splits[:0]
	few := len(n.fresh)*len(n.walls) <= fewPairs
	if !few {
		n.index(n.walls)
	}
	for _, i := range n.fresh {
		if n.err != nil {
			return
		}
		look := func(j int32) {
			if j != i && (!n.isNew[j] || j < i) {
				n.pair(i, j)
			}
		}
		if !few {
			n.alongside(i, look)
			continue
		}
		for j := range n.walls {
			look(int32(j))
		}
	}
}

func (n *wallNoder) index(walls []wall) {
	sv := newSurvey()
	for _, w := range walls {
		sv.add(w.a, w.b)
	}
	n.sheaves.clear()
	n.seen, n.stamp = slices.Grow(n.seen[:0], len(walls))[:len(walls)], 0
	clear(n.seen)
	n.grid.reuse(sv.extent, sv.edges, sv.usual(), sv.length)
	for i, w := range walls {
		if n.look(); n.err != nil {
			return
		}
		n.grid.eachAlong(w.a.x, w.a.y, w.b.x, w.b.y, func(cell int) { n.grid.insert(cell, int32(i)) })
	}
}

// alongside calls f with the walls of the index that are in a cell with a wall, but
// for some that are far from it there.
func (n *wallNoder) alongside(i int32, f func(j int32)) {
	w := n.walls[i]
	n.stamp++
	n.grid.eachAlong(w.a.x, w.a.y, w.b.x, w.b.y, func(cell int) {
		if n.grid.heads[cell] < 0 {
			n.inSheaves(cell, w, f)
			return
		}
		many := 0
		for e := n.grid.heads[cell]; e != 0 && n.err == nil; e = n.grid.entries[e-1].next {
			n.look()
			many++
			if j := n.grid.entries[e-1].item; n.seen[j] != n.stamp {
				n.seen[j] = n.stamp
				f(j)
			}
		}
		if many >= crowdedCell {
			n.gather(cell, many)
		}
	})
}

// pair adds the splits of two walls that meet, or nearly do.
func (n *wallNoder) pair(i, j int32) {
	n.look()
	e, f := &n.walls[i], &n.walls[j]
	if apart(e.a, e.b, f.a, f.b, wallNear) {
		return
	}
	near := n.close(i, f.a)
	near = n.close(i, f.b) || near
	near = n.close(j, e.a) || near
	near = n.close(j, e.b) || near
	if e.a == f.a || e.a == f.b || e.b == f.a || e.b == f.b {
		n.knotted = n.knotted || !n.follow(i, j) || e.a == f.b && e.b == f.a
		return
	}
	if near || !touch(e.a, e.b, f.a, f.b) {
		return
	}
	x := crossing(ringEdge{a: e.a, b: e.b}, ringEdge{a: f.a, b: f.b})
	x = point{math.RoundToEven(x.x) + 0, math.RoundToEven(x.y) + 0}
	n.split(i, x)
	n.split(j, x)
}

// look counts looks at walls, and now and then hears the context and spends them of the effort.
func (n *wallNoder) look() {
	if n.looks++; n.looks >= looksToHeed && n.err == nil {
		n.err = cmp.Or(heed.Err(n.ctx), n.effort.take(n.looks))
		n.looks = 0
	}
}

// follow reports whether two walls come one after the other in a ring of all.
func (n *wallNoder) follow(i, j int32) bool {
	return i == j+1 || j == i+1 || i+j == int32(len(n.walls)-1) && i*j == 0
}

// close splits a wall at a point that is on it or as good as on it, and reports
// whether it did.
func (n *wallNoder) close(i int32, p point) bool {
	w := &n.walls[i]
	if p == w.a || p == w.b {
		return false
	}
	on := wallOn
	if !n.bent {
		on = min(max(on, max(math.Abs(w.b.x-w.a.x), math.Abs(w.b.y-w.a.y))/16), wallNear)
	}
	if !beside(w.a, w.b, p, on) {
		return false
	}
	n.split(i, p)
	return true
}

func (n *wallNoder) split(i int32, p point) {
	w := n.walls[i]
	if p == w.a || p == w.b || n.err != nil {
		return
	}
	if len(n.splits) >= n.most {
		n.err = ErrTangled
		return
	}
	ux, uy := w.b.x-w.a.x, w.b.y-w.a.y
	n.splits = longlist.Add(n.splits, wallSplit{i, float64((p.x-w.a.x)*ux) + float64((p.y-w.a.y)*uy), p})
}

// apply puts the splits into the walls: the first piece takes a wall's place, the
// others are appended.
func (n *wallNoder) apply() {
	sorting.By(n.splits, func(s, t wallSplit) int {
		if n.look(); n.err != nil {
			return 0 // the end, in any order
		}
		return cmp.Or(cmp.Compare(s.wall, t.wall), cmp.Compare(s.along, t.along), cmp.Compare(s.p.x, t.p.x), cmp.Compare(s.p.y, t.p.y))
	})
	n.fresh = n.fresh[:0]
	for k := 0; k < len(n.splits); {
		i := n.splits[k].wall
		whole := n.walls[i]
		from, at := whole.a, i
		put := func(to point) {
			if from == to {
				return
			}
			if at < 0 {
				at = int32(len(n.walls))
				n.walls = longlist.Add(n.walls, wall{})
			}
			n.walls[at] = wall{from, to}
			n.fresh = longlist.Add(n.fresh, at)
			from, at = to, -1
		}
		for ; k < len(n.splits) && n.splits[k].wall == i; k++ {
			put(n.splits[k].p)
		}
		put(whole.b)
	}
	n.isNew = slices.Grow(n.isNew[:0], len(n.walls))[:len(n.walls)]
	clear(n.isNew)
	for _, i := range n.fresh {
		n.isNew[i] = true
	}
}
