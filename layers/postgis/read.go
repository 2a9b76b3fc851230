package postgis

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/internal/reference"
	"github.com/seed-898ab921/kartograph/layers/internal/wkb"
	"github.com/seed-898ab921/kartograph/projection/crs"
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
		r := reader{source: s, found: tally.Records{Noun: "rows", Strict: s.strict}}
		err = r.run(ctx, conn, yield)
		switch {
		case errors.Is(err, errStop):
		case errors.As(err, new(refused)):
			yield(layers.Feature{}, fmt.Errorf("postgis: %s: %w", s.where(), err))
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
	found  tally.Records
	// empty says why the row has no geometry.
	empty string
	// planes are those of the systems that rows have named, by their numbers.
	planes map[string]*crs.System
	// notNumbers counts NaN and infinite values.
	notNumbers int
}

// settings make the same values the same texts, whatever the server's and the
// user's defaults are.
const settings = `set local datestyle = 'ISO, YMD'; set local intervalstyle = 'postgres';
	set local timezone = 'UTC'; set local extra_float_digits = 1`

// maxRestarts is how many rows may stop the server: each makes it look for the
// next ones anew.
const maxRestarts = 100

// run reads all rows. A row whose geometry the server cannot transform ends the
// query, and the reading goes on after it.
func (r *reader) run(ctx context.Context, conn *pgx.Conn, yield func(layers.Feature, error) bool) error {
	sql, args, restarts := r.source.sql, r.source.args, 0
	for {
		err := r.query(ctx, conn, sql, args, yield)
		if err == nil {
			break
		}
		if !isTransformError(err) || r.source.rest == "" || restarts == maxRestarts {
			return err
		}
		if restarts > 0 {
			if err := r.found.Faulty(tally.Of(tally.NoImage, err), r.at); err != nil {
				return refused{err}
			}
			r.row++
		}
		restarts++
		if _, err := conn.PgConn().Exec(ctx, "rollback").ReadAll(); err != nil {
			return err
		}
		sql, args = r.source.rest, append(slices.Clone(r.source.args), strconv.Itoa(r.row))
	}
	if err := r.found.End(); err != nil {
		return refused{err}
	}
	return nil
}

// isTransformError reports whether the database says that it cannot bring a
// geometry into another coordinate system.
func isTransformError(err error) bool {
	var server *pgconn.PgError
	return errors.As(err, &server) && strings.HasPrefix(server.Message, "transform:")
}

// query reads the rows of a query in a transaction that can change nothing.
func (r *reader) query(ctx context.Context, conn *pgx.Conn, sql string, texts []string, yield func(layers.Feature, error) bool) error {
	if _, err := conn.BeginTx(ctx, pgx.TxOptions{AccessMode: pgx.ReadOnly}); err != nil {
		return err
	}
	if _, err := conn.PgConn().Exec(ctx, settings).ReadAll(); err != nil {
		return err
	}
	args := make([][]byte, len(texts))
	for i, a := range texts {
		args[i] = []byte(a)
	}
	// One statement with parameters: the protocol takes no second one. The
	// results are binary, which for text is the text.
	rows := conn.PgConn().ExecParams(ctx, sql, args, nil, nil, []int16{1})
	for rows.NextRow() {
		f, err := r.next(rows.Values())
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

// refused is an error of the rows themselves, and not of the database.
type refused struct{ error }

// Unwrap returns the error.
func (r refused) Unwrap() error { return r.error }

// next makes a feature of a row, or skips it: its geometry is nil then.
func (r *reader) next(row [][]byte) (layers.Feature, error) {
	f, err := r.feature(row)
	switch {
	case errors.As(err, new(refused)):
		return f, err
	case err != nil:
		err = r.found.Faulty(err, r.at)
	case f.Geometry == nil:
		err = r.found.Empty(r.empty, r.at)
	default:
		r.found.Use()
	}
	if err != nil {
		return layers.Feature{}, refused{err}
	}
	return f, nil
}

func (r *reader) at() string { return fmt.Sprintf("row %d", r.row+1) }

// abandon ends a query of which rows are still to come: to read them all only
// to throw them away could take as long as reading the table.
func (r *reader) abandon(conn *pgx.Conn) {
	_ = conn.PgConn().Conn().Close()
}

// feature makes a feature of a row. Its geometry is nil when there is none to
// draw, and empty says why; the error is a fault of the row, or refused.
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
	if s.table.isOpen() {
		f.System = r.plane(string(row[len(row)-1]))
	}
	return f, nil
}

// plane is the plane of a row's own coordinate system.
func (r *reader) plane(srid string) *crs.System {
	p, known := r.planes[srid]
	if !known {
		if r.planes == nil {
			r.planes = map[string]*crs.System{}
		}
		p = planeOf(srid)
		r.planes[srid] = p
	}
	return p
}

func (r *reader) count(text string) { r.found.Count(text, r.at) }

func (r *reader) geometry(data []byte) (geom.T, error) {
	if data == nil {
		r.empty = "rows without a geometry skipped"
		return nil, nil
	}
	if len(data) > r.source.max {
		return nil, refused{fmt.Errorf("%s: a geometry of %d bytes, at most %d are read", r.at(), len(data), r.source.max)}
	}
	g, _, err := wkb.Decode(data, r.count)
	if err != nil {
		return nil, fmt.Errorf("geometry: %w", err)
	}
	if g == nil {
		r.empty = "empty geometries skipped"
		return nil, nil
	}
	return g, r.placed(g)
}

// placed checks that all coordinates are degrees. Those that are not were not to
// be placed by the server, which transformed them, or were degrees by nothing
// but their column's word.
func (r *reader) placed(g geom.T) error {
	turned, err := reference.Reference{}.PlaceGeometry(g)
	if turned {
		r.count(reference.Turned)
	}
	var known *tally.Fault
	if srid := r.source.table.geometry.srid; errors.As(err, &known) && known.Kind == tally.NotDegrees && srid > 0 && srid != 4326 {
		return tally.Of(tally.NoImage, fmt.Errorf("a point lies outside of the coordinate system EPSG:%d", srid))
	}
	return err
}

// warnings lists what was found in all rows.
func (r *reader) warnings() []string {
	if r.notNumbers > 0 {
		r.found.Note(fmt.Sprintf("values that are NaN or infinite, taken as null: %d", r.notNumbers))
	}
	return r.found.Lines()
}
