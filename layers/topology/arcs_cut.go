package topology

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/heed"
)

// cutter makes the arcs of a topology.
type cutter struct {
	t  *Topology
	v  *vertices
	ps []passage
	// edges finds the arcs that are a single edge between two junctions.
	edges map[[2]int32]int32
	// span is the one that is cut, and ids its vertices.
	span *span
	ids  []int32
	room room
}

// cut splits the chains at the junctions and gives each different piece a
// number. A vertex that is no junction lies on one arc only, so it finds the
// arc; only a single edge between two junctions has to be looked up.
func cut(t *Topology, spans []span, v *vertices, steps *heed.Steps) error {
	ps, err := passages(spans, v, steps)
	if err != nil {
		return err
	}
	k := &cutter{t: t, v: v, ps: ps, edges: make(map[[2]int32]int32), room: room{spare: &v.spare}}
	t.refs, t.arcs = make([]int32, 0, 2*len(t.chains)), make([]arc, 0, 2*len(t.chains))
	next := 0
	for i := range spans {
		k.span, k.ids = &spans[i], v.of(&spans[i])
		if len(k.ids) == 0 {
			continue
		}
		if err := steps.Take(len(k.ids)); err != nil {
			return err
		}
		t.chains[next].first = int32(len(t.refs))
		switch {
		case k.span.closed != nil:
			a := k.addArc(k.span.closed, k.ids[0], k.ids[0])
			t.arcs[a].early = k.span.early
			k.refer(a, true)
		case k.span.ring:
			k.ring()
		default:
			k.line()
		}
		t.chains[next].last = int32(len(t.refs))
		next++
	}
	k.renumber()
	return nil
}

// junction reports whether a vertex of the span, none of the ends of a line, is a
// junction.
func (k *cutter) junction(i int) bool {
	if id := k.ids[i]; id >= 0 {
		return k.ps[id].junction
	}
	left, right := besides(k.ids, i)
	return left == right
}

func (k *cutter) line() {
	start, last := 0, len(k.ids)-1
	for i := 1; i <= last; i++ {
		if i == last || k.junction(i) {
			k.piece(start, i)
			start = i
		}
	}
}

func (k *cutter) ring() {
	n := len(k.ids)
	start := 0
	for start < n && !k.junction(start) {
		start++
	}
	if start == n {
		k.whole()
		return
	}
	// The ring from its first junction round to it again.
	from := start
	for i := start + 1; i < n; i++ {
		if k.junction(i) {
			k.piece(from, i)
			from = i
		}
	}
	k.piece(from, n+start)
}

// id is a vertex of the span; a ring goes on after its end.
func (k *cutter) id(i int) int32 {
	if i >= len(k.ids) {
		i -= len(k.ids)
	}
	return k.ids[i]
}

// piece adds a reference to the arc from one vertex of the span to another, making
// it when it is new.
func (k *cutter) piece(from, to int) {
	if to == from+1 {
		k.edge(from)
		return
	}
	if k.id(from+1) < 0 { // nobody else comes here
		k.refer(k.add(from, to), true)
		return
	}
	inner := &k.ps[k.id(from+1)]
	if inner.arc == 0 {
		inner.arc = k.add(from, to) + 1
		k.mark(inner.arc, from+1, to)
	}
	k.refer(inner.arc-1, k.along(from+1))
}

// mark notes the arc of the shared vertices from first to before last.
func (k *cutter) mark(arc int32, first, last int) {
	for i := first; i < last; i++ {
		if id := k.id(i); id >= 0 {
			k.ps[id].arc, k.ps[id].right = arc, k.id(i+1)
		}
	}
}

// edge is piece for an arc of two vertices.
func (k *cutter) edge(i int) {
	from, to := k.id(i), k.id(i+1)
	if from < 0 && to < 0 { // nobody else comes here
		k.refer(k.add(i, i+1), true)
		return
	}
	key := [2]int32{min(from, to), max(from, to)}
	a, found := k.edges[key]
	if !found {
		a = k.add(i, i+1)
		k.edges[key] = a
	}
	k.refer(a, k.t.arcs[a].from == from)
}

