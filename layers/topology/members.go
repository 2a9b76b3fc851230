package topology

import (
	"cmp"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/compact"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// Overlaps returns the groups of polygons, by their numbers, that may lie over
// each other, in pixels: none for the parts of a valid multipolygon, and none of
// a single polygon. Polygons that meet otherwise than in a corner may. What is inside of
// one is what the even-odd rule says of its rings, which are closed. Most polygons are
// told apart by their boxes, the rest by those of runs of edges.
//
// The error is ErrTangled where thousands of polygons, or of edges of two, are so near to each
// other that not all could be looked at.
func Overlaps(polygons []flat.Polygon) ([][]int, error) {
	if len(polygons) < 2 {
		return nil, nil
	}
	m := membersFree.Get().(*members)
	defer m.free()
	m.polygons = polygons
	m.measure()
	m.pairs()
	if m.left < 0 {
		return nil, ErrTangled
	}
	return m.groups(), nil
}

// membersFree are members whose memory is used again: features come by the thousand, and
// hold a twentieth of their coordinates' bytes in runs.
var membersFree = sync.Pool{New: func() any { return new(members) }}

// members are the polygons of one geometry.
type members struct {
	polygons []flat.Polygon
	boxes    []flat.Page
	// runs are those of the polygons that were asked for, and spans where in them each
	// has its own: none where nobody has asked.
	runs  []run
	spans []memberRuns
	// order is by where the boxes begin.
	order []int
	// first is by polygon one that it may lie over, with a smaller number or
	// itself; nil while there are no such.
	first []int
	// apart is how many polygons or groups of them there are.
	apart int
	// left is how many looks at boxes, and at pairs of edges, are left.
	left int
}

// memberRuns are where a polygon has its runs among those of all.
type memberRuns struct{ from, to int }

// free gives the memory back, without what it was used for.
func (m *members) free() {
	*m = members{boxes: m.boxes[:0], runs: m.runs[:0], spans: m.spans[:0], order: m.order[:0]}
	membersFree.Put(m)
}

// measure finds the boxes of all polygons.
func (m *members) measure() {
	m.boxes = slices.Grow(m.boxes, len(m.polygons))[:len(m.polygons)]
	for i, p := range m.polygons {
		box, start := flat.Nothing[flat.Page](), p.Start
		for _, end := range p.Ends {
			if end-start >= 2*p.Stride {
				box = box.With(boxAround(p.Coords[start:end], p.Stride))
			}
			start = end
		}
		m.boxes[i] = box
	}
}

// runsOf returns the runs of a polygon, which are found when somebody asks: most
// polygons are told apart by their boxes. They hold until the members are free.
func (m *members) runsOf(i int) []run {
	s := &m.spans[i]
	if s.to == 0 {
		p := m.polygons[i]
		s.from = len(m.runs)
		if more := len(p.All())/p.Stride/runEdges*5/4 + 2*len(p.Ends); cap(m.runs) < len(m.runs)+more {
			m.runs = slices.Grow(m.runs, max(more, len(m.runs)))
		}
		m.runs = appendRuns(m.runs, p)
		s.to = len(m.runs)
	}
	return m.runs[s.from:s.to:s.to]
}

const (
	// looksAtLeast and looksACoordinate are how many looks are allowed for all polygons and for
	// each of their coordinates: a second and a half, and two hundred times what the 4,000
	// polygons of the world's land at 1:10 million take.
	looksAtLeast, looksACoordinate = 3 << 26, 1 << 5
)

// pairs looks at all pairs of polygons whose boxes meet.
func (m *members) pairs() {
	m.apart = len(m.polygons)
	m.left = looksAtLeast
	for _, p := range m.polygons {
		m.left += looksACoordinate * len(p.All())
	}
	m.spans = append(m.spans, make([]memberRuns, len(m.polygons))...)
	for i := range m.polygons {
		m.order = append(m.order, i)
	}
	if !compact.Program && len(m.order) > fewBoxes {
		m.ordered()
		newMemberTree(m).pairs()
		return
	}
	m.sweep()
}

// sweep is pairs for few polygons.
func (m *members) sweep() {
	order := m.order
	sorting.By(order, func(i, j int) int {
		if c := cmp.Compare(m.boxes[i].MinX, m.boxes[j].MinX); c != 0 {
			return c
		}
		return i - j
	})
	for k, i := range order {
		b := m.boxes[i]
		for _, j := range order[k+1:] {
			if m.boxes[j].MinX > b.MaxX {
				break
			}
			if m.look(i, j); m.done() {
				return
			}
		}
	}
}

// look looks at a pair, and unites the two where they may lie over each other.
func (m *members) look(i, j int) {
	m.left--
	if m.boxes[i].Meets(m.boxes[j]) && m.root(i) != m.root(j) && m.overlap(i, j) {
		m.unite(i, j)
	}
}

// done reports whether all are in one group, or nothing is left to look with.
func (m *members) done() bool { return m.apart == 1 || m.left < 0 }

func (m *members) root(i int) int {
	if m.first == nil {
		return i
	}
	for m.first[i] != i {
		m.first[i] = m.first[m.first[i]]
		i = m.first[i]
	}
	return i
}

func (m *members) unite(i, j int) {
	if m.first == nil {
		m.first = make([]int, len(m.polygons))
		for k := range m.first {
			m.first[k] = k
		}
	}
	i, j = m.root(i), m.root(j)
	m.first[max(i, j)] = min(i, j)
	m.apart--
}

// groups lists the polygons that were united, in the order of the first ones.
func (m *members) groups() [][]int {
	if m.first == nil {
		return nil
	}
	by := make([][]int, len(m.polygons))
	for i := range m.first {
		by[m.root(i)] = append(by[m.root(i)], i)
	}
	return slices.DeleteFunc(by, func(group []int) bool { return len(group) < 2 })
}
