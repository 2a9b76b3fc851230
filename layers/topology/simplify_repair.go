package topology

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// segment is a piece of a simplified arc: from point first to point last of
// the arc, with the points between them left out. It is an original edge
// when there are none.
type segment struct {
	arc, first, last int32
	dead             bool // split since
	layers           uint64
}

// vertex is a kept point of an arc with the arc's layers.
type vertex struct {
	arc, point int32
	layers     uint64
}

// repairer puts points back until simplified arcs keep apart. It needs two
// things to be true of each segment that stands for more than one edge: it
// touches no other segment, and no kept point lies between it and the edges
// that it replaces. The first keeps rings simple; with the second no ring
// changes sides, loses its holes or takes in an island. (The second alone does
// not suffice: a segment may pass through the area from side to side.)
type repairer struct {
	ctx      context.Context
	err      error // of the context
	t        *Topology
	keep     []bool
	segments []segment
	vertices []vertex
	lines    *grid // of segments
	dots     *grid // of vertices
	seen     []int32
	stamp    int32
	bad      []bool // by segment
	budget   int
}

// maxRounds is how often a segment is halved before all of its points are put
// back.
const maxRounds = 12

// repair changes keep. Arcs with no bit in layers are not looked at, and arcs
// without a common bit may cross.
func repair(ctx context.Context, t *Topology, layers []uint64, keep []bool) error {
	r := &repairer{ctx: ctx, t: t, keep: keep, budget: 1e7 + 1000*len(keep)}
	if !r.index(layers) {
		return nil
	}
	pending, fresh := int32(0), int32(0) // segments, vertices not tested yet
	for round := 0; int(pending) < len(r.segments) && r.err == nil; round++ {
		r.test(pending, fresh)
		pending, fresh = int32(len(r.segments)), int32(len(r.vertices))
		for s := range pending {
			if r.bad[s] && !r.segments[s].dead {
				r.split(s, round >= maxRounds || r.budget <= 0)
			}
		}
	}
	return r.err
}

// index makes the segments and the grids, and reports whether a point of a
// polygon was left out.
func (r *repairer) index(layers []uint64) bool {
	sv := newSurvey()
	chords := false
	for i, a := range r.t.arcs {
		if layers[i] == 0 {
			continue
		}
		from := int32(0)
		r.vertices = append(r.vertices, vertex{int32(i), from, layers[i]})
		kept := a.of(r.keep)
		for p := int32(1); p < a.size(); p++ {
			if kept[p] {
				r.vertices = append(r.vertices, vertex{int32(i), p, layers[i]})
				r.segments = append(r.segments, segment{arc: int32(i), first: from, last: p, layers: layers[i]})
				sv.add(a.at(from), a.at(p))
				chords = chords || p > from+1
				from = p
			}
		}
	}
	if !chords {
		return false
	}
	r.lines = sv.grid()
	r.dots = newGrid(sv.extent, len(r.vertices), 0)
	r.bad, r.seen = make([]bool, len(r.segments)), make([]int32, len(r.segments))
	for s := range r.segments {
		r.insert(int32(s))
	}
	for v := range r.vertices {
		p := r.place(r.vertices[v])
		r.dots.insertPoint(p.x, p.y, int32(v))
	}
	return true
}

// place is where a vertex is.
func (r *repairer) place(v vertex) point { return r.t.arcs[v.arc].at(v.point) }

// ends are the ends of a segment.
func (r *repairer) ends(s segment) (a, b point) {
	return r.t.arcs[s.arc].at(s.first), r.t.arcs[s.arc].at(s.last)
}

func (r *repairer) insert(s int32) {
	a, b := r.ends(r.segments[s])
	r.lines.eachAlong(a.x, a.y, b.x, b.y, func(cell int) { r.lines.insert(cell, s) })
}

// test marks as bad what does not keep apart, looking at segments from pending
// and vertices from fresh on against all others.
func (r *repairer) test(pending, fresh int32) {
	for s := pending; int(s) < len(r.segments); s++ {
		if pending > 0 || r.segments[s].chord() {
			r.testCrossing(s, pending)
		}
		if s%lot == 0 {
			if r.err = heed.Err(r.ctx); r.err != nil {
				return
			}
		}
	}
	r.testAllSwept(pending, int32(len(r.segments)), r.dots)
	if pending == 0 || int(fresh) == len(r.vertices) {
		return
	}
	extent := flat.Nothing[flat.Page]()
	for _, v := range r.vertices[fresh:] {
		p := r.place(v)
		extent.Add(p.x, p.y)
	}
	dots := newGrid(extent, len(r.vertices)-int(fresh), 0)
	for v := fresh; int(v) < len(r.vertices); v++ {
		p := r.place(r.vertices[v])
		dots.insertPoint(p.x, p.y, v)
	}
	r.testAllSwept(0, pending, dots)
}

