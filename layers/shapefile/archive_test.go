package shapefile

import (
	"archive/zip"
	"bytes"
	"io/fs"
	"os"
	"strings"
	"testing"
	"testing/fstest"
)

func TestArchive(t *testing.T) {
	table := dbfFile("x", "y")
	fsys := files("a.shp", twoPoints(), "A.DBF", table, "a.prj", wgs84, "dir/b.shp", twoPoints(), "dir/b.dbf", table,
		"__MACOSX/._a.shp", "junk", "readme.txt", "hello", "dir2/b.shp", twoPoints())
	tests := []struct {
		name, object string
		members      []string
		fault        string
	}{
		{"one", "", []string{"a.shp", "A.DBF", "a.prj", "readme.txt"}, ""},
		{"in a folder", "", []string{"dir/b.dbf", "dir/b.shp"}, ""},
		{"with the Finder's files", "", []string{"a.shp", "__MACOSX/._a.shp", "A.DBF"}, ""},
		{"several", "", []string{"a.shp", "dir/b.shp"}, `2 shapefiles, choose one with "object": a.shp, dir/b.shp`},
		{"several, named", "b", []string{"a.shp", "dir/b.shp", "dir/b.dbf"}, ""},
		{"several, named with extension", "B.shp", []string{"a.shp", "dir/b.shp", "dir/b.dbf"}, ""},
		{"several, named by path", "dir/b", []string{"dir2/b.shp", "dir/b.shp", "dir/b.dbf"}, ""},
		{"name in two folders", "b", []string{"dir2/b.shp", "dir/b.shp"}, "2 shapefiles"},
		{"unknown name", "c", []string{"a.shp", "dir/b.shp"}, `no shapefile "c"; it has a.shp, dir/b.shp`},
		{"none", "", []string{"readme.txt"}, "no .shp file"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			z := files("z.zip", zipFile(t, fsys, tt.members...))
			for _, system := range []fs.FS{z, noSeek{z}} {
				s, err := Open(system, "z.zip", Options{Object: tt.object})
				if err != nil {
					if tt.fault == "" || !strings.Contains(err.Error(), tt.fault) {
						t.Errorf("error %v, want %q", err, tt.fault)
					}
					continue
				}
				for range 2 {
					all, err := readAll(s)
					if err != nil || len(all) != 2 || tt.fault != "" {
						t.Fatalf("%d features, error %v, want %q", len(all), err, tt.fault)
					}
					if v, _ := all[1].Record.Get("NAME"); v.String() != "y" {
						t.Errorf("the record is %q", v)
					}
				}
			}
		})
	}
}

// noSeek is a file system whose files can be read from front to back only.
type noSeek struct{ fs.FS }

type noSeekFile struct{ fs.File }

func (n noSeek) Open(name string) (fs.File, error) {
	f, err := n.FS.Open(name)
	return noSeekFile{f}, err
}

// bomb packs a .shp file with a tail of zeros.
func bomb(t *testing.T, zeros int, declared uint64) fstest.MapFS {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	f, err := w.Create("a.shp")
	if err == nil {
		_, err = f.Write(append(twoPoints(), make([]byte, zeros)...))
	}
	if err == nil {
		err = w.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	data := b.Bytes()
	if declared > 0 {
		// The size that the central directory declares, after its signature.
		at := bytes.Index(data, []byte("PK\x01\x02")) + 24
		copy(data[at:], le(int(declared)))
	}
	return files("z.zip", data)
}

func TestBombs(t *testing.T) {
	small := Options{Limits: Limits{Unpacked: 1000, Ratio: 50}}
	if _, err := Open(bomb(t, 1<<20, 0), "z.zip", small); err == nil || !strings.Contains(err.Error(), "more than the limit") {
		t.Errorf("a declared bomb gives %v", err)
	}
	s, err := Open(bomb(t, 1<<20, 156), "z.zip", small)
	if err != nil {
		t.Fatal(err)
	}
	if all, err := readAll(s); err != nil || len(all) != 2 {
		t.Errorf("a bomb behind the declared end gives %d features, %v", len(all), err)
	}
	s, err = Open(bomb(t, 0, 1<<20), "z.zip", Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := readAll(s); err == nil || !strings.Contains(err.Error(), "cannot be read") {
		t.Errorf("a member shorter than declared gives %v", err)
	}
}

func TestDamagedArchive(t *testing.T) {
	data := zipFile(t, files("a.shp", twoPoints()), "a.shp")
	for size := range data {
		s, err := Open(files("z.zip", data[:size]), "z.zip", Options{})
		if err == nil {
			_, err = readAll(s)
		}
		if err == nil {
			t.Errorf("cut at %d of %d: no error", size, len(data))
		}
	}
}

// TestBoroughs reads a file in feet of a state plane. The point is what GDAL
// 3.6 gives: ogr2ogr -t_srs EPSG:4326 -f CSV /vsistdout/ /vsizip/nybb.zip
// -lco GEOMETRY=AS_WKT
func TestBoroughs(t *testing.T) {
	s, err := Open(os.DirFS(dataDir), "nybb.zip", Options{})
	if err != nil {
		t.Fatal(err)
	}
	all, err := readAll(s)
	if err != nil || len(all) != 5 {
		t.Fatalf("%d features, %v", len(all), err)
	}
	p := all[0].Geometry.FlatCoords()
	if !(abs(p[0]+74.0505080640325) <= 1e-9 && abs(p[1]-40.566422034161) <= 1e-9) {
		t.Errorf("the first point is %v", p[:2])
	}
	if name, _ := all[0].Record.Get("BoroName"); name.String() != "Staten Island" {
		t.Errorf("the first borough is %v", name)
	}
	if e := s.Info().Extent; e == nil || !(abs(e.West+74.2555) < 1e-3 && abs(e.North-40.9153) < 1e-3) {
		t.Errorf("the extent is %v", e)
	}
}
