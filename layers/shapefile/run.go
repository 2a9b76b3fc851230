package shapefile

import (
	"fmt"
	"io"
	"slices"

	shp "github.com/jonas-p/go-shp"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
)

// run is one reading of a source.
type run struct {
	source    *Source
	found     tally.Records
	records   *recordReader
	decoder   *decoder
	converter converter
	table     *dbf.Reader
	rows      int
	numbers   *numerals.Columns
	// summary finds out the extent where the header does not tell it.
	summary layers.Summary
	closers []io.Closer
	// empty says why the record in hand has nothing to draw.
	empty string
}

func (r *run) open() error {
	s := r.source
	f, err := s.members.shp.open()
	if err != nil {
		return err
	}
	r.closers = append(r.closers, f)
	var index io.Closer
	r.records, index, err = s.records(f, func(finding string) { r.found.Count(finding, r.where) })
	if index != nil {
		r.closers = append(r.closers, index)
	}
	if err != nil {
		return err
	}
	r.decoder = &decoder{header: s.header}
	r.converter = converter{reference: s.reference, tally: &r.found.Tally, where: r.where}
	if s.table == nil {
		return nil
	}
	t, err := s.members.dbf.open()
	if err != nil {
		return err
	}
	r.closers = append(r.closers, t)
	head, err := dbf.ReadHeader(t)
	if err != nil {
		return err
	}
	r.table = head.NewReader(t, s.encoding, &r.found.Tally)
	r.numbers, err = s.lookAtNumbers()
	r.table.ReadNumbers(r.numbers)
	return err
}

func (r *run) close() {
	for _, c := range r.closers {
		c.Close()
	}
}

func (r *run) where() string { return fmt.Sprintf("record %d", r.records.count) }

// next returns the next feature that has a place; io.EOF after the last.
func (r *run) next() (layers.Feature, error) {
	for {
		content, err := r.records.next()
		if err != nil {
			return layers.Feature{}, err
		}
		values, live, err := r.row()
		if err != nil {
			return layers.Feature{}, err
		}
		if !live {
			r.found.Count("features skipped because their row in the .dbf file is deleted", r.where)
			continue
		}
		f, err := r.feature(content)
		switch {
		case err != nil:
			err = r.found.Faulty(err, r.where)
		case f.Geometry == nil:
			err = r.found.Empty(r.empty, r.where)
		default:
			r.found.Use()
		}
		if err != nil {
			return layers.Feature{}, err
		}
		if f.Geometry == nil {
			continue
		}
		if !r.source.hasExtent {
			r.summary.Add(f.Geometry)
		}
		f.Record = layers.Record{Schema: r.source.schema, Values: values}
		return f, nil
	}
}

// row returns the values of the table's next row, nil after its end.
func (r *run) row() (values []layers.Value, live bool, err error) {
	if r.table == nil {
		return nil, true, nil
	}
	values, live, err = r.table.Next()
	if err == io.EOF {
		return nil, true, nil
	}
	if err != nil {
		return nil, false, fmt.Errorf("%s: %w", r.source.members.dbf.name, err)
	}
	r.rows++
	return values, live, nil
}

// feature makes a feature without attributes of a record's content. Its
// geometry is nil when there is none to draw, and empty says why; the error is a
// fault of the record.
func (r *run) feature(content []byte) (layers.Feature, error) {
	flat, err := sanitise(content)
	if err != nil {
		return layers.Feature{}, err
	}
	if flat.kind == shp.NULL {
		r.empty = "null shapes skipped"
		return layers.Feature{}, nil
	}
	r.empty = "shapes with nothing to draw skipped"
	if !sameKind(flat.kind, r.source.header.shape) {
		r.found.Count("shapes of another type than the file's", r.where)
	}
	shape, err := r.decoder.decode(flat)
	if err != nil {
		return layers.Feature{}, err
	}
	g, err := r.converter.convert(shape, flat.patches)
	return layers.Feature{Geometry: g}, err
}

// finish compares the counts of shapes and rows and hands the warnings to the
// source.
func (r *run) finish() error {
	s := r.source
	if err := r.found.End(); err != nil {
		return err
	}
	declared, size := s.header.length, s.members.shp.size
	if declared > size && (s.table == nil || s.table.Rows > r.records.count) {
		return fmt.Errorf("the header declares %d bytes but the file has %d; it is cut off after record %d", declared, size, r.records.count)
	}
	if declared != size {
		r.found.Note(fmt.Sprintf("the header declares %d bytes but the file has %d", declared, size))
	}
	if r.records.after > 0 && r.records.stretches == nil {
		r.found.Note(fmt.Sprintf("%d bytes after the last record were not read", r.records.after))
	}
	if s.table != nil && s.table.Rows != r.records.count {
		r.found.Note(fmt.Sprintf("the .shp file has %d records but the .dbf file has %d rows", r.records.count, s.table.Rows))
	}
	if s.table != nil && r.rows < min(s.table.Rows, r.records.count) {
		r.found.Note(fmt.Sprintf("the .dbf file is cut off after row %d; the attributes of the other features are null", r.rows))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.hasExtent {
		s.info.Extent = r.summary.Extent()
	}
	s.info.Warnings = slices.Concat(s.opening, r.found.Lines(), r.numbers.Warnings())
	return nil
}
