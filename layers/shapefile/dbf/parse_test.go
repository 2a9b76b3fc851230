package dbf

import (
	"os"
	"testing"
)

func TestParse(t *testing.T) {
	table, err := os.ReadFile("../../../testdata/data/ne_110m_countries.dbf")
	if err != nil {
		t.Fatal(err)
	}
	schema, rows, warnings, err := Parse(table, Options{})
	if err != nil || len(rows) != 177 || len(warnings) > 0 {
		t.Fatalf("%d rows, warnings %q, %v; want 177 rows", len(rows), warnings, err)
	}
	if v, ok := rows[0].Get("NAME"); !ok || v.String() == "" || rows[0].Schema != schema {
		t.Errorf("the first name is %q", v)
	}
	if _, rows, _, err := Parse(table[:len(table)/2], Options{}); err != nil || len(rows) >= 177 {
		t.Errorf("half of the table gives %d rows, %v", len(rows), err)
	}
	if _, _, _, err := Parse(table[:20], Options{}); err == nil {
		t.Error("a piece of a header is no error")
	}
	if _, _, _, err := Parse(table, Options{Charset: "no such encoding"}); err == nil {
		t.Error("an unknown encoding is no error")
	}
}
