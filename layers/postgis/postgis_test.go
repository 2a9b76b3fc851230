package postgis

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/layers"
)

func TestParseName(t *testing.T) {
	tests := []struct {
		text string
		want name
	}{
		{"countries", name{"countries"}}, {" geo.countries ", name{"geo", "countries"}},
		{`"my.table"`, name{"my.table"}}, {`"a""b"."c"`, name{"a", `b`}}, {`geo."Länder"`, name{"geo", "Länder"}},
		{`x"; drop table y; --`, nil}, {"", nil}, {"  ", nil}, {"a.b.c", nil}, {".a", nil}, {"a.", nil},
		{`"a`, nil}, {`""`, nil}, {`"a"b`, nil}, {`"a".`, nil}, {"a\x00b", nil},
		{"x; drop table y", name{"x; drop table y"}},
	}
	tests[3].want = name{`a"b`, "c"}
	for _, tt := range tests {
		got, err := parseName(tt.text)
		if !slices.Equal(got, tt.want) || (err == nil) != (tt.want != nil) {
			t.Errorf("%q is %q, %v; want %q", tt.text, got, err, tt.want)
		}
	}
	if got := (name{"geo", `a"; drop table b; --`}).String(); got != `"geo"."a""; drop table b; --"` {
		t.Errorf("quoted: %s", got)
	}
}

func TestSelectSQL(t *testing.T) {
	tests := []struct {
		name, condition string
		table           table
		box             *layers.Degrees
		want            string
	}{
		{"degrees with a key", "", table{
			name: name{"geo", "t"}, postgis: "public", relation: "r", key: []string{"gid"},
			columns: []column{{name: "gid"}, {name: `a"b`}}, geometry: column{"geom", "geometry", 4326, "POINT"},
		}, nil, `select "public".ST_AsBinary("public".ST_Force2D("public".ST_CurveToLine("geom")), 'NDR'), "gid"::text, "gid"::text, "a""b"::text` +
			` from "geo"."t" order by "gid"`},
		{"condition that ends in a comment, box across the antimeridian", "pop > 5 -- large", table{
			name: name{"t"}, postgis: "x", relation: "r", geometry: column{"g", "geography", 4326, "POINT"},
		}, &layers.Degrees{West: 170, South: -10, East: -170, North: 10}, `select "x".ST_AsBinary("x".ST_Force2D("x".ST_CurveToLine("g"::"x".geometry)), 'NDR'), null::text` +
			` from "t" where (pop > 5 -- large` + "\n" + `) and (` +
			`"g"::"x".geometry operator("x".&&) "x".ST_MakeEnvelope($1::float8, $2::float8, $3::float8, $4::float8, 4326) or ` +
			`"g"::"x".geometry operator("x".&&) "x".ST_MakeEnvelope($5::float8, $6::float8, $7::float8, $8::float8, 4326))` +
			` order by tableoid, ctid`},
		{"view whose rows have systems of their own", "", table{
			name: name{"t"}, postgis: "x", relation: "v", geometry: column{"g", "geometry", 0, "GEOMETRY"},
		}, &layers.Degrees{West: -180, South: -90, East: 180, North: 90}, `select "x".ST_AsBinary("x".ST_Force2D("x".ST_CurveToLine(` +
			`case when "x".ST_SRID("g") in (0, 4326) then "g" else "x".ST_Transform("g", 4326) end)), 'NDR'), null::text, "x".ST_SRID("g")::text from "t"`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			box, err := tt.table.pushDown(context.Background(), nil, tt.box)
			if err != nil {
				t.Fatal(err)
			}
			got, args := tt.table.selectSQL(tt.condition, box)
			if got != tt.want || len(args) != strings.Count(got, "$") {
				t.Errorf("got\n%s\nwant\n%s\nwith %q", got, tt.want, args)
			}
		})
	}
}

func TestPushDownRefuses(t *testing.T) {
	tab := table{postgis: "x", geometry: column{"g", "geometry", 4326, "POINT"}}
	for _, box := range []layers.Degrees{{West: 0, South: 10, East: 5, North: -10}, {West: 0, South: 95, East: 5, North: 99}} {
		if p, err := tab.pushDown(context.Background(), nil, &box); err == nil {
			t.Errorf("%v became %s", box, p.sql)
		}
	}
}

