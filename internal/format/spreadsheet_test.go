package format

import (
	"strings"
	"testing"
	"testing/fstest"
)

// TestFindSpreadsheets finds spreadsheets whatever they are called, as maps and
// as tables.
func TestFindSpreadsheets(t *testing.T) {
	excel, open := zipOf(t, "xl/workbook.xml", "<workbook/>"), zipOf(t, "mimetype", "x", "content.xml", "<x/>")
	files := fstest.MapFS{
		"a.xlsx": excel, "a.XLSM": excel, "a.ods": open, "a.xls": excel, "a.zip": open, "a": excel,
		"b.zip": zipOf(t, "d/a.ods", string(open.Data), "readme.txt", "x"), "bad.xlsx": {Data: []byte("PK\x03\x04")}, "text.ods": {Data: []byte("a,b\n1,2\n")},
	}
	for _, name := range []string{"a.xlsx", "a.XLSM", "a.ods", "a.xls", "a.zip", "a", "b.zip"} {
		for what, find := range map[string]func() (Found, error){
			"map":   func() (Found, error) { return Find(files, name, "") },
			"table": func() (Found, error) { return FindTable(files, name, "") },
		} {
			found, err := find()
			if what == "table" && name == "a.zip" {
				continue // an archive of tables
			}
			want := name
			if name == "b.zip" {
				want = "d/a.ods"
			}
			if err != nil {
				t.Errorf("%s as a %s: %v", name, what, err)
				continue
			}
			if found.Format != Spreadsheet {
				t.Errorf("%s as a %s is of the format %q", name, what, found.Format)
			}
			if found.Name != want {
				t.Errorf("%s as a %s is %q, want %q", name, what, found.Name, want)
			}
			if !found.Packed || found.Files == nil {
				t.Errorf("%s as a %s is not an archive: %+v", name, what, found)
			}
		}
	}
	_, err := Find(files, "bad.xlsx", "")
	_, other := FindTable(files, "bad.xlsx", "")
	for _, err := range []error{err, other} {
		if err == nil || !strings.Contains(err.Error(), "bad.xlsx: the file is damaged") {
			t.Errorf("bad.xlsx: %v", err)
		}
	}
	if found, err := Find(files, "text.ods", ""); err != nil || found.Format != Delimited {
		t.Errorf("text.ods: %+v, %v", found, err)
	}
	if rows, err := FindTable(files, "text.ods", ""); err != nil || rows.Format != Unknown {
		t.Errorf("text.ods as a table: %+v, %v", rows, err)
	}
}
