package shapefile

import (
	"fmt"
	"io"

	shp "github.com/jonas-p/go-shp"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/tally"
	"github.com/seed-898ab921/kartograph/layers/shapefile/dbf"
)

// run is one reading of a source.
type run struct {
	source    *Source
	tally     tally.Tally
	records   *recordReader
	decoder   *decoder
	converter converter
	table     *dbf.Reader
	rows      int
	// summary finds out the extent where the header does not tell it.
	summary layers.Summary
	closers []io.Closer
}

func (r *run) open() error {
	s := r.source
	f, err := s.parts.shp.open()
	if err != nil {
		return err
	}
	r.closers = append(r.closers, f)
	if r.records, err = s.records(f); err != nil {
		return err
	}
	r.decoder = newDecoder(s.header)
	r.converter = converter{
		reference: s.reference, named: s.reference.IsDegrees() && !s.assumed, tally: &r.tally, where: r.where,
	}
	if s.table == nil {
		return nil
	}
	t, err := s.parts.dbf.open()
	if err != nil {
		return err
	}
	r.closers = append(r.closers, t)
	head, err := dbf.ReadHeader(t)
	if err != nil {
		return err
	}
	r.table = head.NewReader(t, s.encoding, &r.tally)
	return nil
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
			r.tally.Count("features skipped because their row in the .dbf file is deleted", r.where)
			continue
		}
		f, err := r.feature(content)
		if err != nil {
			return layers.Feature{}, fmt.Errorf("%s: %w", r.where(), err)
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
		return nil, false, fmt.Errorf("%s: %w", r.source.parts.dbf.name, err)
	}
	r.rows++
	return values, live, nil
}

// feature makes a feature without attributes of a record's content. Its
// geometry is nil when there is none to draw.
func (r *run) feature(content []byte) (layers.Feature, error) {
	flat, err := sanitise(content)
	if err != nil {
		return layers.Feature{}, err
	}
	if flat.kind == shp.NULL {
		r.tally.Count("null shapes skipped", r.where)
		return layers.Feature{}, nil
	}
	if !sameKind(flat.kind, r.source.header.shape) {
		r.tally.Count("shapes of another type than the file's", r.where)
	}
	shape, err := r.decoder.decode(flat)
	if err != nil {
		return layers.Feature{}, err
	}
	g := r.converter.convert(shape, flat.patches)
	if g == nil {
		return layers.Feature{}, nil
	}
	return layers.Feature{Geometry: g}, r.checkDegrees(g)
}

// checkDegrees refuses coordinates that were assumed to be degrees, the header
// having no true box, and are not.
func (r *run) checkDegrees(g geom.T) error {
	if !r.source.assumed {
		return nil
	}
	return reference.Check(g)
}

// finish compares the counts of shapes and rows and hands the warnings to the
// source.
func (r *run) finish() error {
	s := r.source
	declared, size := s.header.length, s.parts.shp.size
	if declared > size && (s.table == nil || s.table.Rows > r.records.count) {
		return fmt.Errorf("the header declares %d bytes but the file has %d; it is cut off after record %d", declared, size, r.records.count)
	}
	switch {
	case declared > headerLength && declared < size:
		r.tally.Note(fmt.Sprintf("%d bytes after the end that the header declares were not read", size-declared))
	case declared != size:
		r.tally.Note(fmt.Sprintf("the header declares %d bytes but the file has %d", declared, size))
	}
	if s.table != nil && s.table.Rows != r.records.count {
		r.tally.Note(fmt.Sprintf("the .shp file has %d records but the .dbf file has %d rows", r.records.count, s.table.Rows))
	}
	if s.table != nil && r.rows < min(s.table.Rows, r.records.count) {
		r.tally.Note(fmt.Sprintf("the .dbf file is cut off after row %d; the attributes of the other features are null", r.rows))
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.hasExtent {
		s.info.Extent = r.summary.Extent()
	}
	s.info.Warnings = append(append([]string(nil), s.opening...), r.tally.Lines()...)
	return nil
}