func TestPasswordsStayInside(t *testing.T) {
	const secret = "s3cr3t-w0rd"
	for _, dsn := range []string{
		"postgres://me:" + secret + "@host:notaport/db", "host=h password=" + secret + " port=x", "postgres://me:" + secret + "@[::1/db",
		"password='" + secret, "postgres://me:" + secret + "@127.0.0.1:1/db", "host=127.0.0.1 port=1 dbname=d user=u password=" + secret,
		"postgis:host=127.0.0.1 port=1 sslmode=" + secret,
	} {
		_, err := Open(context.Background(), dsn, Options{Table: "t"})
		if err == nil || strings.Contains(err.Error(), secret) {
			t.Errorf("%s: error is %v", dsn, err)
		}
	}
	config, err := parseDSN("host=h user=u password=" + secret)
	if err != nil {
		t.Fatal(err)
	}
	if got := scrub(config, "login with "+secret+" failed"); got != "login with ***** failed" {
		t.Errorf("scrubbed: %s", got)
	}
}

func TestOpenStopsWithContext(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := Open(ctx, "host=127.0.0.1 port=1", Options{Table: "t"}); err != context.Canceled {
		t.Errorf("error is %v", err)
	}
	if _, err := Open(context.Background(), "host=127.0.0.1", Options{}); err == nil || !strings.Contains(err.Error(), "no table is named") {
		t.Errorf("error is %v", err)
	}
}

func TestValue(t *testing.T) {
	tests := []struct {
		kind, text string
		want       layers.Value
	}{
		{"bool", "true", layers.Bool(true)}, {"bool", "false", layers.Bool(false)},
		{"int4", "0", layers.Number(0)}, {"int8", "9007199254740993", layers.Integer(9007199254740993)},
		{"numeric", "12.50", layers.Number(12.5)}, {"numeric", "123456789012345678901234567890", layers.Text("123456789012345678901234567890")},
		{"float8", "NaN", layers.Value{}}, {"float8", "-Infinity", layers.Value{}}, {"float8", "1e+20", layers.Number(1e20)},
		{"float4", "0.1", layers.Number(0.1)}, {"text", "", layers.Text("")}, {"text", "12", layers.Text("12")},
		{"date", "2026-01-02", layers.Text("2026-01-02")}, {"_text", "{a,b}", layers.Text("{a,b}")},
	}
	var r reader
	for _, tt := range tests {
		if got := r.value(tt.kind, []byte(tt.text)); got != tt.want {
			t.Errorf("%s %s is %v (kind %d)", tt.kind, tt.text, got, got.Kind())
		}
	}
	if r.notNumbers != 2 || !r.value("int4", nil).IsNull() {
		t.Errorf("%d values that are no numbers", r.notNumbers)
	}
}

func TestSortColumns(t *testing.T) {
	all := []column{{name: "gid", kind: "int4"}, {"centre", "geometry", 4326, "POINT"}, {"shape", "geography", 4326, "POLYGON"}, {name: "raw", kind: "bytea"}}
	tests := []struct{ ask, geometry, kind, warning, fault string }{
		{"", "centre", "point", `geometry column "centre" read; others are shape`, ""},
		{"shape", "shape", "polygon", "binary columns left out: raw", ""},
		{"shpe", "", "", "", `geometry column "shpe" not found; the geometry columns are centre, shape`},
	}
	for _, tt := range tests {
		tab := table{relation: "r"}
		err := tab.sortColumns(all, tt.ask)
		if tt.fault != "" {
			if err == nil || err.Error() != tt.fault {
				t.Errorf("%q: error is %v", tt.ask, err)
			}
			continue
		}
		if err != nil {
			t.Errorf("%q: %v", tt.ask, err)
			continue
		}
		for name, test := range map[string]struct{ got, want string }{
			"geometry column": {tab.geometry.name, tt.geometry}, "kind": {tab.kind(), tt.kind}, "first warning": {tab.warnings()[0], tt.warning},
		} {
			if test.got != test.want {
				t.Errorf("%q: the %s is %q, want %q", tt.ask, name, test.got, test.want)
			}
		}
		if !slices.Equal(tab.columnNames(), []string{"gid"}) {
			t.Errorf("columns are %q", tab.columnNames())
		}
	}
	if err := (&table{}).sortColumns(all[:1], ""); err == nil {
		t.Error("no error for a table without a geometry")
	}
}
