package postgis

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/jackc/pgx/v5"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/nearest"
)

// name is a table's name: schema and table, or the table alone.
type name []string

// String returns the name as SQL writes it, quoted.
func (n name) String() string { return pgx.Identifier(n).Sanitize() }

// table is what the database says of a table.
type table struct {
	name name
	// postgis is the schema that the extension's functions are in.
	postgis string
	// relation is the kind of pg_class: r for a table, v for a view ...
	relation string
	columns  []column
	// geometry is one of columns.
	geometry column
	// others are geometry columns that are not read, left those of types
	// that make no text.
	others, left []string
	key          []string
}

// column is a column of a table.
type column struct {
	name, kind string
	// srid and shape are those of a geometry column, 0 and "GEOMETRY"
	// where its type leaves them open.
	srid  int
	shape string
}

func (c column) isGeometry() bool { return c.kind == "geometry" || c.kind == "geography" }

// inspect asks the database for a table.
func inspect(ctx context.Context, conn *pgx.Conn, n name, geometry string) (table, error) {
	t := table{}
	var err error
	if t.postgis, err = findExtension(ctx, conn); err != nil {
		return t, err
	}
	if t.name, t.relation, err = findTable(ctx, conn, n); err != nil {
		return t, err
	}
	all, err := t.findColumns(ctx, conn)
	if err != nil {
		return t, err
	}
	if err := t.sortColumns(all, geometry); err != nil {
		return t, err
	}
	t.key, err = texts(ctx, conn, `select a.attname::text from pg_index i
		cross join lateral unnest(i.indkey::int2[]) with ordinality as k(attnum, place)
		join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.attnum
		where i.indrelid = to_regclass($1) and i.indisprimary order by k.place`, t.name.String())
	return t, err
}

// texts returns the first column of a query's rows.
func texts(ctx context.Context, conn *pgx.Conn, sql string, args ...any) ([]string, error) {
	rows, err := conn.Query(ctx, sql, append([]any{pgx.QueryExecModeExec}, args...)...)
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, pgx.RowTo[string])
}

func findExtension(ctx context.Context, conn *pgx.Conn) (string, error) {
	schemas, err := texts(ctx, conn, `select n.nspname::text from pg_extension e
		join pg_namespace n on n.oid = e.extnamespace where e.extname = 'postgis'`)
	if err != nil {
		return "", err
	}
	if len(schemas) == 0 {
		return "", errors.New(`the database has no PostGIS; run "create extension postgis" in it`)
	}
	return schemas[0], nil
}

// findTable finds a table of that name or, as SQL does with names that are not
// quoted, of the name in lower case.
func findTable(ctx context.Context, conn *pgx.Conn, n name) (name, string, error) {
	lower := make(name, len(n))
	for i, part := range n {
		lower[i] = strings.ToLower(part)
	}
	for _, candidate := range []name{n, lower} {
		kinds, err := texts(ctx, conn, `select relkind::text from pg_class where oid = to_regclass($1)`, candidate.String())
		if err != nil {
			return nil, "", err
		}
		if len(kinds) == 1 {
			return candidate, kinds[0], nil
		}
	}
	known, err := texts(ctx, conn, `select distinct case when pg_table_is_visible(c.oid) then '' else n.nspname || '.' end || c.relname
		from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
		join pg_type t on t.oid = a.atttypid
		where t.typname in ('geometry', 'geography') and not a.attisdropped and c.relkind in ('r', 'v', 'm', 'f', 'p')
		and c.relname not in ('geometry_columns', 'geography_columns', 'geometry_dump', 'valid_detail')
		order by 1 limit 100`)
	if err != nil {
		return nil, "", err
	}
	return nil, "", notFound(strings.Join(n, "."), known)
}

func notFound(table string, known []string) error {
	if len(known) == 0 {
		return errors.New("not found, and no table of the database has a geometry")
	}
	return fmt.Errorf("not found%s; the tables with a geometry are %s", nearest.Hint(table, known), strings.Join(known, ", "))
}

// findColumns lists the table's columns in order.
func (t *table) findColumns(ctx context.Context, conn *pgx.Conn) ([]column, error) {
	srid, shape := t.fn("postgis_typmod_srid"), t.fn("postgis_typmod_type")
	rows, err := conn.Query(ctx, fmt.Sprintf(`select a.attname::text, t.typname::text,
		case when t.typname in ('geometry', 'geography') then %s(a.atttypmod) else 0 end,
		case when t.typname in ('geometry', 'geography') then %s(a.atttypmod) else '' end
		from pg_attribute a join pg_type t on t.oid = a.atttypid
		where a.attrelid = to_regclass($1) and a.attnum > 0 and not a.attisdropped order by a.attnum`, srid, shape),
		pgx.QueryExecModeExec, t.name.String())
	if err != nil {
		return nil, err
	}
	return pgx.CollectRows(rows, func(row pgx.CollectableRow) (c column, err error) {
		err = row.Scan(&c.name, &c.kind, &c.srid, &c.shape)
		return c, err
	})
}

// sortColumns finds the geometry among the columns and leaves out what makes no
// attribute.
func (t *table) sortColumns(all []column, geometry string) error {
	var names []string
	for _, c := range all {
		switch {
		case c.isGeometry():
			names = append(names, c.name)
			if t.geometry.name == "" && (geometry == "" || geometry == c.name) {
				t.geometry = c
			} else {
				t.others = append(t.others, c.name)
			}
		case c.kind == "bytea" || c.kind == "raster" || c.kind == "topogeometry":
			t.left = append(t.left, c.name)
		default:
			t.columns = append(t.columns, c)
		}
	}
	switch {
	case len(names) == 0:
		return errors.New("there is no geometry column")
	case t.geometry.name == "":
		return fmt.Errorf("geometry column %q not found; the geometry columns are %s", geometry, strings.Join(brief.All(names), ", "))
	case geometry != "":
		t.others = nil
	}
	return nil
}

// fn names a function of PostGIS.
func (t *table) fn(function string) string {
	return pgx.Identifier{t.postgis}.Sanitize() + "." + function
}
