package region

import (
	"context"
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/heed/ending"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

func TestNarrowestSpan(t *testing.T) {
	tests := []struct {
		name       string
		spans      [][2]float64
		west, east float64
	}{
		{"one", [][2]float64{{-9, 3}}, -9, 3},
		{"two with sea between", [][2]float64{{-18, -13}, {-9, 3}}, -18, 3},
		{"Fiji, cut at 180", [][2]float64{{176, 180}, {-180, -178}}, 176, 182},
		{"Russia, cut at 180", [][2]float64{{27, 180}, {-180, -169}}, 27, 191},
		{"all around", [][2]float64{{-180, 180}}, -180, 180},
		{"within another", [][2]float64{{0, 50}, {10, 20}, {40, 60}}, 0, 60},
		{"none", nil, -180, 180},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			west, east := NarrowestSpan(test.spans)
			if west != test.west || east != test.east {
				t.Errorf("%g to %g, want %g to %g", west, east, test.west, test.east)
			}
		})
	}
}

func TestOfBox(t *testing.T) {
	across := OfBox(flat.Degrees{West: 170, South: -20, East: -170, North: -10})
	for name, test := range map[string]struct{ got, want float64 }{
		"west": {across.West, 170}, "east": {across.East, 190}, "the longitude": {across.Lon, 180}, "the latitude": {across.Lat, -15},
	} {
		if test.got != test.want {
			t.Errorf("%s of a box across 180 degrees is %v, want %v", name, test.got, test.want)
		}
	}
	if world := OfBox(flat.Degrees{West: -180, South: -90, East: 180, North: 90}); !world.IsWorld() || !world.Chosen {
		t.Errorf("the whole world is %+v", world)
	}
}

func TestOfPoints(t *testing.T) {
	// The mean of two points is taken on the sphere: across 180 degrees it
	// does not jump to the other side.
	s := OfPoints([][2]float64{{179, 10}, {-179, 10}})
	if !(math.Abs(math.Abs(s.Lon)-180) < 1e-9) {
		t.Errorf("the centre is at %g, want 180", s.Lon)
	}
	single := OfPoints([][2]float64{{13.4, 52.5}})
	if !(single.West < 13 && single.East > 14) {
		t.Errorf("a map of one point shows %g to %g degrees east, want more than 13 to 14", single.West, single.East)
	}
	if !(single.South < 52 && single.North > 53) {
		t.Errorf("a map of one point shows %g to %g degrees north, want more than 52 to 53", single.South, single.North)
	}
}

// dropped is DropSmallParts of a test.
func dropped(t *testing.T, g geom.T, fraction float64, e projection.Edges) geom.T {
	t.Helper()
	kept, err := DropSmallParts(t.Context(), g, fraction, e)
	if err != nil {
		t.Fatal(err)
	}
	return kept
}

// Small parts are not looked for any more once the context has ended.
func TestDropSmallPartsHearsTheContext(t *testing.T) {
	many := geom.NewMultiPolygon(geom.XY)
	for i := range 20_000 {
		x := float64(i) / 200
		if err := many.Push(geom.NewPolygonFlat(geom.XY, []float64{x, 0, x + 1, 0, x, 1, x, 0}, []int{8})); err != nil {
			t.Fatal(err)
		}
	}
	ending.Heard(t, "small parts", 8, func(ctx context.Context) error {
		_, err := DropSmallParts(ctx, many, 0.5, projection.Edges{})
		return err
	})
}

func TestDropSmallParts(t *testing.T) {
	square := func(x, y, size float64) []float64 {
		return []float64{x, y, x + size, y, x + size, y + size, x, y + size, x, y}
	}
	var flat []float64
	for _, part := range [][]float64{square(-10, 36, 8), square(-18, 28, 1), square(2, 39, 3)} {
		flat = append(flat, part...)
	}
	g := geom.NewMultiPolygonFlat(geom.XY, flat, [][]int{{10}, {20}, {30}})
	for fraction, want := range map[float64]int{0: 3, 0.1: 2, 0.3: 1} {
		kept := dropped(t, g, fraction, projection.Edges{}).(*geom.MultiPolygon)
		if n := kept.NumPolygons(); n != want {
			t.Errorf("min-area %g keeps %d parts, want %d", fraction, n, want)
		}
	}
	if g.NumPolygons() != 3 {
		t.Error("the input was changed")
	}
	hollow := geom.NewMultiPolygonFlat(geom.XY, flat, [][]int{{10}, {}, {20}, {30}})
	if n := dropped(t, hollow, 0.1, projection.Edges{}).(*geom.MultiPolygon).NumPolygons(); n != 2 {
		t.Errorf("with a polygon without rings %d parts are kept, want 2", n)
	}
}

// TestDropSmallPartsOfAnyRing drops all but parts with an area of their own, beside a
// box of 20 by 20 degrees.
func TestDropSmallPartsOfAnyRing(t *testing.T) {
	box := []float64{0, -10, 20, -10, 20, 10, 0, 10, 0, -10}
	for _, c := range []struct {
		name string
		part []float64
		e    projection.Edges
		kept bool
	}{
		{"a small box", []float64{30, 0, 31, 0, 31, 1, 30, 1, 30, 0}, projection.Edges{}, false},
		{"a bowtie", []float64{30, -5, 50, 5, 50, -5, 30, 5, 30, -5}, projection.Edges{}, true},
		{"a box as wide as written", []float64{-178, 0, 178, 0, 178, 1, -178, 1, -178, 0}, projection.Edges{Wide: projection.WideAsWritten}, true},
		{"the same the short way", []float64{-178, 0, 178, 0, 178, 1, -178, 1, -178, 0}, projection.Edges{Wide: projection.WideShort}, false},
		{"a cap", []float64{-120, 60, 0, 60, 120, 60, -120, 60}, projection.Edges{}, true},
		{"a small cap", []float64{-120, -89, 0, -89, 120, -89, -120, -89}, projection.Edges{}, false},
		{"a line", []float64{0, 30, 90, 30, 0, 30, 0, 30}, projection.Edges{}, false},
	} {
		g := geom.NewMultiPolygonFlat(geom.XY, append(append([]float64{}, box...), c.part...), [][]int{{10}, {10 + len(c.part)}})
		if kept := dropped(t, g, 0.1, c.e).(*geom.MultiPolygon).NumPolygons() == 2; kept != c.kept {
			t.Errorf("%s is kept: %v, want %v", c.name, kept, c.kept)
		}
	}
}

func TestOnCylinder(t *testing.T) {
	// An octant is an eighth of 4 pi.
	octant := []float64{0, 0, 90, 0, 90, 90, 0, 90, 0, 0}
	if a := planeArea(onCylinder(octant)); !(math.Abs(a-math.Pi/2) < 1e-12) {
		t.Errorf("an octant has %g sr, want %g", a, math.Pi/2)
	}
}
