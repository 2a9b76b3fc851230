package topology

import (
	"context"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed"
)

// segment is a piece of a simplified arc: from one of its vertices to the next,
// with the points between them left out.
type segment struct {
	from, to int32
	chord    bool  // there are points between them
	dead     bool  // split since
	place    int32 // of a chord, in the list of them
	layers   uint64
}

// chord is what the search for swept vertices needs of a segment with points between
// its ends: it goes through all of them for each few vertices that are put back.
type chord struct {
	// box is around the chord and what it replaces, empty as long as nobody needs it.
	box      flat.Page
	reach    uint64 // of the box, in squares
	segment  int32
	edges    int32 // how many it replaces; 0 once it is split
	from, to int32
}

// vertex is a kept point of an arc, with its place and the arc's layers.
type vertex struct {
	point
	arc, at int32
	layers  uint64
}

// repairer puts points back until simplified arcs keep apart. It needs two
// things to be true of each segment that stands for more than one edge: it
// touches no other segment, and no kept point lies between it and the edges
// that it replaces. The first keeps rings simple; with the second no ring
// changes sides, loses its holes or takes in an island. (The second alone does
// not suffice: a segment may pass through the area from side to side.)
type repairer struct {
	ctx context.Context
	err error // of the context
	t   *Topology
	chosen
	segments []segment
	vertices []vertex
	lines    spots   // of segments
	dots     *spots  // of vertices
	squares  squares // of both
	bad      []bool  // by segment
	chords   []chord // in the order of their segments
	// reaches has that of each chord, once it is known.
	reaches []uint64
	// budget is how many looks are left of those that there are at the most.
	budget, most int
	crossers     crossers
	// guessed says that budget is at most what is left of it, tight that some share of it was used up, and exact that
	// all is to be reckoned.
	guessed, tight, exact bool
}

// maxRounds is how often a segment is halved before all of its points are put
// back.
const maxRounds = 12

// repair changes what is kept. Arcs with no bit in layers are not looked at, and arcs
// without a common bit may cross.
func repair(ctx context.Context, t *Topology, layers []uint64, c chosen) error {
	return repairBy(&repairer{ctx: ctx, t: t, chosen: c, most: 1e7 + 1000*len(c.keep)}, layers)
}

func repairBy(r *repairer, layers []uint64) error {
	r.budget = r.most
	if !r.index(layers) {
		return r.err
	}
	first := len(r.vertices)
	pending, fresh := int32(0), int32(0) // segments, vertices not tested yet
	for round := 0; int(pending) < len(r.segments) && r.err == nil; round++ {
		if r.test(pending, fresh); r.doubtful() {
			return r.again(first, layers)
		}
		pending, fresh = int32(len(r.segments)), int32(len(r.vertices))
		r.err = r.splitBad(pending, round >= maxRounds || r.budget <= 0)
	}
	return r.err
}

// splitBad splits what is bad of the segments before pending. The error is that of the context.
func (r *repairer) splitBad(pending int32, all bool) error {
	steps := heed.Every(r.ctx, 1<<14)
	for s := range pending {
		if !r.bad[s] || r.segments[s].dead {
			continue
		}
		if err := steps.Take(int(r.chords[r.segments[s].place].edges)); err != nil {
			return err
		}
		r.split(s, all)
	}
	return nil
}

// index makes the segments and the grids, and reports whether a point of a
// polygon was left out and the context goes on.
func (r *repairer) index(layers []uint64) bool {
	sv := newSurvey()
	chords := false
	n := countTrue(r.keep)
	r.vertices, r.segments, r.chords = make([]vertex, 0, n+n/4), make([]segment, 0, n+n/4), make([]chord, 0, n+n/4)
	for i, a := range r.t.arcs {
		if layers[i] == 0 {
			continue
		}
		last, kept, line := int32(0), a.of(r.keep), r.kept[i]
		for p := nextTrue(kept, 0); p < len(kept); p = nextTrue(kept, p+1) {
			v := vertex{point{line[0], line[1]}, int32(i), int32(p), layers[i]}
			line = line[2:]
			if r.vertices = append(r.vertices, v); p == 0 {
				continue
			}
			to := int32(len(r.vertices) - 1)
			r.addSegment(to-1, to)
			sv.add(r.vertices[to-1].point, v.point)
			chords = chords || int32(p) > last+1
			last = int32(p)
		}
	}
	if !chords {
		return false
	}
	r.lines.lay(sv.extent, sv.edges, sv.usual())
	r.squares = squaresOver(sv.extent)
	r.bad, r.reaches = make([]bool, len(r.segments)), append(make([]uint64, 0, len(r.chords)+len(r.chords)/4), make([]uint64, len(r.chords))...)
	r.err = r.fill(sv.extent)
	return r.err == nil
}

