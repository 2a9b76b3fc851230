package crs

import (
	"errors"
	"math"
	"strings"
	"testing"
	"unicode/utf16"
)

// utf16Text encodes a text, with a mark if asked, low byte first or last.
func utf16Text(text string, mark, high bool) string {
	if mark {
		text = "\ufeff" + text
	}
	var b []byte
	for _, u := range utf16.Encode([]rune(text)) {
		if high {
			b = append(b, byte(u>>8), byte(u))
		} else {
			b = append(b, byte(u), byte(u>>8))
		}
	}
	return string(b)
}

const utm32WKT = `PROJCS["WGS_1984_UTM_Zone_32N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",9.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]`

// geoTools is a WKT with the ellipsoid's axes among the projection's
// parameters, as GeoTools writes them.
func geoTools(projection, minor string) string {
	return `PROJCS["x", GEOGCS["WGS84", DATUM["WGS84", SPHEROID["WGS84", 6378137.0, 298.257223563]], PRIMEM["Greenwich", 0.0], UNIT["degree", 0.017453292519943295], AXIS["Longitude", EAST], AXIS["Latitude", NORTH]], PROJECTION["` +
		projection + `"], PARAMETER["semi_major", 6378137.0], PARAMETER["semi_minor", ` + minor +
		`], PARAMETER["latitude_of_origin", 0.0], PARAMETER["central_meridian", 9.0], PARAMETER["scale_factor", 1.0], PARAMETER["false_easting", 0.0], PARAMETER["false_northing", 0.0], UNIT["m", 1.0], AXIS["x", EAST], AXIS["y", NORTH]]`
}

// TestTexts reads what files and configs have in them besides clean texts. The
// PROJ string beside each says what it means.
func TestTexts(t *testing.T) {
	for _, tt := range []struct{ name, text, want string }{
		{"utf-16 with a mark", utf16Text(utm32WKT, true, false), "EPSG:32632"},
		{"utf-16, high byte first", utf16Text(utm32WKT+"\r\n", true, true), "EPSG:32632"},
		{"utf-16 without a mark", utf16Text(utm32WKT, false, false), "EPSG:32632"},
		{"utf-16 without a mark, high byte first", utf16Text(utm32WKT, false, true), "EPSG:32632"},
		{"a semicolon at the end", utm32WKT + ";\n", "EPSG:32632"},
		{"a zero byte at the end", utm32WKT + "\x00", "EPSG:32632"},
		{"a code with blanks", " EPSG:32632 \n", "EPSG:32632"},
		{"a system with heights", "EPSG:25832+7837", "EPSG:25832"},
		{"a system with heights, both authorities", "EPSG:25832+EPSG:7837", "EPSG:25832"},
		{"a compound urn", "urn:ogc:def:crs,crs:EPSG::25832,crs:EPSG::7837", "EPSG:25832"},
		{"a compound urn with versions", "urn:ogc:def:crs,crs:EPSG:6.12:3068,crs:EPSG:6.12:5783", "EPSG:3068"},
		{"a compound code", "EPSG:7405", "EPSG:27700"},
		{"geographic with heights", "EPSG:4979", "EPSG:4326"},
		{"ETRS89 with heights", "urn:ogc:def:crs:EPSG::4937", "EPSG:4258"},
		{"CRS84h", "OGC:CRS84h", "EPSG:4326"},
		{"CRS84h as urn", "urn:ogc:def:crs:OGC::CRS84h", "EPSG:4326"},
		{"CRS84h as url", "http://www.opengis.net/def/crs/OGC/0/CRS84h", "EPSG:4326"},
		{"an EPSG number of ESRI's", "ESRI:25832", "EPSG:25832"},
		{"semi_minor of the ellipsoid", geoTools("Mercator_1SP", "6356752.314245179"), "+proj=merc +lon_0=9 +datum=WGS84"},
		{"semi_minor of a sphere", geoTools("Mercator_1SP", "6378137.0"), "+proj=webmerc +lon_0=9 +datum=WGS84"},
		{"arcinfo utm", "Projection    UTM\nZone          32\nDatum         WGS84\nZunits        NO\nUnits         METERS\nSpheroid      WGS84\nXshift        0.0000000000\nYshift        0.0000000000\nParameters\n", "EPSG:32632"},
		{"arcinfo utm in the south", "PROJECTION UTM\r\nZONE -18\r\nDATUM WGS84\r\nUNITS METERS\r\nPARAMETERS\r\n", "+proj=utm +zone=18 +south +datum=WGS84"},
		{"arcinfo geographic", "Projection GEOGRAPHIC\nDatum NAD83\nSpheroid GRS80\nUnits DD\nZunits NO\nParameters\n", "EPSG:4269"},
		{"arcinfo albers", "Projection ALBERS\nDatum NAD27\nUnits METERS\nSpheroid CLARKE1866\nParameters\n  34  0  0.0 /* 1st standard parallel\n  40 30  0.0 /* 2nd standard parallel\n-120  0  0.0 /* central meridian\n   0  0  0.0 /* latitude of projection's origin\n0.0 /* false easting (meters)\n-4000000.0 /* false northing (meters)\n",
			"+proj=aea +lat_1=34 +lat_2=40.5 +lon_0=-120 +lat_0=0 +x_0=0 +y_0=-4000000 +datum=NAD27"},
		{"arcinfo polar", "Projection POLAR\nUnits METERS\nSpheroid WGS84\nParameters\n-45 0 0\n70 0 0\n0.0\n0.0\n", "+proj=stere +lat_0=90 +lat_ts=70 +lon_0=-45 +ellps=WGS84"},
		{"arcinfo in feet", "Projection TRANSVERSE\nDatum NAD83\nUnits FEET\nParameters\n0.9999\n-88 20 0\n36 40 0\n984250.0\n0.0\n",
			"+proj=tmerc +k_0=0.9999 +lon_0=-88.3333333333333 +lat_0=36.6666666666667 +x_0=300000 +datum=NAD83 +units=us-ft"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			s, err := Parse(tt.text)
			if err != nil {
				t.Fatal(err)
			}
			want, err := Parse(tt.want)
			if err != nil {
				t.Fatal(err)
			}
			if !agree(s, want) || !sameDatum(s.shift, want.shift) {
				t.Errorf("got %s, want %s", s.PROJ(), want.PROJ())
			}
		})
	}
}

