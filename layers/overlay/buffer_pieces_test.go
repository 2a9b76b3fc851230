package overlay

import (
	"context"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/twpayne/go-geom"
)

// crown is a ring that crosses nothing: n edges go out and back in.
func crown(n int, inner, outer float64) *geom.Polygon {
	var xy []float64
	for i := range n {
		angle, radius := 2*math.Pi*float64(i)/float64(n), inner
		if i%2 == 1 {
			radius = outer
		}
		xy = append(xy, radius*math.Cos(angle), radius*math.Sin(angle))
	}
	xy = append(xy, xy[0], xy[1])
	return geom.NewPolygonFlat(geom.XY, xy, []int{len(xy)})
}

// littleSquares are n of them, at random in a larger one, as one geometry.
func littleSquares(n int, seed uint64) *geom.MultiPolygon {
	random, all := rand.New(rand.NewPCG(seed, 1)), geom.NewMultiPolygon(geom.XY)
	for range n {
		x, y := 100*random.Float64(), 100*random.Float64()
		_ = all.Push(geom.NewPolygonFlat(geom.XY, []float64{x, y, x + 3, y, x + 3, y + 3, x, y + 3, x, y}, []int{10})) // of one layout
	}
	return all
}

// areaIn is the area of polygons, without their holes.
func areaIn(g geom.T) (area float64) {
	for rings := range polygonParts(g) {
		for k, ring := range rings {
			a := math.Abs(geom.NewLinearRingFlat(geom.XY, ring).Area())
			if k > 0 {
				a = -a
			}
			area += a
		}
	}
	return area
}

// What is made in pieces has the area that the library makes at once, but for where
// the corners of its arcs are.
func TestPiecesAreTheWhole(t *testing.T) {
	lines := geom.NewMultiLineStringFlat(geom.XY, []float64{0, 0, 50, 40, 50, 10, 0, 60, 80, 80, 90, 85}, []int{8, 12})
	points := geom.NewMultiPointFlat(geom.XY, []float64{0, 0, 5, 5, 40, 2})
	holed := geom.NewPolygonFlat(geom.XY, append(append([]float64{}, crown(60, 90, 100).FlatCoords()...), crown(40, 30, 50).FlatCoords()...), []int{122, 204})
	mixed := geom.NewGeometryCollection()
	mixed.MustPush(lines, points, holed)
	for name, g := range map[string]geom.T{"crown": crown(100, 40, 60), "squares": littleSquares(60, 1), "lines": lines, "points": points, "a hole": holed, "all": mixed} {
		for _, distance := range []float64{0.5, 3, 12, 100} {
			whole, err := widened(g, distance)
			if err != nil {
				t.Fatal(err)
			}
			inPieces, err := widenedInPieces(t.Context(), g, distance)
			if err != nil {
				t.Fatalf("%s, %v px: %v", name, distance, err)
			}
			if got, want := areaIn(inPieces), areaIn(whole); !(math.Abs(got-want) <= 0.004*want) {
				t.Errorf("%s, %v px: area %v in pieces, %v at once", name, distance, got, want)
			}
		}
	}
}

// Few edges are left to the library, however near; many are not.
func TestCrowds(t *testing.T) {
	for _, c := range []struct {
		name     string
		g        geom.T
		distance float64
		crowded  bool
	}{
		{"a small crown", crown(1000, 400, 600), 100, false},
		{"a crown, far", crown(3000, 400, 600), 100, true},
		{"a circle, near", crown(3000, 500, 500), 0.5, false},
		{"squares", littleSquares(3000, 2), 3, true},
	} {
		if got, err := crowded(t.Context(), c.g, c.distance); got != c.crowded || err != nil {
			t.Errorf("%s: %v, %v", c.name, got, err)
		}
	}
}

// Crowds of edges took the library 22 s and more.
func TestBufferOfCrowdsEndsSoon(t *testing.T) {
	if testing.Short() { // as under the race detector, which makes it ten times slower
		t.Skip("takes seconds")
	}
	for _, c := range []struct {
		name        string
		g           geom.T
		least, most float64 // the area
	}{
		{"a crown", crown(2000, 400, 600), math.Pi * 640 * 640, math.Pi * 650 * 650},
		{"squares", littleSquares(4000, 3), 200 * 190, 203 * 203},
	} {
		pace.Within(t, c.name, 4*time.Second, func() {
			wide, err := Buffer(context.Background(), c.g, 50)
			if area := areaIn(wide); err != nil || area < c.least || area > c.most {
				t.Errorf("%s: area %v, error %v", c.name, area, err)
			}
		})
	}
}
