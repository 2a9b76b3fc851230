package postgis

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers"
)

// dsnVariable holds a connection string to a database with PostGIS in which
// the tests may make and drop a schema of their own.
const dsnVariable = "KARTOGRAPH_TEST_POSTGIS"

// server runs SQL in a fresh schema, which "@" stands for, and returns the
// connection string. It skips the test where there is no server.
func server(t *testing.T, statements ...string) (dsn, schema string) {
	t.Helper()
	dsn = os.Getenv(dsnVariable)
	if dsn == "" {
		t.Skip("set " + dsnVariable + " to a PostGIS connection string to run this test")
	}
	schema = strings.ToLower(strings.Map(func(r rune) rune {
		if r == '/' || r == ' ' {
			return '_'
		}
		return r
	}, fmt.Sprintf("kg_%d_%s", os.Getpid(), t.Name()))) // others may use the server
	run := func(sql string) {
		t.Helper()
		conn, err := pgx.Connect(context.Background(), dsn)
		if err != nil {
			t.Fatal(err)
		}
		defer closeQuietly(conn)
		if _, err := conn.Exec(context.Background(), sql); err != nil {
			t.Fatalf("%s: %v", sql, err)
		}
	}
	drop := "drop schema if exists " + schema + " cascade"
	run(drop)
	t.Cleanup(func() { run(drop) })
	run("create schema " + schema)
	for _, sql := range statements {
		run(strings.ReplaceAll(sql, "@", schema))
	}
	return dsn, schema
}

// collect returns all features of a table, or the first error.
func collect(dsn string, o Options) (layers.Info, []layers.Feature, error) {
	s, err := Open(context.Background(), dsn, o)
	if err != nil {
		return layers.Info{}, nil, err
	}
	var features []layers.Feature
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			return s.Info(), features, err
		}
		features = append(features, f)
	}
	return s.Info(), features, nil
}

func TestRecordsFromServer(t *testing.T) {
	dsn, schema := server(t,
		`create table @.t (id int primary key, name text, n int, ok boolean, r real, big bigint, num numeric, d date, raw bytea,
			tags text[], geom geometry(Point, 4326), other geometry)`,
		`alter table @.t add at timestamptz, add half float8`,
		`insert into @.t values (3, 'three', 0, false, 0.1, 9007199254740993, 1.50, '2026-01-02', 'x', '{a,b}', ST_Point(1, 2, 4326), null, '2026-01-02 03:04+05', 0.1::float8 + 0.2)`,
		`insert into @.t values (1, null, null, null, null, null, 'NaN', null, null, null, ST_Point(3, 4, 4326), null)`,
		`insert into @.t values (2, '', 7, true, 1, 1, 1, null, null, null, null, null), (4, '', 7, true, 1, 1, 1, null, null, null, 'srid=4326;POINT EMPTY', null)`)
	info, features, err := collect(dsn, Options{Table: schema + ".t"})
	if err != nil {
		t.Fatal(err)
	}
	if len(features) != 2 || features[0].ID != "1" || features[1].ID != "3" {
		t.Fatalf("features are %+v", features)
	}
	want := map[string]layers.Value{
		"name": layers.Text("three"), "n": layers.Number(0), "ok": layers.Bool(false), "r": layers.Number(0.1),
		"big": layers.Integer(9007199254740993), "num": layers.Number(1.5), "d": layers.Text("2026-01-02"), "tags": layers.Text("{a,b}"),
		"at": layers.Text("2026-01-01 22:04:00+00"), "half": layers.Number(0.30000000000000004),
	}
	for column, w := range want {
		if got, ok := features[1].Record.Get(column); !ok || got != w {
			t.Errorf("%s is %v, want %v", column, got, w)
		}
		if got, _ := features[0].Record.Get(column); !got.IsNull() {
			t.Errorf("%s is %v, want null", column, got)
		}
	}
	warnings := []string{
		`geometry column "geom" read; others are other`, "binary columns left out: raw",
		"rows without a geometry skipped: 1 (row 2)", "empty geometries skipped: 1 (row 4)", "values that are NaN or infinite, taken as null: 1",
	}
	if !slices.Equal(info.Warnings, warnings) {
		t.Errorf("the warnings are %q, want %q", info.Warnings, warnings)
	}
	if info.Geometry != "point" {
		t.Errorf("the geometry is %q", info.Geometry)
	}
	if info.CRS != "EPSG:4326" {
		t.Errorf("the system is %q", info.CRS)
	}
	if *info.Extent != (layers.Degrees{West: 1, South: 2, East: 3, North: 4}) {
		t.Errorf("the extent is %+v", *info.Extent)
	}
}

