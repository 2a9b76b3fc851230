package delimited

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
)

// TestUnusableRows puts each row among good ones: the good ones are read, the
// bad one is named by its line, and strict makes it an error.
func TestUnusableRows(t *testing.T) {
	const noPlace, noNumbers = "rows without coordinates skipped", "rows skipped for coordinates that are no numbers"
	const size, degrees = "rows skipped for a number of cells that is not the header's", "rows skipped for coordinates that are no longitude and latitude"
	for _, tt := range []struct{ name, row, warning string }{
		{"NA", "B,NA,NA", noPlace},
		{"NULL", "B,NULL,null", noPlace},
		{"n/a", "B, n/a ,#N/A", noPlace},
		{"nan", "B,nan,NaN", noPlace},
		{"none", "B,None,", noPlace},
		{"a dash", "B,-,\u2013", noPlace},
		{"latitude alone", "B,,52", noPlace},
		{"longitude alone", "B,13,NA", noPlace},
		{"words", "B,east,north", noNumbers},
		{"infinite", "B,inf,1", noNumbers},
		{"hexadecimal", "B,0x10,1", noNumbers},
		{"latitude 91", "B,13,91", degrees},
		{"metres", "B,500000,4500000", degrees},
		{"short", "B,13", size},
		{"long", "B,the second,13,52", size},
		{"note", "Source: Statistics office", "lines of text under the table skipped"},
		{"note in quotes", "\"Source: office, 2024\"", "lines of text under the table skipped"},
		{"note and empty cells", "Source: office,,,,,", "rows without coordinates skipped"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			text := "n,lon,lat\nA,1,2\n" + tt.row + "\n\nC,3,4\n"
			got, s, err := read(t, one(text), "f.csv", Options{})
			if err != nil || strings.Join(got, ";") != "POINT (1 2)|A|1|2;POINT (3 4)|C|3|4" {
				t.Fatalf("got %q, %v", got, err)
			}
			told := slices.ContainsFunc(s.Info().Warnings, func(w string) bool { return strings.HasPrefix(w, tt.warning+": 1 (line 3") })
			if !told || len(s.Info().Warnings) != 1 {
				t.Errorf("warnings %q, want %q", s.Info().Warnings, tt.warning)
			}
			if _, _, err := read(t, one(text), "f.csv", Options{Strict: true}); err == nil || !strings.Contains(err.Error(), "line 3") {
				t.Errorf("strict: %v", err)
			}
		})
	}
}

// TestUnusableTexts does so for well-known text.
func TestUnusableTexts(t *testing.T) {
	for _, cell := range []string{"NULL", "n/a", "POINT EMPTY", "POINT (1)", "POINT (nan nan)", "\"POLYGON ((0 0, 1 1))\"", "POINT (1 91)", "circle"} {
		got, s, err := read(t, one("n,geom\nA,POINT (1 2)\nB,"+cell+"\nC,POINT (3 4)\n"), "f.csv", Options{})
		if err != nil || len(got) != 2 || len(s.Info().Warnings) != 1 {
			t.Errorf("%s: %q, %v", cell, got, err)
		}
	}
}

