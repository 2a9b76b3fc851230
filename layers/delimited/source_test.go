package delimited

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"github.com/twpayne/go-geom"
	"github.com/twpayne/go-geom/encoding/wkt"

	"github.com/seed-898ab921/kartograph/layers"
)

var _ layers.Source = (*Source)(nil)

func one(text string) fstest.MapFS { return fstest.MapFS{"f.csv": &fstest.MapFile{Data: []byte(text)}} }

// read returns the features as texts, "geometry|cell|cell", and the source.
func read(t testing.TB, fsys fs.FS, name string, o Options) ([]string, *Source, error) {
	t.Helper()
	s, err := Open(fsys, name, o)
	if err != nil {
		return nil, nil, err
	}
	var lines []string
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			return lines, s, err
		}
		text, err := wkt.Marshal(f.Geometry, wkt.EncodeOptionWithMaxDecimalDigits(6))
		if err != nil {
			t.Fatal(err)
		}
		for _, v := range f.Record.Values {
			text += "|" + v.String()
		}
		lines = append(lines, text)
	}
	return lines, s, nil
}

func TestFeatures(t *testing.T) {
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	fmt.Fprint(w, "lon,lat\n1,2\n")
	w.Close()
	tests := []struct {
		name, text string
		options    Options
		want       string
	}{
		{"plain", "name,lon,lat\nA,1,2\nB,3.5,-4\n", Options{}, "POINT (1 2)|A|1|2;POINT (3.5 -4)|B|3.5|-4"},
		{"no last line end", "lon,lat\n1,2", Options{}, "POINT (1 2)|1|2"},
		{"carriage returns and line feeds", "lon,lat\r\n1,2\r\n", Options{}, "POINT (1 2)|1|2"},
		{"carriage returns", "lon,lat\r1,2\r3,4", Options{}, "POINT (1 2)|1|2;POINT (3 4)|3|4"},
		{"blank lines", "\nlon,lat\n\n1,2\n,\n\n", Options{}, "POINT (1 2)|1|2"},
		{"byte order mark", "\uFEFFlon,lat\n1,2\n", Options{}, "POINT (1 2)|1|2"},
		{"UTF-16", "\xFF\xFEl\x00o\x00n\x00,\x00l\x00a\x00t\x00\n\x001\x00,\x002\x00", Options{}, "POINT (1 2)|1|2"},
		{"Latin-1", "lon,lat,n\n1,2,S\xe3o\n", Options{}, "POINT (1 2)|1|2|São"},
		{"charset", "lon,lat,n\n1,2,\xcc\xee\n", Options{Charset: "cp1251"}, "POINT (1 2)|1|2|Мо"},
		{"gzip", packed.String(), Options{}, "POINT (1 2)|1|2"},
		{"quotes", "lon,lat,\"a \"\"b\"\"\"\n\"1\",2,\"x, \"\"y\"\"\nz\"\n", Options{}, "POINT (1 2)|1|2|x, \"y\"\nz"},
		{"quotes in a cell", "lon,lat,size\n1,2,6\" pipe\n", Options{}, "POINT (1 2)|1|2|6\" pipe"},
		{"semicolons, decimal commas", "name;lon;lat;pop\nA;1,5;-2,25;1,5\n", Options{}, "POINT (1.5 -2.25)|A|1.5|-2.25|1.5"},
		{"semicolons in spite of excel", "lon;lat\n1,5;2\n", Options{Dialect: "excel"}, "POINT (1.5 2)|1.5|2"},
		{"announced delimiter", "sep=;\nlon;lat\n1,5;2\n", Options{}, "POINT (1.5 2)|1.5|2"},
		{"tabs", "lon\tlat\n1\t2\n", Options{Dialect: "excel-tab"}, "POINT (1 2)|1|2"},
		{"tabs found", "lon\tlat\tn\n1\t2\ta,b;c\n", Options{}, "POINT (1 2)|1|2|a,b;c"},
		{"bars", "lon|lat\n1|2\n", Options{Dialect: "|"}, "POINT (1 2)|1|2"},
		{"quoted decimal commas", "lon,lat\n\"1,5\",\"2,5\"\n", Options{}, "POINT (1.5 2.5)|1,5|2,5"},
		{"typographic minus", "lon,lat\n−1,2\n", Options{}, "POINT (-1 2)|−1|2"},
		{"named columns", "a,b,lon,lat\n1,2,9,9\n", Options{X: "a", Y: "B"}, "POINT (1 2)|1|2|9|9"},
		{"other usual names", "Latitude,Longitude\n2,1\n", Options{}, "POINT (1 2)|2|1"},
		{"x and y", "id,X,Y\n7,1,2\n", Options{}, "POINT (1 2)|7|1|2"},
		{"rows without coordinates", "lon,lat,n\n,,a\n1,2,b\n", Options{}, "POINT (1 2)|1|2|b"},
		{"codes", "lon,lat,a,b,c,d,e\n1,2,01001,1.10,12E3,9007199254740993,-0\n", Options{}, "POINT (1 2)|1|2|01001|1.10|12E3|9007199254740993|-0"},
		{"spare cells at the end", "lon,lat,\n1,2,,,\n", Options{}, "POINT (1 2)|1|2"},
		{"nameless column", ",lon,lat\n0,1,2\n", Options{}, "POINT (1 2)|0|1|2"},
		{"crs", "x,y\n500000,0\n", Options{CRS: "EPSG:32631"}, "POINT (3 0)|500000|0"},
		{"line", "lon,lat,n,m\n1,2,a,b\n3,4,a,c\n", Options{Mode: "line"}, "LINESTRING (1 2, 3 4)|||a|"},
		{"lines", "lon,lat,t\n1,2,a\n5,6,b\n3,4,a\n7,8,b\n", Options{Mode: "line", Group: "t"}, "LINESTRING (1 2, 3 4)|||a;LINESTRING (5 6, 7 8)|||b"},
		{"polygon", "lon,lat\n1,2\n3,4\n5,1\n", Options{Mode: "polygon"}, "POLYGON ((1 2, 3 4, 5 1, 1 2))||"},
		{"closed polygon", "lon,lat\n1,2\n3,4\n5,1\n1,2\n", Options{Mode: "polygon"}, "POLYGON ((1 2, 3 4, 5 1, 1 2))||"},
		{"well-known text", "n,shape\na,POINT (1 2)\nb,\"LINESTRING (1 2,3 4)\"\nc,\nd,POINT EMPTY\n", Options{WKT: "shape"}, "POINT (1 2)|a;LINESTRING (1 2, 3 4)|b"},
		{"well-known text found", "n,the_geom\na,POINT Z (1 2 3)\n", Options{}, "POINT (1 2)|a"},
		{"well-known text with crs", "geom\nPOINT (500000 0)\n", Options{CRS: "EPSG:32631"}, "POINT (3 0)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := read(t, one(tt.text), "f.csv", tt.options)
			if err != nil || strings.Join(got, ";") != tt.want {
				t.Errorf("got %q, %v; want %q", strings.Join(got, ";"), err, tt.want)
			}
		})
	}
}

