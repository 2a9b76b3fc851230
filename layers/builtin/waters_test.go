package builtin

import (
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/layers/location"
)

// TestLakes looks places up that the tables of gen do not hold: each is in the
// lake that it should be in.
func TestLakes(t *testing.T) {
	var shapes []geom.T
	var names []string
	for _, f := range read(t, "lakes") {
		shapes, names = append(shapes, f.Geometry), append(names, text(t, f, "NAME"))
	}
	areas := location.NewAreas(shapes, location.Options{})
	for name, at := range map[string][2]float64{
		"Victoria": {32.5, -0.8}, "Superior": {-90, 47.2}, "Baikal": {109, 54.6}, "Tanganyika": {29.3, -5.2}, "Balkhash": {76.5, 46.55},
		"Titicaca": {-69.6, -15.7}, "Ladoga": {31.6, 61.2}, "Vänern": {13.6, 58.7}, "Ontario": {-78.5, 43.6}, "Malawi": {34.4, -11.2},
	} {
		found := areas.At(at[0], at[1], nil)
		if len(found) != 1 || names[found[0]] != name {
			t.Errorf("%v is in %d lakes, want it in %s", at, len(found), name)
		}
	}
}

// TestRivers holds that rivers have one feature each and begin and end where
// they should, roughly.
func TestRivers(t *testing.T) {
	boxes := map[string]*geom.Bounds{}
	for _, f := range read(t, "rivers") {
		name := text(t, f, "NAME")
		if name == "" {
			continue
		}
		if boxes[name] != nil {
			t.Errorf("%s is there twice", name)
		}
		boxes[name] = f.Geometry.Bounds()
	}
	if len(boxes) < 80 {
		t.Errorf("%d rivers have names", len(boxes))
	}
	for name, want := range map[string][4]float64{ // west, south, east, north
		"Danube": {8, 43, 30, 50}, "Nile": {29, 3, 34, 32}, "Volga": {32, 45, 51, 59}, "Mississippi": {-96, 28, -88, 48},
		"Congo": {12, -9, 28, 4}, "Lena": {103, 52, 131, 73}, "Rhine": {4, 46, 10, 53}, "Murray": {138, -37, 149, -33},
		"Yangtze": {90, 25, 122.5, 36}, "Indus": {66, 23, 82, 37},
	} {
		b := boxes[name]
		if b == nil {
			t.Errorf("there is no %s", name)
			continue
		}
		if b.Min(0) < want[0] || b.Min(1) < want[1] || b.Max(0) > want[2] || b.Max(1) > want[3] {
			t.Errorf("%s lies in %v, want it in %v", name, b, want)
		}
		if w, h := b.Max(0)-b.Min(0), b.Max(1)-b.Min(1); w < (want[2]-want[0])/2 && h < (want[3]-want[1])/2 {
			t.Errorf("%s is %g by %g degrees, of %v", name, w, h, want)
		}
	}
}
