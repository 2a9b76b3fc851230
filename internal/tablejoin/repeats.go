package tablejoin

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
)

// merge makes one record of the rows of each entry that has several, by the
// rule. Of sums and the like only the columns that are added are made; texts
// tell of what could have become of the others.
func (x *tableIndex) merge(added []string) (told []string) {
	var found tally.Tally
	for i := range x.entries {
		if x.steps.Take(1) != nil {
			break
		}
		e := &x.entries[i]
		if len(e.rows) < 2 {
			if x.rule.Repeats == "count" && len(e.rows) == 1 {
				e.record = x.reduce(e, added, &found)
			}
			continue
		}
		switch x.rule.Repeats {
		case "first":
		case "last":
			e.record = x.row(e.rows[len(e.rows)-1])
		case "latest", "earliest":
			e.record = x.choose(e, &found)
		default:
			e.record = x.reduce(e, added, &found)
		}
	}
	return found.Lines()
}

func (x *tableIndex) row(i int) layers.Record { return x.table.Features[i].Record }

// choose returns the row with the greatest, or least, value in the rule's column,
// of equal ones the first. Rows without a value come last.
func (x *tableIndex) choose(e *entry, found *tally.Tally) layers.Record {
	column := x.table.Schema.Index(x.rule.By)
	where := func() string { return fmt.Sprintf("%s is %q", x.rule.Key, e.key) }
	best, tied := e.rows[0], false
	for _, row := range e.rows[1:] {
		if x.steps.Take(1) != nil {
			break
		}
		a, b := at(x.row(row), column), at(x.row(best), column)
		sign := compare(a, b)
		if x.rule.Repeats == "earliest" && !a.IsNull() && !b.IsNull() {
			sign = -sign
		}
		switch {
		case sign > 0:
			best, tied = row, false
		case sign == 0:
			tied = true
		}
		for _, v := range []layers.Value{a, b} {
			if !inOrder(v) {
				found.Count(fmt.Sprintf("values of %s that are neither numbers nor dates that begin with the year, compared as texts", x.rule.By),
					func() string { return fmt.Sprintf("%q", v) })
			}
		}
	}
	if tied {
		found.Count(fmt.Sprintf("keys with several rows that are the %s by %s, of which the first counts", x.rule.Repeats, x.rule.By), where)
	}
	return x.row(best)
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
