package spreadsheet

import (
	"cmp"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

// merge is a range of merged cells: rows from 1, columns from 0, all inclusive.
type merge struct{ top, left, bottom, right int }

// parseMerge reads a range such as A1:B3.
func parseMerge(text string) (m merge, ok bool) {
	from, to, _ := strings.Cut(text, ":")
	top, left, ok := parsePlace(from)
	bottom, right, fine := parsePlace(to)
	return merge{top, left, bottom, right}, ok && fine && top <= bottom && left <= right
}

// spot is a place in a grid: the index of a row, and a column.
type spot struct{ row, column int32 }

// filled is a column of a row that gets a text.
type filled struct{ column, text int32 }

// filling are the cells that merged ones put into the rows of a grid. They are
// put there together: one at a time into rows that have thousands takes seconds.
type filling struct {
	*grid
	// texts are those of the merged cells, and added tells which of them a cell has.
	texts []string
	added map[spot]int32
}

// fill puts the value of merged cells, which only the first of them has, into the
// first column of their other rows, as a name that stands once for all of its
// rows is meant. The other columns stay empty, so that a line of text over the
// whole width does not become a row. Rows without any cell stay so.
func (g *grid) fill(merges []merge) error {
	g.cutAt(merges)
	f := &filling{grid: g, added: map[spot]int32{}}
	for _, m := range merges {
		value, found := f.at(m.top, m.left)
		if m.bottom == m.top || !found {
			continue
		}
		first, _ := slices.BinarySearchFunc(g.rows, m.top+1, byRowNumber)
		f.texts = append(f.texts, value)
		filled := false
		for i := first; i < len(g.rows) && int(g.rows[i].number) <= m.bottom; i++ {
			did, err := f.fillRow(i, cell{m.left, value})
			if err != nil {
				return err
			}
			filled = filled || did
		}
		if filled {
			g.found.at(foundMerged, m.top, m.left)
		}
	}
	f.insert()
	return nil
}

// fillRow gives the row at an index a cell, with the last of the texts, unless it has
// one in that column, and reports whether it did.
func (f *filling) fillRow(index int, c cell) (did bool, err error) {
	_, there := f.cell(index, c.column)
	for range f.rows[index].times {
		if err := f.repeat(1, c); err != nil {
			return false, err
		}
		if !there {
			f.filled++
		}
	}
	if !there {
		f.added[spot{int32(index), int32(c.column)}] = int32(len(f.texts) - 1)
	}
	return !there, nil
}

// at returns the text of a cell.
func (f *filling) at(number, column int) (string, bool) {
	i, ok := slices.BinarySearchFunc(f.rows, number, byRowNumber)
	if !ok {
		return "", false
	}
	return f.cell(i, column)
}

// cell returns the text of a cell of the row at an index.
func (f *filling) cell(index, column int) (string, bool) {
	if k, ok := slices.BinarySearchFunc(f.rows[index].cells, column, byCellColumn); ok {
		return f.rows[index].cells[k].text, true
	}
	n, ok := f.added[spot{int32(index), int32(column)}]
	if !ok {
		return "", false
	}
	return f.texts[n], true
}

// insert puts the cells into their rows.
func (f *filling) insert() {
	added, ends := f.byRow()
	from := 0
	for i, to := range ends {
		of := added[from:to]
		if from = to; len(of) == 0 {
			continue
		}
		sorting.By(of, func(a, b filled) int { return cmp.Compare(a.column, b.column) })
		cells := make([]cell, 0, len(f.rows[i].cells)+len(of)) // others may share those that are there
		rest := f.rows[i].cells
		for _, at := range of {
			k, _ := slices.BinarySearchFunc(rest, int(at.column), byCellColumn)
			cells = append(append(cells, rest[:k]...), cell{int(at.column), f.texts[at.text]})
			rest = rest[k:]
		}
		f.rows[i].cells = append(cells, rest...)
	}
}

// byRow takes the cells that are added row by row, and tells where those of each end. The
// map of them takes as much memory as the rows will, and is let go of before.
func (f *filling) byRow() (added []filled, ends []int) {
	ends = make([]int, len(f.rows))
	for at := range f.added {
		ends[at.row]++
	}
	for i := 1; i < len(ends); i++ {
		ends[i] += ends[i-1]
	}
	added = make([]filled, len(f.added))
	for at, text := range f.added { // backwards, so that the ends become the beginnings
		ends[at.row]--
		added[ends[at.row]] = filled{at.column, text}
	}
	f.added = nil
	return added, append(ends[min(1, len(ends)):], len(added))
}

// cutAt cuts rows that stand for several where merged cells begin and end.
func (g *grid) cutAt(merges []merge) {
	if !slices.ContainsFunc(g.rows, func(r row) bool { return r.times > 1 }) {
		return
	}
	cuts := make([]int, 0, 2*len(merges))
	for _, m := range merges {
		cuts = append(cuts, m.top+1, m.bottom+1)
	}
	slices.Sort(cuts)
	rows := make([]row, 0, len(g.rows))
	for _, r := range g.rows {
		for len(cuts) > 0 && cuts[0] <= r.last() {
			if before := int32(cuts[0]) - r.number; before > 0 {
				rows = append(rows, row{r.number, before, r.cells})
				r.number, r.times = r.number+before, r.times-before
			}
			cuts = cuts[1:]
		}
		rows = append(rows, r)
	}
	g.rows = rows
}

// byRowNumber compares the rows that one stands for with a number.
func byRowNumber(r row, number int) int {
	switch {
	case r.last() < number:
		return -1
	case int(r.number) > number:
		return 1
	}
	return 0
}

func byCellColumn(c cell, column int) int { return c.column - column }
