package kml

import (
	"archive/zip"
	"bytes"
	"compress/gzip"
	"context"
	"encoding/binary"
	"errors"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf16"

	"github.com/twpayne/go-geom/encoding/wkt"

	"github.com/seed-898ab921/kartograph/layers"
)

var _ layers.Source = (*Source)(nil)

func file(data string) fstest.MapFS {
	return fstest.MapFS{"a.kml": &fstest.MapFile{Data: []byte(data)}}
}

func document(body string) string {
	return `<?xml version="1.0" encoding="UTF-8"?>
<kml xmlns="http://www.opengis.net/kml/2.2" xmlns:gx="http://www.google.com/kml/ext/2.2"><Document>` + body + `</Document></kml>`
}

func placemark(body string) string { return document("<Placemark>" + body + "</Placemark>") }

// lines returns the features as texts, "id|geometry|column=cell".
func lines(t testing.TB, s *Source) []string {
	t.Helper()
	var all []string
	for f, err := range s.Features(context.Background()) {
		if err != nil {
			t.Fatal(err)
		}
		g, err := wkt.Marshal(f.Geometry)
		if err != nil {
			t.Fatal(err)
		}
		text := f.ID + "|" + g
		for i, v := range f.Record.Values {
			if !v.IsNull() {
				text += "|" + f.Record.Schema.Columns()[i] + "=" + v.String()
			}
		}
		all = append(all, text)
	}
	return all
}

const ring1 = "<LinearRing><coordinates>0,0 9,0 9,9 0,0</coordinates></LinearRing>"
const ring2 = "<LinearRing><coordinates>5,1 6,1 6,2</coordinates></LinearRing>"

