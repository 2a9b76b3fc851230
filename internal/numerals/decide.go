package numerals

import (
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// decision is how the cells of a column are read.
type decision struct {
	// reads says that its numbers are read by the mark that divides their
	// decimals; 0 where points and commas do, each in other cells.
	reads bool
	mark  byte
	// why says what the mark follows from.
	why source
}

// source is what a decision follows from.
type source uint8

const (
	// fromAsked is a word of the user's, fromCells the column's own cells.
	fromAsked source = iota
	fromCells
	// fromOthers is the table's other columns, fromRule what is usual.
	fromOthers
	fromRule
)

// Decide decides how the columns are read, when all cells were looked at.
//
// A column is read as numbers if more than half of its cells are, codes are not
// among them nor amounts of several currencies, and some are written as people
// write them.
func (c *Columns) Decide() {
	others := c.tableMark()
	if c.points {
		others = '.'
	}
	for i := range c.columns {
		col := &c.columns[i]
		col.decideMark(others, c.comma)
		people := col.written + col.commas
		if col.mark == ',' {
			people += col.points
		}
		switch col.asked {
		case layers.ColumnText:
			col.reads = false
		case "":
			col.reads = !c.asWritten && people > 0 && col.codes == 0 && !col.currencies && 2*col.numbers() > col.filled()
		default:
			col.reads = true
		}
	}
}

// tableMark is what divides decimals in all columns that show it; 0 where they
// differ or none does.
func (c *Columns) tableMark() byte {
	var commas, points int
	for i := range c.columns {
		commas, points = commas+c.columns[i].showComma, points+c.columns[i].showPoint
	}
	switch {
	case commas > 0 && points == 0:
		return ','
	case points > 0 && commas == 0:
		return '.'
	}
	return 0
}

// decideMark decides what divides the decimals of a column.
func (c *column) decideMark(others byte, comma bool) {
	switch {
	case c.asked == layers.ColumnDecimalPoint:
		c.mark, c.why = '.', fromAsked
	case c.asked == layers.ColumnDecimalComma:
		c.mark, c.why = ',', fromAsked
	case c.showComma > 0 && c.showPoint > 0:
		c.mark, c.why = 0, fromCells
	case c.showComma > 0:
		c.mark, c.why = ',', fromCells
	case c.showPoint > 0:
		c.mark, c.why = '.', fromCells
	case others != 0:
		c.mark, c.why = others, fromOthers
	case comma:
		c.mark, c.why = ',', fromRule
	default:
		c.mark, c.why = '.', fromRule
	}
}

// Read returns what a cell of a column is: a number where the column is one of
// numbers as people write them, and what was asked for where it was. ok is false
// where the cell is to be read as others are.
func (c *Columns) Read(i int, text string) (v layers.Value, ok bool) {
	col := &c.columns[i]
	switch {
	case col.asked == layers.ColumnText:
		if text = strings.TrimSpace(text); text == "" {
			return layers.Value{}, true
		}
		return layers.Text(text), true
	case !col.reads && !c.comma:
		return layers.Value{}, false
	}
	n := Scan(text)
	switch {
	case !col.reads:
		// What a decimal comma makes of single numbers among words.
		if n.group != 0 || n.Mark != ',' || n.negative && !strings.Contains(text, "-") || n.Percent || n.Currency != 0 {
			return layers.Value{}, false
		}
		return n.Value(',')
	case col.asked == "":
		return n.Value(col.mark)
	}
	v, _ = n.Value(col.mark)
	return v, true
}

// Changes reports whether Read has anything to say of a column.
func (c *Columns) Changes(i int) bool {
	return c.comma || c.columns[i].reads || c.columns[i].asked != ""
}
