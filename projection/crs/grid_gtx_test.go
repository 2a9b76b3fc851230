package crs

import (
	"encoding/binary"
	"math"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/grid/gridtest"
)

func TestGTX(t *testing.T) {
	g, err := OpenGrids(fstest.MapFS{"geoid.gtx": {Data: gridtest.GTX()}, "bad.gtx": {Data: gridtest.GTX()[:60]}})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ lon, lat, want float64 }{
		{-180, -90, 0}, {-90, 0, 11}, {-135, -45, 5.5}, {90, 90, 23},
		// Between the last column and the first one.
		{135, 0, 11.5}, {180, 0, 10}, {540, 0, 10},
	} {
		if h, err := g.GeoidHeight("GEOID.gtx", c.lon, c.lat); err != nil || !(math.Abs(h-c.want) < 1e-9) {
			t.Errorf("at %v %v: %v, %v; want %v", c.lon, c.lat, h, err, c.want)
		}
	}
	for name, want := range map[string]string{"bad.gtx": "3 rows and 4 columns in 60 bytes", "none.gtx": "no such grid"} {
		if _, err := g.GeoidHeight(name, 0, 0); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: error is %v, want %q", name, err, want)
		}
	}
	if h, err := g.GeoidHeight("geoid.gtx", 0, 91); err == nil {
		t.Errorf("beyond the pole: %v", h)
	}
}

// TestGeoidAgainstProj takes the heights of
//
//	printf "50 10 0\n-33 179.9 0\n" | cs2cs -f %.6f EPSG:4326+5773 EPSG:4979
//
// with egm96_15.gtx of Debian's proj-data.
func TestGeoidAgainstProj(t *testing.T) {
	g := debianGrids(t, "egm96_15.gtx")
	for _, c := range []struct{ lon, lat, want float64 }{{10, 50, 48.029350}, {179.9, -33, 42.557839}} {
		if h, err := g.GeoidHeight("egm96_15.gtx", c.lon, c.lat); err != nil || !(math.Abs(h-c.want) < 1e-5) {
			t.Errorf("at %v %v: %v, %v; want %v", c.lon, c.lat, h, err, c.want)
		}
	}
}

// TestGridsTogether puts one set of grids before another.
func TestGridsTogether(t *testing.T) {
	own, err := OpenGrids(fstest.MapFS{"a.gsb": {Data: []byte("bad")}})
	if err != nil {
		t.Fatal(err)
	}
	given, err := OpenGrids(fstest.MapFS{"A.GSB": {Data: gridtest.NTv2(binary.LittleEndian)}, "b.gsb": {Data: gridtest.NTv2(binary.BigEndian)}})
	if err != nil {
		t.Fatal(err)
	}
	if names := strings.Join(own.Before(given).Names(), " "); names != "a.gsb b.gsb" {
		t.Errorf("together they have %s", names)
	}
	if own.Before(nil) != own || (*Grids)(nil).Before(given) != given || (*Grids)(nil).Names() != nil {
		t.Error("no grids change others")
	}
	if _, err := OpenGrids(os.DirFS("/nowhere/at/all")); err == nil {
		t.Error("a folder that is not there opens")
	}
}
