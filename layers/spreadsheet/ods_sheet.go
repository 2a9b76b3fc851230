package spreadsheet

import "strings"

// odsReader reads the cells of a sheet.
type odsReader struct {
	s      *scanner
	g      *grid
	merges []merge
	// row is how many rows there are before the one in hand.
	row int
}

// table reads the sheet that was just begun. Rows may stand in groups and the
// like.
func (r *odsReader) table() error {
	for depth := 1; depth > 0; {
		t, err := r.s.next()
		switch {
		case err != nil:
			return unexpected(err)
		case t == endTag:
			depth--
		case t == text:
		case string(r.s.name) == "table-row":
			err = r.tableRow()
		case string(r.s.name) == "table", string(r.s.name) == "shapes":
			err = r.s.pass()
		default:
			depth++
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// times is a number of repetitions, at least 1.
func (r *odsReader) times(name string) int {
	if n, ok := r.s.whole(name); ok && n > 1 {
		return n
	}
	return 1
}

// tableRow reads the row that was just begun.
func (r *odsReader) tableRow() error {
	times := r.times("number-rows-repeated")
	var cells []cell
	column := 0
	for {
		t, err := r.s.next()
		switch {
		case err != nil:
			return unexpected(err)
		case t == endTag:
			return r.addRows(times, cells)
		case t == text:
		case strings.HasSuffix(string(r.s.name), "table-cell"):
			if cells, column, err = r.tableCell(cells, column); err != nil {
				return err
			}
		default:
			if err := r.s.pass(); err != nil {
				return err
			}
		}
	}
}

// addRows adds a row as often as it says that it stands there. Only what is not
// empty costs anything.
func (r *odsReader) addRows(times int, cells []cell) error {
	first := r.row + 1
	r.row += times
	if len(cells) == 0 {
		return nil
	}
	if err := r.g.repeat(times-1, cells...); err != nil {
		return err
	}
	return r.g.add(first, times, cells)
}

// tableCell reads the cell that was just begun and appends it, with as many like
// it as it says.
func (r *odsReader) tableCell(cells []cell, column int) ([]cell, int, error) {
	times := r.times("number-columns-repeated")
	down, right := r.times("number-rows-spanned"), r.times("number-columns-spanned")
	covered := strings.HasPrefix(string(r.s.name), "covered")
	c := r.describe()
	shown, err := r.paragraphs()
	if err != nil {
		return cells, 0, err
	}
	value := r.value(c, shown, column)
	if strings.TrimSpace(value) == "" || covered {
		return cells, column + times, nil
	}
	if down > 1 && len(r.merges) < maxRepeated {
		r.merges = append(r.merges, merge{r.row + 1, column, r.row + down, column + right - 1})
	}
	if err := r.g.repeat(times-1, cell{column, value}); err != nil {
		return cells, 0, err
	}
	for range times {
		cells = append(cells, cell{column, value})
		column++
	}
	return cells, column, nil
}
