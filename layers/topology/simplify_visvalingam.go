package topology

import "math"

// scratch is memory that one arc after the other uses.
type scratch struct {
	prev, next []int32
	area       []float64
	// heap holds points, that with the smallest area first, and its areas;
	// place is where a point stands in it, -1 for a point that is not in it.
	heap  []heaped
	place []int32
}

// heaped is a point in the heap with its area.
type heaped struct {
	area  float64
	point int32
}

func (s *scratch) reset(n int) {
	if cap(s.prev) < n {
		s.prev, s.next = make([]int32, n), make([]int32, n)
		s.area = make([]float64, n)
		s.heap, s.place = make([]heaped, 0, n), make([]int32, n)
	}
	s.prev, s.next, s.place = s.prev[:n], s.next[:n], s.place[:n]
	s.area, s.heap = s.area[:n], s.heap[:0]
	for i := range n {
		s.prev[i], s.next[i], s.place[i] = int32(i-1), int32(i+1), -1
	}
}

// visvalingam marks the points to keep. Only points under the limit ever enter
// the heap. Effective areas grow monotonously: a point counts at least as much
// as the one that was left out before it.
func (s *scratch) visvalingam(pts []float64, r Rule, closed bool, keep []bool) {
	n := len(keep)
	limit := float64(r.Tolerance * r.Tolerance)
	s.reset(n)
	for i := range n {
		keep[i] = true
	}
	for i := 1; i < n-1; i++ {
		s.area[i] = triangle(pts, i-1, i, i+1, r.Weighted)
		if s.area[i] < limit {
			s.place[i] = int32(len(s.heap))
			s.heap = append(s.heap, heaped{s.area[i], int32(i)})
		}
	}
	for i := (len(s.heap) - 2) / heapWidth; i >= 0 && len(s.heap) > 1; i-- {
		s.down(i)
	}
	left := n - 2
	if closed {
		left -= 2 // three different points stay
	}
	for ; left > 0 && len(s.heap) > 0; left-- {
		i := s.pop()
		keep[i] = false
		p, q := s.prev[i], s.next[i]
		s.next[p], s.prev[q] = q, p
		for _, j := range [2]int32{p, q} {
			if j > 0 && int(j) < n-1 {
				area := triangle(pts, int(s.prev[j]), int(j), int(s.next[j]), r.Weighted)
				s.update(j, max(area, s.area[i]), limit)
			}
		}
	}
}

// triangle is the area of the triangle of three points. Weighted, it is
// multiplied by 1 - 0.7 cos of the angle at b, as mapshaper does: 1.7 on a
// straight line, 0.3 at the point of a spike.
func triangle(pts []float64, a, b, c int, weighted bool) float64 {
	x1, y1 := pts[2*a]-pts[2*b], pts[2*a+1]-pts[2*b+1]
	x2, y2 := pts[2*c]-pts[2*b], pts[2*c+1]-pts[2*b+1]
	area := math.Abs(float64(x1*y2)-float64(x2*y1)) / 2
	if weighted {
		l1 := float64(x1*x1) + float64(y1*y1)
		l2 := float64(x2*x2) + float64(y2*y2)
		if l := math.Sqrt(l1) * math.Sqrt(l2); l > 0 {
			cos := (float64(x1*x2) + float64(y1*y2)) / l
			area *= 1 - float64(0.7*cos)
		}
	}
	if math.IsNaN(area) {
		return math.Inf(1)
	}
	return area
}

// less reports whether a point comes before another, by area and then by place
// on the line, so that equal areas always fall in the same order.
func less(a, b heaped) bool { return a.area < b.area || a.area == b.area && a.point < b.point }

func (s *scratch) update(i int32, area, limit float64) {
	s.area[i] = area
	switch place := s.place[i]; {
	case place < 0 && area < limit:
		s.heap = append(s.heap, heaped{area, i})
		s.up(len(s.heap) - 1)
	case place >= 0 && area < limit:
		s.heap[place].area = area
		s.up(int(place))
		s.down(int(s.place[i]))
	case place >= 0:
		s.remove(int(place))
	}
}

func (s *scratch) pop() int32 {
	i := s.heap[0].point
	s.remove(0)
	return i
}

func (s *scratch) remove(at int) {
	s.place[s.heap[at].point] = -1
	end := len(s.heap) - 1
	moved := s.heap[end]
	s.heap = s.heap[:end]
	if at < end {
		s.set(at, moved)
		s.up(at)
		s.down(int(s.place[moved.point]))
	}
}

// heapWidth is how many entries follow each one in the heap: four are faster
// than two, as the way down is half as long.
const heapWidth = 4

func (s *scratch) up(at int) {
	h := s.heap[at]
	for at > 0 {
		parent := (at - 1) / heapWidth
		if !less(h, s.heap[parent]) {
			break
		}
		s.set(at, s.heap[parent])
		at = parent
	}
	s.set(at, h)
}

func (s *scratch) down(at int) {
	h := s.heap[at]
	for {
		first := heapWidth*at + 1
		if first >= len(s.heap) {
			break
		}
		child := first
		for k := first + 1; k < min(first+heapWidth, len(s.heap)); k++ {
			if less(s.heap[k], s.heap[child]) {
				child = k
			}
		}
		if !less(s.heap[child], h) {
			break
		}
		s.set(at, s.heap[child])
		at = child
	}
	s.set(at, h)
}

func (s *scratch) set(at int, h heaped) { s.heap[at], s.place[h.point] = h, int32(at) }
