package topology

import (
	"math"
	"slices"
)

// cutter makes the arcs of a topology.
type cutter struct {
	t  *Topology
	c  *collector
	ps []passage
	// edges finds the arcs that are a single edge between two junctions.
	edges map[[2]int32]int32
}

// cut splits the chains at the junctions and gives each different piece a
// number. A vertex that is no junction lies on one arc only, so it finds the
// arc; only a single edge between two junctions has to be looked up.
func cut(t *Topology, c *collector, ps []passage) {
	k := &cutter{t: t, c: c, ps: ps, edges: make(map[[2]int32]int32)}
	t.refs = make([]int32, 0, len(c.spans)+len(c.spans)/2)
	for i, s := range c.spans {
		t.chains[i] = chain{first: int32(len(t.refs)), area: s.area}
		if s.ring {
			k.ring(c.ids[s.first:s.last])
		} else {
			k.line(c.ids[s.first:s.last])
		}
		t.chains[i].last = int32(len(t.refs))
	}
}

func (k *cutter) line(ids []int32) {
	start := 0
	for i := 1; i < len(ids); i++ {
		if k.ps[ids[i]].junction {
			k.piece(ids[start : i+1])
			start = i
		}
	}
}

func (k *cutter) ring(ids []int32) {
	start := 0
	for start < len(ids) && !k.ps[ids[start]].junction {
		start++
	}
	if start == len(ids) {
		k.whole(ids)
		return
	}
	// The ring from its first junction round to it again: the piece that
	// spans the end of the list is put together from its two ends.
	from := start
	for i := start + 1; i < len(ids); i++ {
		if k.ps[ids[i]].junction {
			k.piece(ids[from : i+1])
			from = i
		}
	}
	last := make([]int32, 0, len(ids)-from+start+1)
	last = append(last, ids[from:]...)
	k.piece(append(last, ids[:start+1]...))
}

// piece adds a reference to the arc with these vertices, making it when it is
// new.
func (k *cutter) piece(ids []int32) {
	if len(ids) == 2 {
		k.edge(ids[0], ids[1])
		return
	}
	inner := &k.ps[ids[1]]
	if inner.arc == 0 {
		inner.arc = k.add(ids) + 1
		for i, id := range ids[1 : len(ids)-1] {
			k.ps[id].arc, k.ps[id].right = inner.arc, ids[i+2]+1
		}
	}
	k.refer(inner.arc-1, k.along(ids[1], ids[2]))
}

// edge is piece for an arc of two vertices.
func (k *cutter) edge(from, to int32) {
	key := [2]int32{min(from, to), max(from, to)}
	a, found := k.edges[key]
	if !found {
		a = k.add([]int32{from, to})
		k.edges[key] = a
	}
	k.refer(a, k.t.arcs[a].from == from)
}

// whole is piece for a ring without a junction: a closed arc, which the ring
// may go round several times.
func (k *cutter) whole(ids []int32) {
	rounds := 1
	if again := slices.Index(ids[1:], ids[0]); again >= 0 {
		rounds = len(ids) / (again + 1)
		ids = ids[:again+1]
	}
	first := &k.ps[ids[0]]
	if first.arc == 0 {
		start := k.corner(ids)
		closed := make([]int32, 0, len(ids)+1)
		closed = append(append(closed, ids[start:]...), ids[:start]...)
		first.arc = k.add(append(closed, ids[start])) + 1
		for i, id := range ids {
			k.ps[id].arc, k.ps[id].right = first.arc, ids[(i+1)%len(ids)]+1
		}
	}
	for range rounds {
		k.refer(first.arc-1, k.along(ids[0], ids[1]))
	}
}

// corner finds a point of a ring that simplification may well keep, whatever
// point the file starts it at: the one farthest from the middle of its box.
func (k *cutter) corner(ids []int32) int {
	xy := k.c.table.xy
	minX, minY := math.Inf(1), math.Inf(1)
	maxX, maxY := math.Inf(-1), math.Inf(-1)
	for _, id := range ids {
		x, y := xy[2*id], xy[2*id+1]
		minX, maxX = min(minX, x), max(maxX, x)
		minY, maxY = min(minY, y), max(maxY, y)
	}
	midX, midY := minX/2+maxX/2, minY/2+maxY/2
	best, far := 0, -1.0
	for i, id := range ids {
		dx, dy := xy[2*id]-midX, xy[2*id+1]-midY
		d := float64(dx*dx) + float64(dy*dy)
		if d > far || d == far && id < ids[best] {
			best, far = i, d
		}
	}
	return best
}

// along reports whether the step from a vertex that is no junction to the next
// one goes the way in which its arc was made.
func (k *cutter) along(id, next int32) bool { return k.ps[id].right == next+1 }

func (k *cutter) refer(a int32, forward bool) {
	if !forward {
		a = ^a
	}
	k.t.refs = append(k.t.refs, a)
}

func (k *cutter) add(ids []int32) int32 {
	t, xy := k.t, k.c.table.xy
	a := arc{first: int32(t.points), from: ids[0], to: ids[len(ids)-1]}
	for _, id := range ids {
		a.points = append(a.points, xy[2*id], xy[2*id+1])
	}
	t.points += len(ids)
	t.arcs = append(t.arcs, a)
	return int32(len(t.arcs) - 1)
}
