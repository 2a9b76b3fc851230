package spreadsheet

import (
	"slices"
	"strings"
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

// fill puts the value of merged cells, which only the first of them has, into the
// first column of their other rows, as a name that stands once for all of its
// rows is meant. The other columns stay empty, so that a line of text over the
// whole width does not become a row. Rows without any cell stay so.
func (g *grid) fill(merges []merge) error {
	g.cutAt(merges)
	for _, m := range merges {
		value, found := g.at(m.top, m.left)
		if m.bottom == m.top || !found {
			continue
		}
		first, _ := slices.BinarySearchFunc(g.rows, m.top+1, byRowNumber)
		filled := false
		for i := first; i < len(g.rows) && int(g.rows[i].number) <= m.bottom; i++ {
			did, err := g.fillRow(&g.rows[i], cell{m.left, value})
			if err != nil {
				return err
			}
			filled = filled || did
		}
		if filled {
			g.found.at(foundMerged, m.top, m.left)
		}
	}
	return nil
}

// fillRow puts a cell into a row that has none in its column, and reports whether it did.
func (g *grid) fillRow(r *row, c cell) (did bool, err error) {
	k, there := slices.BinarySearchFunc(r.cells, c.column, byCellColumn)
	for range r.times {
		if err := g.repeat(1, c); err != nil {
			return false, err
		}
		if !there {
			g.filled++
		}
	}
	if there {
		return false, nil
	}
	r.cells = slices.Insert(slices.Clone(r.cells), k, c) // others may share them
	return true, nil
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

// at returns the text of a cell.
func (g *grid) at(number, column int) (string, bool) {
	i, ok := slices.BinarySearchFunc(g.rows, number, byRowNumber)
	if !ok {
		return "", false
	}
	k, ok := slices.BinarySearchFunc(g.rows[i].cells, column, byCellColumn)
	if !ok {
		return "", false
	}
	return g.rows[i].cells[k].text, true
}
