package shapefile

import (
	"encoding/binary"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	shp "github.com/jonas-p/go-shp"
)

// shxFile is an index of these offsets and lengths in bytes, in turn.
func shxFile(kind shp.ShapeType, spans ...int) []byte {
	b := shpFile(kind, world)
	for _, v := range spans {
		b = binary.BigEndian.AppendUint32(b, uint32(v/2))
	}
	return b
}

func TestIndex(t *testing.T) {
	// Three points; the second one was moved to the end, so that the file has
	// four records.
	data := shpFile(shp.POINT, world, le(1, 1.0, 0.0), le(1, 99.0, 0.0), le(1, 3.0, 0.0), le(1, 2.0, 0.0))
	table := dbfFile("1", "2", "3")
	tests := []struct {
		name    string
		shx     []byte
		want    string
		warning string
	}{
		{"moved record", shxFile(shp.POINT, 100, 20, 184, 20, 156, 20), "1 2 3", ""},
		{"deleted record", shxFile(shp.POINT, 100, 20, 0, 0, 156, 20), "1 3", "null shapes skipped: 1 (record 2)"},
		{"gap", shxFile(shp.POINT, 100, 20, 156, 20, 184, 20), "1 3 2", ""},
		{"in order", shxFile(shp.POINT, 100, 20, 128, 20, 156, 20, 184, 20), "1 99 3 2", "4 records but the .dbf file has 3 rows"},
		{"overlap", shxFile(shp.POINT, 100, 20, 184, 20, 184, 20), "1 99 3 2", "overlaps another; it is passed over"},
		{"beyond the end", shxFile(shp.POINT, 100, 20, 1840, 20), "1 99 3 2", "ends at 1868, the .shp file has 212 bytes"},
		{"before the records", shxFile(shp.POINT, 50, 20, 184, 20), "1 99 3 2", "overlaps"},
		{"no index", []byte("abc"), "1 99 3 2", ""},
		{"bad header", make([]byte, 124), "1 99 3 2", ".shx file: not a shapefile"},
		{"cut off", shxFile(shp.POINT, 100, 20, 184, 20, 156, 20)[:120], "1 2", "2 records but the .dbf file has 3 rows"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			plain := files("a.shp", data, "a.dbf", table, "a.shx", tt.shx)
			packed := files("a.zip", zipFile(t, plain, "a.shp", "a.dbf", "a.shx"))
			for name, fsys := range map[string]fstest.MapFS{"a.shp": plain, "a.zip": packed} {
				s, err := Open(fsys, name, Options{})
				if err != nil {
					t.Fatal(err)
				}
				all, err := readAll(s)
				if err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, f := range all {
					got = append(got, strings.Fields(strings.Trim(text(t, f.Geometry), "POINT ()"))[0])
				}
				if w := strings.Join(s.Info().Warnings, "\n"); strings.Join(got, " ") != tt.want || !strings.Contains(w, tt.warning) {
					t.Errorf("%s: got %q, warnings %q; want %q, %q", name, got, w, tt.want, tt.warning)
				}
			}
		})
	}
}

// recordsOf is a .shp file of records whose headers declare these lengths in
// bytes, whatever they hold.
func recordsOf(lengths []int, records ...[]byte) []byte {
	b := shpFile(shp.POINT, world, records...)
	at := headerLength
	for i, r := range records {
		binary.BigEndian.PutUint32(b[at+4:], uint32(lengths[i]/2))
		at += recordHeaderLength + len(r)
	}
	return b
}

// declaring sets the length that the header of a .shp file declares.
func declaring(b []byte, length int) []byte {
	binary.BigEndian.PutUint32(b[24:], uint32(length/2))
	return b
}

