package topology

import (
	"cmp"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// Overlaps returns the groups of polygons, by their numbers, that may lie over
// each other, in pixels: none for the parts of a valid multipolygon, and none of
// a single polygon. Polygons that
// meet otherwise than in a corner count as such that may, and what is inside of one
// is what the even-odd rule says of its rings, which are closed. Most polygons are
// told apart by their boxes, the rest by those of runs of edges.
func Overlaps(polygons []flat.Polygon) [][]int {
	if len(polygons) < 2 {
		return nil
	}
	m := members{polygons: polygons, boxes: make([]flat.Page, len(polygons)), runs: make([][]run, len(polygons))}
	m.measure()
	m.pairs()
	return m.groups()
}

// members are the polygons of one geometry.
type members struct {
	polygons []flat.Polygon
	boxes    []flat.Page
	runs     [][]run
	// first is by polygon one that it may lie over, with a smaller number or
	// itself; nil while there are no such.
	first []int
	// apart is how many polygons or groups of them there are.
	apart int
}

// measure finds the boxes of all polygons.
func (m *members) measure() {
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
// polygons are told apart by their boxes.
func (m *members) runsOf(i int) []run {
	if m.runs[i] == nil {
		p := m.polygons[i]
		m.runs[i] = appendRuns(make([]run, 0, len(p.All())/p.Stride/runEdges*5/4+2*len(p.Ends)), p)
	}
	return m.runs[i]
}

// pairs looks at all pairs of polygons whose boxes meet.
func (m *members) pairs() {
	m.apart = len(m.polygons)
	order := make([]int, len(m.polygons))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(i, j int) int {
		if c := cmp.Compare(m.boxes[i].MinX, m.boxes[j].MinX); c != 0 {
			return c
		}
		return i - j
	})
	for k, i := range order {
		b := m.boxes[i]
		for _, j := range order[k+1:] {
			o := m.boxes[j]
			if o.MinX > b.MaxX {
				break
			}
			if o.MinY <= b.MaxY && b.MinY <= o.MaxY && m.root(i) != m.root(j) && m.overlap(i, j) {
				m.unite(i, j)
				if m.apart == 1 {
					return
				}
			}
		}
	}
}

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
