package tablejoin

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/decimal"
	"github.com/seed-898ab921/kartograph/internal/text/missing"
	"github.com/seed-898ab921/kartograph/layers"
)

// reduction makes one record of several rows: of each column that is added the sum,
// mean, least or greatest of its numbers, or how many rows have a value. Columns
// without numbers have the value that all rows share.
type reduction struct {
	*tableIndex
	// reduced tells, by number, which columns that is done to; columns are those in
	// hand.
	reduced []bool
	columns []gathered
	// values are those of the record that was made last, row of the row that was looked
	// at last.
	values, row []layers.Value
}

// mostGathered is how many columns are in hand at once, whose sums take a kilobyte each.
const mostGathered = 4096

func newReduction(x *tableIndex, added []string) *reduction {
	all, columns := map[string]bool{}, x.table.Schema.Columns()
	for _, column := range added {
		all[column] = column != x.rule.Key
	}
	n := len(columns)
	r := &reduction{x, make([]bool, n), make([]gathered, min(n, mostGathered)), make([]layers.Value, n), make([]layers.Value, n)}
	for i, column := range columns {
		r.reduced[i] = all[column]
	}
	return r
}

// of is the record of an entry, which holds until the next one.
func (r *reduction) of(e *entry, found *tally.Tally) layers.Record {
	for from := 0; from < len(r.values); from += len(r.columns) {
		r.gather(e, from)
		for i, column := range r.table.Schema.Columns()[from:min(from+len(r.columns), len(r.values))] {
			if !r.reduced[from+i] {
				continue
			}
			r.values[from+i] = r.columns[i].value(r.rule.Repeats, func(what string, v layers.Value) {
				found.Count(fmt.Sprintf("column %q: %s", column, what), func() string { return fmt.Sprintf("%s is %q: %q", r.rule.Key, brief.Of(e.key), brief.Of(v.String())) })
			})
		}
	}
	return layers.Record{Schema: r.table.Schema, Values: r.values}
}

// gather looks at the rows of an entry in columns from one on, as many as there is
// room for.
func (r *reduction) gather(e *entry, from int) {
	for i := range r.columns {
		r.columns[i] = gathered{exact: r.columns[i].exact}
	}
	sums := r.rule.Repeats == "sum" || r.rule.Repeats == "mean"
	to := min(from+len(r.columns), len(r.values))
	for _, number := range e.rows {
		if r.steps.Take(1+to-from) != nil {
			break
		}
		row := r.table.Row(number, to, r.row)
		for i := from; i < to; i++ {
			switch {
			case r.reduced[i]:
				r.columns[i-from].add(at(row, i), sums, r.steps)
			case number == e.rows[0]:
				r.values[i] = at(row, i)
			}
		}
	}
}

// gathered is what the rows of an entry have in one column.
type gathered struct {
	// numbers counts the numbers, others the other values.
	numbers, others int
	least, most     layers.Value
	// whole, exact and rough are the parts of the sum: of whole numbers, of others that
	// are added as decimals, which takes much longer, once there are some, and of the
	// rest.
	whole    int64
	decimals bool
	exact    *decimal.Sum
	rough    float64
	// first is the first of the other values, odd the first of them that is not the
	// same.
	first, odd layers.Value
}

// add looks at the value of a further row, and adds it where sums are asked for.
func (g *gathered) add(v layers.Value, sums bool, steps *heed.Steps) {
	if v.IsNull() || v.Kind() == layers.KindText && missing.Is(v.String()) {
		return
	}
	f, ok := v.Float()
	if !ok {
		if g.others++; g.others == 1 {
			g.first = v
		} else if g.odd.IsNull() && v != g.first {
			g.odd = v
		}
		return
	}
	if g.numbers++; g.numbers == 1 {
		g.least, g.most = v, v
	} else {
		if l, _ := g.least.Float(); f < l {
			g.least = v
		}
		if m, _ := g.most.Float(); f > m {
			g.most = v
		}
	}
	if sums && steps.Take(2) == nil {
		g.sum(v, f)
	}
}

// longestDecimal is the length of the longest number that is added exactly.
const longestDecimal = 40

// sum adds numbers as the decimal numbers that they are written as, so that 0.1
// and 0.2 are 0.3; very long and very large ones as float64.
func (g *gathered) sum(v layers.Value, f float64) {
	if n, ok := g.plus(v, f); ok {
		g.whole = n
		return
	}
	text := strings.TrimSpace(v.String())
	if len(text) <= longestDecimal && !strings.ContainsAny(text, "eExXpP_") {
		if n, ok := decimal.Parse(text); ok && g.decimal().Add(n) {
			return
		}
	}
	g.rough += f
}

// plus is the sum of whole numbers with a further one, and whether it is one and all
// of them are exact.
func (g *gathered) plus(v layers.Value, f float64) (sum int64, ok bool) {
	const most = 1e15 // and all digits are written
	if v.Kind() != layers.KindNumber || f != math.Trunc(f) || math.Abs(f) >= most {
		return 0, false
	}
	sum = g.whole + int64(f)
	return sum, sum > -most && sum < most
}

// decimal is the sum of decimals.
func (g *gathered) decimal() *decimal.Sum {
	if g.exact == nil {
		g.exact = new(decimal.Sum)
	}
	if !g.decimals {
		g.decimals, *g.exact = true, decimal.Sum{}
	}
	return g.exact
}

// total is the sum of all.
func (g *gathered) total() float64 {
	sum := float64(g.whole)
	if g.decimals {
		if n, ok := decimal.Parse(strconv.FormatInt(g.whole, 10)); ok {
			g.exact.Add(n)
		}
		sum = g.exact.Float64()
	}
	return sum + g.rough
}

// value draws one value from those that were looked at; lost is told of values that
// come to nothing.
func (g *gathered) value(how string, lost func(what string, v layers.Value)) layers.Value {
	switch {
	case how == "count":
		return layers.Number(float64(g.numbers + g.others))
	case g.numbers > 0:
		if g.others > 0 {
			lost("keys with texts among the numbers, which do not count", g.first)
		}
		return g.number(how)
	case !g.odd.IsNull():
		lost("keys whose rows have different texts, read as null", g.odd)
		return layers.Value{}
	}
	return g.first
}

// number draws a number from at least one.
func (g *gathered) number(how string) layers.Value {
	switch how {
	case "min":
		return number(g.least)
	case "max":
		return number(g.most)
	}
	sum := g.total()
	if how == "mean" {
		sum /= float64(g.numbers)
	}
	return layers.Number(sum)
}

// number is a value that is a number where it spells one.
func number(v layers.Value) layers.Value {
	if v.Kind() == layers.KindNumber {
		return v
	}
	f, _ := v.Float()
	return layers.Number(f)
}
