package dbf

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/internal/tally"
	"github.com/seed-898ab921/kartograph/internal/text/charset"
	"github.com/seed-898ab921/kartograph/layers"
)

// column is a field of a table that a test builds.
type column struct {
	name            string
	kind            byte
	width, decimals int
}

// build writes a table of level 3 whose rows are the cells one after another.
func build(columns []column, rows ...string) []byte {
	length := 1
	for _, c := range columns {
		length += c.width
		if c.kind == 'C' {
			length += c.decimals << 8
		}
	}
	b := make([]byte, 32)
	b[0] = 3
	binary.LittleEndian.PutUint32(b[4:], uint32(len(rows)))
	binary.LittleEndian.PutUint16(b[8:], uint16(33+32*len(columns)))
	binary.LittleEndian.PutUint16(b[10:], uint16(length))
	for _, c := range columns {
		f := make([]byte, 32)
		copy(f[:11], c.name)
		f[11], f[16], f[17] = c.kind, byte(c.width), byte(c.decimals)
		b = append(b, f...)
	}
	b = append(b, '\r')
	for _, r := range rows {
		b = append(append(b, ' '), r...)
	}
	return b
}

// read returns the rows that are not deleted, and the warnings.
func read(t testing.TB, data []byte, e charset.Encoding) ([][]layers.Value, []string, error) {
	t.Helper()
	r := bytes.NewReader(data)
	h, err := ReadHeader(r)
	if err != nil {
		return nil, nil, err
	}
	var found tally.Tally
	table := h.NewReader(r, e, &found)
	var rows [][]layers.Value
	for {
		values, live, err := table.Next()
		if errors.Is(err, io.EOF) {
			return rows, found.Lines(), nil
		}
		if err != nil {
			return rows, found.Lines(), err
		}
		if live {
			rows = append(rows, values)
		}
	}
}

func le(v any) string {
	var b bytes.Buffer
	binary.Write(&b, binary.LittleEndian, v)
	return b.String()
}

func be(v any) string {
	var b bytes.Buffer
	binary.Write(&b, binary.BigEndian, v)
	return b.String()
}

func TestValues(t *testing.T) {
	null := layers.Value{}
	tests := []struct {
		name string
		kind byte
		cell string
		want layers.Value
	}{
		{"text", 'C', "abc   ", layers.Text("abc")},
		{"text with blanks before it", 'C', "  abc ", layers.Text("abc")},
		{"text ended by zero", 'C', "abc\x00\x00\x00", layers.Text("abc")},
		{"leading zeros", 'C', "01001", layers.Text("01001")},
		{"blank text", 'C', "      ", layers.Text("")},
		{"unwritten text", 'C', "\x00\x00\x00", null},
		{"integer", 'N', "   42", layers.Integer(42)},
		{"negative", 'N', "  -42", layers.Integer(-42)},
		{"integer to the left", 'N', "42   ", layers.Integer(42)},
		{"decimal", 'N', " 4.25", layers.Number(4.25)},
		{"decimal comma", 'N', " 4,25", layers.Number(4.25)},
		{"beyond 2^53", 'N', "9007199254740993", layers.Integer(9007199254740993)},
		{"beyond int64", 'N', "99999999999999999999", layers.Number(1e20)},
		{"stars", 'N', "*****", null},
		{"blank number", 'N', "     ", null},
		{"zero bytes", 'N', "\x00\x00\x00", null},
		{"no number", 'N', "abc", null},
		{"not a number", 'N', "NaN", null},
		{"infinite", 'F', "1e999", null},
		{"hexadecimal", 'N', "0x10", null},
		{"float", 'F', " 1.5e+003", layers.Number(1500)},
		{"true", 'L', "T", layers.Bool(true)},
		{"yes", 'L', "y", layers.Bool(true)},
		{"false", 'L', "F", layers.Bool(false)},
		{"unknown", 'L', "?", null},
		{"blank logical", 'L', " ", null},
		{"date", 'D', "20240229", layers.Text("2024-02-29")},
		{"blank date", 'D', "        ", null},
		{"zero date", 'D', "00000000", null},
		{"odd date", 'D', "1.2.2024", layers.Text("1.2.2024")},
		{"int32", 'I', le(int32(-7)), layers.Integer(-7)},
		{"autoincrement", '+', le(int32(7)), layers.Integer(7)},
		{"int as text", 'I', "     7", layers.Integer(7)},
		{"double", 'O', le(1.25), layers.Number(1.25)},
		{"FoxPro's double", 'B', le(-1.25), layers.Number(-1.25)},
		{"double that is none", 'B', le(math.NaN()), null},
		{"binary memo", 'B', "0000000001", null},
		{"currency", 'Y', le(int64(-123456)), layers.Number(-12.3456)},
		{"time stamp", 'T', le([2]int32{2460311, 45296789}), layers.Text("2024-01-01T12:34:56.789Z")},
		{"dBase 7 time stamp", '@', be([2]int32{2460311, 0}), layers.Text("2024-01-01T00:00:00Z")},
		{"blank time stamp", 'T', "        ", null},
		{"memo", 'M', "        12", null},
		{"unknown type", 'W', "abc", layers.Text("abc")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rows, _, err := read(t, build([]column{{"A", tt.kind, len(tt.cell), 0}}, tt.cell), charset.Encoding{})
			if err != nil || len(rows) != 1 || rows[0][0] != tt.want {
				t.Errorf("got %#v, %v; want %#v", rows, err, tt.want)
			}
		})
	}
}

