package delimited

import (
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/wkt"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/cell"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/tally"
)

// run is one reading of a source.
type run struct {
	source *Source
	ctx    context.Context
	rows   *rowReader
	tally  tally.Tally
	yield  func(layers.Feature) bool
	groups groups
	// summary is of the features that were yielded.
	summary layers.Summary
}

func (r *run) where() string { return fmt.Sprintf("line %d", r.rows.start) }

// features yields all features; io.EOF is the end.
func (r *run) features() error {
	for {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		cells, err := r.rows.next()
		if errors.Is(err, io.EOF) && r.source.mode != points {
			return r.yieldGroups()
		}
		if err != nil {
			return err
		}
		if cells, err = r.source.file.check(r.rows, cells); err != nil {
			return err
		}
		if err := r.row(cells); err != nil {
			return err
		}
	}
}

// row yields the feature of a row, or keeps its point for a line or polygon.
func (r *run) row(cells []string) error {
	g, err := r.place(cells)
	if err != nil {
		return fmt.Errorf("%s: %w", r.where(), err)
	}
	if g == nil {
		return nil
	}
	if !r.source.reference.Geometry(g) {
		r.tally.Count("rows skipped for points outside of their coordinate system", r.where)
		return nil
	}
	if r.source.assumed {
		if err := reference.Check(g); err != nil {
			return fmt.Errorf("%s: %w", r.where(), err)
		}
	}
	values := r.values(cells)
	if r.source.mode != points {
		key := ""
		if r.source.group >= 0 {
			key = cells[r.source.group]
		}
		r.groups.add(key, g.FlatCoords(), values, r.where())
		return nil
	}
	return r.feature(g, values)
}

// feature yields a feature.
func (r *run) feature(g geom.T, values []layers.Value) error {
	r.summary.Add(g)
	if !r.yield(layers.Feature{Geometry: g, Record: layers.Record{Schema: r.source.schema, Values: values}}) {
		return errStopped
	}
	return nil
}

// place returns the geometry of a row, nil if its cells are empty.
func (r *run) place(cells []string) (geom.T, error) {
	s := r.source
	if s.wkt >= 0 {
		text := cells[s.wkt]
		if strings.TrimSpace(text) == "" {
			r.tally.Count("rows without a geometry skipped", r.where)
			return nil, nil
		}
		g, err := wkt.Parse(text)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.file.columns[s.wkt], err)
		}
		if g == nil {
			r.tally.Count("rows with an empty geometry skipped", r.where)
		}
		return g, nil
	}
	if strings.TrimSpace(cells[s.x]) == "" && strings.TrimSpace(cells[s.y]) == "" {
		r.tally.Count("rows without coordinates skipped", r.where)
		return nil, nil
	}
	x, err := s.coordinate(cells, s.x)
	if err != nil {
		return nil, err
	}
	y, err := s.coordinate(cells, s.y)
	if err != nil {
		return nil, err
	}
	return geom.NewPointFlat(geom.XY, []float64{x, y}), nil
}

func (s *Source) coordinate(cells []string, column int) (float64, error) {
	v, ok := cell.Coordinate(cells[column])
	if !ok {
		return 0, fmt.Errorf("%s: %q is not a number", s.file.columns[column], cells[column])
	}
	return v, nil
}

// values returns a row's record.
func (r *run) values(cells []string) []layers.Value {
	values := make([]layers.Value, len(r.source.columns))
	for i, c := range r.source.columns {
		values[i] = cell.Value(cells[c], r.source.decimalComma)
	}
	return values
}
