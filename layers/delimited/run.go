package delimited

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/seed-898ab921/kartograph/internal/heed"
	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/numerals"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/angle"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/missing"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/cell"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
)

// run is one reading of a source.
type run struct {
	source *Source
	ctx    context.Context
	rows   *rowReader
	// where names the place of the last row.
	where   func() string
	records tally.Records
	yield   func(layers.Feature) bool
	groups  groups
	numbers *numerals.Columns
	// x and y are the coordinates of the row in hand.
	x, y cell.Place
	// reference is the coordinate system of the geometry in hand, systems those
	// that geometries named.
	reference reference.Reference
	systems   systems
	// summary is of the features that were yielded.
	summary layers.Summary
}

// features yields all features; io.EOF is the end.
func (r *run) features() error {
	for {
		if err := heed.Err(r.ctx); err != nil {
			return err
		}
		cells, err := r.rows.next()
		if errors.Is(err, io.EOF) && r.source.mode != Points {
			return r.yieldGroups()
		}
		if err != nil {
			return err
		}
		if cells, err = r.source.file.fit(cells, &r.records, r.where); err != nil {
			return err
		}
		if cells == nil {
			continue
		}
		if err := r.row(cells); err != nil {
			return err
		}
	}
}

// row yields the feature of a row, or keeps its point for a line or polygon.
func (r *run) row(cells []string) error {
	g, lacking, err := r.place(cells)
	if err == nil && g != nil {
		err = r.degrees(g)
	}
	switch {
	case err != nil:
		return r.records.Faulty(err, r.where)
	case g == nil:
		return r.records.Empty(lacking, r.where)
	}
	r.records.Use()
	values := r.values(cells)
	if r.source.mode != Points {
		key := ""
		if r.source.group >= 0 {
			key = cells[r.source.group]
		}
		r.groups.add(key, g.FlatCoords(), values, r.where())
		return nil
	}
	return r.feature(g, values)
}

// degrees turns a row's geometry into degrees, in place. The points of a line
// stay as they are to one another.
func (r *run) degrees(g geom.T) error {
	if r.source.mode != Points {
		return r.source.reference.PlaceFixed(g.FlatCoords())
	}
	turned, err := r.reference.PlaceGeometry(g)
	if turned {
		r.records.Count(reference.Turned, r.where)
	}
	return err
}

// feature yields a feature.
func (r *run) feature(g geom.T, values []layers.Value) error {
	r.summary.Add(g)
	if !r.yield(layers.Feature{Geometry: g, Record: layers.Record{Schema: r.source.schema, Values: values}}) {
		return errStopped
	}
	return nil
}

// place returns the geometry of a row, nil where its cells have none; lacking
// tells why. The error is a fault of the row.
func (r *run) place(cells []string) (g geom.T, lacking string, err error) {
	s := r.source
	if s.wkt >= 0 {
		text := cells[s.wkt]
		if missing.Is(text) {
			return nil, "rows without a geometry skipped", nil
		}
		if g, err = r.geometry(text); err != nil {
			err = fmt.Errorf("%s: %w", brief.Of(s.file.columns[s.wkt]), err)
		}
		return g, "rows with an empty geometry skipped", err
	}
	if r.x, err = s.coordinate(cells, s.x, angle.Longitude); err == nil {
		r.y, err = s.coordinate(cells, s.y, angle.Latitude)
	}
	switch {
	case err == nil:
		return geom.NewPointFlat(geom.XY, []float64{r.x.Value, r.y.Value}), "", nil
	case missing.Is(cells[s.x]) || missing.Is(cells[s.y]):
		return nil, "rows without coordinates skipped", nil
	}
	return nil, "", err
}

// coordinate returns what is in the cell of a coordinate, which is one of an
// axis.
func (s *Source) coordinate(cells []string, column int, axis angle.Axis) (cell.Place, error) {
	p, ok := cell.Coordinate(cells[column])
	fault := func(kind, what string) error {
		name, text := s.file.columns[column], cells[column]
		return tally.Later(kind, func() string { return fmt.Sprintf("%s: %q %s", brief.Of(name), brief.Of(text), what) })
	}
	switch {
	case !ok:
		return p, fault(tally.NotNumbers, "is not a number")
	case p.Axis != angle.Unknown && p.Axis != axis && axis == angle.Longitude:
		return p, fault(tally.NotDegrees, "is a latitude; are x and y swapped?")
	case p.Axis != angle.Unknown && p.Axis != axis:
		return p, fault(tally.NotDegrees, "is a longitude; are x and y swapped?")
	case p.Angle && !s.reference.IsGeographic():
		return p, fault(tally.NotNumbers, "is in degrees, the coordinate system is not")
	}
	return p, nil
}

// values returns a row's record.
func (r *run) values(cells []string) []layers.Value {
	values := make([]layers.Value, len(r.source.columns))
	for i, c := range r.source.columns {
		if v, ok := r.numbers.Read(c, cells[c]); ok {
			values[i] = v
			continue
		}
		switch c {
		case r.source.x:
			values[i] = cell.PlaceValue(cells[c], r.x)
		case r.source.y:
			values[i] = cell.PlaceValue(cells[c], r.y)
		default:
			values[i] = cell.Value(cells[c])
		}
	}
	return values
}
