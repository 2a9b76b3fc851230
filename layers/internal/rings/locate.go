package rings

// place is where a point is seen from a ring.
type place int8

const (
	outside  place = -1
	boundary place = 0
	inside   place = 1
)

// edgeTest follows a ray from a point to the east over the edges of a ring.
type edgeTest struct {
	x, y     float64
	in, edge bool
}

// add counts the edge from x1, y1 to x2, y2.
func (t *edgeTest) add(x1, y1, x2, y2 float64) {
	if t.y > y1 && t.y > y2 || t.y < y1 && t.y < y2 {
		return
	}
	side := float64((x2-x1)*(t.y-y1)) - float64((t.x-x1)*(y2-y1))
	if side == 0 && t.x >= min(x1, x2) && t.x <= max(x1, x2) {
		t.edge = true
		return
	}
	if (y1 > t.y) != (y2 > t.y) && (side > 0) == (y2 > y1) {
		t.in = !t.in
	}
}

func (t *edgeTest) result() place {
	switch {
	case t.edge:
		return boundary
	case t.in:
		return inside
	default:
		return outside
	}
}

// slabs is an index of a ring's edges by their height, for rings that many
// points are compared with.
type slabs struct {
	south, scale float64
	// first[i] is where slab i begins in edges, which holds point numbers.
	first []int32
	edges []int32
}

// newSlabs returns the index of a ring. The number of slabs is halved until
// long edges, which are in many slabs, do not make it large.
func newSlabs(xy []float64, r *Ring) *slabs {
	n := r.points()
	for count := max(n/4, 1); ; count /= 2 {
		s := &slabs{south: r.box.MinY, first: make([]int32, count+1)}
		if height := r.box.MaxY - r.box.MinY; height > 0 {
			s.scale = float64(count) / height
		}
		total := 0
		for i := r.start; i < r.end; i++ {
			low, high := s.span(xy, r, i)
			total += high - low + 1
		}
		if total <= 4*n+16 || count <= 1 {
			s.fill(xy, r, total)
			return s
		}
	}
}

// span returns the first and last slab of the edge that begins at point i.
func (s *slabs) span(xy []float64, r *Ring, i int) (low, high int) {
	j := i + 1
	if j == r.end {
		j = r.start
	}
	y1, y2 := xy[2*i+1], xy[2*j+1]
	return s.slab(min(y1, y2)), s.slab(max(y1, y2))
}

func (s *slabs) slab(y float64) int {
	last := len(s.first) - 2
	f := (y - s.south) * s.scale
	if !(f > 0) {
		return 0
	}
	if f >= float64(last) {
		return last
	}
	return int(f)
}

// fill sorts the edges into the slabs by counting.
func (s *slabs) fill(xy []float64, r *Ring, total int) {
	s.edges = make([]int32, total)
	for i := r.start; i < r.end; i++ {
		low, high := s.span(xy, r, i)
		for k := low; k <= high; k++ {
			s.first[k+1]++
		}
	}
	for k := 1; k < len(s.first); k++ {
		s.first[k] += s.first[k-1]
	}
	next := append([]int32(nil), s.first...)
	for i := r.start; i < r.end; i++ {
		low, high := s.span(xy, r, i)
		for k := low; k <= high; k++ {
			s.edges[next[k]] = int32(i)
			next[k]++
		}
	}
}