func TestGeometriesFromServer(t *testing.T) {
	const square = "POLYGON((0 0,1 0,1 1,0 0))"
	dsn, schema := server(t,
		`create table @.metres (geom geometry(PointZ, 3035))`, `insert into @.metres values ('srid=3035;POINT Z (4321000 3210000 7)')`,
		`create table @.globe (geom geography)`, `insert into @.globe values ('`+square+`')`,
		`create table @.open (geom geometry)`,
		`insert into @.open values ('srid=3857;POINT(0 0)'), ('POINT(5 6)'), ('srid=4326;GEOMETRYCOLLECTION(POINT(1 2),LINESTRING(1 2,3 4))')`,
		`create table @.curve (geom geometry(CurvePolygon, 4326))`, `insert into @.curve values ('srid=4326;CURVEPOLYGON(CIRCULARSTRING(0 0,2 0,0 0))')`,
		`create table @.tin (geom geometry)`, `insert into @.tin values ('srid=4326;TIN(((0 0 0,1 0 0,1 1 0,0 0 0)))')`,
		`create view @.seen as select * from @.metres`,
		`create table @.wrong (geom geometry)`, `insert into @.wrong values ('POINT(500000 4500000)')`)
	tests := []struct{ table, kind, want string }{
		{"metres", "point", "[[10 52]]"}, {"globe", "polygon", "[[0 0 1 0 1 1 0 0]]"},
		{"open", "mixed", "[[0 0] [5 6] [1 2 1 2 3 4]]"}, {"tin", "polygon", "[[0 0 1 0 1 1 0 0]]"}, {"seen", "point", "[[10 52]]"},
	}
	for _, tt := range tests {
		info, features, err := collect(dsn, Options{Table: schema + "." + tt.table})
		if err != nil {
			t.Errorf("%s: %v", tt.table, err)
			continue
		}
		var all [][]float64
		for _, f := range features {
			all = append(all, flatten(f))
		}
		if got := fmt.Sprintf("%.9g", all); got != tt.want || info.Geometry != tt.kind {
			t.Errorf("%s: got %s (%s), want %s (%s)", tt.table, got, info.Geometry, tt.want, tt.kind)
		}
	}
	if _, features, err := collect(dsn, Options{Table: schema + ".curve"}); err != nil || len(features) != 1 || len(flatten(features[0])) < 40 {
		t.Errorf("curve: %v, %v", features, err)
	}
	_, _, err := collect(dsn, Options{Table: schema + ".wrong"})
	if err == nil || !strings.Contains(err.Error(), "row 1: coordinates 500000, 4.5e+06 are no longitude") {
		t.Errorf("wrong: error is %v", err)
	}
}

