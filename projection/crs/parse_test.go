package crs

import (
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"math"
	"strings"
	"testing"
)

func TestParseErrorsNameTheToken(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "empty text"},
		{"hello", `"hello" is neither`},
		{"+proj=mercc", `+proj=mercc: unknown projection, did you mean "merc"?`},
		{"+proj=robbin", `did you mean "robin"?`},
		{"+lat_0=10", "+proj is missing"},
		{"+proj=merc +lat_tss=3", `+lat_tss: unknown parameter, did you mean "lat_ts"?`},
		{"+proj=merc +lat_ts=x", `+lat_ts=x: "x" is not an angle`},
		{"+proj=merc +lat_ts=95", "+lat_ts=95: a latitude lies between"},
		{"+proj=merc +k=0", "+k=0: the scale must be positive"},
		{"+proj=merc +x_0=1e", `+x_0=1e: "1e" is not a number`},
		{"+proj=merc +x_0=nan", `"nan" is not a number`},
		{"+proj=merc +x_0=0x10", `"0x10" is not a number`},
		{"+proj=merc +ellps=besel", `+ellps=besel: unknown ellipsoid, did you mean "bessel"?`},
		{"+proj=merc +datum=WGS85", `did you mean "WGS84"?`},
		{"+proj=merc +units=feet", "+units=feet: unknown unit"},
		{"+proj=merc +pm=pariss", `did you mean "paris"?`},
		{"+proj=merc +towgs84=1,2", "has 2 numbers, need 3 or 7"},
		{"+proj=merc +towgs84=1,2,z", `"z" is not a number`},
		{"+proj=merc +axis=abc", "+axis=abc: axes are given as"},
		{"+proj=merc +to_meter=0", `"0" is not a positive number`},
		{"+proj=merc +a=0", "need a >= b > 0"},
		{"+proj=merc +R=-5", "the radius must be positive"},
		{"+proj=merc +rf=0", "must not be 0"},
		{"+proj=merc +lat_0=", "the value is missing"},
		{"+proj=longlat +geoc", "geocentric latitudes are not supported"},
		{"+proj=pipeline +step +proj=merc", "pipelines are not supported"},
		{"+proj=utm +zone=61", "zones are 1 to 60"},
		{"+proj=utm +zone=33.5", "zones are 1 to 60"},
		{"+proj=utm +zone=33 +R=6371000", "UTM needs an ellipsoid"},
		{"+proj=lcc +lat_1=90 +lat_2=40", "must lie within 90 degrees"},
		{"+proj=lcc +lat_1=40 +lat_2=-40", "must not be equal and opposite"},
		{"+proj=aea", "lat_1 and lat_2 must be given"},
		{"+proj=omerc +lonc=10", "needs +alpha and +lonc"},
		{"+proj=nsper", "+h, the height of the eye"},
		{"+proj=geos +h=3e7 +sweep=z", "must be x or y"},
		{"+proj=ob_tran +o_lat_p=10", "needs +o_proj"},
		{"+proj=ob_tran +o_proj=mol +o_lat_p=10", `did you mean "moll"?`},
		{"+proj=bonne", "lat_1 must be given"},
		{"4326", `did you mean "EPSG:4326"?`},
		{"EPSG:999999", "EPSG:999999: unknown code"},
		{"EPSG:102003", `did you mean "ESRI:102003"?`},
		{"+init=epsg:99999", "+init=epsg:99999: EPSG:99999: unknown code"},
		{`PROJCS["x"]`, "GEOGCS is missing"},
		{`GEOGCS["x",DATUM["y",SPHEROID["z",6378137,298`, "is not closed"},
		{`GEOGCS["x",DATUM["y",SPHEROID["z",1,a]]]`, `"a" is not a number`},
		{`GEOGCS["x",DATUM["y"]]`, "SPHEROID is missing"},
		{`LOCAL_CS["x"]`, "is a local system and has no place"},
		{`GEOCCS["x"]`, "geocentric systems are not supported"},
		{`THING["x"]`, "not a coordinate system"},
		{`GEOGCS["x" 5]`, "a comma or closing bracket"},
		{`GEOGCS["x]`, "the string is not closed"},
		{strings.Repeat("A[", 100), "too deeply nested"},
		{strings.Repeat("x", maxText+1), "at most"},
	} {
		_, err := Parse(c.text)
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("Parse(%.60q): got error %v, want one with %q", c.text, err, c.want)
		}
		if err != nil && !strings.HasPrefix(err.Error(), "crs: ") {
			t.Errorf("Parse(%.60q): error %q does not say where it is from", c.text, err)
		}
	}
}