// whole is piece for a ring without a junction: a closed arc, which the ring
// may go round several times.
func (k *cutter) whole() {
	if k.ids[0] < 0 {
		start := k.corner(k.ids)
		k.refer(k.add(start, start+len(k.ids)), true)
		return
	}
	rounds, all := 1, k.ids
	if again := slices.Index(all[1:], all[0]); again >= 0 {
		rounds = len(all) / (again + 1)
		k.ids = all[:again+1]
	}
	first := &k.ps[k.ids[0]]
	if first.arc == 0 {
		start := k.corner(k.ids)
		first.arc = k.add(start, start+len(k.ids)) + 1
		k.mark(first.arc, 0, len(k.ids))
	}
	for range rounds {
		k.refer(first.arc-1, k.along(0))
	}
}

// corner finds a point of a ring that simplification may well keep, whatever
// point the file starts it at: the one farthest from the middle of its box.
func (k *cutter) corner(ids []int32) int {
	coords := k.coords(0, len(ids)-1)
	midX, midY := middle(coords)
	best, far := 0, -1.0
	for i, id := range ids {
		dx, dy := coords[2*i]-midX, coords[2*i+1]-midY
		d := float64(dx*dx) + float64(dy*dy)
		if d > far || d == far && k.v.first(id) < k.v.first(ids[best]) {
			best, far = i, d
		}
	}
	return best
}

// along reports whether the step from a shared vertex of the span that is no
// junction to the next one goes the way in which its arc was made.
func (k *cutter) along(i int) bool { return k.ps[k.id(i)].right == k.id(i+1) }

func (k *cutter) refer(a int32, forward bool) {
	if !forward {
		a = ^a
	}
	k.t.refs = append(k.t.refs, a)
}

// add makes an arc of the vertices from one to another.
func (k *cutter) add(from, to int) int32 {
	return k.addArc(k.coords(from, to), k.id(from), k.id(to))
}

// addArc makes an arc of points; of ends that nobody else has any number below 0 will
// do, as renumber gives each a new one.
func (k *cutter) addArc(points []float64, from, to int32) int32 {
	t := k.t
	t.arcs = append(t.arcs, arc{points: points, first: int32(t.points), from: from, to: to})
	t.points += len(points) / 2
	return int32(len(t.arcs) - 1)
}

// coords are the coordinates of the vertices from one to another: those of the
// span itself where they are in place.
func (k *cutter) coords(from, to int) []float64 {
	n := len(k.ids)
	if k.span.plain && to < n {
		return k.span.coords[2*from : 2*to+2 : 2*to+2]
	}
	coords := k.room.take(2 * (to - from + 1))
	switch {
	case k.span.plain:
		coords = append(coords, k.span.coords[2*from:2*n]...)
		return append(coords, k.span.coords[:2*(to-n)+2]...)
	case to < n:
		return k.v.appendPlaces(coords, k.span, k.ids[from:to+1])
	}
	return k.v.appendPlaces(k.v.appendPlaces(coords, k.span, k.ids[from:]), k.span, k.ids[:to-n+1])
}

// renumber gives the ends of arcs numbers from 0 on.
func (k *cutter) renumber() {
	numbers := make([]int32, len(k.v.shared)) // + 1
	next := int32(0)
	number := func(id int32) int32 {
		if id >= 0 && numbers[id] > 0 {
			return numbers[id] - 1
		}
		if next++; id >= 0 {
			numbers[id] = next
		}
		return next - 1
	}
	for i := range k.t.arcs {
		a := &k.t.arcs[i]
		closed := a.from == a.to
		a.from = number(a.from)
		if a.to = number(a.to); closed {
			a.to = a.from
		}
	}
	k.t.vertices = int(next)
}
