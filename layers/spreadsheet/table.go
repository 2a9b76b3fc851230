package spreadsheet

import (
	"errors"
	"fmt"
	"io"
	"strings"
)

const (
	// freeCells is how many cells a table may have in any case, empty ones
	// included, and emptyRatio how many for each that holds anything.
	freeCells, emptyRatio = 1 << 24, 16
)

// table is the table in a grid: a header and what is under it.
type table struct {
	rows []row
	// columns are the columns of the grid that the table has.
	columns []int
	// notes is how many rows at the end are lines of text under the table.
	notes int
}

// findTable finds the table in a grid, skip rows down. Columns without a name
// and without a value are no part of it.
func (g *grid) findTable(skip int, header bool) (*table, error) {
	t := &table{}
	for i, r := range g.rows {
		if r.number > skip {
			t.rows = g.rows[i:]
			break
		}
	}
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
	if n := len(t.rows) * len(t.columns); n > freeCells+emptyRatio*g.filled {
		return nil, fmt.Errorf("the sheet has %d rows and %d columns, and %d cells that hold anything; delete what is beside and under the table, or save it as CSV", len(t.rows), len(t.columns), g.filled)
	}
	if header {
		if err := g.beside(t, widest); err != nil {
			return nil, err
		}
	}
	t.notes = t.countNotes()
	return t, nil
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
		wider++
		for _, c := range r.cells {
			if c.column > widest {
				g.found.at(foundBeside, r.number, c.column)
			}
		}
	}
	if 2*wider <= len(t.rows)-1 {
		return nil
	}
	return fmt.Errorf("row %d is no header: %d of %d rows under it have more cells; if the table begins further down, \"skip\" tells how many rows stand before its header",
		t.rows[0].number, wider, len(t.rows)-1)
}

// countNotes counts the rows at the end with a single text, as those have that
// tell the source of the table.
func (t *table) countNotes() int {
	if len(t.columns) < 2 {
		return 0
	}
	n := 0
	for n < len(t.rows)-2 && len(t.rows[len(t.rows)-1-n].cells) == 1 {
		n++
	}
	return n
}

// rows walks over a table, and is a delimited.Rows.
type rows struct {
	*table
	next  int
	cells []string
}

// Next returns the cells of the next row, the header first: as many as there are
// columns, but for lines of text under the table.
func (r *rows) Next() ([]string, error) {
	if r.next == len(r.table.rows) {
		return nil, io.EOF
	}
	one := r.table.rows[r.next]
	note := r.next >= len(r.table.rows)-r.notes
	r.next++
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
func (r *rows) Where() string { return fmt.Sprintf("row %d", r.table.rows[r.next-1].number) }
