package shapefile

import (
	"fmt"
	"io"
	"slices"
	"sync"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
)

// run is one reading of a source.
type run struct {
	source  *Source
	records *recordReader
	table   *dbf.Reader
	rows    int
	numbers *numerals.Columns
	// reading is what was found while the record in hand was taken from the
	// files; it goes with the record, so that findings stay in order.
	reading tally.Tally
	// found and summary are what is known of the features that were yielded.
	found   tally.Records
	summary layers.Summary
	closers []io.Closer
	// free has batches and makers those who work on them, for use again, and pieces the
	// memory of both.
	free   freeBatches
	makers sync.Pool
	pieces pieces
}

func (r *run) open() error {
	s := r.source
	f, err := s.members.shp.open()
	if err != nil {
		return err
	}
	r.closers = append(r.closers, f)
	var index io.Closer
	r.records, index, err = s.records(f, func(finding string) { r.reading.Count(finding, r.where) })
	if index != nil {
		r.closers = append(r.closers, index)
	}
	if err != nil {
		return err
	}
	r.records.pieces = &r.pieces
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
	r.table = head.NewReader(t, s.encoding, &r.reading)
	r.numbers, err = s.lookAtNumbers()
	r.table.ReadNumbers(r.numbers)
	r.found.Tally.Merge(&r.reading)
	r.reading = tally.Tally{}
	return err
}

// Close closes the files.
func (r *run) Close() {
	for _, c := range r.closers {
		c.Close()
	}
}

func (r *run) where() string { return fmt.Sprintf("record %d", r.records.count) }

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

// End compares the counts of shapes and rows and hands the warnings to the
// source.
func (r *run) End() error { return r.named(r.finish()) }

func (r *run) finish() error {
	s := r.source
	r.found.Tally.Merge(&r.reading)
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
