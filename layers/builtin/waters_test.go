package builtin

import (
	"testing"

	"github.com/twpayne/go-geom"
)

// TestLakes looks places up that the tables of gen do not hold: each is in the
// lake that it should be in.
func TestLakes(t *testing.T) {
	areas := map[string]area{}
	for _, f := range read(t, "lakes") {
		areas[text(t, f, "NAME")] = areaOf(f.Geometry)
	}
	for name, at := range map[string][2]float64{
		"Victoria": {32.5, -0.8}, "Superior": {-90, 47.2}, "Baikal": {109, 54.6}, "Tanganyika": {29.3, -5.2}, "Balkhash": {76.5, 46.55},
		"Titicaca": {-69.6, -15.7}, "Ladoga": {31.6, 61.2}, "Vänern": {13.6, 58.7}, "Ontario": {-78.5, 43.6}, "Malawi": {34.4, -11.2},
	} {
		if !areas[name].has(at[0], at[1]) {
			t.Errorf("%v is not in %s", at, name)
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

// TestSeas holds that names of seas stand in water: no point of their curves is on
// land.
func TestSeas(t *testing.T) {
	land := areaOf(read(t, "land-50m")[0].Geometry)
	points, curves := read(t, "seas"), read(t, "sea-curves")
	if len(points) != len(curves) || len(points) < 80 {
		t.Fatalf("%d points, %d curves", len(points), len(curves))
	}
	for i, f := range curves {
		name := text(t, f, "NAME")
		if other := text(t, points[i], "NAME"); other != name {
			t.Errorf("the point of %s is that of %s", name, other)
		}
		for _, flat := range [][]float64{f.Geometry.FlatCoords(), points[i].Geometry.FlatCoords()} {
			for k := 0; k+1 < len(flat); k += 2 {
				if land.has(flat[k], flat[k+1]) {
					t.Errorf("%s is on land at %.1f, %.1f", name, flat[k], flat[k+1])
					break
				}
			}
		}
	}
}
