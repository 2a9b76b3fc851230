package spreadsheet

import (
	"fmt"
	"io/fs"

	"github.com/seed-898ab921/kartograph/internal/spend"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/delimited"
)

// Options say which table of a file is read. The zero Options read the first
// sheet that is not hidden.
type Options struct {
	// Sheet is a sheet's name, or its number, from 1.
	Sheet string
	// Table says where the table begins and what its columns are; Dialect and
	// Charset mean nothing here.
	Table delimited.Options
}

// Open reads a sheet as a source of features. parts are the files in the archive
// that the spreadsheet is, name is its name, for errors.
func Open(parts fs.FS, name string, o Options) (layers.Source, error) {
	t, err := read(parts, name, o)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return delimited.OpenRows(t, o.Table)
}

// ReadTable reads a sheet as a table without places; see delimited.ReadTable.
func ReadTable(parts fs.FS, name string, o Options) (s *layers.Schema, records []layers.Record, warnings []string, err error) {
	t, err := read(parts, name, o)
	if err != nil {
		return nil, nil, nil, fmt.Errorf("%s: %w", name, err)
	}
	return delimited.ReadRows(t, o.Table)
}

// Walk goes over the rows of a sheet; see delimited.Walk.
func Walk(parts fs.FS, name string, o Options, take func(layers.Record) error) (delimited.Walked, error) {
	t, err := read(parts, name, o)
	if err != nil {
		return delimited.Walked{}, fmt.Errorf("%s: %w", name, err)
	}
	return delimited.WalkRows(t, o.Table, take)
}

// read reads the sheet that is asked for.
func read(parts fs.FS, name string, o Options) (delimited.Table, error) {
	b, err := openBook(parts)
	if err != nil {
		return delimited.Table{}, err
	}
	chosen, told, err := b.choose(o.Sheet)
	if err != nil {
		return delimited.Table{}, err
	}
	hold, end := spend.Aside(parts)
	defer end()
	g, err := b.read(chosen, hold)
	var t *table
	if err == nil {
		t, err = g.findTable(o.Table.Skip, !o.Table.Headless)
	}
	if err != nil {
		return delimited.Table{}, fmt.Errorf("sheet %q: %w", chosen.name, err)
	}
	found := delimited.Table{Name: name, Format: "spreadsheet", Rows: func() delimited.Rows { return &rows{table: t} }}
	if told != "" {
		found.Warnings = append(found.Warnings, told)
	}
	found.Warnings = append(found.Warnings, g.found.Lines()...)
	return found, nil
}
