package topology

import (
	"context"
	"math"
	"math/bits"
)

// vertices are the vertices of all spans.
type vertices struct {
	spans []span
	// ids has the vertices of each span, from its start on: for points that
	// nobody else has ^ their number, for others that of a shared vertex.
	ids []int32
	// shared has the first point of each shared vertex.
	shared []int32
	// pages has the span of each point of which the number is a multiple of
	// pagePoints.
	pages []int32
}

// pagePoints is how many points there are for each entry of the list of pages.
const pagePoints = 64

// fewPoints is up to how many points are numbered one by one.
const fewPoints = 1 << 12

// number finds which points of the spans are the same. Most are so exactly, or are
// far from all others: the sieve sees that on all processors. The others are looked
// at one after the other.
func number(ctx context.Context, c *collector) (*vertices, error) {
	v := &vertices{spans: c.spans, ids: make([]int32, c.points)}
	v.turnPages()
	if c.points <= fewPoints || c.mixed {
		v.numberAll(c)
	} else {
		rest, err := sift(ctx, v, c.precision)
		if err != nil {
			return nil, err
		}
		v.numberRest(c, rest)
	}
	v.share()
	return v, nil
}

func (v *vertices) turnPages() {
	v.pages = make([]int32, 0, len(v.ids)/pagePoints+1)
	for i, s := range v.spans {
		for s.start+s.size > int32(pagePoints*len(v.pages)) {
			v.pages = append(v.pages, int32(i))
		}
	}
}

// spanOf is the span of a point.
func (v *vertices) spanOf(p int32) *span {
	i := v.pages[p/pagePoints]
	for v.spans[i].start+v.spans[i].size <= p {
		i++
	}
	return &v.spans[i]
}

// at is where a point is.
func (v *vertices) at(p int32) point {
	s := v.spanOf(p)
	return s.at(p - s.start)
}

// first is the number of the first point of a vertex, by which vertices have an
// order.
func (v *vertices) first(id int32) int32 {
	if id < 0 {
		return ^id
	}
	return v.shared[id]
}

// place is where a vertex is.
func (v *vertices) place(id int32) point { return v.at(v.first(id)) }

// alone makes points vertices of their own.
func (v *vertices) alone(from, to int32) {
	for p := from; p < to; p++ {
		v.ids[p] = ^p
	}
}

// numberAll numbers all points one by one: ids is then ^ the number of a point that
// is the first of its vertex, and for others the number of that.
func (v *vertices) numberAll(c *collector) {
	table := newPointTable(c, len(v.ids))
	for k := range v.spans {
		s := &v.spans[k]
		for i := range s.size {
			v.ids[s.start+i] = table.number(s, i)
		}
	}
}

// numberRest does so for the points that are left after the sieve.
func (v *vertices) numberRest(c *collector, rest marks) {
	n := rest.count()
	if n == 0 {
		return
	}
	table := newPointTable(c, n)
	rest.each(func(p int32) {
		s := v.spanOf(p)
		v.ids[p] = table.number(s, p-s.start)
	})
}

// pointTable numbers points one by one.
type pointTable struct {
	*vertexTable
	// firsts has the first point of each number of the table.
	firsts []int32
}

func newPointTable(c *collector, points int) pointTable {
	t := newVertexTable(points, c.precision)
	t.all = c.precision > 0 && !c.mixed
	return pointTable{t, make([]int32, 0, points)}
}

// number is ^ the number of a point that is the first of its vertex, and that of
// the first for others.
func (t *pointTable) number(s *span, i int32) int32 {
	p, at := s.start+i, s.at(i)
	t.unify = s.unify
	id := t.vertex(at.x, at.y)
	for len(t.firsts) < len(t.xy)/2 {
		t.firsts = append(t.firsts, p)
	}
	raw := s.coords[int(i)*s.stride:]
	s.moved = s.moved || math.Float64bits(raw[0]) != math.Float64bits(t.xy[2*id]) || math.Float64bits(raw[1]) != math.Float64bits(t.xy[2*id+1])
	if t.firsts[id] == p {
		return ^p
	}
	return t.firsts[id]
}

// share gives the vertices that several points have numbers of their own, where
// ids has had first points before. A point comes after the first one of its
// vertex, and that one has its number then.
func (v *vertices) share() {
	for p, first := range v.ids {
		if first < 0 {
			continue
		}
		if v.ids[first] < 0 {
			v.ids[first] = int32(len(v.shared))
			v.shared = append(v.shared, first)
		}
		v.ids[p] = v.ids[first]
	}
}

// settle finds the vertices of a span.
func (v *vertices) settle(s *span) {
	ids := v.ids[s.start:][:s.size]
	n := 1
	for n < len(ids) && ids[n] != ids[n-1] {
		n++
	}
	for i := n; i < len(ids); i++ {
		if ids[i] != ids[n-1] {
			ids[n] = ids[i]
			n++
		}
	}
	if s.ring {
		for n > 1 && ids[n-1] == ids[0] {
			n--
		}
	}
	if n = min(n, len(ids)); !hasDifferent(ids[:n], s.ring) {
		return
	}
	s.vertices = int32(n)
	s.plain = !s.moved && s.vertices == s.size && s.stride == 2
	if s.ring {
		s.area = v.area(s)
	}
}

// of has the vertices of a span.
func (v *vertices) of(s *span) []int32 { return v.ids[s.start:][:s.vertices] }

// hasDifferent reports whether vertices are three different ones (for a ring)
// or two (for a line).
func hasDifferent(ids []int32, ring bool) bool {
	if !ring {
		return len(ids) > 1
	}
	for i := 2; i < len(ids); i++ {
		if ids[i] != ids[0] && ids[i] != ids[1] {
			return true
		}
	}
	return false
}

// area returns the signed area of a ring, positive for clockwise on the page
// (y down). It is summed from the first point, so that small rings far from
// the origin keep their digits.
func (v *vertices) area(s *span) float64 {
	coords := s.coords
	if !s.plain {
		coords = v.appendPlaces(nil, v.of(s))
	}
	x0, y0 := coords[0], coords[1]
	sum, px, py := 0.0, 0.0, 0.0
	for i := range int(s.vertices) {
		x, y := coords[2*i]-x0, coords[2*i+1]-y0
		sum += float64(px*y) - float64(x*py)
		px, py = x, y
	}
	return sum / 2
}

// appendPlaces appends the coordinates of vertices.
func (v *vertices) appendPlaces(coords []float64, ids []int32) []float64 {
	for _, id := range ids {
		p := v.place(id)
		coords = append(coords, p.x, p.y)
	}
	return coords
}

// marks is a set of points.
type marks []uint64

func newMarks(points int) marks { return make(marks, (points+63)/64) }

func (m marks) add(p int32) { m[p/64] |= 1 << (p % 64) }

func (m marks) count() (n int) {
	for _, word := range m {
		n += bits.OnesCount64(word)
	}
	return n
}

// each calls f with the points of a set, in order.
func (m marks) each(f func(p int32)) {
	for i, word := range m {
		for ; word != 0; word &= word - 1 {
			f(int32(64*i + bits.TrailingZeros64(word)))
		}
	}
}