func TestHostileNamesAndQueries(t *testing.T) {
	dsn, schema := server(t,
		`create table @."x""; drop table @.victim; --" (id int primary key, "a"";--" text, "g.'$1" geometry(Point, 4326))`,
		`insert into @."x""; drop table @.victim; --" values (1, 'it''s', ST_Point(1, 2, 4326)), (2, 'b', ST_Point(3, 4, 4326))`,
		`create table @.victim (id int)`, `create sequence @.counter`)
	o := Options{Table: schema + `."x""; drop table ` + schema + `.victim; --"`, BBox: &layers.Degrees{West: 0, South: 0, East: 10, North: 10}}
	_, features, err := collect(dsn, o)
	if err != nil || len(features) != 2 {
		t.Fatalf("%d features, %v", len(features), err)
	}
	if v, _ := features[0].Record.Get(`a";--`); v.String() != "it's" {
		t.Errorf("value is %q", v)
	}
	tests := []struct{ query, fault string }{
		{"id = 1 -- only one", ""},
		{"id = 1) or (1 = 2", ""},
		{"id = 1); drop table " + schema + ".victim; --", "syntax error"},
		{"id = 1); commit; drop table " + schema + ".victim; select (1", "cannot insert multiple commands"},
		{"id = nextval('" + schema + ".counter')", "read-only transaction"},
		{"idd = 1", `column "idd" does not exist`}, {"id = ", "syntax error"}, {"id = 1 \x00", ""},
	}
	for _, tt := range tests {
		o.Query = tt.query
		_, features, err := collect(dsn, o)
		if strings.Contains(tt.query, "\x00") {
			if err == nil {
				t.Error("no error for a zero byte")
			}
			continue
		}
		if tt.fault != "" {
			if err == nil {
				t.Errorf("%q: no error, want %q", tt.query, tt.fault)
			} else if !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%q: %v, want %q", tt.query, err, tt.fault)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", tt.query, err)
		}
		if len(features) != 1 {
			t.Errorf("%q: %d features, want 1", tt.query, len(features))
		}
	}
	conn, err := pgx.Connect(context.Background(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer closeQuietly(conn)
	if _, err := conn.Exec(context.Background(), "select * from "+schema+".victim"); err != nil {
		t.Errorf("the table that must stay: %v", err)
	}
}

func TestErrorsFromServer(t *testing.T) {
	dsn, schema := server(t, `create table @.rivers (g geometry)`, `create table @.plain (id int)`)
	tests := []struct {
		o     Options
		fault string
	}{
		{Options{Table: schema + ".rivres"}, `not found, did you mean "` + schema + `.rivers"?`},
		{Options{Table: schema + ".plain"}, "there is no geometry column"},
		{Options{Table: schema + ".rivers", Geometry: "geom"}, `geometry column "geom" not found; the geometry columns are g`},
		{Options{Table: schema + ".rivers", BBox: &layers.Degrees{West: 0, South: 5, East: 1, North: 4}}, "is no box"},
	}
	for _, tt := range tests {
		if _, err := Open(context.Background(), dsn, tt.o); err == nil || !strings.Contains(err.Error(), tt.fault) {
			t.Errorf("%+v: error is %v", tt.o, err)
		}
	}
	if _, _, err := collect(dsn, Options{Table: strings.ToUpper(schema) + ".Rivers"}); err != nil {
		t.Errorf("names without quotes are lower case: %v", err)
	}
	config, err := pgx.ParseConfig(dsn)
	if err != nil {
		t.Fatal(err)
	}
	const wrong = "not-the-password-7f3a"
	bad := fmt.Sprintf("host=%s port=%d dbname=%s user=kartograph_nobody password=%s", config.Host, config.Port, config.Database, wrong)
	if _, err := Open(context.Background(), bad, Options{Table: "t"}); err == nil || strings.Contains(err.Error(), wrong) {
		t.Errorf("error is %v", err)
	}
}

func TestBBox(t *testing.T) {
	grid := `select i * 37 + j as id, %s as geom from generate_series(-18, 18) i, generate_series(-8, 8) j`
	point := "ST_Point(i * 10 - sign(i) * 0.001, j * 10, 4326)"
	dsn, schema := server(t,
		"create table @.degrees as "+fmt.Sprintf(grid, point),
		"create table @.mercator as "+fmt.Sprintf(grid, "ST_Transform("+point+", 3857)::geometry(Point, 3857)"),
		"create table @.polar as "+fmt.Sprintf(grid, "ST_Transform("+point+", 3995)::geometry(Point, 3995)")+" where j > 0",
		"create table @.pacific as "+fmt.Sprintf(grid, "ST_Transform("+point+", 3832)::geometry(Point, 3832)"),
		"create table @.globe as "+fmt.Sprintf(grid, point+"::geography"))
	boxes := [][4]float64{{-5, -5, 25, 45}, {170, 5, -170, 85}, {-180, 60, 180, 90}, {-45, 5, 45, 90}, {20.5, 41, 20.6, 42}, {-180, -90, 180, 90}, {-31, -15, -29, 15}}
	for _, table := range []string{"degrees", "mercator", "polar", "pacific", "globe"} {
		_, all, err := collect(dsn, Options{Table: schema + "." + table})
		if err != nil {
			t.Fatalf("%s: %v", table, err)
		}
		for _, box := range boxes {
			_, got, err := collect(dsn, Options{Table: schema + "." + table, BBox: &layers.Degrees{West: box[0], South: box[1], East: box[2], North: box[3]}})
			if err != nil {
				t.Errorf("%s %v: %v", table, box, err)
				continue
			}
			have := map[string]bool{}
			for _, f := range got {
				v, _ := f.Record.Get("id")
				have[v.String()] = true
			}
			within := 0
			for _, f := range all {
				if v, _ := f.Record.Get("id"); inside(flatten(f), box) {
					within++
					if !have[v.String()] {
						t.Errorf("%s %v: the point %v is missing", table, box, flatten(f))
					}
				}
			}
			if table == "degrees" && len(got) != within {
				t.Errorf("%s %v: %d features, want %d", table, box, len(got), within)
			}
		}
	}
}

func inside(p []float64, box [4]float64) bool {
	lon := p[0] >= box[0] && p[0] <= box[2]
	if box[0] > box[2] {
		lon = p[0] >= box[0] || p[0] <= box[2]
	}
	return lon && p[1] >= box[1] && p[1] <= box[3]
}

func TestLostConnection(t *testing.T) {
	dsn, schema := server(t, `create table @.t as select i as id, repeat('x', 500) as filler, ST_Point(0, 0, 4326) as geom from generate_series(1, 100000) i`)
	s, err := Open(context.Background(), dsn, Options{Table: schema + ".t"})
	if err != nil {
		t.Fatal(err)
	}
	killer, err := pgx.Connect(context.Background(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer closeQuietly(killer)
	n := 0
	var last error
	for _, err := range s.Features(context.Background()) {
		if last = err; err != nil {
			break
		}
		if n++; n == 10 {
			sql := `select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'kartograph' and query like '%' || $1 || '%'`
			if _, err := killer.Exec(context.Background(), sql, schema); err != nil {
				t.Fatal(err)
			}
		}
	}
	if n >= 100000 {
		t.Errorf("all %d rows are read", n)
	}
	if last == nil {
		t.Errorf("no error after %d rows", n)
	} else {
		for _, want := range []string{"connection to the database was lost", "rows"} {
			if !strings.Contains(last.Error(), want) {
				t.Errorf("after %d rows: %v, want %q in it", n, last, want)
			}
		}
	}
	// The source itself is as good as new.
	for _, err := range s.Features(context.Background()) {
		if err != nil {
			t.Error(err)
		}
		break
	}
}

func TestCancelAndConcurrency(t *testing.T) {
	dsn, schema := server(t, `create table @.t as select i as id, ST_Point(0, 0, 4326) as geom from generate_series(1, 50000) i`)
	s, err := Open(context.Background(), dsn, Options{Table: schema + ".t"})
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	n := 0
	var last error
	for _, last = range s.Features(ctx) {
		if n++; n == 5 {
			cancel()
		}
	}
	if !errors.Is(last, context.Canceled) || n >= 50000 {
		t.Errorf("after %d rows: %v", n, last)
	}
	var group sync.WaitGroup
	for range 3 {
		group.Go(func() {
			n := 0
			for _, err := range s.Features(context.Background()) {
				if err != nil {
					t.Error(err)
				}
				n++
			}
			if n != 50000 {
				t.Errorf("%d rows", n)
			}
		})
	}
	group.Wait()
}

func TestAMillionRows(t *testing.T) {
	if testing.Short() {
		t.Skip("a million rows take some seconds")
	}
	dsn, schema := server(t, `create table @.t as select i as id, 'row ' || i as name,
		ST_SetSRID(ST_MakeLine(ST_Point(i % 360 - 180, 0), ST_Point(i % 360 - 180, 45)), 4326) as geom from generate_series(1, 1000000) i`)
	s, err := Open(context.Background(), dsn, Options{Table: schema + ".t"})
	if err != nil {
		t.Fatal(err)
	}
	before := pace.InUse()
	n, most := 0, int64(0)
	for _, err := range s.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		if n++; n%100000 == 0 {
			most = max(most, pace.InUse()-before)
		}
	}
	if n != 1000000 || most > 16<<20 {
		t.Errorf("%d rows with up to %d bytes in use", n, most)
	}
}
