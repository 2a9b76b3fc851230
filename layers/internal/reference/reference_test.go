package reference

import (
	"math"
	"strings"
	"testing"

	"github.com/twpayne/go-geom"
)

func TestParse(t *testing.T) {
	tests := []struct {
		text, name string
		degrees    bool
	}{
		{"", "", true},
		{" \n", "", true},
		{"EPSG:4326", "WGS 84", true},
		{"EPSG:4269", "NAD83", true},
		{"+proj=utm +zone=31", "+proj=utm +zone=31", false},
		{"EPSG:32631", "WGS 84 / UTM zone 31N", false},
	}
	for _, tt := range tests {
		r, err := Parse(tt.text, nil)
		if err != nil || r.IsDegrees() != tt.degrees || !strings.HasPrefix(r.Name(), tt.name) {
			t.Errorf("%q: name %q, degrees %v, %v", tt.text, r.Name(), r.IsDegrees(), err)
		}
	}
	if _, err := Parse("nonsense", nil); err == nil {
		t.Error("nonsense is understood")
	}
}

// The expected values are those of
//
//	echo 500000 5000000 | cs2cs -f %.10f EPSG:32631 EPSG:4326
func TestToDegrees(t *testing.T) {
	r, err := Parse("EPSG:32631", nil)
	if err != nil {
		t.Fatal(err)
	}
	flat := []float64{500000, 5000000}
	if !r.ToDegrees(flat) || !(math.Abs(flat[0]-3) <= 1e-9) || !(math.Abs(flat[1]-45.1534771834) <= 1e-9) {
		t.Errorf("got %v", flat)
	}
	if r.ToDegrees([]float64{math.NaN(), 0}) {
		t.Error("a point without place is converted")
	}
	same := []float64{1, 2}
	if !(Reference{}).ToDegrees(same) || same[0] != 1 || same[1] != 2 {
		t.Errorf("degrees became %v", same)
	}
}

func TestGeometry(t *testing.T) {
	r, err := Parse("EPSG:3857", nil)
	if err != nil {
		t.Fatal(err)
	}
	inner := geom.NewGeometryCollection()
	point := geom.NewPointFlat(geom.XY, []float64{20037508.342789244, 0})
	inner.MustPush(point)
	outer := geom.NewGeometryCollection()
	outer.MustPush(inner)
	if Check(outer) == nil {
		t.Error("metres pass for degrees")
	}
	if !r.Geometry(outer) || !(math.Abs(math.Abs(point.X())-180) <= 1e-9) || point.Y() != 0 {
		t.Errorf("the point is %v", point.FlatCoords())
	}
	if err := Check(outer); err != nil {
		t.Error(err)
	}
	if r.Geometry(geom.NewPointFlat(geom.XY, []float64{math.NaN(), 0})) {
		t.Error("a point without place is converted")
	}
}

func TestAreDegrees(t *testing.T) {
	for _, p := range [][2]float64{{0, 0}, {-180, -90}, {360, 90.0001}} {
		if !AreDegrees(p[0], p[1]) {
			t.Errorf("%v are no degrees", p)
		}
	}
	for _, p := range [][2]float64{{500000, 0}, {0, 91}, {math.NaN(), 0}, {0, math.NaN()}} {
		if AreDegrees(p[0], p[1]) {
			t.Errorf("%v are degrees", p)
		}
	}
}

// TestNamesThatSayNothing reads what programs write that know no system.
func TestNamesThatSayNothing(t *testing.T) {
	for _, text := range []string{"unnamed", "EPSG:0", "EPSG::0", "urn:ogc:def:crs:EPSG::0", "urn:ogc:def:crs:EPSG:6.9:EPSG::0", "Unknown"} {
		r, err := Parse(text, nil)
		if err != nil || !r.IsDegrees() || len(r.Warnings()) != 1 || !strings.Contains(r.Warnings()[0], text) {
			t.Errorf("%s: degrees %v, warnings %q, %v", text, r.IsDegrees(), r.Warnings(), err)
		}
	}
}

func TestMisnamed(t *testing.T) {
	r, err := Parse("EPSG:4326", nil)
	if err != nil {
		t.Fatal(err)
	}
	if w := r.Misnamed(500000, 5400000); !strings.Contains(w, "WGS 84") || !strings.Contains(w, "500000") {
		t.Errorf("the warning is %q", w)
	}
	if w := r.Misnamed(10, 50); w != "" {
		t.Errorf("true degrees are called %q", w)
	}
	plane, err := Parse("EPSG:3857", nil)
	if err != nil || plane.Misnamed(500000, 5400000) != "" {
		t.Errorf("metres of a plane are called misnamed, %v", err)
	}
}