func TestParseAngle(t *testing.T) {
	for _, c := range []struct {
		text string
		want float64
	}{
		{"10", 10}, {"-10.5", -10.5}, {"10.5W", -10.5}, {"10S", -10}, {"+3n", 3},
		{"17d40'W", -17.66666666666667}, {`9d07'54.862"W`, -9.131906111111111},
		{`-1d30'36"`, -1.51}, {"12d", 12}, {"12d30", 12.5}, {"0.5r", 28.64788975654116},
		{"1°30'E", 1.5},
	} {
		got, err := projstring.ParseAngle(c.text)
		if err != nil || !(math.Abs(got/degree-c.want) < 1e-12) {
			t.Errorf("parseAngle(%q) = %v, %v; want %v", c.text, got/degree, err, c.want)
		}
	}
	for _, bad := range []string{"", "W", "x", "1d2d3", "--1", "1'2d", "d", "1e400", "NaN", "1d-3'"} {
		if got, err := projstring.ParseAngle(bad); err == nil {
			t.Errorf("parseAngle(%q) = %v, want an error", bad, got)
		}
	}
}

func TestCodesInAllSpellings(t *testing.T) {
	for text, want := range map[string]string{
		"EPSG:3035": "EPSG:3035", "epsg:3035": "EPSG:3035", " EPSG:3035\n": "EPSG:3035",
		"\ufeffEPSG:3035":                               "EPSG:3035",
		"urn:ogc:def:crs:EPSG::4326":                    "EPSG:4326",
		"urn:ogc:def:crs:EPSG:6.9:4326":                 "EPSG:4326",
		"urn:ogc:def:crs:OGC:1.3:CRS84":                 "OGC:CRS84",
		"urn:ogc:def:crs:OGC::CRS84":                    "OGC:CRS84",
		"http://www.opengis.net/def/crs/EPSG/0/25832":   "EPSG:25832",
		"https://www.opengis.net/def/crs/OGC/1.3/CRS84": "OGC:CRS84",
		"http://www.opengis.net/gml/srs/epsg.xml#4326":  "EPSG:4326",
		"OGC:CRS84": "OGC:CRS84", "CRS:84": "OGC:CRS84", "ESRI:102003": "ESRI:102003",
		"WGS84": "EPSG:4326", "crs84": "OGC:CRS84",
		"+init=epsg:2263": "EPSG:2263",
	} {
		s, err := Parse(text)
		if err != nil || s.Code() != want {
			t.Errorf("Parse(%q): %v, want code %s", text, err, want)
		}
	}
}

// TestEveryCodeParses guards the table against the parser.
func TestEveryCodeParses(t *testing.T) {
	table, err := codes()
	if err != nil {
		t.Fatal(err)
	}
	if len(table.systems) < 8000 {
		t.Errorf("%d codes in the table", len(table.systems))
	}
	for code := range table.systems {
		s, err := lookup(code, nil)
		if err != nil {
			t.Errorf("%v", err)
			continue
		}
		again, err := Parse(s.PROJ())
		if err != nil || again.PROJ() != s.PROJ() {
			t.Errorf("%s: %q does not read back: %v", code, s.PROJ(), err)
		}
		if _, err := s.Setup(); err != nil {
			t.Errorf("%s: %v", code, err)
		}
	}
}

func TestInitWithMoreParameters(t *testing.T) {
	s, err := Parse("+init=epsg:4326 +pm=paris")
	if err != nil {
		t.Fatal(err)
	}
	if lon, _, _ := s.ToWGS84(0, 48); !(math.Abs(lon-2.337229166666667) < 1e-12) {
		t.Errorf("longitude 0 of Paris is %v", lon)
	}
}

func TestUnusedParametersAreNoError(t *testing.T) {
	for _, text := range []string{
		"+proj=longlat +lon_0=0 +datum=WGS84 +no_defs +type=crs",
		"+proj=merc +a=6378137 +b=6378137 +lat_ts=0.0 +lon_0=0.0 +x_0=0.0 +y_0=0 +k=1.0 +units=m +nadgrids=@null +wktext +no_defs",
		"proj=utm zone=33 ellps=WGS84",
		"+proj=tmerc +approx +lon_0=9 +over +geoidgrids=egm96_15.gtx +vunits=m",
	} {
		if _, err := Parse(text); err != nil {
			t.Errorf("%v", err)
		}
	}
}
