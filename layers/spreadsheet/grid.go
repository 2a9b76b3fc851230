package spreadsheet

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/sorting"
)

const (
	// maxRows and maxColumns are what a sheet may have: Excel's limits, which
	// are LibreOffice's too.
	maxRows, maxColumns = 1 << 20, 1 << 14
	// maxRepeated is how many cells may come of others: of marks that say
	// "the same n times", and of merged ones.
	maxRepeated = 1 << 20
	// maxCopied is how many bytes cells may have in texts that the file holds once,
	// and perCell how many more for each cell of the file: readers of tables copy
	// what cells share.
	maxCopied, perCell = 64 << 20, 512
)

// grid is a sheet's cells that hold anything.
type grid struct {
	// hold is asked before a row is held, by the bytes that it takes; nil for nobody.
	hold func(bytes int64) error
	rows []row
	// room is where the cells of the next rows will be, of so many.
	room []cell
	most int
	// filled counts the cells, repeated those of them that came of others.
	filled, repeated int
	// copied counts the bytes of texts that came of others.
	copied int64
	// found counts what was passed over.
	found findings
}

// row is a row with its number, from 1, and its cells by ascending columns; one that is
// repeated stands for itself and for those that follow, times in all.
type row struct {
	number, times int32
	cells         []cell
}

// last is the number of the last row that it stands for.
func (r row) last() int { return int(r.number + r.times - 1) }

// cell is a text in a column, from 0.
type cell struct {
	column int
	text   string
}

// fewCells and cellsAtOnce are for how many cells there is room at a time: few at first, then twice as many each time.
const fewCells, cellsAtOnce = 1 << 4, 1 << 10

// own is a copy of cells, beside those of other rows: a list for each takes as much again.
func (g *grid) own(cells []cell) []cell {
	n := len(cells)
	if n > len(g.room) {
		g.most = min(cellsAtOnce, max(fewCells, 2*g.most))
		g.room = make([]cell, max(n, g.most))
	}
	own := g.room[:n:n]
	copy(own, cells)
	g.room = g.room[n:]
	return own
}

// add adds a row with cells, which it copies, unless it has none, so many times.
func (g *grid) add(number, times int, cells []cell) error {
	if number < 1 || number > maxRows {
		return fmt.Errorf("row %d: a sheet has at most %d rows", number, maxRows)
	}
	if len(cells) == 0 {
		return nil
	}
	if last := cells[len(cells)-1].column; last >= maxColumns {
		return fmt.Errorf("row %d: a sheet has at most %d columns", number, maxColumns)
	}
	if times > maxRows-number+1 {
		return fmt.Errorf("row %d: a sheet has at most %d rows", maxRows+1, maxRows)
	}
	if err := g.reckon(cells); err != nil {
		return err
	}
	if n := len(g.rows); n == cap(g.rows) {
		// Twice as many, and at last as many as there may be: a quarter more each time leaves more behind.
		g.rows = append(make([]row, 0, min(maxRows, 2*max(n, fewCells))), g.rows...)
	}
	g.rows = append(g.rows, row{int32(number), int32(times), g.own(cells)})
	g.filled += times * len(cells)
	return nil
}

// reckon reckons a row that is about to be held.
func (g *grid) reckon(cells []cell) error {
	if g.hold == nil {
		return nil
	}
	const perRow, perCell = 32, 24
	bytes := int64(perRow + perCell*len(cells))
	for _, c := range cells {
		bytes += int64(len(c.text))
	}
	return g.hold(bytes)
}

var errRepeats = errors.New("cells say too often that they are repeated; delete the empty rows under the table, or save it as CSV")

var errCopies = errors.New("the texts that its cells share make it large out of all proportion; shorten them, or save it as CSV")

// repeat counts cells that stand so many times more.
func (g *grid) repeat(times int, cells ...cell) error {
	if g.repeated += times * len(cells); g.repeated > maxRepeated {
		return errRepeats
	}
	for _, c := range cells {
		if err := g.share(times, c.text); err != nil {
			return err
		}
	}
	return nil
}

// share counts the bytes of a text that so many cells have of another.
func (g *grid) share(times int, text string) error {
	g.copied += int64(times) * int64(len(text))
	if g.copied > maxCopied+perCell*int64(max(0, g.filled-g.repeated)) {
		return errCopies
	}
	return nil
}

// order sorts rows and cells that a program wrote in another order.
func (g *grid) order() {
	byNumber := func(a, b row) int { return cmp.Compare(a.number, b.number) } // none is repeated
	byColumn := func(a, b cell) int { return cmp.Compare(a.column, b.column) }
	if !slices.IsSortedFunc(g.rows, byNumber) {
		sorting.Stably(g.rows, byNumber)
	}
	for _, r := range g.rows {
		if !slices.IsSortedFunc(r.cells, byColumn) {
			sorting.Stably(r.cells, byColumn)
		}
	}
}

// place names a cell as spreadsheets do: C5.
func place(row, column int) string {
	var name []byte
	for n := column + 1; n > 0; n = (n - 1) / 26 {
		name = append(name, byte('A'+(n-1)%26))
	}
	slices.Reverse(name)
	return string(name) + strconv.Itoa(row)
}

// parsePlace is the inverse of place; ok is false for what is no such name.
func parsePlace(name string) (row, column int, ok bool) {
	name = strings.ReplaceAll(name, "$", "")
	i := 0
	for ; i < len(name) && name[i]|0x20 >= 'a' && name[i]|0x20 <= 'z'; i++ {
		if column = 26*column + int(name[i]|0x20-'a') + 1; column > maxColumns {
			return 0, 0, false
		}
	}
	row, err := strconv.Atoi(name[i:])
	return row, column - 1, err == nil && i > 0 && row > 0 && row <= maxRows
}