// lot is how many segments are looked at in one go.
const lot = 1024

// testAllSwept tests the segments from first to before last, on all cores. Each
// lot has its share of the budget, so that the result does not depend on their
// number.
func (r *repairer) testAllSwept(first, last int32, dots *grid) {
	lots := int((last - first + lot - 1) / lot)
	if lots == 0 {
		return
	}
	share := max(r.budget, 0) / lots
	left := make([]int, lots)
	err := conveyor.Each(r.ctx, lots, func() *repairer { return r }, func(r *repairer, k int) error {
		left[k] = share
		from := first + int32(k)*lot
		for s := from; s < min(from+lot, last); s++ {
			if g := r.segments[s]; g.chord() && !g.dead && !r.bad[s] {
				r.testSwept(s, dots, &left[k])
			}
		}
		return nil
	})
	for _, l := range left {
		r.budget -= share - l
	}
	if err != nil {
		r.err = err
	}
}

func (s segment) chord() bool { return s.last > s.first+1 }

// testCrossing tests a segment against all others but those from pending on
// that have been tested against it already.
func (r *repairer) testCrossing(s, pending int32) {
	g := r.segments[s]
	a, b := r.ends(g)
	r.stamp++
	r.seen[s] = r.stamp
	r.lines.eachAlong(a.x, a.y, b.x, b.y, func(cell int) {
		for e := r.lines.heads[cell]; e != 0; e = r.lines.entries[e-1].next {
			o := r.lines.entries[e-1].item
			r.budget--
			other := r.segments[o]
			if r.seen[o] == r.stamp || other.dead || other.layers&g.layers == 0 ||
				!other.chord() && !g.chord() || o >= pending && o < s && (pending > 0 || other.chord()) {
				continue
			}
			r.seen[o] = r.stamp
			if c, d := r.ends(other); touch(a, b, c, d) {
				r.bad[s] = r.bad[s] || g.chord()
				r.bad[o] = r.bad[o] || other.chord()
			}
			if r.budget <= 0 {
				r.bad[s] = g.chord()
				return
			}
		}
	})
}

// testSwept looks for vertices between a segment and the edges it replaces.
func (r *repairer) testSwept(s int32, dots *grid, budget *int) {
	g := r.segments[s]
	a, b := r.ends(g)
	pts := r.t.arcs[g.arc].points
	around := flat.Nothing[flat.Page]()
	around.AddAll(pts[2*g.first:2*g.last+2], 2)
	*budget -= int(g.last - g.first)
	dots.eachIn(around, func(cell int) {
		for e := dots.heads[cell]; e != 0 && !r.bad[s]; e = dots.entries[e-1].next {
			v := r.vertices[dots.entries[e-1].item]
			*budget--
			p := r.place(v)
			if v.layers&g.layers == 0 || !around.Has(p.x, p.y) || p == a || p == b {
				continue
			}
			*budget -= int(g.last - g.first)
			r.bad[s] = *budget <= 0 || within(pts, g.first, g.last, p)
		}
		*budget--
	})
	r.bad[s] = r.bad[s] || *budget <= 0
}

// split puts the point back that is farthest from the segment, or all points.
func (r *repairer) split(s int32, all bool) {
	g := r.segments[s]
	r.segments[s].dead = true
	if !all {
		at, _ := farthest(r.t.arcs[g.arc].points, int(g.first), int(g.last))
		far := int32(at)
		r.add(segment{arc: g.arc, first: g.first, last: far, layers: g.layers})
		r.add(segment{arc: g.arc, first: far, last: g.last, layers: g.layers})
		r.restore(vertex{g.arc, far, g.layers})
		return
	}
	for p := g.first; p < g.last; p++ {
		r.add(segment{arc: g.arc, first: p, last: p + 1, layers: g.layers})
		if p > g.first {
			r.restore(vertex{g.arc, p, g.layers})
		}
	}
}

func (r *repairer) add(s segment) {
	r.segments = append(r.segments, s)
	r.bad, r.seen = append(r.bad, false), append(r.seen, 0)
	r.insert(int32(len(r.segments) - 1))
}

func (r *repairer) restore(v vertex) {
	r.keep[r.t.arcs[v.arc].first+v.point] = true
	r.vertices = append(r.vertices, v)
	at := r.place(v)
	r.dots.insertPoint(at.x, at.y, int32(len(r.vertices)-1))
}
