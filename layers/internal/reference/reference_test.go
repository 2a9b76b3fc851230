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
		r, err := Parse(tt.text)
		if err != nil || r.IsDegrees() != tt.degrees || !strings.HasPrefix(r.Name(), tt.name) {
			t.Errorf("%q: name %q, degrees %v, %v", tt.text, r.Name(), r.IsDegrees(), err)
		}
	}
	if _, err := Parse("nonsense"); err == nil {
		t.Error("nonsense is understood")
	}
}

// The expected values are those of
//
//	echo 500000 5000000 | cs2cs -f %.10f EPSG:32631 EPSG:4326
func TestToDegrees(t *testing.T) {
	r, err := Parse("EPSG:32631")
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
	r, err := Parse("EPSG:3857")
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
