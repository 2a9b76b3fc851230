package spreadsheet

import (
	"slices"
	"strings"
	"testing"
)

// TestRealFiles reads one workbook as openpyxl 3.0.9 wrote it, which keeps no
// results of formulas, and as LibreOffice 7.4 saved it:
// soffice --headless --convert-to xlsx|ods openpyxl.xlsx. LibreOffice's days
// before March 1900 are one earlier.
func TestRealFiles(t *testing.T) {
	const (
		header = "region|code|town|lon|lat|share|founded|seen|opens|capital|double|broken"
		north  = "North|01001|Åby & Söhne <1>|10.5|59.25|12.5|1900-02-28|2024-02-29T13:30:00|09:05:00|true|"
		second = "North|02002|two\nlines|11|60|7|1900-03-01|1999-12-31T23:59:59|00:00:00|false|"
		south  = "South|30003|padded|-12.25|-3.5|100|2024-01-31|2024-01-01T00:00:00|18:45:30|true|"
	)
	ods := strings.NewReplacer("1900-02-28", "1900-02-27", "01T00:00:00", "01")
	for _, tt := range []struct {
		file string
		want []string
		told []string
	}{
		{"openpyxl.xlsx", []string{header, north + "|", second + "|", south + "|"},
			[]string{"percent, read as their figure: 12.5 for 12.5 %: 3 (first: G4)", "whose result is not in the file, taken as empty; save the file once in a spreadsheet program: 6 (first: L4)",
				"merged cells, whose value is taken in each of their rows: 1 (B4)", "lines of text under the table skipped: 1 (row 7)"}},
		{"calc.xlsx", []string{header, north + "21|", second + "22|", south + "-24.5|fine"},
			[]string{"percent", "cells with an error such as #N/A, taken as empty: 2 (first: M4)", "merged cells", "lines of text"}},
		{"calc.ods", []string{header, ods.Replace(north) + "21|", ods.Replace(second) + "22|", ods.Replace(south) + "-24.5|fine"},
			[]string{"percent", "cells with an error such as #N/A, taken as empty: 2 (first: M4)", "merged cells", "lines of text"}},
	} {
		rows, told, err := tableOf(opened(t, tt.file), Options{Sheet: "data", Table: from(2)})
		if err != nil || !slices.Equal(rows, tt.want) {
			t.Errorf("%s: %v\ngot  %q\nwant %q", tt.file, err, rows, tt.want)
		}
		if len(told) != len(tt.told) {
			t.Errorf("%s: told %q", tt.file, told)
		}
		for i, want := range tt.told {
			if i < len(told) && !strings.Contains(told[i], want) {
				t.Errorf("%s: told %q, want %q", tt.file, told[i], want)
			}
		}
	}
}

func TestSheets(t *testing.T) {
	for _, file := range []string{"openpyxl.xlsx", "calc.xlsx", "calc.ods"} {
		for _, tt := range []struct{ sheet, first, told, fault string }{
			{"2020", "a|b", "", ""},
			{"3", "a|b", "", ""},
			{"Notes", "Not for you", "", ""},
			{"1", "Not for you", "", ""},
			{"Dta", "", "", `sheet: there is no sheet "Dta", did you mean "Data"?; the sheets are "Notes", "Data", "2020"`},
			{"4", "", "", `there is no sheet "4"`},
			{"", "", "", `sheet "Data": row 1 is no header: 4 of 5 rows under it have more cells`},
		} {
			rows, told, err := tableOf(opened(t, file), Options{Sheet: tt.sheet})
			if tt.fault != "" {
				if err == nil || !strings.Contains(err.Error(), tt.fault) {
					t.Errorf("%s, sheet %q: %v, want %q", file, tt.sheet, err, tt.fault)
				}
				continue
			}
			if err != nil || rows[0] != tt.first || len(told) > 0 {
				t.Errorf("%s, sheet %q: %q, %q, %v; want %q", file, tt.sheet, rows, told, err, tt.first)
			}
		}
		_, told, err := tableOf(opened(t, file), Options{Table: from(2)})
		if want := `the file has 2 sheets; the first, "Data", is read; "sheet" names another: "2020"`; err != nil || told[0] != want {
			t.Errorf("%s: %q, %v; want %q", file, told, err, want)
		}
	}
}
