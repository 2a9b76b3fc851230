package postgis

import (
	"fmt"
	"slices"
	"strings"
	"testing"
)

// TestUnusableRows puts each geometry among good ones: the good ones are read,
// the bad one is named, and strict makes it an error.
func TestUnusableRows(t *testing.T) {
	const make4326, makeOther = "st_setsrid(st_makepoint(%s), 4326)", "st_setsrid(st_makepoint(%s), 3035)"
	const numbers, degrees, image = "rows skipped for coordinates that are no numbers", "rows skipped for coordinates that are no longitude and latitude",
		"rows skipped for points outside of their coordinate system"
	tests := []struct{ geometry, told string }{
		{"null", "rows without a geometry skipped"},
		{"'srid=4326;POINT EMPTY'", "empty geometries skipped"},
		{"'srid=4326;LINESTRING(1 1, 1 1)'", "empty geometries skipped"},
		{fmt.Sprintf(make4326, "'Infinity', 0"), numbers},
		{fmt.Sprintf(make4326, "0, 'NaN'"), numbers},
		{fmt.Sprintf(make4326, "'NaN', 'NaN'"), "empty geometries skipped"},
		{fmt.Sprintf(make4326, "10, 91"), degrees},
		{fmt.Sprintf(makeOther, "'Infinity', 0"), numbers},
		{fmt.Sprintf(makeOther, "1e9, 1e9"), image},
		{"'POINT(500000 4500000)'", degrees},
	}
	var statements []string
	for i, tt := range tests {
		statements = append(statements, fmt.Sprintf("create table @.t%d (id int primary key, geom geometry)", i),
			fmt.Sprintf("insert into @.t%[1]d values (1, 'srid=4326;POINT(1 2)'), (2, %[2]s), (3, 'srid=3035;POINT(4321000 3210000)'), (4, 'POINT(3 4)')", i, tt.geometry))
	}
	statements = append(statements, "create table @.many (geom geometry(Point, 3035))",
		"insert into @.many select st_setsrid(st_makepoint(case when i % 10 = 0 then 1e9 else 4321000 end, case when i % 10 = 0 then 1e9 else 3210000 end), 3035) from generate_series(1, 300) i")
	dsn, schema := server(t, statements...)
	for i, tt := range tests {
		t.Run(tt.geometry, func(t *testing.T) {
			table := fmt.Sprintf("%s.t%d", schema, i)
			info, features, err := collect(dsn, Options{Table: table})
			if err != nil {
				t.Fatal(err)
			}
			var ids []string
			for _, f := range features {
				ids = append(ids, f.ID)
			}
			if want := []string{"1", "3", "4"}; !slices.Equal(ids, want) {
				t.Errorf("the features are %q, want %q", ids, want)
			}
			if !slices.ContainsFunc(info.Warnings, func(w string) bool { return strings.HasPrefix(w, tt.told+": 1 (row 2") }) {
				t.Errorf("warnings %q, want %q", info.Warnings, tt.told)
			}
			if _, _, err := collect(dsn, Options{Table: table, Strict: true}); err == nil || !strings.Contains(err.Error(), "row 2") {
				t.Errorf("strict: %v", err)
			}
		})
	}
	info, features, err := collect(dsn, Options{Table: schema + ".many"})
	if err != nil || len(features) != 270 || !slices.ContainsFunc(info.Warnings, func(w string) bool { return strings.HasPrefix(w, image+": 30 (first: row 10") }) {
		t.Errorf("many: %d features, %v, %q", len(features), err, info.Warnings)
	}
}