// fill puts the segments and the vertices into their grids, each on a core of its own.
func (r *repairer) fill(extent flat.Page) error {
	return conveyor.Each(r.ctx, 2, func() *repairer { return r }, func(r *repairer, half int) error {
		if half == 0 {
			r.lines.stand(r.places())
			return nil
		}
		r.dots = newSpots(extent, r.squares, r.vertices, 0)
		return nil
	})
}

// addSegment makes the segment from one vertex to the next of its arc.
func (r *repairer) addSegment(from, to int32) {
	edges := r.vertices[to].at - r.vertices[from].at
	s := segment{from: from, to: to, chord: edges > 1, place: int32(len(r.chords)), layers: r.vertices[from].layers}
	if s.chord {
		r.chords = append(r.chords, chord{flat.Nothing[flat.Page](), 0, int32(len(r.segments)), edges, from, to})
	}
	r.segments = append(r.segments, s)
}

// ends are the ends of a segment.
func (r *repairer) ends(s segment) (a, b point) {
	return r.vertices[s.from].point, r.vertices[s.to].point
}

// replaced are the points of a segment's arc from its beginning to its end.
func (r *repairer) replaced(s segment) []float64 {
	from, to := r.vertices[s.from], r.vertices[s.to]
	return r.t.arcs[from.arc].points[2*from.at : 2*to.at+2]
}

// places are the cells that segments run through.
func (r *repairer) places() []place {
	all := make([]place, 0, 2*len(r.segments))
	for s := range r.segments {
		a, b := r.ends(r.segments[s])
		box := r.squares.between(a, b)
		r.lines.eachAlong(a.x, a.y, b.x, b.y, func(cell int) { all = append(all, place{box, int32(cell), int32(s)}) })
	}
	return all
}

// split puts the point back that is farthest from the segment, or all points.
func (r *repairer) split(s int32, all bool) {
	g := r.segments[s]
	r.segments[s].dead, r.chords[g.place].edges = true, 0
	pts := r.replaced(g)
	if !all {
		far, _ := farthest(pts, 0, len(pts)/2-1)
		v := r.restore(g, int32(far))
		r.add(g.from, v)
		r.add(v, g.to)
		return
	}
	from := g.from
	for p := 1; p < len(pts)/2-1; p++ {
		v := r.restore(g, int32(p))
		r.add(from, v)
		from = v
	}
	r.add(from, g.to)
}

func (r *repairer) add(from, to int32) {
	r.addSegment(from, to)
	r.bad, r.reaches = append(r.bad, false), append(r.reaches, make([]uint64, len(r.chords)-len(r.reaches))...)
	s, a, b := int32(len(r.segments)-1), r.vertices[from], r.vertices[to]
	r.lines.eachAlong(a.x, a.y, b.x, b.y, func(cell int) { r.lines.add(cell, s) })
}

// restore makes a vertex of a point of a segment's arc, counted from its beginning.
func (r *repairer) restore(g segment, p int32) int32 {
	from := r.vertices[g.from]
	a, at := r.t.arcs[from.arc], from.at+p
	r.keep[a.first+at], r.kept[from.arc] = true, nil
	v := vertex{a.at(at), from.arc, at, g.layers}
	r.vertices = append(r.vertices, v)
	r.dots.add(r.dots.cellOf(v.point), int32(len(r.vertices)-1))
	return int32(len(r.vertices) - 1)
}
