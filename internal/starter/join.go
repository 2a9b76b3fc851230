package starter

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/internal/contents"
	"github.com/seed-898ab921/kartograph/internal/format"
	"github.com/seed-898ab921/kartograph/internal/source"
	"github.com/seed-898ab921/kartograph/internal/tablejoin"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/styles"
)

// ErrNoTable is a file that is no table.
var ErrNoTable = errors.New("no table")

// Table is a table without places.
type Table struct {
	// From is the file, Src how the config names it.
	From, Src string
	// Why says why it was not drawn as a layer of its own.
	Why error
}

// joined says how a table is joined to a built-in layer.
type joined struct {
	ground
	why  error
	rule tablejoin.Rule
	// partial says that most of the layer's places have no row.
	partial bool
	// filter is a column that only rows of the table have; empty for none.
	filter string
	// others are columns of the table that the layer has as well.
	others []string
	// doubt is another key that as many values fit; empty for none.
	doubt string
	// rows and found count the table's rows: all, and those with a place; lost are values
	// without one.
	rows, found int
	lost        []string
}

// ProposeJoin are the files of a map that joins a table to the built-in layer whose places
// its values name: codes or names of countries, states or counties of the USA. It is an
// error where fewer than half of the values of each column do; ErrNoTable where the file
// is no table.
func ProposeJoin(ctx context.Context, t Table, o kartograph.Options) ([]File, error) {
	if format.TableOf(t.From) == format.TableUnknown {
		return nil, ErrNoTable
	}
	table, err := read(ctx, source.Request{Src: t.From, Table: true, Grids: o.Grids}, source.Options{Files: o.Files, DataPath: o.DataPath})
	if err != nil {
		return nil, errors.Join(ErrNoTable, err)
	}
	best, err := search(ctx, table)
	if err != nil {
		return nil, err
	}
	p, err := best.propose(ctx, table)
	if err != nil {
		return nil, err
	}
	p.src, p.id, p.joined.why = t.Src, idOf(t.Src), t.Why
	return p.files(), nil
}

func read(ctx context.Context, r source.Request, o source.Options) (*source.Data, error) {
	s, err := source.Open(ctx, r, o)
	if err != nil {
		return nil, err
	}
	data, err := source.ReadAll(ctx, s)
	if err == nil && data.Schema == nil {
		data.Schema = layers.NewSchema(nil)
	}
	return data, err
}

// propose is a map that joins a table by what fits best.
func (f fit) propose(ctx context.Context, table *source.Data) (*proposal, error) {
	j := &joined{ground: f.ground, doubt: f.doubt, rows: len(table.Features), rule: tablejoin.Rule{Key: f.column, On: f.key.column}}
	layer, err := read(ctx, source.Request{Src: f.src}, source.Options{})
	if err != nil {
		return nil, err
	}
	all, _ := valuesOf(table, f.column, 0)
	found := f.key.match(ctx, layer, all)
	if f.key.digits > 0 && len(groundKey{column: f.key.column}.match(ctx, layer, all)) < len(found) {
		j.rule.Pad = f.key.digits // zeros are lost
	}
	j.count(table, found)
	if err := j.repeats(ctx, layer, table); err != nil {
		return nil, err
	}
	if j.partial = len(found)*2 < len(layer.Features); !j.partial && f.src == "builtin:countries" {
		// The coarse map, which is drawn of the whole world, has not all of them.
		coarse, err := read(ctx, source.Request{Src: "builtin:countries-110m"}, source.Options{})
		if err != nil {
			return nil, err
		}
		if len(f.key.match(ctx, coarse, all)) < len(found) {
			j.src = "builtin:countries-50m"
		}
	}
	p := &proposal{joined: j, shape: styles.Area, in: &kartograph.Inspection{Features: len(table.Features)}}
	p.takeColumns(table, layer.Schema)
	return p, nil
}

// count counts the rows that find a place.
func (j *joined) count(table *source.Data, found map[string]bool) {
	column := table.Schema.Index(j.rule.Key)
	for i := range table.Features {
		value := textOf(table.Features[i].Record.At(column))
		if found[value] {
			j.found++
		} else if value != "" && !slices.Contains(j.lost[:min(len(j.lost), 100)], value) {
			j.lost = append(j.lost, value)
		}
	}
}

// repeats says what becomes of rows with a key in common, if there are any.
func (j *joined) repeats(ctx context.Context, layer, table *source.Data) error {
	_, _, err := tablejoin.Join(ctx, slim(layer, j.rule.On), table, j.rule)
	var wrong *tablejoin.Error
	if !errors.As(err, &wrong) || wrong.Part != "key" {
		return err
	}
	j.rule.Repeats = "first"
	for _, c := range table.Schema.Columns() {
		for _, w := range words(c) {
			if c != j.rule.Key && j.rule.By == "" && slices.Contains([]string{"year", "date", "time", "month", "quarter", "jahr", "datum", "periode", "period", "année", "annee", "año", "fecha", "anno"}, w) {
				j.rule.Repeats, j.rule.By = "latest", c
			}
		}
	}
	return nil
}

// takeColumns chooses the columns of a table that are drawn. Those that the layer has as
// well are left out: a place without a row would show the layer's value for the table's.
func (p *proposal) takeColumns(table *source.Data, layer *layers.Schema) {
	j := p.joined
	for i, c := range table.Schema.Columns() {
		switch {
		case c == j.rule.Key || table.Schema.Index(c) != i:
		case layer.Index(c) >= 0:
			j.others = append(j.others, c)
		default:
			j.rule.Columns = append(j.rule.Columns, c)
			if c != "id" {
				p.in.Columns = append(p.in.Columns, kartograph.ColumnInfo(contents.Of(c, table.Features)))
			}
		}
	}
	p.choose()
	p.name, p.key = j.name, j.id
	if j.filter = p.value; j.filter == "" && len(j.rule.Columns) > 0 {
		j.filter = j.rule.Columns[0]
	}
	if len(j.others) == 0 {
		j.rule.Columns = nil // all
	}
}

func textOf(v layers.Value) string { return strings.TrimSpace(v.String()) }

// says tells in comments what was joined, what was not found, and what to try.
func (j *joined) says() []string {
	said := []string{fmt.Sprintf("%d of %d rows find a place: %s is %s of %s.", j.found, j.rows, oneLine(j.rule.Key), j.rule.On, j.src)}
	if j.doubt != "" {
		said = append(said, "As many are in "+oneLine(j.doubt)+".")
	}
	if len(j.lost) > 0 {
		var some []string
		for _, value := range j.lost[:min(3, len(j.lost))] {
			some = append(some, strconv.Quote(oneLine(value)))
		}
		text := "Not found: " + strings.Join(some, ", ")
		if more := len(j.lost) - len(some); more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		said = append(said, text+". Write them in the table as the layer has them",
			fmt.Sprintf("(\"kartograph info %s\" shows its columns), or join by a column of codes;", j.src), "the warnings of the map name those that come near.")
	}
	if j.found+len(j.lost) < j.rows && len(j.lost) == 0 {
		said = append(said, fmt.Sprintf("The others have no %s.", oneLine(j.rule.Key)))
	}
	return said
}