func TestLevel7(t *testing.T) {
	b := make([]byte, 68)
	b[0] = 4
	b[4] = 2
	columns := []column{{"a_name_of_more_than_eleven", 'I', 4, 0}, {"B", 'O', 8, 0}}
	binary.LittleEndian.PutUint16(b[8:], uint16(69+48*len(columns)))
	binary.LittleEndian.PutUint16(b[10:], 13)
	for _, c := range columns {
		f := make([]byte, 48)
		copy(f[:32], c.name)
		f[32], f[33] = c.kind, byte(c.width)
		b = append(b, f...)
	}
	b = append(b, '\r')
	b = append(b, " "+be(uint32(7)^1<<31)+be(math.Float64bits(2.5)^1<<63)...)
	b = append(b, " "+be(^uint32(6)^1<<31)+be(^math.Float64bits(-2.5))...)
	rows, _, err := read(t, b, charset.Encoding{})
	if err != nil || len(rows) != 2 {
		t.Fatalf("%v, %v", rows, err)
	}
	for i, want := range [][2]layers.Value{{layers.Integer(7), layers.Number(2.5)}, {layers.Integer(-7), layers.Number(-2.5)}} {
		for j, w := range want {
			if got := rows[i][j]; got != w {
				t.Errorf("row %d, column %d is %v, want %v", i+1, j+1, got, w)
			}
		}
	}
}

func TestWideText(t *testing.T) {
	long := strings.Repeat("x", 300)
	data := build([]column{{"A", 'C', 300 - 256, 1}, {"B", 'N', 2, 0}}, long+"42")
	rows, _, err := read(t, data, charset.Encoding{})
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 1 {
		t.Fatalf("%d rows, want 1", len(rows))
	}
	if got := rows[0][0].String(); got != long {
		t.Errorf("the text is %q", got)
	}
	if rows[0][1] != layers.Integer(42) {
		t.Errorf("the number is %v, want 42", rows[0][1])
	}
}

func TestColumns(t *testing.T) {
	tests := []struct {
		name     string
		columns  []column
		want     string
		warnings int
	}{
		{"plain", []column{{"A", 'C', 1, 0}, {"LONGESTNAME", 'N', 1, 0}}, "A|LONGESTNAME", 0},
		{"twice", []column{{"A", 'C', 1, 0}, {"A", 'C', 1, 0}, {"A", 'C', 1, 0}}, "A|A_2|A_3", 2},
		{"twice, new name taken", []column{{"A_2", 'C', 1, 0}, {"A", 'C', 1, 0}, {"A", 'C', 1, 0}}, "A_2|A|A_3", 1},
		{"nameless", []column{{"", 'C', 1, 0}, {"  ", 'C', 1, 0}}, "column_1|column_2", 2},
		{"without width", []column{{"A", 'C', 0, 0}, {"B", 'C', 1, 0}}, "B", 0},
		{"hidden", []column{{"A", 'C', 1, 0}, {"_NullFlags", '0', 1, 0}}, "A", 0},
		{"not in the encoding", []column{{"Stra\xdfe", 'C', 1, 0}}, "Straße", 0},
	}
	for _, tt := range tests {
		h, err := ReadHeader(bytes.NewReader(build(tt.columns)))
		if err != nil {
			t.Fatal(err)
		}
		schema, warnings := h.Columns(charset.Encoding{})
		if got := strings.Join(schema.Columns(), "|"); got != tt.want || len(warnings) != tt.warnings {
			t.Errorf("%s: %s, %q; want %s, %d warnings", tt.name, got, warnings, tt.want, tt.warnings)
		}
	}
}

