package shapefile

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"

	shp "github.com/jonas-p/go-shp"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// TestHostileRecords has records that lie about what is in them. None may panic,
// loop, or allocate what it asks for; the good record beside it is read, and
// strict makes it an error.
func TestHostileRecords(t *testing.T) {
	tests := []struct {
		name    string
		content []byte
		fault   string
	}{
		{"unknown type", le(99, 0.0), "record 2: unknown shape type 99"},
		{"negative type", le(-1, 0.0), "unknown shape type -1"},
		{"short point", le(1, 0.0), "point needs 20 bytes, the record has 12"},
		{"short multipoint", le(8, 0.0), "needs 40 bytes"},
		{"short polygon", le(5, 0.0), "needs at least 44 bytes"},
		{"negative points", le(8, 0.0, 0.0, 0.0, 0.0, -1), "number of points is -1"},
		{"negative parts", le(5, 0.0, 0.0, 0.0, 0.0, -1, 4), "number of parts is -1"},
		{"points of 32 GB", le(8, 0.0, 0.0, 0.0, 0.0, 2147483647), "needs 34359738392 bytes"},
		{"parts of 8 GB", le(5, 0.0, 0.0, 0.0, 0.0, 2147483647, 2147483647), "2147483647 parts"},
		{"multipatch of 40 GB", le(31, 0.0, 0.0, 0.0, 0.0, 2147483647, 2147483647), "2147483647 parts"},
		{"first part not at 0", le(3, 0.0, 0.0, 0.0, 0.0, 1, 2, 1, 0.0, 0.0, 1.0, 1.0), "part 1 begins at point 1"},
		{"part behind the end", le(3, 0.0, 0.0, 0.0, 0.0, 2, 2, 0, 3, 0.0, 0.0, 1.0, 1.0), "part 2 begins at point 3"},
		{"part before the last one", le(3, 0.0, 0.0, 0.0, 0.0, 3, 2, 0, 2, 1, 0.0, 0.0, 1.0, 1.0), "part 3 begins at point 1"},
		{"negative part", le(3, 0.0, 0.0, 0.0, 0.0, 2, 2, 0, -7, 0.0, 0.0, 1.0, 1.0), "part 2 begins at point -7"},
		{"points without part", le(3, 0.0, 0.0, 0.0, 0.0, 0, 2, 0.0, 0.0, 1.0, 1.0), "belong to no part"},
		{"words for points", pointsRecord(8, 1, 1, 1e300, nan()), "a coordinate is NaN"},
		{"latitude 91", le(1, 0.0, 91.0), "latitude 91 is impossible"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s := openOne(t, shp.POLYGON, partsRecord(5, square), tt.content)
			all, err := readAll(s)
			if err != nil {
				t.Errorf("lenient: %v", err)
			}
			if len(all) != 1 {
				t.Errorf("lenient: %d features, want 1", len(all))
			}
			told := strings.Join(s.Info().Warnings, "\n")
			for _, want := range []string{": 1 (record 2: ", tt.fault} {
				if !strings.Contains(told, want) {
					t.Errorf("lenient: the warnings are %q, want %q in them", told, want)
				}
			}
			s.strict = true
			all, err = readAll(s)
			if len(all) != 1 {
				t.Errorf("strict: %d features, want 1", len(all))
			}
			if err == nil {
				t.Fatalf("strict: no error, want %q", tt.fault)
			}
			if !strings.HasPrefix(err.Error(), "a.shp: record 2: ") {
				t.Errorf("strict: the error %q does not name the record", err)
			}
			if !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("strict: the error is %q, want %q in it", err, tt.fault)
			}
			if all, err = readAll(openOne(t, shp.POLYGON, tt.content)); err == nil || len(all) != 0 {
				t.Errorf("alone: %d features, error %v", len(all), err)
			}
		})
	}
}

