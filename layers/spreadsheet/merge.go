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
	for _, m := range merges {
		value, found := g.at(m.top, m.left)
		if m.bottom == m.top || !found {
			continue
		}
		first, _ := slices.BinarySearchFunc(g.rows, m.top+1, byRowNumber)
		filled := false
		for i := first; i < len(g.rows) && g.rows[i].number <= m.bottom; i++ {
			if err := g.repeat(1, cell{m.left, value}); err != nil {
				return err
			}
			r := &g.rows[i]
			k, there := slices.BinarySearchFunc(r.cells, m.left, byCellColumn)
			if there {
				continue
			}
			// Rows that are repeated share their cells.
			r.cells = slices.Insert(slices.Clone(r.cells), k, cell{m.left, value})
			g.filled++
			filled = true
		}
		if filled {
			g.found.at(foundMerged, m.top, m.left)
		}
	}
	return nil
}

func byRowNumber(r row, number int) int { return r.number - number }

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
