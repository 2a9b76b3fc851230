package crs

import (
	"math"
	"strings"
	"sync"
	"testing"
)

func mustParse(t testing.TB, text string) *System {
	t.Helper()
	s, err := Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestKnownPoints holds numbers of PROJ 9.1.1, each from
//
//	echo LON LAT | cs2cs -d 6 +proj=longlat +datum=WGS84 +to STRING
//
// where the string is the one beside, or the PROJ string of the code.
func TestKnownPoints(t *testing.T) {
	for _, c := range []struct {
		system         string
		lon, lat, x, y float64
	}{
		{"+proj=utm +zone=33 +datum=WGS84", 10, 50, 141743.632239, 5550619.375419},
		{"EPSG:3857", 10, 50, 1113194.907933, 6446275.841017},
		{"EPSG:3035", 10, 50, 4321000.000000, 2987510.566965},
		{"EPSG:2263", -74.006, 40.7128, 982586.634457, 198968.820437},
		{"EPSG:27700", -0.1276, 51.5072, 530043.194981, 180358.208620},
		{"EPSG:31467", 9.5, 48.5, 3537026.624414, 5373706.099840},
		{"EPSG:2056", 7.4386, 46.9511, 2599997.532516, 1200001.916440},
		{"EPSG:5514", 14.42, 50.09, -742860.083488, -1042721.363483},
		{"EPSG:28992", 4.9, 52.37, 121819.365163, 487013.761522},
		{"EPSG:2193", 174.78, -41.29, 1749045.802944, 5427521.383395},
		{"EPSG:3031", 45, -75, 1158794.740773, 1158794.740773},
	} {
		s := mustParse(t, c.system)
		want := tool(t, [][2]float64{{c.lon, c.lat}}, "cs2cs",
			append([]string{"-d", "9", "+proj=longlat", "+datum=WGS84", "+to"}, strings.Fields(s.PROJ())...)...)[0]
		x, y, ok := s.FromWGS84(c.lon, c.lat)
		if d := math.Hypot(x-want[0], y-want[1]); !ok || !(d < 1e-4/s.perUnit) {
			t.Errorf("%s: got %.6f %.6f, cs2cs has %.6f", c.system, x, y, want)
		}
		if d := math.Hypot(x-c.x, y-c.y); !(d < 1e-3) {
			t.Errorf("%s at %v %v: got %.6f %.6f, want %.6f %.6f", c.system, c.lon, c.lat, x, y, c.x, c.y)
		}
		lon, lat, ok := s.ToWGS84(x, y)
		if !ok || !(math.Hypot(lon-c.lon, lat-c.lat) < 2e-7) {
			t.Errorf("%s: back at %.9f %.9f", c.system, lon, lat)
		}
	}
}

func TestAxesUnitsAndMeridians(t *testing.T) {
	for _, c := range []struct {
		system, like string
		x, y         func(x, y float64) float64
	}{
		{"+proj=utm +zone=33 +axis=neu", "+proj=utm +zone=33", func(_, y float64) float64 { return y }, func(x, _ float64) float64 { return x }},
		{"+proj=utm +zone=33 +axis=wsu", "+proj=utm +zone=33", func(x, _ float64) float64 { return -x }, func(_, y float64) float64 { return -y }},
		{"+proj=utm +zone=33 +units=km", "+proj=utm +zone=33", func(x, _ float64) float64 { return x / 1000 }, func(_, y float64) float64 { return y / 1000 }},
		{"+proj=utm +zone=33 +units=us-ft", "+proj=utm +zone=33", func(x, _ float64) float64 { return x * 3937 / 1200 }, func(_, y float64) float64 { return y * 3937 / 1200 }},
		{"+proj=utm +zone=33 +to_meter=1/4", "+proj=utm +zone=33", func(x, _ float64) float64 { return x * 4 }, func(_, y float64) float64 { return y * 4 }},
		{"+proj=merc +lon_0=10 +pm=-10", "+proj=merc", func(x, _ float64) float64 { return x }, func(_, y float64) float64 { return y }},
		{"+proj=longlat +pm=5", "+proj=longlat", func(x, _ float64) float64 { return x - 5 }, func(_, y float64) float64 { return y }},
		{"+proj=longlat +lon_wrap=200", "+proj=longlat", func(x, _ float64) float64 { return x + 360 }, func(_, y float64) float64 { return y }},
		{"+proj=longlat +units=grad", "+proj=longlat", func(x, _ float64) float64 { return x / 0.9 }, func(_, y float64) float64 { return y / 0.9 }},
	} {
		a, b := mustParse(t, c.system), mustParse(t, c.like)
		x0, y0, _ := b.FromWGS84(12, 50)
		x, y, ok := a.FromWGS84(12, 50)
		wx, wy := c.x(x0, y0), c.y(x0, y0)
		if !ok || !(math.Abs(x-wx) < 1e-6) || !(math.Abs(y-wy) < 1e-6) {
			t.Errorf("%s: got %v %v, want %v %v", c.system, x, y, wx, wy)
		}
		if lon, lat, ok := a.ToWGS84(x, y); !ok || !(math.Hypot(lon-12, lat-50) < 1e-9) {
			t.Errorf("%s: back at %v %v", c.system, lon, lat)
		}
	}
}

func TestIsWGS84(t *testing.T) {
	for text, want := range map[string]bool{
		"EPSG:4326": true, "OGC:CRS84": true, "EPSG:4269": true, "EPSG:4258": true,
		"+proj=longlat": true, "+proj=longlat +ellps=GRS80 +towgs84=0,0,0": true,
		"EPSG:4267": false, "EPSG:4277": false, "EPSG:3857": false, "EPSG:4807": false,
		"+proj=longlat +pm=paris": false, "+proj=longlat +ellps=intl +towgs84=0,0,0": false,
		"+proj=longlat +axis=neu": false,
	} {
		if got := mustParse(t, text).IsWGS84(); got != want {
			t.Errorf("IsWGS84 of %s is %v", text, got)
		}
	}
}

func TestOutsideIsNotOK(t *testing.T) {
	for _, c := range []struct {
		system   string
		lon, lat float64
	}{
		{"+proj=merc", 0, 90}, {"+proj=longlat", 0, 91}, {"+proj=longlat", math.NaN(), 0},
		{"+proj=longlat", math.Inf(1), 0}, {"+proj=ortho +lat_0=90", 0, -10},
		{"+proj=lcc +lat_1=45", 0, -90}, {"+proj=gnom", 100, 0}, {"+proj=utm +zone=31", 93, 0},
	} {
		x, y, ok := mustParse(t, c.system).FromWGS84(c.lon, c.lat)
		if ok || !math.IsNaN(x) || !math.IsNaN(y) {
			t.Errorf("%s at %v %v: got %v %v, want none", c.system, c.lon, c.lat, x, y)
		}
	}
	for _, c := range []struct {
		system string
		x, y   float64
	}{
		{"+proj=laea", 2e7, 0}, {"+proj=ortho", 7e6, 0}, {"+proj=longlat", 0, 95},
		{"+proj=utm +zone=31", 1e9, 0}, {"+proj=merc", math.NaN(), 0}, {"+proj=aea +lat_1=20 +lat_2=60", 0, 9e7},
		{"+proj=eqearth", 0, 1e7}, {"+proj=sinu", 0, 1.1e7}, {"+proj=aeqd +lat_0=40", 3e7, 0},
	} {
		lon, lat, ok := mustParse(t, c.system).ToWGS84(c.x, c.y)
		if ok || !math.IsNaN(lon) || !math.IsNaN(lat) {
			t.Errorf("%s at %v %v: got %v %v, want none", c.system, c.x, c.y, lon, lat)
		}
	}
}

func TestTransformOfOneDatumHasNoShift(t *testing.T) {
	f := Transform(mustParse(t, "EPSG:31467"), mustParse(t, "+proj=longlat +ellps=bessel +towgs84=598.1,73.7,418.2,0.202,0.045,-2.455,6.7"))
	// echo 3537012.6 5373706.476 | proj -I -d 9 +proj=tmerc +lon_0=9 +x_0=3500000 +ellps=bessel
	lon, lat, ok := f(3500000, 5373706.476)
	if !ok || lon != 9 || !(math.Abs(lat-48.5) < 0.01) {
		t.Errorf("got %v %v", lon, lat)
	}
	wgs := Transform(mustParse(t, "EPSG:31467"), mustParse(t, "EPSG:4326"))
	if lon, _, _ := wgs(3500000, 5373706.476); !(math.Abs(lon-9) > 1e-4) {
		t.Errorf("the datum shift is missing: %v", lon)
	}
}

func TestWarnings(t *testing.T) {
	for text, want := range map[string]string{
		"+proj=longlat +datum=NAD27":                          "NAD27: the datum shift is by Helmert values, accurate to about 7 m; with the grid ntv2_0.gsb",
		"+proj=longlat +ellps=bessel +nadgrids=x.gsb":         "no Helmert values are known",
		"+proj=longlat +ellps=bessel +nadgrids=@BETA2007.gsb": "replaced by Helmert values 598.1",
		"EPSG:27700":                     "accurate to about 2 m",
		"+proj=merc +geoidgrids=egm.gtx": "heights are not looked at",
		"+proj=longlat +nadgrids=@null":  "",
		"EPSG:3035":                      "", "EPSG:4326": "", "EPSG:3857": "", "EPSG:2263": "",
	} {
		got := strings.Join(mustParse(t, text).Warnings(), "; ")
		if (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("%s: warnings %q, want %q", text, got, want)
		}
	}
}

func TestConcurrentUse(t *testing.T) {
	s := mustParse(t, "EPSG:27700")
	want, _, _ := s.FromWGS84(-1, 52)
	var wg sync.WaitGroup
	for range 8 {
		wg.Go(func() {
			for range 1000 {
				if x, _, _ := s.FromWGS84(-1, 52); x != want {
					t.Errorf("got %v, want %v", x, want)
					return
				}
			}
		})
	}
	wg.Wait()
}

func TestFormulasDoNotAllocate(t *testing.T) {
	for _, text := range []string{"EPSG:3035", "EPSG:27700", "EPSG:2964", "+proj=aeqd +lat_0=40", "+proj=omerc +lat_0=40 +alpha=30"} {
		s := mustParse(t, text)
		if n := testing.AllocsPerRun(100, func() { x, y, _ := s.FromWGS84(3, 51); s.ToWGS84(x, y) }); n != 0 {
			t.Errorf("%s: %v allocations", text, n)
		}
		setup, err := s.Setup()
		if err != nil {
			t.Fatal(err)
		}
		if n := testing.AllocsPerRun(100, func() { setup.Formula.Inverse(setup.Formula.Forward(0.1, 0.1)) }); n != 0 {
			t.Errorf("%s: %v allocations when drawn", text, n)
		}
	}
}

// TestModifiedKrovak has no PROJ 9.1 to compare with: the numbers are the
// example of IOGP 373-7-2, 3.2.3.3, as in PROJ's test/gie/builtins.gie.
func TestModifiedKrovak(t *testing.T) {
	for _, c := range []struct {
		text string
		x, y float64
	}{
		{"+proj=mod_krovak +lat_0=49.5 +lon_0=42.5 +k=0.9999 +x_0=5000000 +y_0=5000000 +ellps=bessel", -5568990.91, -6050538.71},
		{"+proj=mod_krovak +lat_0=49.5 +lon_0=42.5 +k=0.9999 +x_0=5000000 +y_0=5000000 +ellps=bessel +czech", 5568990.91, 6050538.71},
	} {
		s := mustParse(t, c.text)
		lon, lat := 34.51643861111111, 50.20901166666667
		x, y, ok := s.FromWGS84(lon, lat)
		if !ok || !(math.Hypot(x-c.x, y-c.y) < 0.01) {
			t.Errorf("%s: got %.3f %.3f", c.text, x, y)
		}
		// The correction is inverted by itself, to a centimetre.
		if l, p, ok := s.ToWGS84(x, y); !ok || !(math.Hypot(l-lon, p-lat) < 1e-7) {
			t.Errorf("%s: back at %.9f %.9f", c.text, l, p)
		}
	}
}

// TestPolarStereographicVariantC: the false origin of EPSG:2985 is 300000,
// 200000 at 67 south, 140 east, by definition.
func TestPolarStereographicVariantC(t *testing.T) {
	s := mustParse(t, "EPSG:7082")
	if x, y, _ := s.FromWGS84(140, -67); !(math.Hypot(x-300000, y-200000) < 1e-4) {
		t.Errorf("got %v %v", x, y)
	}
}
