package tablejoin

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/layers"
)

// merge makes one record of the rows of each entry that has several, by the
// rule. Of sums and the like only the columns that are added are made; texts
// tell of what could have become of the others.
func (x *tableIndex) merge(ctx context.Context, added []string) (told []string, err error) {
	var found tally.Tally
	all := newReduction(x, added)
	for i := range x.entries {
		if x.steps.Take(1) != nil {
			break
		}
		e := &x.entries[i]
		if len(e.rows) < 2 {
			if x.rule.Repeats == "count" && len(e.rows) == 1 {
				err = x.make(ctx, e, all.of(e, &found))
			}
		} else {
			switch x.rule.Repeats {
			case "first":
			case "last":
				e.row = e.rows[len(e.rows)-1]
			case "latest", "earliest":
				e.row = x.choose(e, &found)
			default:
				err = x.make(ctx, e, all.of(e, &found))
			}
		}
		if err != nil {
			return nil, err
		}
	}
	if err := x.steps.Err(); err != nil {
		return nil, err
	}
	return found.Lines(), x.made.Close(ctx)
}

// make makes a record that of an entry.
func (x *tableIndex) make(ctx context.Context, e *entry, r layers.Record) error {
	e.row, e.made = x.made.Len(), true
	return x.made.Add(ctx, r)
}

// recordOf is that of an entry, in the room of a list if there is enough.
func (x *tableIndex) recordOf(e *entry, room []layers.Value) layers.Record {
	if e.made {
		return x.made.First(e.row, math.MaxInt, room)
	}
	return x.table.Row(e.row, math.MaxInt, room)
}

// cell is a row's value in a column by its number.
func (x *tableIndex) cell(row, column int) layers.Value {
	return at(x.table.Row(row, column+1, x.room), column)
}

// choose returns the row with the greatest, or least, value in the rule's column,
// of equal ones the first. Rows without a value come last.
func (x *tableIndex) choose(e *entry, found *tally.Tally) int {
	column := x.table.Schema.Index(x.rule.By)
	where := func() string { return fmt.Sprintf("%s is %q", x.rule.Key, brief.Of(e.key)) }
	best, tied := e.rows[0], false
	x.room = slices.Grow(x.room, column+1)
	most := x.cell(best, column)
	for _, row := range e.rows[1:] {
		if x.steps.Take(1) != nil {
			break
		}
		a, b := x.cell(row, column), most
		sign := compare(a, b)
		if x.rule.Repeats == "earliest" && !a.IsNull() && !b.IsNull() {
			sign = -sign
		}
		switch {
		case sign > 0:
			best, most, tied = row, a, false
		case sign == 0:
			tied = true
		}
		for _, v := range []layers.Value{a, b} {
			if !inOrder(v) {
				found.Count(fmt.Sprintf("values of %s that are neither numbers nor dates that begin with the year, compared as texts", x.rule.By),
					func() string { return fmt.Sprintf("%q", brief.Of(v.String())) })
			}
		}
	}
	if tied {
		found.Count(fmt.Sprintf("keys with several rows that are the %s by %s, of which the first counts", x.rule.Repeats, x.rule.By), where)
	}
	return best
}

// compare orders two values: nothing before texts that are no numbers, those
// before numbers, and each by their values. A year and a date that begins with
// one are compared as texts.
func compare(a, b layers.Value) int {
	x, okx := a.Float()
	y, oky := b.Float()
	switch {
	case a.IsNull() || b.IsNull():
		return truth(!a.IsNull()) - truth(!b.IsNull())
	case okx && oky:
		return cmp.Compare(x, y)
	case okx != oky && !(inOrder(a) && inOrder(b)):
		return truth(okx) - truth(oky)
	}
	return strings.Compare(a.String(), b.String())
}

// truth is 1 for true and 0 for false.
func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// inOrder reports whether values such as this one are in the order of their
// texts or numbers: numbers, and times that begin with the year.
func inOrder(v layers.Value) bool {
	if _, ok := v.Float(); ok || v.IsNull() {
		return true
	}
	text := v.String()
	year := len(text) >= 4
	for i := range min(4, len(text)) {
		year = year && text[i] >= '0' && text[i] <= '9'
	}
	return year
}
