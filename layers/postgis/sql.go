package postgis

import (
	"context"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/layers"
)

func quote(name string) string { return pgx.Identifier{name}.Sanitize() }

// plain is the geometry column as a geometry, also where it is a geography.
func (t *table) plain() string {
	if t.geometry.kind == "geography" {
		return quote(t.geometry.name) + "::" + t.fn("geometry")
	}
	return quote(t.geometry.name)
}

// degrees is the geometry column in longitude and latitude. Where the column's
// type leaves the coordinate system open every row has its own; one without
// any is taken as longitude and latitude.
func (t *table) degrees() string {
	g := t.plain()
	switch {
	case t.geometry.srid == 4326:
		return g
	case t.geometry.srid > 0:
		return fmt.Sprintf("%s(%s, 4326)", t.fn("ST_Transform"), g)
	}
	return fmt.Sprintf("case when %[1]s(%[2]s) in (0, 4326) then %[2]s else %[3]s(%[2]s, 4326) end",
		t.fn("ST_SRID"), g, t.fn("ST_Transform"))
}

// selectSQL is the query for all rows, with its parameters. Its columns are
// the geometry as little-endian WKB, the primary key, the attributes and, where
// the column leaves it open, the coordinate system; all but the first as text.
func (t *table) selectSQL(condition string, box pushed) (sql string, args []string) {
	return "select " + t.fields() + t.from(condition, box) + t.order(), box.args
}

// restSQL is the query for the rows after some, whose number is one parameter
// more. The rows are counted before anything is reckoned of them, so that one
// which the server cannot transform can be passed over. It is empty where the
// rows have no order.
func (t *table) restSQL(condition string, box pushed) string {
	if t.order() == "" {
		return ""
	}
	return fmt.Sprintf("select %s from (select *%s%s offset $%d::bigint) as rest", t.fields(), t.from(condition, box), t.order(), len(box.args)+1)
}

// fields are the expressions of the query's columns.
func (t *table) fields() string {
	key := "null::text"
	if len(t.key) == 1 {
		key = quote(t.key[0]) + "::text"
	}
	fields := []string{
		fmt.Sprintf("%s(%s(%s(%s)), 'NDR')", t.fn("ST_AsBinary"), t.fn("ST_Force2D"), t.fn("ST_CurveToLine"), t.degrees()),
		key,
	}
	for _, c := range t.columns {
		fields = append(fields, quote(c.name)+"::text")
	}
	if t.isOpen() {
		fields = append(fields, fmt.Sprintf("%s(%s)::text", t.fn("ST_SRID"), t.plain()))
	}
	return strings.Join(fields, ", ")
}

// from is the part of the query that chooses the rows.
func (t *table) from(condition string, box pushed) string {
	var where []string
	if strings.TrimSpace(condition) != "" {
		// The line's end keeps a comment in the condition from
		// swallowing the bracket.
		where = append(where, "("+condition+"\n)")
	}
	if box.sql != "" {
		where = append(where, box.sql)
	}
	sql := " from " + t.name.String()
	if len(where) > 0 {
		sql += " where " + strings.Join(where, " and ")
	}
	return sql
}

// order makes the same rows come in the same order: by the primary key, or by
// their place in the table.
func (t *table) order() string {
	var by []string
	for _, k := range t.key {
		by = append(by, quote(k))
	}
	if len(by) == 0 && t.hasPlace() {
		by = []string{"tableoid", "ctid"}
	}
	if len(by) == 0 {
		return ""
	}
	return " order by " + strings.Join(by, ", ")
}

// pushed is a condition on the geometry, with its parameters.
type pushed struct {
	sql  string
	args []string
}

// pushDown makes the condition that a geometry touches a box in degrees. It
// compares in the table's own coordinate system, where the index is, if the
// box has an image there; else it compares every row's geometry in degrees.
func (t *table) pushDown(ctx context.Context, conn *pgx.Conn, box *layers.Degrees) (pushed, error) {
	if box == nil {
		return pushed{}, nil
	}
	west, south, east, north := box.West, max(box.South, -90), box.East, min(box.North, 90)
	if !(south <= north) || math.IsNaN(west+east) || math.IsInf(west+east, 0) {
		return pushed{}, fmt.Errorf("%v is no box of west, south, east, north", box.List())
	}
	if east-west >= 360 {
		west, east = -180, 180
		if south == -90 && north == 90 {
			return pushed{}, nil
		}
	}
	boxes := []flat.Own{{MinX: west, MinY: south, MaxX: east, MaxY: north}}
	if west > east {
		boxes = []flat.Own{{MinX: west, MinY: south, MaxX: 180, MaxY: north}, {MinX: -180, MinY: south, MaxX: east, MaxY: north}}
	}
	column, srid := t.plain(), t.geometry.srid
	if srid > 0 && srid != 4326 {
		own, err := t.project(ctx, conn, boxes)
		if err != nil {
			return pushed{}, err
		}
		if own == nil {
			column, srid = t.degrees(), 4326
		} else {
			boxes = own
		}
	}
	if srid <= 0 {
		column, srid = fmt.Sprintf("%s(%s, 4326)", t.fn("ST_SetSRID"), t.degrees()), 4326
	}
	return t.overlaps(column, srid, boxes), nil
}

// overlaps is the condition that a column touches one of the boxes, which are in
// its coordinate system.
func (t *table) overlaps(column string, srid int, boxes []flat.Own) pushed {
	var p pushed
	var either []string
	for _, b := range boxes {
		n := len(p.args)
		either = append(either, fmt.Sprintf("%s operator(%s.&&) %s($%d::float8, $%d::float8, $%d::float8, $%d::float8, %d)",
			column, quote(t.postgis), t.fn("ST_MakeEnvelope"), n+1, n+2, n+3, n+4, srid))
		for _, v := range []float64{b.MinX, b.MinY, b.MaxX, b.MaxY} {
			p.args = append(p.args, strconv.FormatFloat(v, 'g', -1, 64))
		}
	}
	p.sql = "(" + strings.Join(either, " or ") + ")"
	return p
}

// project returns the boxes in the table's coordinate system: those around
// their outlines, walked in steps of a degree, and a twentieth more on each
// side for what lies between the steps. The result is nil where a box has no
// image there.
func (t *table) project(ctx context.Context, conn *pgx.Conn, boxes []flat.Own) ([]flat.Own, error) {
	sql := fmt.Sprintf(`select %[1]s(e), %[2]s(e), %[3]s(e), %[4]s(e) from (select
		%[5]s(%[6]s(%[7]s($1::float8, $2::float8, $3::float8, $4::float8, 4326), 1), %[8]d) as e) as outline`,
		t.fn("ST_XMin"), t.fn("ST_YMin"), t.fn("ST_XMax"), t.fn("ST_YMax"),
		t.fn("ST_Transform"), t.fn("ST_Segmentize"), t.fn("ST_MakeEnvelope"), t.geometry.srid)
	var own []flat.Own
	for _, b := range boxes {
		var o flat.Own
		row := conn.QueryRow(ctx, sql, pgx.QueryExecModeExec, b.MinX, b.MinY, b.MaxX, b.MaxY)
		var server *pgconn.PgError
		switch err := row.Scan(&o.MinX, &o.MinY, &o.MaxX, &o.MaxY); {
		case errors.As(err, &server):
			return nil, nil
		case err != nil:
			return nil, err
		}
		margin := max(o.Width(), o.Height()) / 20
		if math.IsNaN(margin) || math.IsInf(margin, 0) {
			return nil, nil
		}
		own = append(own, o.Grown(margin))
	}
	return own, nil
}
