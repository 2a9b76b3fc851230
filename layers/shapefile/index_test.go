package shapefile

import (
	"encoding/binary"
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