func TestErrors(t *testing.T) {
	tests := []struct {
		name, text string
		options    Options
		fault      string
	}{
		{"empty", "", Options{}, "the file is empty"},
		{"not a number", "lon,lat\n1,2\nabc,2\n", Options{Strict: true}, `line 3: lon: "abc" is not a number`},
		{"hexadecimal", "lon,lat\n0x10,2\n", Options{}, `line 2: lon: "0x10" is not a number`},
		{"infinite", "lon,lat\n1,inf\n", Options{}, `line 2: lat: "inf" is not a number`},
		{"no columns", "a,b\n1,2\n", Options{}, `no column of coordinates found for "x"`},
		{"no y", "lon,b\n1,2\n", Options{}, `the layer's key "y" names it; the columns are lon, b`},
		{"misspelt column", "longitude,lat\n1,2\n", Options{X: "longitud"}, `x: column "longitud" not found, did you mean "longitude"?; the columns are longitude, lat`},
		{"unknown column", "lon,lat\n1,2\n", Options{Y: "qqqqqq"}, `y: column "qqqqqq" not found; the columns are lon, lat`},
		{"short row", "lon,lat,n\n1,2,a\n1,2\n", Options{Strict: true}, "line 3: the row has 2 cells, the header has 3"},
		{"long row", "lon,lat\n1,2,3\n", Options{}, "line 2: the row has 3 cells, the header has 2"},
		{"open quote", "lon,lat,n\n1,2,\"abc\n3,4,d\n", Options{}, "line 2: a quoted cell has no closing quote"},
		{"long row of an open quote", "lon,lat,n\n1,2,\"abc\n" + strings.Repeat("3,4,d\n", 100), Options{MaxRow: 200}, "line 2: the row is longer than 200 bytes; is a closing quote missing?"},
		{"long line", "lon,lat\n" + strings.Repeat("1", 300), Options{MaxRow: 200}, "longer than 200 bytes"},
		{"many columns", "lon,lat" + strings.Repeat(",", 1<<16), Options{}, "line 1: the row has more than 65536 cells"},
		{"metres", "lon,lat\n1,2\n500000,0\n", Options{Strict: true}, "line 3: coordinates 500000, 0 are no longitude and latitude"},
		{"metres in text", "geom\nPOINT (500000 0)\n", Options{}, "line 2: coordinates 500000, 0"},
		{"bad text", "geom\nPOINT (1)\n", Options{}, "line 2: geom: well-known text, byte 9"},
		{"mode", "lon,lat\n", Options{Mode: "pionts"}, `unknown mode "pionts", did you mean "points"?`},
		{"mode of text", "wkt\n", Options{Mode: "line", WKT: "wkt"}, "needs no mode"},
		{"dialect", "lon,lat\n", Options{Dialect: "exel"}, `did you mean "excel"?`},
		{"charset", "lon,lat\n", Options{Charset: "utf-9"}, "unknown encoding"},
		{"crs", "lon,lat\n", Options{CRS: "EPSG:NONSENSE"}, "NONSENSE"},
		{"group", "lon,lat\n", Options{Group: "track"}, `group: column "track" not found`},
		{"line of one point", "lon,lat\n1,2\n", Options{Mode: "line", Strict: true}, "line 2: lines of fewer than 2 different points skipped"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _, err := read(t, one(tt.text), "f.csv", tt.options)
			if err == nil || !strings.HasPrefix(err.Error(), "f.csv: ") || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("got %q, %v; want %q", got, err, tt.fault)
			}
		})
	}
	if _, err := Open(one(""), "g.csv", Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file gives %v", err)
	}
}

