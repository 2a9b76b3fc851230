package numerals

import (
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/missing"
	"github.com/seed-898ab921/kartograph/layers"
)

// Options say how the numbers of a table are read.
type Options struct {
	// DecimalComma says that the table divides decimals by commas where
	// nothing in it tells, as tables do whose cells semicolons divide.
	DecimalComma bool
	// Points says that most numbers were written by a program, with decimal
	// points: what other columns show does not count.
	Points bool
	// Types say what single columns are: TypeNames.
	Types map[string]layers.ColumnType
	// AsWritten leaves all texts what they are but for those columns whose
	// types are told, and for decimal commas.
	AsWritten bool
	// Untyped says that all cells were texts: of numbers among the values
	// it is not known either what divides their decimals. Where it is not
	// set, numbers are what they are.
	Untyped bool
}

// Columns looks at the cells of a table, all of them once, and then reads them:
// Note, Decide, Read.
type Columns struct {
	comma, points, untyped, asWritten bool
	columns                           []column
}

// NewColumns returns the columns of a table, of which nothing is known but what
// the options say. The error is one of the types: a column that there is not.
func NewColumns(schema *layers.Schema, o Options) (*Columns, error) {
	asked, err := typesOf(o.Types, schema)
	if err != nil {
		return nil, err
	}
	c := &Columns{comma: o.DecimalComma, points: o.Points, untyped: o.Untyped, asWritten: o.AsWritten, columns: make([]column, len(asked))}
	for i, name := range schema.Columns() {
		c.columns[i].name, c.columns[i].asked = name, asked[i]
	}
	return c, nil
}

// column counts what the cells of one column are.
type column struct {
	name  string
	asked layers.ColumnType
	// words, codes, plain and written count cells by their forms, commas and
	// points those that are Either; odd are those written with more than a
	// decimal comma, percents those with a sign.
	words, codes, plain, written, commas, points, odd, percents int
	// showComma and showPoint count cells that show what divides decimals.
	showComma, showPoint int
	// currency is the sign of the first amount that has one, currencies says
	// that others have another one.
	currency   rune
	currencies bool
	// The first cell of its form.
	firstWord, firstCode, firstOdd, firstComma, firstEither string

	decision
}

// Note looks at the cell of a column.
func (c *Columns) Note(i int, text string) {
	col := &c.columns[i]
	if text == "" {
		return
	}
	if b := text[0] | 0x20; b >= 'a' && b <= 'z' && len(text) > 6 {
		col.note(Numeral{}, text) // as most cells that are words
		return
	}
	if marked, ok := isPlain(text); ok {
		col.plain++
		col.showPoint += marked
		return
	}
	n := Scan(text)
	if n.Form == Words && missing.Is(text) {
		return
	}
	col.note(n, text)
}

// NoteBytes looks at the cell of a column as Note does. Most cells need no text of
// their own.
func (c *Columns) NoteBytes(i int, text []byte) {
	col := &c.columns[i]
	if len(text) == 0 {
		return
	}
	if b := text[0] | 0x20; b >= 'a' && b <= 'z' && len(text) > 6 && col.firstWord != "" {
		col.words++
		return
	}
	if marked, ok := isPlain(text); ok {
		col.plain++
		col.showPoint += marked
		return
	}
	c.Note(i, string(text))
}

// isPlain reports whether a cell is a number of form Plain, for most of those that
// are; marked is 1 where a point shows what divides decimals, else 0.
func isPlain[T string | []byte](text T) (marked int, ok bool) {
	digits := text
	if digits[0] == '-' {
		digits = digits[1:]
	}
	point := -1
	for i := range len(digits) {
		switch c := digits[i]; {
		case c >= '0' && c <= '9':
		case c == '.' && point < 0:
			point = i
		default:
			return 0, false
		}
	}
	switch {
	case point < 0:
		return 0, len(digits) > 0 && len(digits) < longest && digits[0] != '0'
	case point == 0 || point == len(digits)-1 || len(digits)-point == 4 || digits[0] == '0' || len(digits) >= longest:
		return 0, false
	}
	return 1, true
}

// NoteWords notes a cell that is no number, which nobody needs to look at.
func (c *Columns) NoteWords(i int) { c.columns[i].words++ }

// AreTexts reports whether a column is one of texts whatever is in so many more
// cells.
func (c *Columns) AreTexts(i, more int) bool {
	col := &c.columns[i]
	return col.asked == "" && !c.comma && col.words >= col.numbers()+more
}

// note counts a cell by what it is.
func (c *column) note(n Numeral, text string) {
	if n.Percent {
		c.percents++
	}
	if n.Currency != 0 {
		c.currencies = c.currencies || c.currency != 0 && c.currency != n.Currency
		c.currency = n.Currency
	}
	switch n.Form {
	case Words:
		c.words++
		keepFirst(&c.firstWord, text)
		return
	case Code:
		c.codes++
		keepFirst(&c.firstCode, text)
		return
	case Either:
		keepFirst(&c.firstEither, text)
		if n.Mark == ',' {
			c.commas++
		} else {
			c.points++
		}
		return
	case Plain:
		c.plain++
	case Written:
		c.written++
		if n.group == 0 && n.Mark == ',' && !n.Percent {
			keepFirst(&c.firstComma, text)
		} else {
			c.odd++
			keepFirst(&c.firstOdd, text)
		}
	}
	switch n.Mark {
	case ',':
		c.showComma++
	case '.':
		c.showPoint++
	}
}

// keepFirst keeps a text where there is none yet.
func keepFirst(first *string, text string) {
	if *first == "" {
		*first = string([]byte(brief.Of(text))) // text may be a part of a whole row
	}
}

// numbers counts the cells that are numbers, filled all that are not empty.
func (c *column) numbers() int { return c.plain + c.written + c.commas + c.points }

func (c *column) filled() int { return c.numbers() + c.codes + c.words }
