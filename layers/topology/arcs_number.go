package topology

import (
	"context"
	"iter"
	"math"

	"github.com/seed-898ab921/kartograph/internal/heed"
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
	// spare is memory of the sieve, for the points of arcs.
	spare spare
}

// pagePoints is how many points there are for each entry of the list of pages.
const pagePoints = 64

// fewPoints is up to how many points are numbered one by one.
const fewPoints = 1 << 12

// stepPoints is how many points are looked up one by one in a millisecond,
// lotPoints how many are gone through.
const (
	stepPoints = 1 << 12
	lotPoints  = 1 << 16
)

// number finds which points of the spans are the same. Most are so exactly, or are
// far from all others: the sieve sees that on all processors. The others are looked
// at one after the other.
func number(ctx context.Context, c *collector) (*vertices, error) {
	v := &vertices{spans: c.spans, ids: make([]int32, c.points)}
	v.turnPages()
	n, points := len(v.ids), pointsBefore(c.points)
	if c.points > fewPoints && !c.mixed {
		rest, err := sift(ctx, v, c.precision)
		if err != nil {
			return nil, err
		}
		n, points = rest.count(), rest.each
	}
	if err := v.numberAll(c, n, points, heed.Every(ctx, stepPoints)); err != nil {
		return nil, err
	}
	return v, v.share(heed.Every(ctx, 1))
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

// numberAll numbers points one by one: ids is then ^ the number of a point that is
// the first of its vertex, and for others the number of that.
func (v *vertices) numberAll(c *collector, n int, points iter.Seq[int32], steps *heed.Steps) error {
	if n == 0 {
		return nil
	}
	table := newPointTable(c, n)
	for p := range points {
		if err := steps.Take(1); err != nil {
			return err
		}
		s := v.spanOf(p)
		v.ids[p] = table.number(s, p-s.start)
	}
	return nil
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

// pointsBefore goes through the numbers below n.
func pointsBefore(n int32) iter.Seq[int32] {
	return func(yield func(int32) bool) {
		for p := int32(0); p < n && yield(p); p++ {
		}
	}
}

// share gives the vertices that several points have numbers of their own, where
// ids has had first points before. A point comes after the first one of its
// vertex, and that one has its number then.
func (v *vertices) share(steps *heed.Steps) error {
	several := len(v.ids)
	for _, first := range v.ids {
		several += int(first >> 31) // -1 for one that is ^ its number
	}
	v.shared = make([]int32, 0, several) // at most: of each there are two or more
	for from := 0; from < len(v.ids); from += lotPoints {
		if err := steps.Take(1); err != nil {
			return err
		}
		for p := from; p < min(from+lotPoints, len(v.ids)); p++ {
			first := v.ids[p]
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
	return nil
}
