package delimited

import (
	"bufio"
	"bytes"
	"io"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/seed-898ab921/kartograph/layers"
)

// TestLineEnds reads one table with line ends of all kinds.
func TestLineEnds(t *testing.T) {
	const table = "n,lon,lat|A,1,2|\"B\nb\",3,4|C,5,6|"
	for name, text := range map[string]string{
		"feeds":                             strings.ReplaceAll(table, "|", "\n"),
		"returns and feeds":                 strings.ReplaceAll(table, "|", "\r\n"),
		"returns":                           strings.ReplaceAll(table, "|", "\r"),
		"returns, the last with a feed":     strings.ReplaceAll(strings.TrimSuffix(table, "|"), "|", "\r") + "\r\n",
		"returns, the last is a feed":       strings.ReplaceAll(strings.TrimSuffix(table, "|"), "|", "\r") + "\n",
		"returns, none after the last":      strings.ReplaceAll(strings.TrimSuffix(table, "|"), "|", "\r"),
		"returns, then others by a program": "n,lon,lat\rA,1,2\r\"B\nb\",3,4\rC,5,6\r\n",
		"returns before a 0x1A":             strings.ReplaceAll(table, "|", "\r") + "\x1a",
	} {
		got, _, err := read(t, one(text), "f.csv", Options{})
		if want := "POINT (1 2)|A|1|2;POINT (3 4)|B\nb|3|4;POINT (5 6)|C|5|6"; err != nil || strings.Join(got, ";") != want {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
	got, s, err := read(t, one("title\rn,lon,lat\rA,1,2\rB,x,2\r\n"), "f.csv", Options{Skip: 1})
	if err != nil || len(got) != 1 {
		t.Errorf("got %q, %v", got, err)
	}
	if told := strings.Join(s.Info().Warnings, ""); !strings.Contains(told, "line 4") {
		t.Errorf("lines are not counted: %q", told)
	}
	// A return within a line of a file with other ends is a letter.
	got, _, err = read(t, one("n,lon,lat\nA\rB,1,2\n"), "f.csv", Options{})
	if want := []string{"POINT (1 2)|A\rB|1|2"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v, want %q", got, err, want)
	}
}

// TestLineFeeds reads in pieces of all sizes.
func TestLineFeeds(t *testing.T) {
	const text = "a\rb\r\nc\n\r\r\n\nd\r"
	for name, r := range map[string]io.Reader{"whole": strings.NewReader(text), "bytes": iotest.OneByteReader(strings.NewReader(text)), "halves": iotest.HalfReader(strings.NewReader(text))} {
		got, err := io.ReadAll(&lineFeeds{r: r})
		if err != nil || string(got) != "a\nb\nc\n\n\n\nd\n" {
			t.Errorf("%s: %q, %v", name, got, err)
		}
	}
}

// TestQuotesAfterBlanks divides lines with quotes behind blanks.
func TestQuotesAfterBlanks(t *testing.T) {
	for line, want := range map[string][]string{
		`A, "b, c",1`:          {"A", "b, c", "1"},
		`A,   "b, c"  ,1`:      {"A", "b, c  ", "1"},
		` "A, a", "b"`:         {"A, a", "b"},
		`A, "say ""x, y""", 2`: {"A", `say "x, y"`, " 2"},
		`A, "b" c, d`:          {"A", ` "b" c`, " d"},
		`A, 5", 6"`:            {"A", ` 5"`, ` 6"`},
		`A, "b`:                {"A", ` "b`},
		`A, ""`:                {"A", ""},
		`A, "","b"`:            {"A", "", "b"},
	} {
		r := newRowReader(bufio.NewReader(strings.NewReader(line+"\n")), dialect{delimiter: ','}, 1000)
		cells, err := r.next()
		if err != nil || !slices.Equal(cells, want) {
			t.Errorf("%s: %q, %v, want %q", line, cells, err, want)
		}
	}
}

// TestQuotesOverLines divides rows whose quoted cells go on over line ends, with
// blanks before the quote, and rows with quotes that only look like that.
func TestQuotesOverLines(t *testing.T) {
	for text, want := range map[string]string{
		"n, lon, lat\nx, 1, 1\n \"A\nb\" , 1 ,2\nB, 2, 2\n": "x/ 1/ 1|A\nb / 1 /2|B/ 2/ 2",
		"n,v\n1, \"first\n\nsecond third\"\n2, \"ok\"\n":    "1/first\n\nsecond third|2/ok",
		"n,v\r\n1, \"a \"\"b\"\"\r\nc\"\r\n":                "1/a \"b\"\nc",
		"n,v,w\n1, \"a,\nb\", \"c\nd\"\n":                   "1/a,\nb/c\nd",
		"n,v\n1, \"un\n2,x\n3,y\"\n":                        "1/ \"un|2/x|3/y\"",
		"n,v\n1, \"un\n2,y\"\n":                             "1/ \"un|2/y\"",
		"n,v\n1, \"un\n2,5\" x\n":                           "1/ \"un|2/5\" x",
		"n,v\n1, \"un\nwithout end\n":                       "1/ \"un|without end",
		"\"a\nb\", \"c\nd\"\n1,2\n":                         "1/2",
	} {
		r := newRowReader(bufio.NewReader(strings.NewReader(text)), dialect{delimiter: ','}, 1000)
		if err := r.begin(); err != nil {
			t.Fatal(err)
		}
		var got []string
		for {
			cells, err := r.next()
			if err != nil {
				break
			}
			got = append(got, strings.Join(cells, "/"))
		}
		if g := strings.Join(got, "|"); g != want {
			t.Errorf("%q: %q, want %q", text, g, want)
		}
	}
}

// TestOddQuotes reads quoted cells with quotes that nobody has doubled, which is
// counted.
func TestOddQuotes(t *testing.T) {
	for cell, want := range map[string]string{
		`"the "old" town"`:   `the "old" town`,
		`"an \"odd\" one"  `: `an \"odd\" one  `,
		`"a" b`:              `a b`,
		`"a" "b"`:            `a" "b`,
	} {
		got, s, err := read(t, one("lon,lat,n,v\n1,2,"+cell+",\"x\"\n3,4,\"b \"\"c\"\"\",d\n"), "f.csv", Options{})
		if err != nil || len(got) != 2 {
			t.Fatalf("%s: %q, %v", cell, got, err)
		}
		if first := "POINT (1 2)|1|2|"; got[0] != first+strings.TrimSpace(want)+"|x" && got[0] != first+want+"|x" {
			t.Errorf("%s: %q", cell, got[0])
		}
		if want := `POINT (3 4)|3|4|b "c"|d`; got[1] != want {
			t.Errorf("%s: %q behind it, want %q", cell, got[1], want)
		}
		if told := strings.Join(s.Info().Warnings, ""); !strings.Contains(told, "quotes within quoted cells that are not doubled: ") || !strings.Contains(told, "line 2") {
			t.Errorf("%s: told %q", cell, told)
		}
	}
}

// TestHeadless reads files without a header.
func TestHeadless(t *testing.T) {
	for text, want := range map[string]string{
		"A,1,2\nB,3,4\n":        "POINT (1 2)|A|1|2;POINT (3 4)|B|3|4",
		"sep=;\nA;1;2\nB;3;4\n": "POINT (1 2)|A|1|2;POINT (3 4)|B|3|4",
		"\n\"A\nA\",1,2\n":      "POINT (1 2)|A\nA|1|2",
		"\xEF\xBB\xBFA\t1\t2\n": "POINT (1 2)|A|1|2",
	} {
		got, s, err := read(t, one(text), "f.csv", Options{Headless: true, X: "column_2", Y: "column_3"})
		if err != nil || strings.Join(got, ";") != want {
			t.Fatalf("%q: got %q, %v, want %s", text, got, err, want)
		}
		if got := s.Info().Schema.Columns(); !slices.Equal(got, []string{"column_1", "column_2", "column_3"}) {
			t.Errorf("%q: the columns are %q", text, got)
		}
		if told := s.Info().Warnings; len(told) > 0 {
			t.Errorf("%q: told %q", text, told)
		}
	}
	got, s, err := read(t, one("title\nA,1,2\nB,3\nC,5,6,\n"), "f.csv", Options{Headless: true, Skip: 1, X: "column_2", Y: "column_3"})
	if err != nil || len(got) != 2 {
		t.Fatalf("got %q, %v", got, err)
	}
	if told := strings.Join(s.Info().Warnings, ""); !strings.Contains(told, "the row has 2 cells, the first row has 3") {
		t.Errorf("told %q", told)
	}
	if _, err := Open(one("A,1,2\n"), "f.csv", Options{Headless: true}); err == nil || !strings.Contains(err.Error(), "column_1, column_2, column_3") {
		t.Errorf("without columns of coordinates: %v", err)
	}
}

// TestNumerals reads numbers as people write them, as features and as a table.
func TestNumerals(t *testing.T) {
	const text = "iso,lon,lat,pop,share\nNY,1,2,\"8,804,190\",\"12,5 %\"\nLA,3,4,900,7 %\nX,5,6,n/a,\n"
	got, s, err := read(t, one(text), "f.csv", Options{})
	if want := "POINT (1 2)|NY|1|2|8804190|12.5;POINT (3 4)|LA|3|4|900|7;POINT (5 6)|X|5|6|n/a|"; err != nil || strings.Join(got, ";") != want {
		t.Fatalf("got %q, %v, want %s", got, err, want)
	}
	if told := s.Info().Warnings; len(told) != 2 {
		t.Errorf("told %q", told)
	}
	if _, again, err := read(t, one(text), "f.csv", Options{}); err != nil || !slices.Equal(again.Info().Warnings, s.Info().Warnings) {
		t.Errorf("%v", err)
	}
	_, records, told, err := ReadTable(one(text), "f.csv", Options{})
	cells(t, err, records, map[[2]int]layers.Value{{0, 3}: layers.Number(8804190), {1, 4}: layers.Number(7)})
	if !slices.Equal(told, s.Info().Warnings) {
		t.Errorf("of a table %q is told, of its features %q", told, s.Info().Warnings)
	}
	_, records, told, err = ReadTable(one(text), "f.csv", Options{AsWritten: true})
	cells(t, err, records, map[[2]int]layers.Value{{0, 3}: layers.Text("8,804,190")})
	if len(told) > 0 {
		t.Errorf("as written: told %q", told)
	}
	_, records, _, err = ReadTable(one("a;b\n1,5;x\n2,5;1,5\ny;z\n"), "f.csv", Options{})
	cells(t, err, records, map[[2]int]layers.Value{{0, 0}: layers.Number(1.5), {1, 1}: layers.Number(1.5)})
	if _, err := Open(one(text), "f.csv", Options{Types: map[string]layers.ColumnType{"people": "text"}}); err == nil || !strings.Contains(err.Error(), `f.csv: types: column "people" not found`) {
		t.Errorf("%v", err)
	}
}

// cells compares cells of a table, by their row and column.
func cells(t *testing.T, err error, records []layers.Record, want map[[2]int]layers.Value) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
	for at, v := range want {
		if got := records[at[0]].Values[at[1]]; got != v {
			t.Errorf("the cell %v is %v, want %v", at, got, v)
		}
	}
}

// TestAngles reads coordinates as people write them.
func TestAngles(t *testing.T) {
	got, s, err := read(t, one("lat,lon\n52°31'12\"N,13°24' E\nN 52° 31.2,\"W 13,4\"\n52.52S,–13.40°\nn/a,1\n13°E,52°N\n1,2°O\n"), "f.csv", Options{})
	want := "POINT (13.4 52.52)|52°31'12\"N|13°24' E;POINT (-13.4 52.52)|N 52° 31.2|W 13,4;POINT (-13.4 -52.52)|52.52S|–13.40°"
	if err != nil || strings.Join(got, ";") != want {
		t.Fatalf("got %q, %v, want %s", got, err, want)
	}
	told := strings.Join(s.Info().Warnings, "\n")
	for _, want := range []string{`is a latitude; are x and y swapped?`, `"2°O" is not a number`} {
		if !strings.Contains(told, want) {
			t.Errorf("told %s, want %s", told, want)
		}
	}
	if _, _, err := read(t, one("x,y\n13°,52°\n"), "f.csv", Options{CRS: "EPSG:25832"}); err == nil || !strings.Contains(err.Error(), "is in degrees, the coordinate system is not") {
		t.Errorf("%v", err)
	}
	if got, _, err := read(t, one("x,y\n13°,52°\n"), "f.csv", Options{CRS: "EPSG:4314"}); err != nil || !strings.HasPrefix(got[0], "POINT (12.99") {
		t.Errorf("%q, %v", got, err)
	}
	if got, _, err := read(t, one("x,y\n\"500,000.5\",\"5,820,123.25\"\n"), "f.csv", Options{CRS: "EPSG:25832"}); err != nil || !strings.HasPrefix(got[0], "POINT (9.") {
		t.Errorf("%q, %v", got, err)
	}
}

// FuzzTable reads any text as a table and as features: both see the same rows,
// in time and memory that its length bounds.
func FuzzTable(f *testing.F) {
	f.Add([]byte("n,lon,lat\rA,\"1,234\",2\r\nB, \"3,5 %\", 4\r"), false, 0)
	f.Add([]byte("A;1.234;2\n\"B\nb\";3;(4)\n"), true, 1)
	f.Fuzz(func(t *testing.T, text []byte, headless bool, skip int) {
		if len(text) > 1<<16 {
			return
		}
		o := Options{Headless: headless, Skip: skip % 5, X: "column_1", Y: "column_1"}
		schema, records, _, err := ReadTable(one(string(text)), "f.csv", o)
		if err == nil && len(records) > bytes.Count(text, []byte("\n"))+bytes.Count(text, []byte("\r"))+1 {
			t.Errorf("%d rows", len(records))
		}
		if err == nil && len(schema.Columns()) > len(text)+1 {
			t.Errorf("%d columns", len(schema.Columns()))
		}
		if s, err := Open(one(string(text)), "f.csv", o); err == nil {
			for range s.Features(t.Context()) {
				continue
			}
		}
	})
}
