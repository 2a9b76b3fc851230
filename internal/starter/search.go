package starter

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/tablejoin"
	"github.com/seed-898ab921/kartograph/layers"
)

// mostRows is how many rows of a table are looked through for a key.
const mostRows = 5000

// fit is how well a column of a table names the places of a layer.
type fit struct {
	ground
	key    groundKey
	column string
	// found of values are among the layer's.
	found, values int
	// hinted says that the column's name speaks for the layer.
	hinted bool
	// doubt is another layer's key that fits as well.
	doubt string
}

// search finds the layer, its key and the column of a table whose values fit most. At
// least half of the values have to, and two.
func search(ctx context.Context, table *source.Data) (fit, error) {
	var fits []fit
	for _, g := range grounds() {
		layer, err := read(ctx, source.Request{Src: g.src}, source.Options{})
		if err != nil {
			return fit{}, err
		}
		for _, key := range g.keys {
			for i, column := range table.Schema.Columns() {
				values, numbers := valuesOf(table, column, mostRows)
				if table.Schema.Index(column) != i || numbers && !isCode(column, values) {
					continue
				}
				hinted := slices.ContainsFunc(words(column), func(w string) bool { return slices.Contains(g.words, w) })
				fits = append(fits, fit{ground: g, key: key, column: column, found: len(key.match(ctx, layer, values)), values: len(values), hinted: hinted})
			}
		}
	}
	slices.SortStableFunc(fits, func(a, b fit) int {
		return cmp.Or(b.found-a.found, truth(b.hinted)-truth(a.hinted))
	})
	good := slices.IndexFunc(fits, func(f fit) bool { return f.found >= 2 && f.found*2 >= f.values })
	if good < 0 {
		return fit{}, nothingFits(fits)
	}
	best := fits[good]
	for _, f := range fits[good+1:] {
		if f.found == best.found && f.src != best.src && f.found*2 >= f.values {
			best.doubt = f.key.column + " of " + f.src
			break
		}
	}
	return best, nil
}

func truth(b bool) int {
	if b {
		return 1
	}
	return 0
}

// nothingFits says what was looked for, and what came nearest.
func nothingFits(fits []fit) error {
	var looked []string
	for _, g := range grounds() {
		var columns []string
		for _, key := range g.keys {
			columns = append(columns, key.column)
		}
		looked = append(looked, g.src+" ("+strings.Join(columns, ", ")+")")
	}
	near := ""
	if len(fits) > 0 && fits[0].found > 0 {
		near = fmt.Sprintf("; nearest are %d of %d values of %q, in %s of %s", fits[0].found, fits[0].values, fits[0].column, fits[0].key.column, fits[0].src)
	}
	return fmt.Errorf("no column of it has codes or names of which half are in a built-in layer%s; looked for in %s; a table of other places is joined to a layer of yours by \"data\" (docs/config.md)",
		near, strings.Join(looked, ", "))
}

// valuesOf are the different values of a column in so many rows, 0 for all, without
// empty ones; numbers says that all are numbers.
func valuesOf(table *source.Data, column string, rows int) (values []layers.Value, numbers bool) {
	at, seen := table.Schema.Index(column), map[string]bool{}
	numbers = true
	for i := range table.Features {
		if rows > 0 && i == rows {
			break
		}
		v := table.Features[i].Record.At(at)
		if text := textOf(v); text != "" && !seen[text] {
			seen[text] = true
			values, numbers = append(values, v), numbers && v.Kind() == layers.KindNumber
		}
	}
	return values, numbers
}

// isCode reports whether a column of numbers may be one of codes, by its name: counts,
// ranks and years are often among the codes of a layer, and are none. Numbers without a
// gap count rows, whatever the column is called, but for names that mean one code.
func isCode(column string, values []layers.Value) bool {
	named := func(names ...string) bool {
		return slices.ContainsFunc(words(column), func(w string) bool { return slices.Contains(names, w) })
	}
	if named("fips", "geoid", "iso", "statefp", "countyfp", "m") && !named("id") {
		return true
	}
	if !named("id", "code", "geo", "fips", "geoid", "iso", "county", "state", "country", "numeric") {
		return false
	}
	least, most := math.Inf(1), math.Inf(-1)
	for _, v := range values {
		n, _ := v.Float()
		least, most = min(least, n), max(most, n)
	}
	return most-least+1 > float64(len(values))
}

// match returns which values are among those of a layer's key, as joins find them.
func (k groundKey) match(ctx context.Context, layer *source.Data, values []layers.Value) map[string]bool {
	table := &source.Data{Schema: layers.NewSchema([]string{"value", "number"})}
	for i, v := range values {
		table.Features = append(table.Features, layers.Feature{Record: layers.Record{Schema: table.Schema, Values: []layers.Value{v, layers.Integer(int64(i))}}})
	}
	found := map[string]bool{}
	data, _, err := tablejoin.Join(ctx, slim(layer, k.column), table, tablejoin.Rule{Key: "value", On: k.column, Pad: k.digits, Repeats: "first"})
	if err != nil {
		return found // the layer has no such column
	}
	for _, f := range data.Features {
		if number, ok := f.Record.At(1).Float(); ok {
			found[textOf(values[int(number)])] = true
		}
	}
	return found
}

// slim is a layer with one of its columns, and without its shapes.
func slim(layer *source.Data, column string) *source.Data {
	data := &source.Data{Schema: layers.NewSchema([]string{column})}
	for _, f := range layer.Features {
		v, _ := f.Record.Get(column)
		data.Features = append(data.Features, layers.Feature{Record: layers.Record{Schema: data.Schema, Values: []layers.Value{v}}})
	}
	return data
}
