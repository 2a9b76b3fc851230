package topology

import "github.com/seed-898ab921/kartograph/internal/flat"

// spots is an index of things, vertices or segments, by square cells. Those of a cell stand
// beside each other, the last first, and what is added later is listed before them: as in a
// grid, of which a list would have to be followed from thing to thing.
type spots struct {
	grid // of what is added later
	// ends has where those of a cell end in items; they begin where those of the cell
	// before end.
	ends, items []int32
	// boxes are those of the items, in squares.
	boxes []uint64
}

// newSpots makes an index of the vertices from one on, in cells over a box.
func newSpots(b flat.Page, q squares, vertices []vertex, from int32) *spots {
	s, some := &spots{}, vertices[from:]
	s.lay(b, len(some), 0)
	places := make([]place, len(some))
	for i := range some {
		p := some[i].point
		places[i] = place{q.at(p), int32(s.cellOf(p)), from + int32(i)}
	}
	s.stand(places)
	return s
}

// place is a cell in which a thing is, and the thing's box in squares.
type place struct {
	box        uint64
	cell, item int32
}

// stand puts things beside each other.
func (s *spots) stand(places []place) {
	s.ends, s.items = make([]int32, s.cols*s.rows), make([]int32, len(places))
	s.boxes = make([]uint64, len(places))
	for _, p := range places {
		s.ends[p.cell]++
	}
	before := int32(0)
	for cell, n := range s.ends {
		s.ends[cell], before = before, before+n
	}
	for i := len(places) - 1; i >= 0; i-- {
		end := &s.ends[places[i].cell]
		s.items[*end], s.boxes[*end] = places[i].item, places[i].box
		*end++
	}
}

func (s *spots) cellOf(p point) int { return s.row(p.y)*s.cols + s.col(p.x) }

// add adds a thing to a cell later.
func (s *spots) add(cell int, item int32) {
	if s.heads == nil {
		s.heads = make([]int32, s.cols*s.rows)
	}
	s.insert(cell, item)
}

// in are the things of a cell that were there from the beginning, with their boxes.
func (s *spots) in(cell int) (items []int32, boxes []uint64) {
	from, to := s.begin(cell), s.ends[cell]
	return s.items[from:to], s.boxes[from:to]
}

// later is the first entry of the things of a cell that were added later, + 1.
func (s *spots) later(cell int) int32 {
	if s.heads == nil {
		return 0
	}
	return s.heads[cell]
}

// some reports whether there is a thing in a cell.
func (s *spots) some(cell int) bool {
	return s.begin(cell) < s.ends[cell] || s.later(cell) != 0
}

func (s *spots) begin(cell int) int32 {
	if cell == 0 {
		return 0
	}
	return s.ends[cell-1]
}
