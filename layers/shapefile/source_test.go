package shapefile

import (
	"bytes"
	"context"
	"encoding/binary"
	"errors"
	"io/fs"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	shp "github.com/jonas-p/go-shp"

	"github.com/seed-898ab921/kartograph/layers"
)

var _ layers.Source = (*Source)(nil)

func twoPoints() []byte { return shpFile(shp.POINT, world, le(1, 1.0, 2.0), le(1, 3.0, 4.0)) }

func TestNeighboursInAnyCase(t *testing.T) {
	for _, names := range [][2]string{{"a.shp", "a.dbf"}, {"A.SHP", "A.DBF"}, {"a.shp", "a.DBF"}, {"dir/a.shp", "dir/A.Dbf"}} {
		s, err := Open(files(names[0], twoPoints(), names[1], dbfFile("x", "y")), names[0], Options{})
		if err != nil {
			t.Fatal(err)
		}
		if c := s.Info().Schema.Columns(); len(c) != 1 || c[0] != "NAME" {
			t.Errorf("%v: columns are %q", names, c)
		}
	}
}

func TestTableMismatch(t *testing.T) {
	cut := dbfFile("x", "y")
	cut = cut[:len(cut)-5]
	tests := []struct {
		name, warning, second string
		dbf                   []byte
	}{
		{"no table", "no .dbf file", "", nil},
		{"too few rows", "2 records but the .dbf file has 1 rows", "", dbfFile("x")},
		{"too many rows", "2 records but the .dbf file has 3 rows", "y", dbfFile("x", "y", "z")},
		{"cut off", "cut off after row 1", "", cut},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			fsys := files("a.shp", twoPoints())
			if tt.dbf != nil {
				fsys["a.dbf"] = &fstest.MapFile{Data: tt.dbf}
			}
			s, err := Open(fsys, "a.shp", Options{})
			if err != nil {
				t.Fatal(err)
			}
			all, err := readAll(s)
			if err != nil || len(all) != 2 {
				t.Fatalf("%d features, %v", len(all), err)
			}
			if v, _ := all[1].Record.Get("NAME"); v.String() != tt.second || v.IsNull() != (tt.second == "") {
				t.Errorf("the second record is %q, null %v", v, v.IsNull())
			}
			if w := strings.Join(s.Info().Warnings, "\n"); !strings.Contains(w, tt.warning) {
				t.Errorf("warnings are %q", w)
			}
		})
	}
}

func TestCharset(t *testing.T) {
	latin, utf := dbfFile("S\xe3o", "y"), dbfFile("S\xc3\xa3o", "y")
	cyrillic := dbfFile("\xcc\xee\xf1\xea\xe2\xe0", "y")
	cyrillic[29] = 0xC9
	tests := []struct {
		name          string
		dbf           []byte
		cpg, asked    string
		want, charset string
	}{
		{"found to be utf-8", utf, "", "", "São", "utf-8"},
		{"found not to be", latin, "", "", "São", "windows-1252"},
		{"cpg", latin, "ISO 88591\n", "", "São", "windows-1252"},
		{"false cpg", latin, "UTF-8", "", "São", "utf-8"},
		{"unknown cpg", utf, "\x00\x00", "", "São", "utf-8"},
		{"language byte", cyrillic, "", "", "Москва", "windows-1251"},
		{"asked", cyrillic, "UTF-8", "koi8-r", "лНЯЙБЮ", "koi8-r"},
		{"cut within a rune", dbfFile("123456789\xc3", "y"), "UTF-8", "", "123456789", "utf-8"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(files("a.shp", twoPoints(), "a.dbf", tt.dbf, "a.cpg", tt.cpg), "a.shp", Options{Charset: tt.asked})
			if err != nil {
				t.Fatal(err)
			}
			all, err := readAll(s)
			if err != nil {
				t.Fatal(err)
			}
			if v, _ := all[0].Record.Get("NAME"); v.String() != tt.want || s.Info().Charset != tt.charset {
				t.Errorf("%q in %s, want %q in %s", v, s.Info().Charset, tt.want, tt.charset)
			}
		})
	}
	_, err := Open(files("a.shp", twoPoints(), "a.dbf", utf), "a.shp", Options{Charset: "uft-8"})
	if err == nil || !strings.Contains(err.Error(), `did you mean "utf-8"`) {
		t.Errorf("unknown charset: %v", err)
	}
}