func TestWarnings(t *testing.T) {
	data := build([]column{{"A", 'N', 3, 0}, {"T", 'C', 3, 0}, {"M", 'M', 1, 0}}, "abcS\xe3oX", "  1abcX", "defS\xe3oX")
	rows, warnings, err := read(t, data, charset.Encoding{})
	if err != nil || len(rows) != 3 || rows[0][1].String() != "São" {
		t.Fatalf("%v, %v", rows, err)
	}
	want := []string{
		`column "M": memo texts are not read, its values are null`,
		`cells of number columns that are no numbers, read as null: 2 (first: row 1, column A: "abc")`,
		`texts that are not valid utf-8, read as windows-1252: 2 (first: row 1)`,
	}
	if strings.Join(warnings, "\n") != strings.Join(want, "\n") {
		t.Errorf("warnings are %q", warnings)
	}
}

func TestHeaderErrors(t *testing.T) {
	good := build([]column{{"A", 'C', 5, 0}}, "abcde")
	change := func(at int, v byte) []byte {
		b := bytes.Clone(good)
		b[at] = v
		return b
	}
	tests := []struct {
		name  string
		data  []byte
		fault string
	}{
		{"empty", nil, "0 of 32 bytes"},
		{"short", good[:20], "20 of 32 bytes"},
		{"fields cut off", good[:50], "50 of 65 bytes"},
		{"header of 10 bytes", change(8, 10), "not a dbf table"},
		{"rows of 0 bytes", change(10, 0), "not a dbf table"},
		{"rows too short", change(10, 5), "the columns need 6 bytes but a row has 5"},
	}
	for _, tt := range tests {
		if _, _, err := read(t, tt.data, charset.Encoding{}); err == nil || !strings.Contains(err.Error(), tt.fault) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.fault)
		}
	}
}

func TestRowsThatAreMissing(t *testing.T) {
	data := build([]column{{"A", 'C', 5, 0}}, "abcde", "fghij")
	binary.LittleEndian.PutUint32(data[4:], 4000000000)
	rows, _, err := read(t, data[:len(data)-2], charset.Encoding{})
	if err != nil || len(rows) != 1 {
		t.Errorf("%v, %v", rows, err)
	}
}

func TestTexts(t *testing.T) {
	tests := []struct {
		cell string
		want charset.Census
	}{
		{"abcde", charset.Census{}}, {"S\xc3\xa3o ", charset.Census{Wide: 1}}, {"S\xe3o  ", charset.Census{Broken: 1}},
		{"abcd\xc3", charset.Census{}}, {"abc\xc3 ", charset.Census{Broken: 1}}, {"abcd\xff", charset.Census{Broken: 1}}, {"ab\x00\xe3\xe3", charset.Census{}},
	}
	for _, tt := range tests {
		r := bytes.NewReader(build([]column{{"A", 'C', 5, 0}}, "abcde", tt.cell))
		h, err := ReadHeader(r)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := h.Texts(r, false); got != tt.want || err != nil {
			t.Errorf("%q: %+v, %v", tt.cell, got, err)
		}
	}
}