func TestWarningsAndInfo(t *testing.T) {
	fsys := one("n;n;lon;lat\na;b;;\nc;d;1;2\ne;f;;\n")
	_, s, err := read(t, fsys, "f.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := s.Info()
	want := []string{`column 2: there is another column "n", it is called "n_2"`, "rows without coordinates skipped: 2 (first: line 2)"}
	if strings.Join(i.Warnings, "\n") != strings.Join(want, "\n") {
		t.Errorf("warnings are %q", i.Warnings)
	}
	if i.Extent == nil || *i.Extent != (layers.Degrees{West: 1, South: 2, East: 1, North: 2}) {
		t.Errorf("the extent is %v", i.Extent)
	}
	for name, test := range map[string]struct{ got, want string }{
		"format": {i.Format, "csv"}, "geometry": {i.Geometry, "point"}, "charset": {i.Charset, "utf-8"},
		"schema": {strings.Join(i.Schema.Columns(), ","), "n,n_2,lon,lat"},
	} {
		if test.got != test.want {
			t.Errorf("the %s is %q, want %q", name, test.got, test.want)
		}
	}
}

func TestStopsAndRepeats(t *testing.T) {
	s, err := Open(one("lon,lat\n1,2\n3,4\n"), "f.csv", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Features(context.Background()) {
		break
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			n := 0
			for _, err := range s.Features(context.Background()) {
				if n++; err != nil {
					t.Error(err)
				}
			}
			if n != 2 || len(s.Info().Warnings) != 0 {
				t.Errorf("%d features", n)
			}
		})
	}
	group.Wait()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range s.Features(ctx) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a cancelled reading gives %v", err)
		}
	}
}

