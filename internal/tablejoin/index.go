package tablejoin

import (
	"context"
	"fmt"
	"iter"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/packed"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/filter"
)

// tableIndex finds the rows of a table by their keys.
type tableIndex struct {
	rule  Rule
	table *source.Data
	// entries are the keys in the order of their first rows; keys leads to
	// them.
	entries []entry
	keys    map[string]int
	// numbers leads to them by keys that are whole numbers as people write
	// them; -1 where several are the same number.
	numbers map[string]int
	// matched counts features found by numbers, and firstMatch is one.
	matched    int
	firstMatch string
	// made are the records that the rule makes of several rows.
	made packed.Rows
	// lead is how many columns there are up to those that are looked at in all rows,
	// whose values are in room.
	lead int
	room []layers.Value
	// rows counts the rows that the filter keeps, keyless those of them
	// that have no key.
	rows, keyless int
	// padded says that pad has changed a key.
	padded bool
	// told is what is to be said.
	told []string
	// steps are those after which the context is asked; what ends early tells
	// nothing of it, and Join does.
	steps *heed.Steps
}

// heedEvery is how many rows or values take about a millisecond.
const heedEvery = 1 << 11

// entry is what a table has for one key.
type entry struct {
	key  string
	rows []int
	// row is the one that counts, or where made is set the number of the record that
	// the rule makes of all of them.
	row  int
	made bool
}

// roomForKeys is for how many keys there is room from the start: larger tables may say the
// same in all their rows.
const roomForKeys = 1 << 13

// indexTable indexes the rows of a table that the filter keeps. Two rows with
// one key are an error where no rule says which of them is meant.
func indexTable(ctx context.Context, r Rule, table *source.Data) (*tableIndex, error) {
	wrong := func(part string, err error) error { return &Error{Part: part, InTable: true, Err: err} }
	column := table.Schema.Index(r.Key)
	switch {
	case column < 0:
		return nil, wrong("key", layers.MissingColumn(r.Key, table.Schema))
	case r.By != "" && table.Schema.Index(r.By) < 0:
		return nil, wrong("repeats", layers.MissingColumn(r.By, table.Schema))
	}
	if r.Filter != nil {
		if err := filter.Check(r.Filter, table.Schema); err != nil {
			return nil, wrong("filter", err)
		}
	}
	x := &tableIndex{rule: r, table: table, keys: make(map[string]int, min(table.Len(), roomForKeys)), numbers: map[string]int{}, steps: heed.Every(ctx, heedEvery), lead: column + 1}
	if r.Filter != nil {
		for _, name := range r.Filter.Columns() {
			x.lead = max(x.lead, table.Schema.Index(name)+1)
		}
	}
	x.room = make([]layers.Value, x.lead)
	step := 1 + x.lead/16
	if r.Filter != nil {
		step = heedEvery // since an expression may take a millisecond
	}
	for i := range table.Len() {
		if err := x.steps.Take(step); err != nil {
			return nil, err
		}
		row := table.Row(i, x.lead, x.room)
		if r.Filter != nil && !r.Filter.Match(row) {
			continue
		}
		if err := x.add(i, at(row, column)); err != nil {
			return nil, wrong("key", err)
		}
	}
	x.told = append(x.told, numerals.TextsOfDoubts(x.records(), table.Schema, filter.Numeric(r.Filter))...)
	if x.rows == 0 && table.Len() > 0 {
		x.told = append(x.told, x.nothingKept())
	}
	return x, nil
}

// records are those of the table up to the columns that are looked at, each of which
// holds until the next one, as long as the context has not ended.
func (x *tableIndex) records() iter.Seq[layers.Record] {
	return func(yield func(layers.Record) bool) {
		for i := range x.table.Len() {
			if x.steps.Take(1+x.lead/16) != nil || !yield(x.table.Row(i, x.lead, x.room)) {
				return
			}
		}
	}
}

// add adds a row by its key.
func (x *tableIndex) add(row int, v layers.Value) error {
	x.rows++
	key, ok := x.key(v)
	if !ok {
		x.keyless++
		return nil
	}
	i, twice := x.keys[key]
	if !twice {
		x.keys[key] = len(x.entries)
		x.addNumber(key, len(x.entries))
		x.entries = append(x.entries, entry{key: key, rows: []int{row}, row: row})
		return nil
	}
	e := &x.entries[i]
	if x.rule.Repeats == "" {
		return fmt.Errorf("rows %d and %d both have the key %q (rows are counted without the header); a table joins by a column without repeats; "+
			"in \"data\", \"filter\" keeps some of the rows, and \"repeats\" says what becomes of several", e.rows[0]+1, row+1, brief.Of(key))
	}
	e.rows = append(e.rows, row)
	return nil
}

// nothingKept says why no row passes the filter.
func (x *tableIndex) nothingKept() string {
	var samples layers.Samples
	if columns := x.rule.Filter.Columns(); len(columns) > 0 {
		samples.Column = columns[0]
	}
	for row := range x.records() {
		samples.Add(row)
	}
	return fmt.Sprintf("none of the %d rows is kept by the filter; check its values", x.table.Len()) + samples.Text()
}

// addNumber makes an entry known by the whole number that its key is, where
// people have written it.
func (x *tableIndex) addNumber(key string, entry int) {
	number, ok := wholeNumber(key)
	if !ok || number == key {
		return
	}
	if _, twice := x.numbers[number]; twice {
		entry = -1
	}
	x.numbers[number] = entry
}

// find returns the entry of a key; -1 for none. A whole number is found however
// it is written on either side.
func (x *tableIndex) find(key string) int {
	if i, ok := x.keys[key]; ok {
		return i
	}
	number, ok := wholeNumber(key)
	if !ok {
		return -1
	}
	i, found := x.keys[number]
	if !found {
		if i, found = x.numbers[number]; !found || i < 0 {
			return -1
		}
	}
	if x.matched++; x.matched == 1 {
		x.firstMatch = fmt.Sprintf("%q is %q in the table", brief.Of(key), brief.Of(x.entries[i].key))
	}
	return i
}

// wholeNumber returns the digits of a key that is a whole number, written plainly
// or with its thousands divided. A single point divides decimals.
func wholeNumber(key string) (digits string, ok bool) {
	n := numerals.Scan(key)
	switch {
	case n.Percent || n.Currency != 0 || n.Form == numerals.Words || n.Form == numerals.Code || n.Form == numerals.Either && n.Mark == '.':
		return "", false
	}
	v, ok := n.Value('.')
	digits = v.String()
	return digits, ok && !strings.ContainsAny(digits, ".e")
}
