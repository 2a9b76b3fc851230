package topology

import "github.com/seed-898ab921/kartograph/internal/flat"

// spots is an index of vertices by square cells. Those of a cell stand beside each other,
// the last first, and what is added later is listed before them: as in a grid, of which a
// list would have to be followed from vertex to vertex.
type spots struct {
	grid // of what is added later
	// ends has where those of a cell end in items; they begin where those of the cell
	// before end.
	ends, items []int32
}

// newSpots makes an index of the vertices from one on, in cells over a box.
func newSpots(b flat.Page, vertices []vertex, from int32) *spots {
	s, some := &spots{}, vertices[from:]
	s.lay(b, len(some), 0)
	s.ends, s.items = make([]int32, s.cols*s.rows), make([]int32, len(some))
	for i := range some {
		s.ends[s.cellOf(some[i].point)]++
	}
	before := int32(0)
	for cell, n := range s.ends {
		s.ends[cell], before = before, before+n
	}
	for i := len(some) - 1; i >= 0; i-- {
		end := &s.ends[s.cellOf(some[i].point)]
		s.items[*end] = from + int32(i)
		*end++
	}
	return s
}

func (s *spots) cellOf(p point) int { return s.row(p.y)*s.cols + s.col(p.x) }

// add adds a vertex later.
func (s *spots) add(p point, item int32) {
	if s.heads == nil {
		s.heads = make([]int32, s.cols*s.rows)
	}
	s.insert(s.cellOf(p), item)
}

// in are the vertices of a cell that were there from the beginning, and the first entry of
// those that were added later, + 1.
func (s *spots) in(cell int) (items []int32, later int32) {
	if s.heads != nil {
		later = s.heads[cell]
	}
	return s.items[s.begin(cell):s.ends[cell]], later
}

// some reports whether there is a vertex in a cell.
func (s *spots) some(cell int) bool {
	return s.begin(cell) < s.ends[cell] || s.heads != nil && s.heads[cell] != 0
}

func (s *spots) begin(cell int) int32 {
	if cell == 0 {
		return 0
	}
	return s.ends[cell-1]
}
