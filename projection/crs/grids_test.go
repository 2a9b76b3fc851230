package crs

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid/gridtest"
)

// debianGrids are the folders that Debian's proj-data puts its grids in, or
// those that PROJ_DATA names.
func debianGrids(t *testing.T, name string) *Grids {
	t.Helper()
	folder := "/usr/share/proj"
	if _, err := os.Stat(folder + "/" + name); err != nil {
		t.Skipf("%s is not there (Debian package proj-data)", name)
	}
	g, err := OpenGrids(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestGridsAgainstProj compares NTv2 grids of Debian's proj-data with PROJ at
// 1,000 points each, both ways, to 1 mm:
//
//	cs2cs -f %.12f +proj=longlat +ellps=bessel +nadgrids=BETA2007.gsb +to +proj=longlat +datum=WGS84
func TestGridsAgainstProj(t *testing.T) {
	for _, c := range []struct {
		grid, ellps string
		domain
	}{
		{"BETA2007.gsb", "bessel", box(6, 47.3, 15, 55)},
		{"ntf_r93.gsb", "clrk80ign", box(-5, 41.5, 9.5, 51)},
		{"nzgd2kgrid0005.gsb", "intl", box(166.5, -47.2, 178.8, -34.2)},
		{"CHENYX06_etrs.gsb", "bessel", box(5.9, 45.8, 10.5, 47.8)},
	} {
		t.Run(c.grid, func(t *testing.T) {
			old := fmt.Sprintf("+proj=longlat +ellps=%s +nadgrids=%s", c.ellps, c.grid)
			s, err := debianGrids(t, c.grid).Parse(old)
			if err != nil {
				t.Fatal(err)
			}
			if w := s.Warnings(); len(w) > 0 {
				t.Errorf("warnings: %q", w)
			}
			points := c.points(1000)
			wgs := []string{"+proj=longlat", "+datum=WGS84"}
			from := []string{"+proj=longlat", "+ellps=" + c.ellps, "+nadgrids=" + c.grid}
			forth := tool(t, points, "cs2cs", append(append([]string{"-f", "%.13f"}, from...), append([]string{"+to"}, wgs...)...)...)
			back := tool(t, points, "cs2cs", append(append([]string{"-f", "%.13f"}, wgs...), append([]string{"+to"}, from...)...)...)
			worst, n := 0.0, 0
			for i, p := range points {
				if !finite(forth[i][0], back[i][0]) {
					continue // out of the grid, where PROJ refuses
				}
				n++
				worst = math.Max(worst, apartMetres(s.ToWGS84, p, forth[i]))
				worst = math.Max(worst, apartMetres(s.FromWGS84, p, back[i]))
			}
			t.Logf("%s: %.3g mm at %d points", c.grid, worst*1000, n)
			if n < 800 {
				t.Errorf("only %d points lie in the grid", n)
			}
			if !(worst <= 1e-3) {
				t.Errorf("%.4f m apart", worst)
			}
		})
	}
}

func apartMetres(f func(x, y float64) (float64, float64, bool), p, want [2]float64) float64 {
	lon, lat, ok := f(p[0], p[1])
	if !ok {
		return math.Inf(1)
	}
	return math.Hypot((lon-want[0])*math.Cos(lat*degree), lat-want[1]) * degree * 6378137
}

func tinyGrids(t *testing.T, order gridtest.ByteOrder) *Grids {
	t.Helper()
	g, err := OpenGrids(fstest.MapFS{"Tiny.GSB": {Data: gridtest.NTv2(order)}, "notes.txt": {Data: []byte("x")}})
	if err != nil {
		t.Fatal(err)
	}
	return g
}

// TestNTv2 reads a file whose shifts are known: latitude/10 seconds north and
// longitude/20 seconds east, a second more each in the subgrid.
func TestNTv2(t *testing.T) {
	for _, order := range []gridtest.ByteOrder{binary.LittleEndian, binary.BigEndian} {
		s, err := tinyGrids(t, order).Parse("+proj=longlat +ellps=GRS80 +nadgrids=tiny.gsb,null")
		if err != nil {
			t.Fatal(err)
		}
		for _, c := range []struct{ lon, lat, more, on float64 }{
			{1.25, 41.5, 0, 1}, {0, 40, 0, 1}, {10, 50, 0, 1}, {5.1, 45.3, 1, 1}, {4, 44, 1, 1}, {3.99, 44, 0, 1},
			{-0.5, 45, 0, 0}, {5, 50.5, 0, 0},
		} {
			lon, lat, ok := s.ToWGS84(c.lon, c.lat)
			wantLon, wantLat := c.lon+c.on*(c.lon/20+c.more)/3600, c.lat+c.on*(c.lat/10+c.more)/3600
			if !ok || !(math.Abs(lon-wantLon) < 1e-9) || !(math.Abs(lat-wantLat) < 1e-9) {
				t.Errorf("at %v: got %.10f %.10f, want %.10f %.10f", c, lon, lat, wantLon, wantLat)
			}
		}
	}
}

// TestNTv2ThereAndBack takes random points through a grid both ways.
func TestNTv2ThereAndBack(t *testing.T) {
	s, err := tinyGrids(t, binary.BigEndian).Parse("+proj=utm +zone=31 +ellps=intl +nadgrids=@Tiny.gsb")
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		lon, lat := 10*r.Float64(), 40+10*r.Float64()
		if math.Abs(lon-5) < 1.01 && math.Abs(lat-45) < 1.01 && math.Max(math.Abs(lon-5), math.Abs(lat-45)) > 0.99 {
			// On the subgrid's edge the shifts jump.
			continue
		}
		x, y, ok := s.FromWGS84(lon, lat)
		lon1, lat1, ok1 := s.ToWGS84(x, y)
		if !ok {
			t.Fatalf("%v %v has no place in the system", lon, lat)
		}
		if !ok1 {
			t.Fatalf("%v %v does not come back", lon, lat)
		}
		if !(math.Abs(lon1-lon) < 1e-9) {
			t.Fatalf("longitude %v came back as %v", lon, lon1)
		}
		if !(math.Abs(lat1-lat) < 1e-9) {
			t.Fatalf("latitude %v came back as %v", lat, lat1)
		}
	}
}

func TestDamagedGrids(t *testing.T) {
	whole := gridtest.NTv2(binary.LittleEndian)
	g, err := OpenGrids(fstest.MapFS{"bad.gsb": {Data: whole[:200]}})
	if err != nil {
		t.Fatal(err)
	}
	s, err := g.Parse("+proj=longlat +ellps=bessel +nadgrids=bad.gsb +towgs84=1,2,3")
	if err != nil || len(s.Warnings()) != 2 {
		t.Errorf("warnings are %q, %v; want that the file cannot be read, and that Helmert values are used", s.Warnings(), err)
	}
}

func FuzzGridStep(f *testing.F) {
	f.Add(gridtest.NTv2(binary.LittleEndian), 5.0, 45.0)
	f.Add(gridtest.NTv2(binary.BigEndian), 0.0, 40.0)
	f.Fuzz(func(t *testing.T, data []byte, lon, lat float64) {
		n, err := grid.ReadNTv2(data)
		if err != nil {
			return
		}
		s := gridStep{grids: []*grid.NTv2{n}}
		s.forward(lon*degree, lat*degree)
		s.inverse(lon*degree, lat*degree)
	})
}
