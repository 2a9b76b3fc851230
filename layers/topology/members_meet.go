package topology

import "github.com/seed-898ab921/kartograph/internal/flat"

// pair is two polygons whose boxes meet.
type pair struct {
	p, q       flat.Polygon
	ofP, ofQ   []run
	boxP, boxQ flat.Page
	// looks counts what was looked at: boxes, and pairs of edges. There may be so many as
	// most; those that are left out are taken to meet.
	looks, most int
}

// overlap reports whether two polygons may have an area in common. Either their
// edges meet in more than a common corner, or cross there; or else a ring of one
// lies wholly inside of the other.
func (m *members) overlap(i, j int) bool {
	if len(m.runsOf(i)) > len(m.runsOf(j)) {
		i, j = j, i
	}
	c := pair{m.polygons[i], m.polygons[j], m.runsOf(i), m.runsOf(j), m.boxes[i], m.boxes[j], 0, m.left}
	meet, near := c.meet()
	meet = meet || c.ringIn(c.p, c.q, c.ofQ, c.boxQ) ||
		(near || len(c.ofP) > 1 && c.near()) && c.ringIn(c.q, c.p, c.ofP, c.boxP)
	m.left -= c.looks + callLooks
	return meet && m.left >= 0
}

// callLooks is about how many looks it takes to begin with a pair.
const callLooks = 16

// meet reports whether edges of the two meet, but for corners that they have in
// common; near reports whether boxes of runs of the two meet.
func (c *pair) meet() (meet, near bool) {
	for k := range c.ofP {
		r := &c.ofP[k]
		if c.looks > c.most {
			return true, true
		}
		if c.looks++; !r.leaf || !r.box.Meets(c.boxQ) {
			continue
		}
		for i := int32(0); int(i) < len(c.ofQ); {
			s := &c.ofQ[i]
			c.looks++
			switch {
			case !s.box.Meets(r.box):
				i = s.next
				continue
			case s.leaf && c.edgesMeet(r, s):
				return true, true
			}
			near = near || s.leaf
			i++
		}
	}
	return false, near
}

// near reports whether any edge of q may be in the box of p.
func (c *pair) near() bool {
	for i := int32(0); int(i) < len(c.ofQ); {
		s := &c.ofQ[i]
		c.looks++
		switch {
		case !s.box.Meets(c.boxP):
			i = s.next
		case s.leaf:
			return true
		default:
			i++
		}
	}
	return false
}

// ringIn reports whether a ring of p begins inside of q, or may do so.
func (c *pair) ringIn(p, q flat.Polygon, ofQ []run, box flat.Page) bool {
	for _, ring := range p.Rings() {
		n := len(ring)
		inside, on := false, true
		for i := 0; i < n && on; i += p.Stride {
			if !box.Has(ring[i], ring[i+1]) {
				inside, on = false, false
				break
			}
			looks := 0
			inside, on, looks = holds(q, ofQ, point{ring[i], ring[i+1]})
			c.looks += looks
		}
		if inside || on && n > 0 || c.looks > c.most {
			return true
		}
	}
	return false
}

// edgesMeet reports whether an edge of one run meets one of another otherwise than
// the edges of two polygons do that have a corner in common and nothing else.
func (c *pair) edgesMeet(r, s *run) bool {
	both := flat.Page{
		MinX: max(r.box.MinX, s.box.MinX), MinY: max(r.box.MinY, s.box.MinY),
		MaxX: min(r.box.MaxX, s.box.MaxX), MaxY: min(r.box.MaxY, s.box.MaxY),
	}
	var near [runEdges]int32
	n := 0
	step, other := int32(c.p.Stride), int32(c.q.Stride)
	c.looks += runEdges
	for j := s.first; j < s.last; j += other {
		if !aloof(&both, c.q.Coords[j:j+2], c.q.Coords[j+other:j+other+2]) {
			near[n] = j
			n++
		}
	}
	for i := r.first; n > 0 && i < r.last; i += step {
		if aloof(&both, c.p.Coords[i:i+2], c.p.Coords[i+step:i+step+2]) {
			continue
		}
		a, b := pointAt(c.p, i), pointAt(c.p, i+step)
		c.looks += 2 * n
		for _, j := range near[:n] {
			e, f := pointAt(c.q, j), pointAt(c.q, j+other)
			if !apart(a, b, e, f, 0) && (touch(a, b, e, f) || a == e && c.crossAt(i, r, j, s)) {
				return true
			}
		}
	}
	return false
}

// aloof reports whether a segment's box does not meet another box.
func aloof(box *flat.Page, a, b []float64) bool {
	return a[0] < box.MinX && b[0] < box.MinX || a[0] > box.MaxX && b[0] > box.MaxX ||
		a[1] < box.MinY && b[1] < box.MinY || a[1] > box.MaxY && b[1] > box.MaxY
}

// crossAt reports whether the two rings may cross at a corner that both have, at
// the points i and j.
func (c *pair) crossAt(i int32, r *run, j int32, s *run) bool {
	o := pointAt(c.p, i)
	before, after := around(c.p, i, r.ring)
	from, to := around(c.q, j, s.ring)
	if before == o || after == o || from == o || to == o {
		return true
	}
	// From one end of p's way through the corner to the other, counter-clockwise,
	// lie both of q's or none.
	return earlier(o, before, from, after) != earlier(o, before, to, after)
}

// around returns the points before and after a point of a closed ring.
func around(p flat.Polygon, i, ring int32) (before, after point) {
	start := int32(p.Start)
	if ring > 0 {
		start = int32(p.Ends[ring-1])
	}
	step := int32(p.Stride)
	prev := i - step
	if i == start {
		prev = int32(p.Ends[ring]) - 2*step
	}
	return pointAt(p, prev), pointAt(p, i+step)
}