// TestHostileLengths sets the length of the second record.
func TestHostileLengths(t *testing.T) {
	for _, words := range []int32{-1, -2147483648, 0, 1, 2147483647, 11} {
		data := twoPoints()
		binary.BigEndian.PutUint32(data[headerLength+28+4:], uint32(words))
		s, err := Open(files("a.shp", data), "a.shp", Options{})
		if err != nil {
			t.Fatal(err)
		}
		if all, err := readAll(s); err == nil || len(all) != 1 || !strings.Contains(err.Error(), "record 2: ") {
			t.Errorf("length %d: %d features, error %v", words, len(all), err)
		}
	}
}

func TestSmallFileAllocatesLittle(t *testing.T) {
	content := le(5, 0.0, 0.0, 0.0, 0.0, 100000000, 100000000)
	s := openOne(t, shp.POLYGON, content)
	var err error
	if used := pace.Taken(func() { _, err = readAll(s) }); err == nil || used > 1<<20 {
		t.Errorf("%d bytes allocated, error %v", used, err)
	}
}

func TestRecordLimit(t *testing.T) {
	s, err := Open(files("a.shp", shpFile(shp.POLYGON, world, partsRecord(5, square))), "a.shp", Options{Limits: Limits{Record: 100}})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readAll(s); err == nil || !strings.Contains(err.Error(), "more than the limit of 100") {
		t.Errorf("error is %v", err)
	}
}

// TestTruncated cuts a real file at many places, with its index and without: each
// gives an error with a record, after all records that are whole.
func TestTruncated(t *testing.T) {
	data, err := os.ReadFile(dataDir + "/ne_50m_tiny_countries.shp")
	if err != nil {
		t.Fatal(err)
	}
	table, err := os.ReadFile(dataDir + "/ne_50m_tiny_countries.dbf")
	if err != nil {
		t.Fatal(err)
	}
	index, err := os.ReadFile(dataDir + "/ne_50m_tiny_countries.shx")
	if err != nil {
		t.Fatal(err)
	}
	for size := headerLength; size < len(data); size++ {
		for _, shx := range [][]byte{nil, index} {
			s, err := Open(files("a.shp", data[:size], "a.dbf", table, "a.shx", shx), "a.shp", Options{})
			if err != nil {
				t.Fatal(err)
			}
			all, err := readAll(s)
			if want := (size - headerLength) / 28; err == nil || len(all) != want || !strings.Contains(err.Error(), "record") {
				t.Fatalf("cut at %d, index of %d bytes: %d features, error %v; want %d", size, len(shx), len(all), err, want)
			}
		}
	}
}

func FuzzShapefile(f *testing.F) {
	f.Add(twoPoints(), dbfFile("x", "y"), shxFile(shp.POINT, 128, 20, 100, 20))
	f.Add(shpFile(shp.POLYGON, world, partsRecord(5, square, hole), le(0), partsRecord(5, island)), dbfFile("x", "*y", "z"), []byte{})
	f.Add(shpFile(shp.POLYLINEZ, world, heights(partsRecord(13, zigzag), 3)), []byte{}, []byte{})
	f.Add(shpFile(shp.MULTIPATCH, world, append(le(31, 0.0, 0.0, 0.0, 0.0, 1, 4, 0, 1), le([]float64{0, 0, 0, 2, 2, 2, 2, 0})...)), dbfFile(), []byte{})
	f.Fuzz(func(t *testing.T, data, table, index []byte) {
		s, err := Open(files("a.shp", data, "a.dbf", table, "a.shx", index), "a.shp", Options{})
		if err != nil {
			return
		}
		all, err := readAll(s)
		if err != nil && !strings.HasPrefix(err.Error(), "a.shp: ") {
			t.Errorf("error without a place: %v", err)
		}
		for _, f := range all {
			if f.Geometry == nil || len(f.Geometry.FlatCoords()) == 0 {
				t.Errorf("feature without geometry: %v", f)
			}
			for _, v := range f.Geometry.FlatCoords() {
				if v-v != 0 {
					t.Errorf("coordinate %g", v)
				}
			}
		}
	})
}