// TestMostRowsUnusable has the header in the wrong place, or coordinates in the
// wrong system: the error says what to try.
func TestMostRowsUnusable(t *testing.T) {
	for text, want := range map[string]string{
		"lon,lat\n1,2\n500000,1\n500000,2\n":                      "line 3: coordinates 500000, 1 are no longitude and latitude",
		"lon,lat\n1,2\n500000,1\n500000,3\n":                      "(2 of 3 rows cannot be used)",
		"lat,lon\nSource: office\n":                               "the row has 1 cells, the header has 2",
		"lat,lon of cities\nn,lon,lat\na,1,2\nb,3,4\n":            `"skip" tells how many lines`,
		"lon,lat\n" + strings.Repeat("52.5,113\n", 3) + "52,13\n": "are longitude and latitude swapped?",
	} {
		_, _, err := read(t, one(text), "f.csv", Options{X: firstX(text)})
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}

func firstX(text string) string {
	if strings.HasPrefix(text, "lat,lon of cities") {
		return "lon of cities"
	}
	return ""
}

func TestSkip(t *testing.T) {
	for _, tt := range []struct {
		text string
		skip int
	}{
		{"Cities; of the world\n\nStand: 2024\nlon,lat\n1,2\n", 3},
		{"Title\r\n\r\nlon;lat\r\n1;2\r\n", 2},
		{"Title\nsep=;\nlon;lat\n1;2\n", 1},
		{"\"a title\nof two lines\"\nlon,lat\n1,2\n", 2},
		{"lon,lat\n1,2\n", 0},
		{"lon,lat\n1,2\n\x1a", 0},
		{"lon,lat\n1,2\x1a", 0},
		{"lon,lat\n1,2\r\n\x1a\x00\x00", 0},
	} {
		got, s, err := read(t, one(tt.text), "f.csv", Options{Skip: tt.skip, Strict: true})
		if err != nil || strings.Join(got, ";") != "POINT (1 2)|1|2" || len(s.Info().Warnings) != 0 {
			t.Errorf("%q: %q, %v", tt.text, got, err)
		}
	}
	if _, _, err := read(t, one("lon,lat\n1,2\n"), "f.csv", Options{Skip: 9}); err == nil || !strings.Contains(err.Error(), "empty") {
		t.Errorf("all lines skipped: %v", err)
	}
}

// TestTableNotes reads tables as statistics offices deliver them.
func TestTableNotes(t *testing.T) {
	text := "iso,a,b\nA,1,2\nB,3\nC,5,6\n\nSource: office\nNote: provisional\n\x1a"
	_, records, warnings, err := ReadTable(one(text), "f.csv", Options{})
	want := `["rows skipped for a number of cells that is not the header's: 1 (line 3: the row has 2 cells, the header has 3)" ` +
		`"lines of text under the table skipped: 2 (first: line 6)"]`
	if err != nil || len(records) != 2 || fmt.Sprintf("%q", warnings) != want {
		t.Errorf("%d records, warnings %q, %v", len(records), warnings, err)
	}
	if _, _, _, err := ReadTable(one(text), "f.csv", Options{Strict: true}); err == nil || !strings.Contains(err.Error(), "line 3") {
		t.Errorf("strict: %v", err)
	}
	if _, _, _, err := ReadTable(one("Population, 2020\niso,pop,area\nA,1,2\nB,1,2\n"), "f.csv", Options{}); err == nil || !strings.Contains(err.Error(), "skip") {
		t.Errorf("a title for a header: %v", err)
	}
}

// TestMixedTexts has rows that were pasted from elsewhere.
func TestMixedTexts(t *testing.T) {
	for _, tt := range []struct{ name, text, asked, want, charset, told string }{
		{"one byte that is not UTF-8", "n,lon,lat\nM\u00fcnchen,1,2\nK\u00f6ln,3,4\nD\xfcren,5,6\n", "",
			"M\u00fcnchen K\u00f6ln D\u00fcren", "utf-8", "texts that are not utf-8, read as windows-1252: 1 (line 4)"},
		{"one text that is", "n,lon,lat\nM\xfcnchen,1,2\nK\xf6ln,3,4\nD\u00fcren,5,6\n", "",
			"M\u00fcnchen K\u00f6ln D\u00fcren", "windows-1252", "texts that are utf-8 among others in windows-1252: 1 (line 4)"},
		{"none that is", "n,lon,lat\nM\xfcnchen,1,2\nK\xf6ln,3,4\n", "", "M\u00fcnchen K\u00f6ln", "windows-1252", ""},
		{"a byte order mark", "\ufeffn,lon,lat\nM\u00fcnchen,1,2\nK\xf6ln,3,4\n", "", "M\u00fcnchen K\u00f6ln", "utf-8", "texts that are not utf-8, read as windows-1252: 1 (line 3)"},
		{"UTF-8 asked for", "n,lon,lat\nM\xfcnchen,1,2\nK\xf6ln,3,4\n", "utf-8", "M\u00fcnchen K\u00f6ln", "utf-8", "texts that are not utf-8, read as windows-1252: 2 (first: line 2)"},
		{"another asked for", "n,lon,lat\n\xcc\xee,1,2\n\u041c,3,4\n", "cp1251", "\u041c\u043e \u0420\u045a", "windows-1251", ""},
		{"the header", "n,lon,lat,\xe9\nM\u00fcnchen,1,2,\nK\u00f6ln,3,4,\n", "", "M\u00fcnchen K\u00f6ln", "utf-8", "texts that are not utf-8, read as windows-1252: 1 (line 1)"},
	} {
		s, err := Open(one(tt.text), "f.csv", Options{Charset: tt.asked})
		if err != nil {
			t.Fatal(err)
		}
		var names []string
		for f, err := range s.Features(t.Context()) {
			if err != nil {
				t.Fatal(err)
			}
			names = append(names, f.Record.Values[0].String())
		}
		if got := strings.Join(names, " "); got != tt.want {
			t.Errorf("%s: got %q, want %q", tt.name, got, tt.want)
		}
		if got := s.Info().Charset; got != tt.charset {
			t.Errorf("%s: read as %s, want %s", tt.name, got, tt.charset)
		}
		if got := strings.Join(s.Info().Warnings, "; "); got != tt.told {
			t.Errorf("%s: told %q, want %q", tt.name, got, tt.told)
		}
	}
}

// Long names of columns are cut in messages.
func TestLongColumnsAreCutInMessages(t *testing.T) {
	long := strings.Repeat("x", 5000)
	for text, o := range map[string]Options{
		long + ",b\n1,2\n":                       {},
		"lon,lat," + long + "\n1,2,3\n":          {X: "zz"},
		long + ",lat\na,1\n":                     {X: long, Y: "lat"},
		"lon,lat\n" + long + ",1\n":              {},
		"a," + long + "\na,POINT(" + "x)\n":      {WKT: long},
		"lon,lat," + long + "\n1,2,POINT(1 2)\n": {},
	} {
		s, err := Open(fstest.MapFS{"a.csv": {Data: []byte(text)}}, "a.csv", o)
		told := fmt.Sprint(err)
		if err == nil {
			for _, err := range s.Features(t.Context()) {
				told += fmt.Sprint(err)
			}
			told += fmt.Sprint(s.Info().Warnings)
		}
		if len(told) > 1000 || len(told) < 30 {
			t.Errorf("%.30q: a message of %d bytes: %.300s", text, len(told), told)
		}
	}
}