// TestTextsOfOtherPrograms reads cells and names as programs leave them.
func TestTextsOfOtherPrograms(t *testing.T) {
	for _, tt := range []struct {
		name          string
		columns       []column
		rows          []string
		header, cells string
		warnings      int
	}{
		{"NUL ends a text", []column{{"A", 'C', 9, 0}, {"N", 'N', 9, 0}, {"D", 'D', 9, 0}},
			[]string{"Ost\x00xyz  05.11\x00PA 20240229\x00", "\x00old text7\x00       \x00\x00\x00\x00\x00\x00\x00\x00\x00"}, "A,N,D", "Ost|5.11|2024-02-29;|7|", 0},
		{"one byte that is not UTF-8", []column{{"A", 'C', 8, 0}}, []string{"M\xc3\xbcnchen", "K\xc3\xb6ln   ", "D\xfcren   "},
			"A", "M\u00fcnchen;K\u00f6ln;D\u00fcren", 1},
		{"one text that is UTF-8", []column{{"A", 'C', 8, 0}}, []string{"M\xfcnchen ", "D\xfcren   ", "Z\xfcrich  ", "K\xc3\xb6ln   "},
			"A", "M\u00fcnchen;D\u00fcren;Z\u00fcrich;K\u00f6ln", 1},
		{"both in one text", []column{{"A", 'C', 16, 0}}, []string{"K\xc3\xb6ln, \xc3\x84, D\xfcr  "}, "A", "K\u00f6ln, \u00c4, D\u00fcr", 1},
		{"a last letter of one byte", []column{{"A", 'C', 8, 0}}, []string{"\xc3\xa9\xc3\xa9    ", "Caf\xe9    "}, "A", "\u00e9\u00e9;Caf\u00e9", 1},
		{"a name cut in the middle of a letter", []column{{"Bev\xc3\xb6lkerung", 'C', 8, 0}}, []string{"a       "}, "Bev\u00f6lkerun", "a", 0},
		{"a name cut within its last letter", []column{{"Einwohner\xc3", 'C', 8, 0}}, []string{"a       "}, "Einwohner", "a", 0},
		{"a name in Latin-1", []column{{"R\xe9gion", 'C', 8, 0}}, []string{"\xc3\xa9      "}, "R\u00e9gion", "\u00e9", 0},
		{"a short name that ends in Latin-1", []column{{"Ann\xe9", 'C', 8, 0}}, []string{"\xc3\xa9      "}, "Ann\u00e9", "\u00e9", 0},
	} {
		schema, records, warnings, err := Parse(build(tt.columns, tt.rows...), Options{})
		if err != nil {
			t.Fatalf("%s: %v", tt.name, err)
		}
		var rows []string
		for _, r := range records {
			var cells []string
			for _, v := range r.Values {
				cells = append(cells, v.String())
			}
			rows = append(rows, strings.Join(cells, "|"))
		}
		if got := strings.Join(schema.Columns(), ","); got != tt.header {
			t.Errorf("%s: columns %q, want %q", tt.name, got, tt.header)
		}
		if got := strings.Join(rows, ";"); got != tt.cells || len(warnings) != tt.warnings {
			t.Errorf("%s: %q, warnings %q; want %q", tt.name, got, warnings, tt.cells)
		}
	}
}

func TestReadTable(t *testing.T) {
	data := build([]column{{"KEY", 'C', 5, 0}, {"N", 'N', 3, 0}}, "01001 42", "S\xe3o     ", "01003  x")
	data[len(data)-2*9] = '*'
	binary.LittleEndian.PutUint32(data[4:], 4)
	fsys := fstest.MapFS{"a.dbf": &fstest.MapFile{Data: data}}
	schema, records, warnings, err := ReadTable(fsys, "a.dbf", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if got := strings.Join(schema.Columns(), ","); got != "KEY,N" {
		t.Fatalf("the columns are %s", got)
	}
	if len(records) != 2 {
		t.Fatalf("%d records, want 2: %v", len(records), records)
	}
	if len(warnings) != 2 {
		t.Fatalf("%d warnings, want 2: %q", len(warnings), warnings)
	}
	if r := records[0]; r.Values[0] != layers.Text("01001") || r.Values[1] != layers.Integer(42) {
		t.Errorf("the first record is %v", r.Values)
	}
	for _, tt := range []struct{ file, encoding, fault string }{
		{"b.dbf", "", "does not exist"}, {"a.dbf", "klingon", "unknown encoding"},
	} {
		if _, _, _, err := ReadTable(fsys, tt.file, Options{Charset: tt.encoding}); err == nil || !strings.Contains(err.Error(), tt.fault) {
			t.Errorf("%v: %v", tt, err)
		}
	}
}

func FuzzTable(f *testing.F) {
	f.Add(build([]column{{"A", 'C', 5, 0}, {"N", 'N', 3, 0}, {"D", 'D', 8, 0}}, "abcde 4220240229"))
	f.Add(build([]column{{"I", 'I', 4, 0}, {"B", 'B', 8, 0}, {"T", '@', 8, 0}, {"L", 'L', 1, 0}}, "abcdabcdefghabcdefghT"))
	f.Fuzz(func(t *testing.T, data []byte) {
		rows, _, err := read(t, data, charset.Encoding{})
		if err != nil {
			return
		}
		for _, row := range rows {
			for _, v := range row {
				if strings.ToValidUTF8(v.String(), "") != v.String() {
					t.Errorf("text is not UTF-8: %q", v)
				}
			}
		}
	})
}