const wgs84 = `GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`

func TestCoordinateSystem(t *testing.T) {
	metres := shpFile(shp.POINT, [4]float64{500000, 0, 500000, 0}, le(1, 500000.0, 0.0))
	noBox := shpFile(shp.POINT, [4]float64{}, le(1, 1.0, 1.0), le(1, 500000.0, 0.0), le(1, 500001.0, 0.0))
	tests := []struct {
		name       string
		shp        []byte
		prj, asked string
		fault      string
	}{
		{"none, degrees", twoPoints(), "", "", ""},
		{"none, metres", metres, "", "", `"crs"`},
		{"none, no box", noBox, "", "", `record 2: coordinates 500000, 0`},
		{"geographic", twoPoints(), wgs84, "", ""},
		{"with a byte order mark", twoPoints(), "\uFEFF" + wgs84, "", ""},
		{"empty prj", twoPoints(), " \n", "", ""},
		{"asked", metres, "", "EPSG:32631", ""},
		{"asked before prj", metres, wgs84, "EPSG:32631", ""},
		{"bad prj", twoPoints(), "PROJCS[", "", ".prj file"},
		{"asked for nonsense", twoPoints(), wgs84, "EPSG:nonsense", "NONSENSE"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(files("a.shp", tt.shp, "a.prj", tt.prj), "a.shp", Options{CRS: tt.asked})
			if err == nil {
				var all []layers.Feature
				if all, err = readAll(s); tt.asked != "" && err == nil {
					// UTM zone 31 has its central meridian at 3 degrees east.
					if p := all[0].Geometry.FlatCoords(); !(abs(p[0]-3) < 1e-9 && abs(p[1]) < 1e-9) {
						t.Errorf("the point is %v", p)
					}
				}
			}
			if (err != nil) != (tt.fault != "") || err != nil && !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("error is %v, want %q", err, tt.fault)
			}
		})
	}
}

// TestMisnamed reads metres that a .prj file calls WGS 84.
func TestMisnamed(t *testing.T) {
	data := shpFile(shp.POINT, [4]float64{1, 1, 500000, 5400000}, le(1, 1.0, 1.0), le(1, 500000.0, 5400000.0), le(1, 2.0, 2.0))
	s, err := Open(files("a.shp", data, "a.prj", wgs84), "a.shp", Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, err := readAll(s)
	if err != nil || len(all) != 2 {
		t.Fatalf("%d features, %v; want 2", len(all), err)
	}
	warnings := strings.Join(s.Info().Warnings, "\n")
	for _, want := range []string{`500000, 5.4e+06 are no longitude and latitude, though they are said to be "GCS_WGS_1984"`, `"crs"`, "record 2"} {
		if !strings.Contains(warnings, want) {
			t.Errorf("warnings are %q, want %q", warnings, want)
		}
	}
}

func abs(x float64) float64 { return max(x, -x) }

func TestLengthInHeader(t *testing.T) {
	with := func(data []byte, length int, tail string) []byte {
		data = append(bytes.Clone(data), tail...)
		binary.BigEndian.PutUint32(data[24:], uint32(length/2))
		return data
	}
	whole := twoPoints()
	tests := []struct {
		name    string
		data    []byte
		n       int
		warning string
		fault   string
	}{
		{"never set", with(whole, 0, ""), 2, "declares 0 bytes", ""},
		{"set before the records", with(whole, 100, ""), 2, "declares 100 bytes", ""},
		{"bytes behind the end", with(whole, len(whole), "padding!"), 2, "8 bytes after the last record", ""},
		{"too long, table tells", with(whole, len(whole)+500, ""), 2, "declares", ""},
		{"cut between records", whole[:len(whole)-28], 1, "", "declares 156 bytes but the file has 128; it is cut off after record 1"},
		{"cut in a record", whole[:len(whole)-4], 1, "", "record 2: it needs 20 bytes but only 16 are left"},
		{"cut in a record's header", whole[:len(whole)-24], 1, "", "record 2: its header needs 8 bytes but only 4 are left"},
		{"header only", whole[:100], 0, "", "declares 156 bytes but the file has 100"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Open(files("a.shp", tt.data, "a.dbf", dbfFile("x", "y")), "a.shp", Options{})
			if err != nil {
				t.Fatal(err)
			}
			all, err := readAll(s)
			if len(all) != tt.n || (err != nil) != (tt.fault != "") || err != nil && !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%d features, error %v; want %d, %q", len(all), err, tt.n, tt.fault)
			}
			if w := strings.Join(s.Info().Warnings, "\n"); !strings.Contains(w, tt.warning) {
				t.Errorf("warnings are %q", w)
			}
		})
	}
}