func TestPlacemarks(t *testing.T) {
	point := "<Point><coordinates>1,2,3</coordinates></Point>"
	tests := []struct{ name, text, want string }{
		{"point", placemark(point), "|POINT (1 2)"},
		{"id and name", document(`<Placemark id="p1"><name> A &amp; B </name>` + point + `</Placemark>`), "p1|POINT (1 2)|name=A & B|id=p1"},
		{"description with entities", placemark("<description><![CDATA[<b>x</b>]]>&nbsp;y</description>" + point), "|POINT (1 2)|description=<b>x</b>\u00a0y"},
		{"no height, blanks", placemark("<Point><coordinates>\n 1 , 2 \n</coordinates></Point>"), "|POINT (1 2)"},
		{"line", placemark("<LineString><tessellate>1</tessellate><coordinates>1,2,0 3,4,0\n5,6,0</coordinates></LineString>"), "|LINESTRING (1 2, 3 4, 5 6)"},
		{"ring", placemark(ring1), "|LINESTRING (0 0, 9 0, 9 9, 0 0)"},
		{"polygon", placemark("<Polygon><innerBoundaryIs>" + ring2 + "</innerBoundaryIs><outerBoundaryIs>" + ring1 + "</outerBoundaryIs></Polygon>"),
			"|POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 6 1, 6 2, 5 1))"},
		{"points", placemark("<MultiGeometry>" + point + point + "</MultiGeometry>"), "|MULTIPOINT (1 2, 1 2)"},
		{"lines", placemark("<MultiGeometry>" + ring1 + ring1 + "</MultiGeometry>"), "|MULTILINESTRING ((0 0, 9 0, 9 9, 0 0), (0 0, 9 0, 9 9, 0 0))"},
		{"polygons, nested", placemark("<MultiGeometry><MultiGeometry><Polygon><outerBoundaryIs>" + ring1 + "</outerBoundaryIs></Polygon></MultiGeometry><Polygon><outerBoundaryIs>" + ring2 + "</outerBoundaryIs></Polygon></MultiGeometry>"),
			"|MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)), ((5 1, 6 1, 6 2, 5 1)))"},
		{"multi of one", placemark("<MultiGeometry>" + point + "</MultiGeometry>"), "|POINT (1 2)"},
		{"mixed", placemark("<MultiGeometry>" + point + ring1 + "</MultiGeometry>"), "|GEOMETRYCOLLECTION (POINT (1 2), LINESTRING (0 0, 9 0, 9 9, 0 0))"},
		{"track", placemark("<gx:Track><when>2024-01-01</when><gx:coord>1 2 3</gx:coord><gx:coord>4 5 6</gx:coord></gx:Track>"), "|LINESTRING (1 2, 4 5)"},
		{"data", placemark(`<ExtendedData><Data name="pop"><displayName>x</displayName><value>42</value></Data><Data name="code"><value>01001</value></Data></ExtendedData>` + point),
			"|POINT (1 2)|pop=42|code=01001"},
		{"schema data", placemark(`<ExtendedData><SchemaData schemaUrl="#s"><SimpleData name="pop">42</SimpleData></SchemaData></ExtendedData>` + point), "|POINT (1 2)|pop=42"},
		{"times", placemark("<TimeSpan><begin>2020</begin><end>2021</end></TimeSpan>" + point), "|POINT (1 2)|begin=2020|end=2021"},
		{"folders", document("<Folder><name>F</name><Folder><name>G</name><Placemark>" + point + "</Placemark></Folder><Placemark>" + point + "</Placemark></Folder><Placemark>" + point + "</Placemark>"),
			"|POINT (1 2)|folder=G;|POINT (1 2)|folder=F;|POINT (1 2)"},
		{"columns of different records", document("<Placemark><name>a</name>" + point + "</Placemark><Placemark><description>b</description>" + point + "</Placemark>"),
			"|POINT (1 2)|name=a;|POINT (1 2)|description=b"},
		{"bare placemark", "<Placemark>" + point + "</Placemark>", "|POINT (1 2)"},
		{"without a place", document("<Placemark><name>a</name></Placemark><Placemark>" + point + "</Placemark>"), "|POINT (1 2)"},
		{"Latin-1", `<?xml version="1.0" encoding="ISO-8859-1"?><Placemark><name>S` + "\xe3" + `o</name>` + point + `</Placemark>`, "|POINT (1 2)|name=São"},
		{"byte order mark", "\uFEFF" + placemark(point), "|POINT (1 2)"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(file(tt.text), "a.kml", Options{})
			if err != nil {
				t.Fatal(err)
			}
			if got := strings.Join(lines(t, s), ";"); got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

func TestWarnings(t *testing.T) {
	s, err := Open(file(document(`<NetworkLink><name>x</name></NetworkLink><GroundOverlay/>
<Placemark><LineString><coordinates>1,2</coordinates></LineString></Placemark>
<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>1,2 3,4</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>
<Placemark><Model><name>x</name></Model></Placemark>
<Placemark><Point><coordinates> </coordinates></Point></Placemark>
<Placemark><Point><coordinates>13,4 52,5</coordinates></Point></Placemark>
<Placemark><Point><coordinates>1,2</coordinates></Point><name>x</name><Point><coordinates>3,4</coordinates></Point></Placemark>
<Placemark><Polygon><outerBoundaryIs><LinearRing><coordinates>1,1 2,1 2,2</coordinates></LinearRing></outerBoundaryIs>
<outerBoundaryIs><LinearRing><coordinates>3,1 4,1 4,2</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>`)), "a.kml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"links to other files not followed: 1 (line 2)",
		"overlays passed over: 1 (line 2)",
		"lines of fewer than 2 points left out: 1 (line 3)",
		"placemarks without a place skipped: 4 (first: line 3)",
		"rings of fewer than 3 points left out: 1 (line 4)",
		"polygons without an outer ring left out: 1 (line 4)",
		"models passed over: 1 (line 5)",
		"points of several places, drawn at the first (are commas written for decimal points?): 1 (line 7)",
		"further geometries of placemarks left out, which belong in a MultiGeometry: 1 (line 8)",
		"further outer rings of polygons taken for holes: 1 (line 10)",
	}
	if got := s.Info().Warnings; strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("warnings are %q", got)
	}
}

func TestErrors(t *testing.T) {
	tests := []struct{ name, text, fault string }{
		{"empty", "", "not KML"},
		{"other XML", "<svg></svg>", "not KML"},
		{"cut off", "<kml><Document>", "line 1: unexpected EOF"},
		{"wrong end", "<kml>\n</Document>", "line 2: element <kml> closed by </Document>"},
		{"not a number", placemark("\n<Point><coordinates>1,abc</coordinates></Point>"), `line 3: coordinates: "abc" is not a number`},
		{"one number", placemark("<LineString><coordinates>1,2 3 4,5</coordinates></LineString>"), "this one 1 (point 2)"},
		{"four numbers", placemark("<Point><coordinates>1,2,3,4</coordinates></Point>"), "this one 4"},
		{"missing number", placemark("<Point><coordinates>1,,2</coordinates></Point>"), `"" is not a number`},
		{"not finite", placemark("<Point><coordinates>1,inf</coordinates></Point>"), `"inf" is not a number`},
		{"not degrees", placemark("<Point><coordinates>500000,2</coordinates></Point>"), "coordinates 500000, 2 are no longitude"},
		{"track", placemark("<gx:Track><gx:coord>1</gx:coord></gx:Track>"), "coord: a point has 2 or 3 numbers, this one 1"},
		{"encoding", `<?xml version="1.0" encoding="klingon"?><kml/>`, "unknown encoding"},
		{"deep", strings.Repeat("<Folder>", 1000), "nested more than 200 deep"},
		{"deep geometry", "<Placemark>" + strings.Repeat("<MultiGeometry>", 1000), "nested more than 200 deep"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := Open(file(tt.text), "a.kml", Options{})
			if err == nil || !strings.HasPrefix(err.Error(), "a.kml: ") || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("got %v, want %q", err, tt.fault)
			}
		})
	}
	if _, err := Open(file(""), "b.kml", Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file gives %v", err)
	}
}

