// Package postgis reads features from a table of a PostGIS database.
//
// Open looks at the table: its columns, its geometry, its coordinate system.
// Features streams the rows, transformed to longitude and latitude by the
// server, over a connection of its own and in a read-only transaction, so that
// a table of any size needs little memory here and nothing there can be
// changed. Names are quoted, values are parameters; only Options.Query is SQL,
// and it comes from whoever writes the map.
package postgis

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/jackc/pgx/v5"
	"github.com/seed-898ab921/kartograph/layers"
)

// Options say what is read. Only Table is needed.
type Options = layers.DatabaseOptions

const defaultMaxGeometry = 256 << 20

// Source is a table of a database. It keeps the means to connect, no
// connection.
type Source struct {
	config *pgx.ConnConfig
	table  table
	// sql reads all rows, rest those after some.
	sql, rest string
	args      []string
	max       int
	strict    bool
	schema    *layers.Schema

	mu   sync.Mutex
	info layers.Info
}

// Open connects to the database, looks at the table and disconnects. The dsn is
// a connection string of libpq ("host=localhost dbname=gis user=me") or a URL
// ("postgres://me@localhost/gis"); what it leaves open is taken from the usual
// environment variables (PGHOST, PGPASSWORD ...) and the password file. No
// error and no Info ever contains the password.
func Open(ctx context.Context, dsn string, o Options) (layers.Source, error) {
	config, err := parseDSN(dsn)
	if err != nil {
		return nil, err
	}
	name, err := parseName(o.Table)
	if err != nil {
		return nil, err
	}
	conn, err := connect(ctx, config)
	if err != nil {
		return nil, err
	}
	defer closeQuietly(conn)
	t, err := inspect(ctx, conn, name, o.Geometry)
	if err != nil {
		return nil, explain(ctx, config, conn, "table "+name.String(), err)
	}
	box, err := t.pushDown(ctx, conn, o.BBox)
	if err != nil {
		return nil, explain(ctx, config, conn, "bounding box", err)
	}
	s := &Source{config: config, table: t, max: o.MaxGeometryBytes, strict: o.Strict}
	if s.max <= 0 {
		s.max = defaultMaxGeometry
	}
	s.sql, s.args = t.selectSQL(o.Query, box)
	s.rest = t.restSQL(o.Query, box)
	s.schema = layers.NewSchema(t.columnNames())
	s.info = layers.Info{Format: "postgis", Geometry: t.kind(), CRS: t.crs(), Charset: "UTF-8", Schema: s.schema}
	s.info.Warnings = t.warnings()
	if !t.isOpen() {
		s.info.System = planeOf(strconv.Itoa(t.geometry.srid))
	}
	return s, nil
}

// Info describes the source. Extent and Warnings are complete once Features
// has run to its end.
func (s *Source) Info() layers.Info {
	s.mu.Lock()
	defer s.mu.Unlock()
	info := s.info
	info.Warnings = slices.Clone(info.Warnings)
	return info
}

// finish keeps what only reading told.
func (s *Source) finish(sum layers.Summary, warnings []string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if sum.Geometry != "" {
		s.info.Geometry = sum.Geometry
	}
	s.info.Extent = sum.Extent()
	s.info.Warnings = append(s.table.warnings(), warnings...)
}

// where names the source in messages.
func (s *Source) where() string { return fmt.Sprintf("table %s", s.table.name) }

// parseName splits a table's name at its dot and takes the quotes off.
func parseName(text string) (name, error) {
	var parts []string
	rest := strings.TrimSpace(text)
	for rest != "" {
		part, tail, ok := cutPart(rest)
		if !ok || part == "" || strings.ContainsRune(part, 0) {
			return nil, fmt.Errorf("postgis: %q is not the name of a table; write table, schema.table or \"quoted\".\"names\"", text)
		}
		parts, rest = append(parts, part), tail
	}
	if len(parts) == 0 {
		return nil, fmt.Errorf("postgis: no table is named; set \"table\"")
	}
	if len(parts) > 2 {
		return nil, fmt.Errorf("postgis: table %q has %d parts; a name is table or schema.table, with double quotes around parts that have dots", text, len(parts))
	}
	return parts, nil
}

// cutPart takes the first part off a name, quoted or not, and the dot after it.
func cutPart(s string) (part, tail string, ok bool) {
	if s[0] != '"' {
		part, tail, dotted := strings.Cut(s, ".")
		return part, tail, !strings.Contains(part, `"`) && (!dotted || tail != "")
	}
	for i := 1; i < len(s); i++ {
		if s[i] != '"' {
			continue
		}
		if i+1 < len(s) && s[i+1] == '"' {
			i++
			continue
		}
		part, tail = strings.ReplaceAll(s[1:i], `""`, `"`), s[i+1:]
		if tail == "" {
			return part, "", true
		}
		return part, tail[1:], tail[0] == '.' && len(tail) > 1
	}
	return "", "", false
}
