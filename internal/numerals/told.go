package numerals

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/layers"
)

// Warnings tell once for each column what was decided that one could have
// decided in another way, and what stays as it is.
func (c *Columns) Warnings() []string {
	if c == nil {
		return nil // a table that there is not
	}
	var texts []string
	for i := range c.columns {
		if parts := c.told(&c.columns[i]); len(parts) > 0 {
			texts = append(texts, fmt.Sprintf("column %q: %s", c.columns[i].name, strings.Join(parts, "; ")))
		}
	}
	return texts
}

func (c *Columns) told(col *column) (parts []string) {
	add := func(text string) {
		if text != "" {
			parts = append(parts, text)
		}
	}
	switch {
	case col.asked == layers.ColumnText:
	case col.asked != "":
		add(col.toldLost())
		add(col.toldEither())
	case col.reads:
		add(c.toldWritten(col))
		add(col.toldEither())
		add(col.toldWords())
		if col.percents > 0 && col.percents < col.numbers() {
			add(fmt.Sprintf("%d of %d numbers have a percent sign", col.percents, col.numbers()))
		}
	default:
		add(col.toldCodes())
		add(col.toldCurrencies())
	}
	return parts
}

// toldWritten tells of numbers that are read although programs write them in
// another way. A decimal comma in a table that has them is nothing to tell.
func (c *Columns) toldWritten(col *column) string {
	n, first := col.written, col.firstOdd
	if c.comma {
		n = col.odd
	}
	if first == "" {
		first = col.firstComma
	}
	if n == 0 {
		return ""
	}
	v, _ := Scan(first).Value(col.mark)
	return fmt.Sprintf("numbers as people write them, read as numbers: %d (first: %q is %s)", n, first, v)
}

// toldEither tells what was made of numbers that could be others.
func (c *column) toldEither() string {
	n := c.commas + c.points
	if n == 0 || c.why == fromAsked || c.why == fromCells && c.mark != 0 || c.commas == 0 && c.mark == '.' {
		return ""
	}
	numeral := Scan(c.firstEither)
	point, _ := numeral.Value('.')
	comma, _ := numeral.Value(',')
	ways := fmt.Sprintf("\"types\": {%q: %q} or %q tells", c.name, layers.ColumnDecimalPoint, layers.ColumnDecimalComma)
	if c.mark == 0 {
		return fmt.Sprintf("some decimals have points and others commas, so that nobody knows whether %q is %s or %s: %d such cells are not read as numbers; %s",
			c.firstEither, point, comma, n, ways)
	}
	taken, reason := point, "as is usual"
	if c.mark == ',' {
		taken = comma
	}
	if c.why == fromOthers {
		reason = "as the decimals of other columns show"
	}
	return fmt.Sprintf("%q may be %s or %s, no cell of the column tells; %d such numbers are read as the one that is %s, %s; %s",
		c.firstEither, point, comma, n, taken, reason, ways)
}

// toldWords tells of texts among numbers.
func (c *column) toldWords() string {
	if c.words == 0 {
		return ""
	}
	return fmt.Sprintf("texts among the numbers: %d (first: %q)", c.words, c.firstWord)
}

// toldLost tells of cells that were asked to be numbers and are none.
func (c *column) toldLost() string {
	if c.words == 0 {
		return ""
	}
	return fmt.Sprintf("cells that are no numbers, read as null: %d (first: %q)", c.words, c.firstWord)
}

// toldCurrencies tells why a column of amounts stays one of texts.
func (c *column) toldCurrencies() string {
	if !c.currencies || c.codes > 0 || 2*c.numbers() <= c.filled() {
		return ""
	}
	return fmt.Sprintf("%q and the like stay texts, as they are of several currencies; \"types\": {%q: %q} reads all as numbers",
		cmp.Or(c.firstOdd, c.firstEither), c.name, layers.ColumnNumber)
}

// toldCodes tells why a column of numbers stays one of texts.
func (c *column) toldCodes() string {
	if c.codes == 0 || 2*(c.written+c.commas) <= c.filled() {
		return ""
	}
	first := c.firstOdd + c.firstComma + c.firstEither
	if c.firstOdd != "" {
		first = c.firstOdd
	}
	return fmt.Sprintf("%q and the like stay texts, as %q has leading zeros as codes have them; \"types\": {%q: %q} reads all as numbers",
		first, c.firstCode, c.name, layers.ColumnNumber)
}