func TestOpenErrors(t *testing.T) {
	badCode := twoPoints()
	badCode[3] = 0
	badType := twoPoints()
	badType[32] = 2
	tests := []struct {
		name  string
		fsys  fstest.MapFS
		fault string
	}{
		{"missing", files(), "does not exist"},
		{"empty", files("a.shp", ""), "the header needs 100 bytes, the file has 0"},
		{"short", files("a.shp", twoPoints()[:50]), "the file has 50"},
		{"not a shapefile", files("a.shp", badCode), "not a shapefile"},
		{"shape type", files("a.shp", badType), "unknown shape type 2"},
		{"table without header", files("a.shp", twoPoints(), "a.dbf", "abc"), "a.dbf: dbf header"},
		{"folder", fstest.MapFS{"a.shp/b": &fstest.MapFile{}}, "is a folder"},
	}
	for _, tt := range tests {
		_, err := Open(tt.fsys, "a.shp", Options{})
		if err == nil || !strings.HasPrefix(err.Error(), "a.shp: ") || !strings.Contains(err.Error(), tt.fault) {
			t.Errorf("%s: %v, want %q", tt.name, err, tt.fault)
		}
	}
	if _, err := Open(files(), "a.shp", Options{}); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a missing file gives %v", err)
	}
}

func TestStopsAndRepeats(t *testing.T) {
	s, err := Open(files("a.shp", twoPoints(), "a.dbf", dbfFile("x", "y")), "a.shp", Options{})
	if err != nil {
		t.Fatal(err)
	}
	for range s.Features(context.Background()) {
		break
	}
	var group sync.WaitGroup
	for range 8 {
		group.Go(func() {
			if all, err := readAll(s); err != nil || len(all) != 2 || len(s.Info().Warnings) != 0 {
				t.Errorf("%d features, %v, %q", len(all), err, s.Info().Warnings)
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

func TestInfo(t *testing.T) {
	s, err := Open(files("a.shp", twoPoints(), "a.dbf", dbfFile("x", "y"), "a.prj", wgs84), "a.shp", Options{})
	if err != nil {
		t.Fatal(err)
	}
	i := s.Info()
	for what, is := range map[string][2]string{
		"format": {i.Format, "shapefile"}, "geometry": {i.Geometry, "point"}, "crs": {i.CRS, "GCS_WGS_1984"}, "charset": {i.Charset, "utf-8"},
	} {
		if is[0] != is[1] {
			t.Errorf("the %s is %q, want %q", what, is[0], is[1])
		}
	}
	if i.Extent == nil || i.Extent.List() != world {
		t.Errorf("the extent is %v, want %v", i.Extent, world)
	}
	if len(i.Warnings) != 0 {
		t.Errorf("the warnings are %q, want none", i.Warnings)
	}
}
