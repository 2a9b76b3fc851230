package topology

import (
	"cmp"
	"context"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/conveyor"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// settleAll finds the vertices of all spans.
func (v *vertices) settleAll(ctx context.Context) error {
	if len(v.ids) <= fewPoints { // which is not worth a goroutine
		r := room{spare: &v.spare}
		for i := range v.spans {
			v.settle(&v.spans[i], &r)
		}
		return ctx.Err()
	}
	lots := portions(len(v.spans), func(i int) int { return int(v.spans[i].size) })
	return conveyor.Each(ctx, len(lots), func() *room { return &room{spare: &v.spare} }, func(r *room, lot int) error {
		for i := lots[lot].first; i < lots[lot].last; i++ {
			v.settle(&v.spans[i], r)
		}
		return nil
	})
}

// settle finds the vertices of a span, and its arc where it shares none of them.
func (v *vertices) settle(s *span, r *room) {
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
		coords := v.placesOf(s, r)
		s.area = areaOf(coords)
		v.close(s, coords, r)
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

// areaOf returns the signed area of a ring, positive for clockwise on the page
// (y down). It is summed from the first point, so that small rings far from
// the origin keep their digits.
func areaOf(coords []float64) float64 {
	x0, y0 := coords[0], coords[1]
	sum, px, py := 0.0, 0.0, 0.0
	for i := range len(coords) / 2 {
		x, y := coords[2*i]-x0, coords[2*i+1]-y0
		sum += float64(px*y) - float64(x*py)
		px, py = x, y
	}
	return sum / 2
}

// placesOf has the coordinates of the vertices of a span, until it is called again.
func (v *vertices) placesOf(s *span, r *room) []float64 {
	if s.plain {
		return s.coords[:2*s.vertices]
	}
	r.places = v.appendPlaces(slices.Grow(r.places[:0], 2*int(s.vertices)), s, v.of(s))
	return r.places
}

// appendPlaces appends the coordinates of vertices of a span.
func (v *vertices) appendPlaces(coords []float64, s *span, ids []int32) []float64 {
	for _, id := range ids {
		var p point
		if id < 0 {
			p = s.at(^id - s.start)
		} else {
			p = v.at(v.shared[id])
		}
		coords = append(coords, p.x, p.y)
	}
	return coords
}

// portion is things that follow each other, one or more, which one processor works on in one go.
type portion struct{ first, last, points int }

// portionPoints is how many points are enough for one go.
const portionPoints = 1 << 10

// portions cuts n things with some points each into portions, the longest first: what takes
// longest is begun first, so that all processors end at about the same time.
func portions(n int, points func(i int) int) []portion {
	var all []portion
	s := portion{}
	for i := range n {
		s.points += points(i)
		if s.last = i + 1; s.points >= portionPoints || s.last == n {
			all = append(all, s)
			s = portion{first: s.last}
		}
	}
	sorting.By(all, func(a, b portion) int { return cmp.Compare(b.points, a.points) })
	return all
}