func TestReadTable(t *testing.T) {
	fsys := one("iso;pop;share\n01001;42;1,5\nDE;;x\n")
	schema, records, _, err := ReadTable(fsys, "f.csv", Options{})
	if err != nil || strings.Join(schema.Columns(), ",") != "iso,pop,share" || len(records) != 2 {
		t.Fatalf("%v, %v, %v", schema.Columns(), records, err)
	}
	want := [][]layers.Value{
		{layers.Text("01001"), layers.Integer(42), layers.Number(1.5)},
		{layers.Text("DE"), {}, layers.Text("x")},
	}
	for i, r := range records {
		for k, v := range r.Values {
			if v != want[i][k] {
				t.Errorf("row %d, column %d: %#v, want %#v", i, k, v, want[i][k])
			}
		}
	}
	for _, text := range []string{"", "a,b\n1\n", "a,b\n\"1,2\n"} {
		if _, _, _, err := ReadTable(one(text), "f.csv", Options{}); err == nil || !strings.HasPrefix(err.Error(), "f.csv: ") {
			t.Errorf("%q gives %v", text, err)
		}
	}
}

// TestLongTextOfUTF8 has runes that cross the border of the buffer.
func TestLongTextOfUTF8(t *testing.T) {
	for shift := range 4 {
		text := "n,lon,lat\n" + strings.Repeat("x", shift) + strings.Repeat("語", 50000) + ",1,2\n"
		_, s, err := read(t, one(text), "f.csv", Options{})
		if err != nil || s.Info().Charset != "utf-8" {
			t.Errorf("shift %d: %v", shift, err)
		}
		lines, s, err := read(t, one(text+"\xe3,3,4\n"), "f.csv", Options{})
		if err != nil {
			t.Fatalf("shift %d, with a Latin-1 letter: %v", shift, err)
		}
		if got := s.Info().Charset; got != "utf-8" {
			t.Errorf("shift %d, with a Latin-1 letter: the charset is %q", shift, got)
		}
		if got := s.Info().Warnings; len(got) != 1 {
			t.Errorf("shift %d, with a Latin-1 letter: %d warnings, want 1: %q", shift, len(got), got)
		}
		if lines[1] != "POINT (3 4)|ã|3|4" {
			t.Errorf("shift %d, with a Latin-1 letter: %q", shift, lines[1:])
		}
	}
}

func FuzzSource(f *testing.F) {
	f.Add("name,lon,lat\nA,1,2\n\"B\"\"\",3.5,-4\n", "points")
	f.Add("sep=;\nlon;lat\n1,5;2\n", "line")
	f.Add("geom\nPOINT (1 2)\n", "")
	f.Fuzz(func(t *testing.T, text, mode string) {
		s, err := Open(one(text), "f.csv", Options{Mode: Mode(mode), MaxRow: 1000})
		if err != nil {
			return
		}
		for f, err := range s.Features(context.Background()) {
			if err != nil {
				if !strings.HasPrefix(err.Error(), "f.csv: ") {
					t.Errorf("error without a place: %v", err)
				}
				return
			}
			if len(f.Record.Values) != len(s.schema.Columns()) || f.Geometry.Layout() != geom.XY && f.Geometry.Layout() != geom.NoLayout {
				t.Errorf("feature %v of columns %q", f, s.schema.Columns())
			}
		}
	})
}

func BenchmarkPoints(b *testing.B) {
	var text strings.Builder
	text.WriteString("name,lon,lat,population\n")
	for i := range 100000 {
		fmt.Fprintf(&text, "City %d,%.4f,%.4f,%d\n", i, float64(i%360)-180, float64(i%180)-90, i*37)
	}
	fsys := one(text.String())
	b.SetBytes(int64(text.Len()))
	for b.Loop() {
		s, err := Open(fsys, "f.csv", Options{})
		if err != nil {
			b.Fatal(err)
		}
		for _, err := range s.Features(context.Background()) {
			if err != nil {
				b.Fatal(err)
			}
		}
	}
}