// TestBadTexts says of texts that are refused what is wrong with them.
func TestBadTexts(t *testing.T) {
	for _, tt := range []struct{ text, fault string }{
		{geoTools("Transverse_Mercator", "6378137.0"), "semi_minor"},
		{"Projection SPACE_OBLIQUE\nUnits METERS\nParameters\n", "SPACE_OBLIQUE"},
		{"Projection UTM\nDatum WGS84\nUnits METERS\n", "Zone"},
		{"Projection ALBERS\nDatum NAD83\nUnits METERS\nParameters\n1 0 0\n", "has 1 parameters"},
		{"Projection ALBERS\nDatum NAD83\nUnits FURLONGS\nParameters\n1\n2\n3\n4\n5\n6\n", "FURLONGS"},
		{"Projection UTM\nZone 32\nDatum ELSEWHERE\n", "datum"},
		{`{"type":"VerticalCRS","name":"height"}`, "vertical"},
		{`{"type":"Feature"}`, "Feature"},
		{`{"type":`, "PROJJSON"},
		{"EPSG:7837", "EPSG:7837"},
		{utf16Text("nonsense", true, false), "nonsense"},
	} {
		if _, err := Parse(tt.text); err == nil || !strings.Contains(err.Error(), tt.fault) || strings.Contains(err.Error(), "unmarshal") {
			t.Errorf("%.60q: error is %v, want %q in it", tt.text, err, tt.fault)
		}
	}
}

// TestPlanes tells local planes from systems that have a place.
func TestPlanes(t *testing.T) {
	for _, tt := range []struct {
		text, name string
		metres     float64
	}{
		{`LOCAL_CS["Plan",UNIT["Foot",0.3048]]`, "Plan", 0.3048},
		{`LOCAL_CS["Nonearth",LOCAL_DATUM["Unknown",0],UNIT["metre",1],AXIS["x",EAST],AXIS["y",NORTH]]`, "Nonearth", 1},
		{`ENGCRS["Site",EDATUM["corner"],CS[Cartesian,2],AXIS["x",east],AXIS["y",north],LENGTHUNIT["metre",1]]`, "Site", 1},
		{`LOCAL_CS["pixels"]`, "pixels", 0},
		{"Projection LOCAL\nUnits METERS\n", "LOCAL", 0},
	} {
		_, err := Parse(tt.text)
		var plane *PlaneError
		if !errors.As(err, &plane) || plane.Name != tt.name || !(math.Abs(plane.Metres-tt.metres) < 1e-12) {
			t.Errorf("%s: %v, %+v", tt.text, err, plane)
		}
	}
}
