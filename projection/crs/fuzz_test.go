package crs

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/wkt"
)

// FuzzParse feeds PROJ strings, WKT and codes: nothing may panic, and what is
// read must read back and must never give an infinity or NaN as a result.
func FuzzParse(f *testing.F) {
	for _, c := range methodCases {
		f.Add(c.proj)
	}
	for _, c := range sphericalCases {
		f.Add(c.proj)
	}
	for _, text := range []string{
		"EPSG:3035", "urn:ogc:def:crs:EPSG::4326", "+init=epsg:2263 +units=m", "+proj=longlat +pm=17d40'W",
		"+proj=merc +a=1e300 +b=1e-300", "+proj=aeqd +lat_0=1e-300", "+proj=omerc +lat_0=89.9999 +alpha=90 +lonc=1",
		`GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]`,
		nyWKT,
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		s, err := Parse(text)
		if err != nil {
			return
		}
		if again, err := Parse(s.PROJ()); err != nil || again.PROJ() != s.PROJ() {
			t.Fatalf("%q is read as %q, which does not read back: %v", text, s.PROJ(), err)
		}
		setup, err := s.Setup()
		if err != nil {
			return
		}
		for _, p := range [][2]float64{{0, 0}, {10, 50}, {-179, -89}, {180, 90}, {1e6, -1e7}, {math.NaN(), 0}} {
			check(t, s, p)
			setup.Formula.Inverse(setup.Formula.Forward(p[0]*degree, p[1]*degree))
		}
	})
}

func check(t *testing.T, s *System, p [2]float64) {
	t.Helper()
	if x, y, ok := s.FromWGS84(p[0], p[1]); ok != finite(x, y) {
		t.Fatalf("FromWGS84(%v) gives %v %v %v", p, x, y, ok)
	}
	lon, lat, ok := s.ToWGS84(p[0], p[1])
	if ok != finite(lon, lat) || ok && (math.Abs(lon) > 180 || math.Abs(lat) > 90+1e-6) {
		t.Fatalf("ToWGS84(%v) gives %v %v %v", p, lon, lat, ok)
	}
}

// FuzzWKT starts from WKT of all kinds.
func FuzzWKT(f *testing.F) {
	for _, text := range wktSeeds {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := wkt.Parse(text)
		if err != nil {
			return
		}
		if n == nil || n.Keyword == "" {
			t.Fatalf("%q gives an element without a keyword", text)
		}
		if s, err := fromWKT(text, nil); err == nil {
			check(t, s, [2]float64{10, 50})
		}
	})
}
