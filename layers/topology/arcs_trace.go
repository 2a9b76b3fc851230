package topology

import "github.com/seed-898ab921/kartograph/internal/heed"

// tracer chains directed arcs into rings. Its lists by vertex are cleaned
// after each use.
type tracer struct {
	t *Topology
	// heads holds, by vertex, the first of the arcs that start there: its
	// place in edges + 1.
	heads []int32
	// places holds, by vertex, where the path leaves it, + 1.
	places []int32
	edges  []edge
	steps  *heed.Steps
}

type edge struct {
	ref, next int32
	used      bool
}

func newTracer(t *Topology, steps *heed.Steps) tracer {
	return tracer{t: t, steps: steps, heads: make([]int32, t.vertices), places: make([]int32, t.vertices)}
}

// rings chains arcs, that have an inside on their right, into rings that visit
// no vertex twice. ok is false when the arcs do not close, or the context has ended.
func (tr *tracer) rings(border []int32) (rings [][]int32, ok bool) {
	tr.edges = tr.edges[:0]
	for _, ref := range border {
		from, _ := tr.t.ends(ref)
		tr.edges = append(tr.edges, edge{ref: ref, next: tr.heads[from]})
		tr.heads[from] = int32(len(tr.edges))
	}
	ok = tr.steps.Take(len(border)) == nil
	for e := range tr.edges {
		if ok && !tr.edges[e].used {
			rings, ok = tr.trace(rings, int32(e))
		}
	}
	for _, ref := range border {
		from, to := tr.t.ends(ref)
		tr.heads[from], tr.places[from], tr.places[to] = 0, 0, 0
	}
	return rings, ok
}

// trace walks from an edge on, keeping to the inside on its right. Whenever it
// comes to a vertex of its path the part of the path from there on is a ring.
// So parts that touch at a point come apart, and so does a hole that touches
// the ring around it.
func (tr *tracer) trace(rings [][]int32, e int32) ([][]int32, bool) {
	var path []int32
	for {
		ref := tr.edges[e].ref
		tr.edges[e].used = true
		from, to := tr.t.ends(ref)
		path = append(path, ref)
		tr.places[from] = int32(len(path))
		next := tr.next(ref)
		if place := tr.places[to]; place > 0 {
			ring := append([]int32(nil), path[place-1:]...)
			path = path[:place-1]
			for _, r := range ring {
				v, _ := tr.t.ends(r)
				tr.places[v] = 0
			}
			rings = append(rings, ring)
			if len(path) == 0 {
				return rings, true
			}
		}
		if next < 0 || tr.steps.Take(1) != nil {
			return rings, false
		}
		e = next
	}
}

// next finds the arc that goes on along the same inside: of the unused ones
// that start where ref ends, the first counter-clockwise from the way back.
// It returns -1 when there is none.
func (tr *tracer) next(ref int32) int32 {
	_, to := tr.t.ends(ref)
	best := int32(-1)
	var bestPoint, at, back point
	for e := tr.heads[to]; e != 0; e = tr.edges[e-1].next {
		if tr.edges[e-1].used {
			continue
		}
		if best < 0 && tr.edges[e-1].next == 0 {
			return e - 1
		}
		if best < 0 {
			at, back = tr.t.firstStep(^ref)
		}
		_, p := tr.t.firstStep(tr.edges[e-1].ref)
		if best < 0 || earlier(at, back, p, bestPoint) {
			best, bestPoint = e-1, p
		}
	}
	return best
}

// firstStep returns the first two points of a reference.
func (t *Topology) firstStep(ref int32) (a, b point) {
	arc := t.arcs[max(ref, ^ref)]
	if ref < 0 {
		return arc.at(arc.size() - 1), arc.at(arc.size() - 2)
	}
	return arc.at(0), arc.at(1)
}

// earlier reports whether direction p comes before q, counter-clockwise on the
// page from direction back, all seen from o.
func earlier(o, back, p, q point) bool {
	hp, hq := turn(o, back, p), turn(o, back, q)
	if hp != hq {
		return hp < hq
	}
	return side(o, p, q) < 0
}

// turn orders directions roughly: less than half a turn counter-clockwise from
// back, half a turn, more, a whole turn.
func turn(o, back, p point) int {
	switch s := side(o, back, p); {
	case s < 0:
		return 0
	case s > 0:
		return 2
	case sameWay(o, back, p):
		return 3
	default:
		return 1
	}
}
