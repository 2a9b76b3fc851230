package spreadsheet

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
)

const (
	// freeCells is how many cells a table may have in any case, empty ones
	// included, and emptyRatio how many for each that holds anything.
	freeCells, emptyRatio = 1 << 24, 16
)

// table is the table in a grid: a header and what is under it.
type table struct {
	// rows are its rows, those that are repeated once; size is how many they are in all.
	rows []row
	size int
	// columns are the columns of the grid that the table has.
	columns []int
	// notes is how many rows at the end are lines of text under the table.
	notes int
}

// findTable finds the table in a grid, skip rows down. Columns without a name
// and without a value are no part of it.
func (g *grid) findTable(skip int, header bool) (*table, error) {
	t := g.below(skip)
	if len(t.rows) == 0 {
		return nil, errors.New("the sheet has no cells with anything in them")
	}
	used := map[int]bool{}
	widest := 0
	for _, r := range t.rows {
		for _, c := range r.cells {
			used[c.column] = true
			widest = max(widest, c.column)
		}
	}
	if header {
		head := t.rows[0].cells
		widest = head[len(head)-1].column
	}
	for column := range widest + 1 {
		if used[column] {
			t.columns = append(t.columns, column)
		}
	}
	if n := t.size * len(t.columns); n > freeCells+emptyRatio*g.filled {
		return nil, fmt.Errorf("the sheet has %d rows and %d columns, and %d cells that hold anything; delete what is beside and under the table, or save it as CSV", t.size, len(t.columns), g.filled)
	}
	if header {
		if err := g.beside(t, widest); err != nil {
			return nil, err
		}
	}
	t.notes = t.countNotes()
	return t, nil
}

// below is the table of all rows below so many, the first of which stands for itself alone.
func (g *grid) below(skip int) *table {
	i, _ := slices.BinarySearchFunc(g.rows, skip+1, byRowNumber)
	t := &table{rows: g.rows[i:]}
	if len(t.rows) == 0 {
		return t
	}
	first := t.rows[0]
	if over := int32(skip + 1 - int(first.number)); over > 0 {
		first.number, first.times = first.number+over, first.times-over
	}
	if first.times > 1 {
		others := row{first.number + 1, first.times - 1, first.cells}
		t.rows = append([]row{first, others}, t.rows[1:]...)
		first.times = 1
	}
	t.rows[0] = first
	for _, r := range t.rows {
		t.size += int(r.times)
	}
	return t
}

// beside counts cells that are further right than the header. Where most rows
// have some, the header is none.
func (g *grid) beside(t *table, widest int) error {
	wider := 0
	for _, r := range t.rows[1:] {
		last := r.cells[len(r.cells)-1].column
		if last <= widest {
			continue
		}
		wider += int(r.times)
		for k := range int(r.times) {
			for _, c := range r.cells {
				if c.column > widest {
					g.found.at(foundBeside, int(r.number)+k, c.column)
				}
			}
		}
	}
	if 2*wider <= t.size-1 {
		return nil
	}
	return fmt.Errorf("row %d is no header: %d of %d rows under it have more cells; if the table begins further down, \"skip\" tells how many rows stand before its header",
		t.rows[0].number, wider, t.size-1)
}

// countNotes counts the rows at the end with a single text, as those have that
// tell the source of the table.
func (t *table) countNotes() int {
	if len(t.columns) < 2 {
		return 0
	}
	n := 0
	for i := len(t.rows) - 1; i > 0 && len(t.rows[i].cells) == 1; i-- {
		n += int(t.rows[i].times)
	}
	return max(0, min(n, t.size-2))
}

// rows walks over a table, and is a delimited.Rows.
type rows struct {
	*table
	// next is the row that comes next, within how many of those that it stands for were
	// there, and given how many rows there were in all.
	next, within, given int
	number              int
	cells               []string
}

// Next returns the cells of the next row, the header first: as many as there are
// columns, but for lines of text under the table.
func (r *rows) Next() ([]string, error) {
	if r.next == len(r.table.rows) {
		return nil, io.EOF
	}
	one := r.table.rows[r.next]
	r.number = int(one.number) + r.within
	note := r.given >= r.size-r.notes
	r.given++
	if r.within++; r.within == int(one.times) {
		r.next, r.within = r.next+1, 0
	}
	if note {
		return []string{one.cells[0].text}, nil
	}
	r.cells = r.cells[:0]
	k := 0
	for _, column := range r.columns {
		for k < len(one.cells) && one.cells[k].column < column {
			k++
		}
		value := ""
		if k < len(one.cells) && one.cells[k].column == column {
			value = one.cells[k].text
		}
		r.cells = append(r.cells, strings.TrimSpace(value))
	}
	return r.cells, nil
}

// Where names the place of the last row.
func (r *rows) Where() string { return fmt.Sprintf("row %d", r.number) }
