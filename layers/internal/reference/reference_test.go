package reference

import (
	"fmt"
	"math"
	"slices"
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

func TestPlaceGeometry(t *testing.T) {
	r, err := Parse("EPSG:3857", nil)
	if err != nil {
		t.Fatal(err)
	}
	inner := geom.NewGeometryCollection()
	point := geom.NewPointFlat(geom.XY, []float64{20037508.342789244, 0})
	inner.MustPush(point)
	outer := geom.NewGeometryCollection()
	outer.MustPush(inner)
	if _, err := (Reference{}).PlaceGeometry(outer); err == nil {
		t.Error("metres pass for degrees")
	}
	if _, err := r.PlaceGeometry(outer); err != nil || !(math.Abs(math.Abs(point.X())-180) <= 1e-9) || point.Y() != 0 {
		t.Errorf("the point is %v, %v", point.FlatCoords(), err)
	}
	if _, err := r.PlaceGeometry(geom.NewPointFlat(geom.XY, []float64{math.NaN(), 0})); err == nil {
		t.Error("a point without place is converted")
	}
}

func TestPlace(t *testing.T) {
	for _, tt := range []struct {
		flat, want []float64
		turned     bool
		fault      string
	}{
		{[]float64{190, 90.0000001, -180, -45}, []float64{190, 90, -180, -45}, false, ""},
		{[]float64{-531.5, 63, -400, 91}, nil, false, "coordinates -531.5, 63"},
		{[]float64{-531.5, 63, -530, 64}, []float64{-171.5, 63, -170, 64}, true, ""},
		{[]float64{725, 0}, []float64{5, 0}, true, ""},
		{[]float64{0, 0, 725, 0}, nil, false, "longitude 725 is more than a turn away"},
		{[]float64{3601 + 360, 0}, nil, false, "no longitude and latitude"},
		{[]float64{0, 91}, nil, false, "latitude 91 is impossible; are longitude and latitude swapped?"},
		{[]float64{100, 91}, nil, false, "coordinates 100, 91 are no longitude and latitude"},
		{[]float64{math.NaN(), 0}, nil, false, "coordinates NaN, 0 are no finite numbers"},
		{[]float64{0, math.Inf(1)}, nil, false, "no finite numbers"},
		{nil, nil, false, ""},
	} {
		name := fmt.Sprint(tt.flat)
		turned, err := Reference{}.Place(tt.flat)
		switch {
		case tt.fault != "":
			if err == nil || !strings.Contains(err.Error(), tt.fault) {
				t.Errorf("%s: error %v, want %q", name, err, tt.fault)
			}
		case err != nil || turned != tt.turned || !slices.Equal(tt.flat, tt.want):
			t.Errorf("%s became %v, turned %v, error %v", name, tt.flat, turned, err)
		}
	}
	if err := (Reference{}).PlaceFixed([]float64{725, 0}); err == nil {
		t.Error("an arc was turned")
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
		if err != nil {
			t.Errorf("%s: %v", text, err)
			continue
		}
		if !r.IsDegrees() {
			t.Errorf("%s is not in degrees", text)
		}
		if got := r.Warnings(); len(got) != 1 {
			t.Errorf("%s: %d warnings, want 1: %q", text, len(got), got)
		} else if !strings.Contains(got[0], text) {
			t.Errorf("%s: the warning does not name it: %q", text, got[0])
		}
	}
}

// TestMisnamed tells of metres that are said to be WGS 84.
func TestMisnamed(t *testing.T) {
	r, err := Parse("EPSG:4326", nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = r.Place([]float64{10, 50, 500000, 5400000})
	if err == nil || !strings.Contains(err.Error(), `said to be "WGS 84"`) || !strings.Contains(err.Error(), "500000") {
		t.Errorf("the error is %v", err)
	}
	if err := r.PlaceFixed([]float64{10, 120}); err == nil || !strings.Contains(err.Error(), `"crs"`) {
		t.Errorf("the error is %v", err)
	}
}