func TestFolder(t *testing.T) {
	point := "<Placemark><Point><coordinates>1,2</coordinates></Point></Placemark>"
	text := document("<Folder><name>Hotels</name>" + point + "<Folder><name>Good ones</name>" + point + "</Folder></Folder><Folder><name>Bars</name>" + point + "</Folder>" + point)
	for folder, want := range map[string]int{"": 4, "Hotels": 2, "Good ones": 1, "Bars": 1} {
		s, err := Open(file(text), "a.kml", Options{Folder: folder})
		if err != nil || len(lines(t, s)) != want {
			t.Errorf("%q: %v, %v", folder, s, err)
		}
	}
	for folder, fault := range map[string]string{"Hotel": `did you mean "Hotels"?`, "Museums of art": `the folders are ["Hotels" "Good ones" "Bars"]`} {
		if _, err := Open(file(text), "a.kml", Options{Folder: folder}); err == nil || !strings.Contains(err.Error(), fault) {
			t.Errorf("%q: %v, want %q", folder, err, fault)
		}
	}
}

// packed returns a zip archive of names and texts in turn.
func packed(t *testing.T, namesAndTexts ...string) string {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	for i := 0; i < len(namesAndTexts); i += 2 {
		f, err := w.Create(namesAndTexts[i])
		if err == nil {
			_, err = f.Write([]byte(namesAndTexts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// declared returns an archive of one member whose unpacked size, at byte 24 of
// the central directory's entry, is another.
func declared(archive string, size uint32) string {
	at := strings.Index(archive, "PK\x01\x02") + 24
	return archive[:at] + string(binary.LittleEndian.AppendUint32(nil, size)) + archive[at+4:]
}

func TestPacked(t *testing.T) {
	named := func(n string) string {
		return placemark("<name>" + n + "</name><Point><coordinates>1,2</coordinates></Point>")
	}
	var z bytes.Buffer
	w := gzip.NewWriter(&z)
	w.Write([]byte(named("gzip")))
	w.Close()
	var wide bytes.Buffer
	wide.WriteString("\xFE\xFF")
	for _, u := range utf16.Encode([]rune(strings.Replace(named("wide"), "UTF-8", "UTF-16", 1))) {
		wide.Write([]byte{byte(u >> 8), byte(u)})
	}
	tests := []struct{ name, data, want, fault, told string }{
		{"doc.kml", packed(t, "x.kml", named("x"), "files/p.png", "", "doc.kml", named("doc")), "doc", "", `not read, beside "doc.kml": 1`},
		{"another name", packed(t, "dir/y.kml", named("y"), "x.KML", named("x")), "x", "", `not read, beside "x.KML": 1`},
		{"the first", packed(t, "x.kml", named("x"), "y.kml", named("y"), "dir/z.kml", named("z")), "x", "", `not read, beside "x.kml": 2`},
		{"in a folder", packed(t, "__MACOSX/._x.kml", "", "dir/y.kml", named("y")), "y", "", ""},
		{"gzip", z.String(), "gzip", "", ""},
		{"UTF-16", wide.String(), "wide", "", ""},
		{"no kml", packed(t, "x.txt", ""), "", "no .kml file", ""},
		{"bomb", declared(packed(t, "doc.kml", named("x")), 256<<20+1), "", "unpacks from", ""},
		{"damaged", packed(t, "doc.kml", named("x"))[:50], "", "zip", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(file(tt.data), "a.kml", Options{})
			if err != nil {
				if tt.fault == "" || !strings.Contains(err.Error(), tt.fault) {
					t.Errorf("error %v, want %q", err, tt.fault)
				}
				return
			}
			if got := lines(t, s); len(got) != 1 || got[0] != "|POINT (1 2)|name="+tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if told := strings.Join(s.Info().Warnings, "\n"); (tt.told == "") != (told == "") || !strings.Contains(told, tt.told) {
				t.Errorf("told %q, want %q", told, tt.told)
			}
		})
	}
}

// TestSparseColumns has a column of its own for each record.
func TestSparseColumns(t *testing.T) {
	var body strings.Builder
	for i := range 5000 {
		body.WriteString("<Placemark><ExtendedData><Data name=\"c")
		body.WriteString(strings.Repeat("x", i%70))
		body.WriteByte(byte('A' + i/70%26))
		body.WriteByte(byte('A' + i/70/26))
		body.WriteString("\"><value>1</value></Data></ExtendedData><Point><coordinates>1,2</coordinates></Point></Placemark>")
	}
	s, err := Open(file(document(body.String())), "a.kml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	cells := 0
	for _, f := range s.features {
		cells += len(f.Record.Values)
	}
	if len(s.features) != 5000 || cells > freeCells+body.Len() || len(s.Info().Warnings) != 1 {
		t.Errorf("%d features, %d cells, %q", len(s.features), cells, s.Info().Warnings)
	}
}

func TestCancelled(t *testing.T) {
	s, err := Open(file(placemark("<Point><coordinates>1,2</coordinates></Point>")), "a.kml", Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := s.Info()
	if i.Format != "kml" {
		t.Errorf("the format is %q", i.Format)
	}
	if i.Geometry != "point" {
		t.Errorf("the geometry is %q", i.Geometry)
	}
	if i.Extent == nil {
		t.Error("there is no extent")
	} else if *i.Extent != (layers.Degrees{West: 1, South: 2, East: 1, North: 2}) {
		t.Errorf("the extent is %+v", *i.Extent)
	}
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	for _, err := range s.Features(ctx) {
		if !errors.Is(err, context.Canceled) {
			t.Errorf("a cancelled reading gives %v", err)
		}
	}
}

func FuzzKML(f *testing.F) {
	f.Add(placemark("<name>x</name><Point><coordinates>1,2,3</coordinates></Point>"))
	f.Add(placemark("<MultiGeometry><Polygon><outerBoundaryIs>" + ring1 + "</outerBoundaryIs></Polygon>" + ring2 + "</MultiGeometry>"))
	f.Add(placemark(`<ExtendedData><Data name="a"><value>1</value></Data></ExtendedData><gx:Track><gx:coord>1 2</gx:coord><gx:coord>3 4</gx:coord></gx:Track>`))
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Open(file(text), "a.kml", Options{})
		if err != nil {
			if !strings.HasPrefix(err.Error(), "a.kml: ") {
				t.Errorf("error without a place: %v", err)
			}
			return
		}
		for _, f := range s.features {
			if isEmpty(f.Geometry) || f.Record.Schema == nil || len(f.Record.Values) > len(f.Record.Schema.Columns()) {
				t.Errorf("feature %+v", f)
			}
		}
	})
}
