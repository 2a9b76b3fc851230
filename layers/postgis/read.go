package postgis

import (
	"context"
	"errors"
	"fmt"
	"iter"

	"github.com/jackc/pgx/v5"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/tally"
	"github.com/twpayne/go-geom"
)

// errStop says that the caller wants no more features.
var errStop = errors.New("stop")

// Features streams the table's rows, all but those without a geometry, over a
// connection that is closed in the end. The order is that of the primary key
// or, without one, that of the rows' places in the table.
func (s *Source) Features(ctx context.Context) iter.Seq2[layers.Feature, error] {
	return func(yield func(layers.Feature, error) bool) {
		conn, err := connect(ctx, s.config)
		if err != nil {
			yield(layers.Feature{}, err)
			return
		}
		defer closeQuietly(conn)
		r := reader{source: s}
		err = r.run(ctx, conn, yield)
		switch {
		case errors.Is(err, errStop):
		case err != nil:
			where := fmt.Sprintf("%s, after %d rows", s.where(), r.row)
			yield(layers.Feature{}, explain(ctx, s.config, conn, where, err))
		default:
			s.finish(r.sum, r.warnings())
		}
	}
}

// reader turns rows into features.
type reader struct {
	source *Source
	row    int
	sum    layers.Summary
	found  tally.Tally
	// notNumbers counts NaN and infinite values.
	notNumbers int
}

// settings make the same values the same texts, whatever the server's and the
// user's defaults are.
const settings = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
	set local timezone = 'UTC'; set local extra_float_digits = 1`

// run reads all rows in a transaction that can change nothing.
func (r *reader) run(ctx context.Context, conn *pgx.Conn, yield func(layers.Feature, error) bool) error {
	if _, err := conn.BeginTx(ctx, pgx.TxOptions{AccessMode: pgx.ReadOnly}); err != nil {
		return err
	}
	if _, err := conn.PgConn().Exec(ctx, settings).ReadAll(); err != nil {
		return err
	}
	args := make([][]byte, len(r.source.args))
	for i, a := range r.source.args {
		args[i] = []byte(a)
	}
	// One statement with parameters: the protocol takes no second one. The
	// results are binary, which for text is the text.
	rows := conn.PgConn().ExecParams(ctx, r.source.sql, args, nil, nil, []int16{1})
	for rows.NextRow() {
		f, err := r.feature(rows.Values())
		if err != nil {
			r.abandon(conn)
			return err
		}
		r.row++
		if f.Geometry == nil {
			continue
		}
		r.sum.Add(f.Geometry)
		if !yield(f, nil) {
			r.abandon(conn)
			return errStop
		}
	}
	_, err := rows.Close()
	return err
}

// abandon ends a query of which rows are still to come: to read them all only
// to throw them away could take as long as reading the table.
func (r *reader) abandon(conn *pgx.Conn) {
	_ = conn.PgConn().Conn().Close()
}

// feature makes a feature of a row. Its geometry is nil when there is none to
// draw, which is then counted.
func (r *reader) feature(row [][]byte) (layers.Feature, error) {
	s := r.source
	f := layers.Feature{ID: string(row[1]), Record: layers.Record{Schema: s.schema}}
	g, err := r.geometry(row[0])
	if g == nil || err != nil {
		return f, err
	}
	f.Geometry = g
	f.Record.Values = make([]layers.Value, len(s.table.columns))
	for i, c := range s.table.columns {
		f.Record.Values[i] = r.value(c.kind, row[i+2])
	}
	return f, nil
}

func (r *reader) count(text string) {
	r.found.Count(text, func() string { return fmt.Sprintf("row %d", r.row+1) })
}

func (r *reader) geometry(wkb []byte) (geom.T, error) {
	if wkb == nil {
		r.count("rows without a geometry skipped")
		return nil, nil
	}
	if len(wkb) > r.source.max {
		return nil, fmt.Errorf("row %d: a geometry of %d bytes, at most %d are read", r.row+1, len(wkb), r.source.max)
	}
	g, err := decode(wkb)
	if err != nil {
		return nil, fmt.Errorf("row %d: geometry: %w", r.row+1, err)
	}
	if g == nil {
		r.count("empty geometries skipped")
		return nil, nil
	}
	ok, err := r.placed(g)
	if !ok || err != nil {
		return nil, err
	}
	return g, nil
}

// placed checks that all coordinates are degrees. Those that the server
// transformed but could not place make the feature be skipped; those that were
// degrees by nothing but their column's word are an error.
func (r *reader) placed(g geom.T) (bool, error) {
	if c, ok := g.(*geom.GeometryCollection); ok {
		for _, member := range c.Geoms() {
			if ok, err := r.placed(member); !ok || err != nil {
				return ok, err
			}
		}
		return true, nil
	}
	flat := g.FlatCoords()
	for i := 0; i+1 < len(flat); i += 2 {
		if x, y := flat[i], flat[i+1]; !reference.AreDegrees(x, y) {
			if r.source.table.geometry.srid > 0 && r.source.table.geometry.srid != 4326 {
				r.count("rows skipped for points outside of their coordinate system")
				return false, nil
			}
			return false, fmt.Errorf("row %d: %w", r.row+1, reference.NotDegrees(x, y))
		}
		flat[i+1] = max(-90, min(flat[i+1], 90))
	}
	return true, nil
}

// warnings lists what was found in all rows.
func (r *reader) warnings() []string {
	if r.notNumbers > 0 {
		r.found.Note(fmt.Sprintf("values that are NaN or infinite, taken as null: %d", r.notNumbers))
	}
	return r.found.Lines()
}
