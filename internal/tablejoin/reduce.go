package tablejoin

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/decimal"
	"github.com/seed-898ab921/kartograph/internal/text/missing"
	"github.com/seed-898ab921/kartograph/layers"
)

// reduce makes one record of an entry's rows: of each column that is added the
// sum, mean, least or greatest of its numbers, or how many rows have a value.
// Columns without numbers have the value that all rows share.
func (x *tableIndex) reduce(e *entry, added []string, found *tally.Tally) layers.Record {
	columns := x.table.Schema.Columns()
	values := make([]layers.Value, len(columns))
	for i, column := range columns {
		if column == x.rule.Key || !slices.Contains(added, column) {
			values[i] = at(x.row(e.rows[0]), i)
			continue
		}
		values[i] = x.reduceColumn(e, i, func(what string, v layers.Value) {
			found.Count(fmt.Sprintf("column %q: %s", column, what), func() string { return fmt.Sprintf("%s is %q: %q", x.rule.Key, e.key, v) })
		})
	}
	return layers.Record{Schema: x.table.Schema, Values: values}
}

// reduceColumn draws one value from those that an entry's rows have in a column;
// lost is told of values that come to nothing.
func (x *tableIndex) reduceColumn(e *entry, column int, lost func(what string, v layers.Value)) layers.Value {
	var numbers, others []layers.Value
	for _, row := range e.rows {
		if x.steps.Take(1) != nil {
			break
		}
		v := at(x.row(row), column)
		if v.IsNull() || v.Kind() == layers.KindText && missing.Is(v.String()) {
			continue
		}
		if _, ok := v.Float(); ok {
			numbers = append(numbers, v)
		} else {
			others = append(others, v)
		}
	}
	switch {
	case x.rule.Repeats == "count":
		return layers.Number(float64(len(numbers) + len(others)))
	case len(numbers) > 0:
		if len(others) > 0 {
			lost("keys with texts among the numbers, which do not count", others[0])
		}
		return reduceNumbers(x.rule.Repeats, numbers, x.steps)
	case len(others) == 0:
		return layers.Value{}
	}
	for _, v := range others[1:] {
		if v != others[0] {
			lost("keys whose rows have different texts, read as null", v)
			return layers.Value{}
		}
	}
	return others[0]
}

// reduceNumbers draws a number from at least one.
func reduceNumbers(how string, numbers []layers.Value, steps *heed.Steps) layers.Value {
	least, most := numbers[0], numbers[0]
	for _, v := range numbers[1:] {
		f, _ := v.Float()
		if l, _ := least.Float(); f < l {
			least = v
		}
		if m, _ := most.Float(); f > m {
			most = v
		}
	}
	switch how {
	case "min":
		return number(least)
	case "max":
		return number(most)
	}
	sum := add(numbers, steps)
	if how == "mean" {
		sum /= float64(len(numbers))
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

// longestDecimal is the length of the longest number that is added exactly.
const longestDecimal = 40

// add adds numbers as the decimal numbers that they are written as, so that 0.1
// and 0.2 are 0.3; very long and very large ones as float64.
func add(numbers []layers.Value, steps *heed.Steps) float64 {
	var exact decimal.Sum
	rough := 0.0
	for _, v := range numbers {
		if steps.Take(2) != nil {
			break
		}
		text := strings.TrimSpace(v.String())
		if len(text) <= longestDecimal && !strings.ContainsAny(text, "eExXpP_") {
			if n, ok := decimal.Parse(text); ok && exact.Add(n) {
				continue
			}
		}
		f, _ := v.Float()
		rough += f
	}
	return exact.Float64() + rough
}