// TestFalseLengths has files whose places are right in the index and whose
// lengths are not, as GDAL's (shapelib's) reader takes them.
func TestFalseLengths(t *testing.T) {
	p := func(x float64) []byte { return le(1, x, 0.0) }
	null := le(0)
	points := []int{20, 20, 20}
	const taken = "records whose length is another than in the .shx file, which was taken: 1 (record 2)"
	for _, tt := range []struct {
		name           string
		shp, shx       []byte
		rows           int
		want, warnings string
	}{
		{"null of 20 bytes that has 4", recordsOf(points, p(1), null, p(3)), shxFile(shp.POINT, 100, 20, 128, 4, 140, 20), 3,
			"1 3", taken + "; null shapes skipped: 1 (record 2)"},
		{"the same, in the index too", recordsOf(points, p(1), null, p(3)), shxFile(shp.POINT, 100, 20, 128, 20, 140, 20), 3,
			"1 3", taken + "; null shapes skipped: 1 (record 2)"},
		{"null of 20 bytes at the end", recordsOf(points, p(1), p(2), null), shxFile(shp.POINT, 100, 20, 128, 20, 156, 20), 3,
			"1 2", "null shapes with a false length: 1 (record 3); null shapes skipped: 1 (record 3)"},
		{"the same without an index", recordsOf(points, p(1), p(2), null), nil, 3,
			"1 2", "null shapes with a false length: 1 (record 3); null shapes skipped: 1 (record 3)"},
		{"length of 0", recordsOf([]int{20, 0, 20}, p(1), p(2), p(3)), shxFile(shp.POINT, 100, 20, 128, 20, 156, 20), 3, "1 2 3", taken},
		{"negative length", recordsOf([]int{20, -2, 20}, p(1), p(2), p(3)), shxFile(shp.POINT, 100, 20, 128, 20, 156, 20), 3, "1 2 3", taken},
		{"length beyond the file", recordsOf([]int{20, 9000, 20}, p(1), p(2), p(3)), shxFile(shp.POINT, 100, 20, 128, 20, 156, 20), 3, "1 2 3", taken},
		{"length in bytes, not words", recordsOf([]int{20, 40, 20}, p(1), p(2), p(3)), shxFile(shp.POINT, 100, 20, 128, 20, 156, 20), 3, "1 2 3", taken},
		{"an index of another file", recordsOf(points, p(1), p(2), p(3)), shxFile(shp.POINT, 100, 20, 128, 12, 148, 20), 3, "1 2 3",
			"records that the .shx file has in other places; it was passed over from there on: 1 (record 2)"},
		{"header too short", declaring(recordsOf(points, p(1), p(2), p(3)), 128), shxFile(shp.POINT, 100, 20, 128, 20, 156, 20), 3, "1 2 3",
			"the header declares 128 bytes but the file has 184"},
		{"header too short, no index", declaring(recordsOf(points, p(1), p(2), p(3)), 128), nil, 3, "1 2 3",
			"records after the end that the file declares: 2 (first: record 1); the header declares 128 bytes but the file has 184"},
		{"bytes after the last record", append(recordsOf(points, p(1), p(2), p(3)), "0123456789abcdef"...), shxFile(shp.POINT, 100, 20, 128, 20, 156, 20), 3, "1 2 3",
			"the header declares 184 bytes but the file has 200; 16 bytes after the last record were not read"},
		{"the same, declared", declaring(append(recordsOf(points, p(1), p(2), p(3)), "0123456789abcdef"...), 200), shxFile(shp.POINT, 100, 20, 128, 20, 156, 20), 3, "1 2 3",
			"16 bytes after the last record were not read"},
		{"an old record after the last", declaring(recordsOf(points, p(1), p(2), p(3)), 184), shxFile(shp.POINT, 100, 20, 128, 20), 2, "1 2",
			"28 bytes after the last record were not read"},
		{"an index that is cut off", recordsOf(points, p(1), p(2), p(3)), shxFile(shp.POINT, 100, 20, 128, 20), 3, "1 2 3",
			"records after the end that the file declares: 1 (record 2)"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			plain := files("a.shp", tt.shp, "a.dbf", dbfFile(make([]string, tt.rows)...), "a.shx", tt.shx)
			packed := files("a.zip", zipFile(t, plain, "a.shp", "a.dbf", "a.shx"))
			for name, fsys := range map[string]fstest.MapFS{"a.shp": plain, "a.zip": packed} {
				s, err := Open(fsys, name, Options{})
				if err != nil {
					t.Fatal(err)
				}
				all, err := readAll(s)
				var got []string
				for _, f := range all {
					got = append(got, strings.Fields(strings.Trim(text(t, f.Geometry), "POINT ()"))[0])
				}
				if w := strings.Join(s.Info().Warnings, "; "); err != nil || strings.Join(got, " ") != tt.want || w != tt.warnings {
					t.Errorf("%s: got %q, %v, warnings %q; want %q, %q", name, got, err, w, tt.want, tt.warnings)
				}
			}
		})
	}
}

// TestIndexesOfRealFiles reads the test data with its indexes: nothing is told of
// them.
func TestIndexesOfRealFiles(t *testing.T) {
	entries, err := os.ReadDir(dataDir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		if !strings.HasSuffix(e.Name(), ".shp") {
			continue
		}
		s, err := Open(os.DirFS(dataDir), e.Name(), Options{})
		if err != nil {
			t.Fatal(err)
		}
		_, err = readAll(s)
		for _, w := range s.Info().Warnings {
			if err != nil || strings.Contains(w, ".shx") || strings.Contains(w, "record") {
				t.Errorf("%s: %q, %v", e.Name(), w, err)
			}
		}
	}
}
