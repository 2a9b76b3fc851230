package topology

import (
	"sync"
	"unsafe"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// close makes the arc of a ring, at such places, of which all vertices are its own: it has no
// junction, as its neighbours are never the same, so that cut only has to take it.
// Most rings of coasts are so, and here they are made on all processors, of points that
// were just looked at.
func (v *vertices) close(s *span, coords []float64, r *room) {
	ids := v.of(s)
	for _, id := range ids {
		if id >= 0 {
			return
		}
	}
	start := farthestFromMiddle(coords)
	s.closed = append(append(r.take(len(coords)+2), coords[2*start:]...), coords[:2*start+2]...)
}

// farthestFromMiddle finds a point of a ring that simplification may well keep,
// whatever point the file starts it at: the one farthest from the middle of its
// box, the first of several.
func farthestFromMiddle(coords []float64) int {
	midX, midY := middle(coords)
	best, far := 0, -1.0
	for i := range len(coords) / 2 {
		dx, dy := coords[2*i]-midX, coords[2*i+1]-midY
		if d := float64(dx*dx) + float64(dy*dy); d > far {
			best, far = i, d
		}
	}
	return best
}

// middle is that of the box around points.
func middle(coords []float64) (x, y float64) {
	b := flat.Around[flat.Own](coords, 2)
	return b.MinX/2 + b.MaxX/2, b.MinY/2 + b.MaxY/2
}

// room is memory for points of arcs.
type room struct {
	free []float64
	// size is how many coordinates it had room for at first.
	size int
	// spare has memory to be used first, unless it is nil.
	spare *spare
	// places is memory for those of one span after the other.
	places []float64
}

// roomSize is how many coordinates there is memory for at once at the most, and
// firstRoom for the first ones: many topologies have a triangle or two.
const (
	roomSize  = 1 << 14
	firstRoom = 1 << 5
)

// take returns an empty list with room for n coordinates.
func (r *room) take(n int) []float64 {
	if n > len(r.free) {
		if list := r.spare.take(n); len(list)-n > len(r.free) {
			r.free = list
		} else if list != nil {
			return list[:0:n]
		}
	}
	switch {
	case n <= len(r.free):
	case n > roomSize/4:
		return make([]float64, 0, n)
	default:
		r.size = min(roomSize, max(2*r.size, firstRoom, n))
		r.free = make([]float64, r.size)
	}
	list := r.free[:0:n]
	r.free = r.free[n:]
	return list
}

// spare is memory that had entries of a sieve and now may have points: memory that was
// touched before costs less than such that the system has to clear.
type spare struct {
	mu    sync.Mutex
	lists [][]uint64
	size  int // of all of them
}

// mostSpare is how many entries are kept: what many points take is too much to be
// held until the arcs are made.
const mostSpare = 1 << 20

// put gives memory that nobody else has any more.
func (m *spare) put(list []uint64) {
	if m.size += len(list); m.size <= mostSpare {
		m.lists = append(m.lists, list)
	}
}

// take returns memory for n coordinates or more, nil where the next is too small.
func (m *spare) take(n int) []float64 {
	if m == nil {
		return nil
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	if len(m.lists) == 0 || len(m.lists[len(m.lists)-1]) < n {
		return nil
	}
	list := m.lists[len(m.lists)-1]
	m.lists = m.lists[:len(m.lists)-1]
	return unsafe.Slice((*float64)(unsafe.Pointer(unsafe.SliceData(list))), len(list))
}
