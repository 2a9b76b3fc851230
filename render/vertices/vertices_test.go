package vertices

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"
)

// A line of 20 points in parts of 8, each of which begins where the last one ends.
func Example() {
	var coords []float64
	for i := range 20 {
		coords = append(coords, float64(i), 0)
	}
	for _, part := range Split(geom.NewLineStringFlat(geom.XY, coords), 8) {
		line := part.Geometry.(*geom.GeometryCollection).Geom(0).FlatCoords()
		fmt.Println(len(line)/2, line[0], line[len(line)-2])
	}
	// Output:
	// 8 0 7
	// 8 7 14
	// 6 14 19
}

// inside reports whether a point is in polygons by the even-odd rule.
func inside(parts []Part, x, y float64) bool {
	odd := false
	var walk func(g geom.T)
	walk = func(g geom.T) {
		if c, ok := g.(*geom.GeometryCollection); ok {
			for _, one := range c.Geoms() {
				walk(one)
			}
			return
		}
		p, ok := g.(*geom.Polygon)
		if !ok {
			return
		}
		for i := range p.NumLinearRings() {
			ring := p.LinearRing(i).FlatCoords()
			for k := 0; k < len(ring); k += 2 {
				ax, ay, bx, by := ring[k], ring[k+1], ring[(k+2)%len(ring)], ring[(k+3)%len(ring)]
				if (ay > y) != (by > y) && x < ax+(bx-ax)*(y-ay)/(by-ay) {
					odd = !odd
				}
			}
		}
	}
	for _, p := range parts {
		walk(p.Geometry)
	}
	return odd
}

// Whatever an area is, self-crossing and with holes, its parts have few enough points and cover
// the same, and its outline has its length.
func TestSplit(t *testing.T) {
	random := rand.New(rand.NewPCG(20, 5))
	for _, most := range []int{100, 1000} {
		var coords []float64
		var ends []int
		length := 0.0
		for ring := range 3 {
			from := len(coords)
			for i := range 400 {
				r := 80 + 2*random.Float64() - 5*float64(ring) + 10*math.Sin(float64(i)/9)
				sin, cos := math.Sincos(float64(i) / 400 * 4 * math.Pi)
				coords = append(coords, 100+r*cos, 100+r*sin)
			}
			coords = append(coords, coords[from], coords[from+1])
			ends = append(ends, len(coords))
			for i := from + 2; i < len(coords); i += 2 {
				length += math.Hypot(coords[i]-coords[i-2], coords[i+1]-coords[i-1])
			}
		}
		area := geom.NewPolygonFlat(geom.XY, coords, ends)
		parts := Split(area, most)
		outline := 0.0
		for _, p := range parts {
			if n := Count(p.Geometry); n > most {
				t.Errorf("a part of %d points, at most %d are asked for", n, most)
			}
			if p.Unfilled {
				for _, line := range p.Geometry.(*geom.GeometryCollection).Geoms() {
					c := line.FlatCoords()
					for i := 2; i < len(c); i += 2 {
						outline += math.Hypot(c[i]-c[i-2], c[i+1]-c[i-1])
					}
				}
			}
		}
		if math.Abs(outline-length) > 1e-6*length {
			t.Errorf("%d: outlines of %v, want %v", most, outline, length)
		}
		for range 2000 {
			x, y := 200*random.Float64(), 200*random.Float64()
			if inside(parts, x, y) != inside([]Part{{Geometry: area}}, x, y) {
				t.Fatalf("%d: %v, %v is on the other side", most, x, y)
			}
		}
	}
}

// However often an area crosses itself, its parts have few enough points and cover the same.
func TestSplitTangles(t *testing.T) {
	const n, most = 900, 300
	for name, at := range map[string]func(i int, random *rand.Rand) (x, y float64){
		"to and fro":    func(i int, _ *rand.Rand) (x, y float64) { return float64(i % 2 * 200), float64(i) * 200 / n },
		"up and down":   func(i int, _ *rand.Rand) (x, y float64) { return float64(i) * 200 / n, float64(i % 2 * 200) },
		"scribble":      func(_ int, random *rand.Rand) (x, y float64) { return 200 * random.Float64(), 200 * random.Float64() },
		"star":          func(i int, _ *rand.Rand) (x, y float64) { return around(i*(n/2-1), 0.5) },
		"through a hub": func(i int, _ *rand.Rand) (x, y float64) { return around(i/2*(n/4+1), float64(i%2)) },
		"on a line":     func(i int, random *rand.Rand) (x, y float64) { return 100, 200 * random.Float64() },
	} {
		random := rand.New(rand.NewPCG(20, 6))
		var coords []float64
		for i := range n {
			x, y := at(i, random)
			coords = append(coords, x, y)
		}
		coords = append(coords, coords[0], coords[1])
		area := geom.NewPolygonFlat(geom.XY, coords, []int{len(coords)})
		parts := Split(area, most)
		for _, p := range parts {
			if n := Count(p.Geometry); n > most {
				t.Errorf("%s: a part of %d points, at most %d are asked for", name, n, most)
			}
		}
		whole, wrong := []Part{{Geometry: area}}, 0
		for range 150 {
			x, y := 200*random.Float64(), 200*random.Float64()
			if inside(parts, x, y) != inside(whole, x, y) {
				wrong++
			}
		}
		if wrong > 0 {
			t.Errorf("%s: %d of 150 places are on the other side", name, wrong)
		}
	}
}

// around is a place on a circle, so many 900ths of a turn along it, or at its middle (0).
func around(i int, radius float64) (x, y float64) {
	sin, cos := math.Sincos(float64(i) / 900 * 2 * math.Pi)
	return 100 + 200*radius*cos, 100 + 200*radius*sin
}
