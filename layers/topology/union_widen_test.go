package topology

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/twpayne/go-geom"
)

// roughRing is a ring like a coast: n points around the middle of a page of 100 px, whose distance from
// it changes by ever smaller steps, the first of which have the size rough.
func roughRing(r *rand.Rand, n int, rough float64) []float64 {
	radius := make([]float64, n)
	for step, size := n/2, rough; step >= 1; step, size = step/2, size*0.6 {
		offs := make([]float64, n/step+1)
		for i := range offs {
			offs[i] = (r.Float64() - 0.5) * size
		}
		offs[len(offs)-1] = offs[0]
		for i := range radius {
			k, f := i/step, float64(i%step)/float64(step)
			radius[i] += offs[k]*(1-f) + offs[min(k+1, len(offs)-1)]*f
		}
	}
	var xy []float64
	for i, off := range radius {
		angle := 2 * math.Pi * float64(i) / float64(n)
		xy = append(xy, 50+(25+off)*math.Cos(angle), 50+(25+off)*math.Sin(angle))
	}
	return append(xy, xy[0], xy[1])
}

// walk is a line of n points, each a step from the one before.
func walk(r *rand.Rand, n int, step float64) []float64 {
	x, y := 50.0, 50.0
	var xy []float64
	for range n {
		xy = append(xy, x, y)
		x, y = x+(r.Float64()-0.5)*step, y+(r.Float64()-0.5)*step
	}
	return xy
}

// anything is n points at random.
func anything(r *rand.Rand, n int) []float64 {
	var xy []float64
	for range n {
		xy = append(xy, 100*r.Float64(), 100*r.Float64())
	}
	return xy
}

func polygonOf(rings ...[]float64) *geom.Polygon {
	p := geom.NewPolygon(geom.XY)
	for _, ring := range rings {
		closed := append(append([]float64{}, ring...), ring[0], ring[1])
		if err := p.Push(geom.NewLinearRingFlat(geom.XY, closed)); err != nil {
			panic(err)
		}
	}
	return p
}

func together(gs ...geom.T) geom.T {
	all := geom.NewGeometryCollection()
	all.MustPush(gs...)
	return all
}

// widenCases are geometries of all kinds; those of a seed are its own.
func widenCases(seed uint64) map[string]geom.T {
	r := rand.New(rand.NewPCG(seed, 8))
	line := func(n int, step float64) geom.T { return geom.NewLineStringFlat(geom.XY, walk(r, n, step)) }
	squares := geom.NewMultiPolygon(geom.XY)
	for range 40 {
		x, y := 80*r.Float64(), 80*r.Float64()
		_ = squares.Push(polygonOf([]float64{x, y, x + 6, y, x + 6, y + 6, x, y + 6})) // of one layout
	}
	var comb []float64
	for i := range 30 {
		comb = append(comb, 10+2*float64(i), 20+float64(i%2)*60)
	}
	return map[string]geom.T{
		"a coast":          polygonOf(roughRing(r, 400, 10)),
		"a rough coast":    polygonOf(roughRing(r, 600, 40)),
		"a smooth coast":   polygonOf(roughRing(r, 500, 1)),
		"a lake":           polygonOf([]float64{0, 0, 100, 0, 100, 100, 0, 100}, roughRing(r, 500, 20)),
		"a star":           polygonOf(anything(r, 12)),
		"touching squares": polygonOf([]float64{10, 10, 40, 10, 40, 40, 70, 40, 70, 70, 40, 70, 40, 40, 10, 40}),
		"squares":          squares,
		"a comb":           polygonOf(append(comb, 72, 90, 8, 90)),
		"a walk":           line(200, 8),
		"a knot":           line(300, 2),
		"there and back":   geom.NewLineStringFlat(geom.XY, []float64{10, 10, 60, 60, 10, 10, 60, 20, 10, 10}),
		"a fjord":          polygonOf([]float64{10, 10, 90, 10, 90, 49.9, 60, 49.9, 60, 30, 30, 30, 30, 70, 60, 70, 60, 50.1, 90, 50.1, 90, 90, 10, 90}),
		"points":           geom.NewMultiPointFlat(geom.XY, anything(r, 10)),
		"repeats":          geom.NewLineStringFlat(geom.XY, []float64{30, 30, 30, 30, 50, 50, 50, 50, 50, 50, 70, 30}),
		"a place":          geom.NewLineStringFlat(geom.XY, []float64{30, 30, 30, 30}),
		"all":              together(line(50, 10), polygonOf(roughRing(r, 100, 10)), geom.NewPointFlat(geom.XY, []float64{5, 5})),
	}
}

// apartFrom is how far a point is from a geometry's lines and points, and whether it lies in its polygons.
func apartFrom(g geom.T, x, y float64) (distance float64, in bool) {
	distance = math.Inf(1)
	along := func(path []float64, closed bool) {
		for i := 0; i+1 < len(path); i += 2 {
			k := min(i+2, len(path)-2)
			ax, ay, bx, by := path[i], path[i+1], path[k], path[k+1]
			dx, dy := bx-ax, by-ay
			at := 0.0
			if l := dx*dx + dy*dy; l > 0 {
				at = min(1, max(0, ((x-ax)*dx+(y-ay)*dy)/l))
			}
			distance = min(distance, math.Hypot(x-ax-at*dx, y-ay-at*dy))
			if closed && (ay > y) != (by > y) && x < ax+(y-ay)/(by-ay)*dx {
				in = !in
			}
		}
	}
	inside := false
	for part := range flat.Simple(g) {
		eachRings(part, nil, func(rings [][]float64) {
			in = false
			for _, ring := range rings {
				along(ring, true)
			}
			inside = inside || in
		})
		flat.Lines(part)(func(line []float64) bool { along(line, false); return true })
		flat.Points(part)(func(p []float64) bool { along(p, false); return true })
	}
	return distance, inside
}

// What is widened has all points that are not farther than the distance, and no others, and what is made
// smaller those that are as far within, but for what the sides of circles and shallow bays are.
func TestWidenIsWhatIsNear(t *testing.T) {
	for seed := range uint64(2) {
		for name, g := range widenCases(seed) {
			for _, distance := range []float64{0.1, 0.7, 3, 10, 40, -0.3, -2, -8} {
				t.Run(fmt.Sprint(name, " ", distance, " ", seed), func(t *testing.T) { checkWidened(t, g, distance, 300+int(seed)) })
			}
		}
	}
}

func checkWidened(t *testing.T, g geom.T, distance float64, looks int) {
	wide, err := Widen(context.Background(), g, distance)
	if err != nil {
		t.Fatal(err)
	}
	// The union of polygons over each other is what is made smaller.
	whole, err := Union(context.Background(), []geom.T{g})
	if err != nil {
		t.Fatal(err)
	}
	r := rand.New(rand.NewPCG(uint64(looks), 9))
	for range looks {
		x, y := 300*r.Float64()-100, 300*r.Float64()-100
		if r.IntN(2) == 0 {
			x, y = 120*r.Float64()-10, 120*r.Float64()-10
		}
		far, in := apartFrom(g, x, y)
		near := in || far <= 0.989*distance
		off := !in && far > 1.006*distance
		if distance < 0 {
			far, in = apartFrom(whole, x, y)
			near = in && far > -1.006*distance
			off = !in || far <= -0.989*distance
		}
		if _, got := apartFrom(wide, x, y); near && !got || off && got {
			t.Fatalf("%v, %v is %v from it, inside %v: within what is widened %v", x, y, far, in, got)
		}
	}
}

// Curves beside many edges, and those that cross often, are taken in parts.
func TestWidenInParts(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	var brush []float64 // of lines that go across each other
	for i := range 700 {
		angle := 2 * math.Pi * float64(i) / 700
		brush = append(brush, 50+30*math.Cos(angle), 50+30*math.Sin(angle), 50+20*math.Cos(angle), 50+20*math.Sin(angle))
	}
	for name, g := range map[string]geom.T{
		"a brush":      polygonOf(brush),
		"a long coast": polygonOf(roughRing(r, mostAtOnce+100, 10)),
		"a long walk":  geom.NewLineStringFlat(geom.XY, walk(r, mostAtOnce/2+100, 0.3)),
	} {
		for _, distance := range []float64{0.02, 6, -0.02, -1} {
			t.Run(fmt.Sprint(name, " ", distance), func(t *testing.T) { checkWidened(t, g, distance, 50) })
		}
	}
}

func TestWidenNothing(t *testing.T) {
	square := polygonOf([]float64{0, 0, 1, 0, 1, 1, 0, 1})
	for _, c := range []struct {
		name     string
		g        geom.T
		distance float64
		area     float64
	}{
		{"nothing", nil, 1, 0},
		{"an empty line", geom.NewLineString(geom.XY), 1, 0},
		{"an empty polygon", geom.NewPolygon(geom.XY), 1, 0},
		{"no distance", square, 0, 1},
		{"hardly any", square, 1e-30, 1},
		{"hardly less", square, -1e-30, 1},
		{"all of it", square, -1, 0},
		{"a line made smaller", geom.NewLineStringFlat(geom.XY, []float64{0, 0, 9, 9}), -1, 0},
	} {
		wide, err := Widen(context.Background(), c.g, c.distance)
		area := 0.0
		if p, ok := wide.(*geom.Polygon); ok {
			area = math.Abs(p.Area())
		}
		if err != nil || !(math.Abs(area-c.area) <= 1e-9) || (wide == nil) != (c.area == 0) {
			t.Errorf("%s: %v, %v", c.name, wide, err)
		}
	}
}

func TestWidenNeedsNumbers(t *testing.T) {
	for name, g := range map[string]geom.T{
		"a polygon": polygonOf([]float64{0, 0, 1, 0, math.NaN(), 1}),
		"a line":    geom.NewLineStringFlat(geom.XY, []float64{0, 0, math.Inf(1), 0}),
	} {
		if _, err := Widen(context.Background(), g, 1); !errors.Is(err, ErrTangled) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := Widen(context.Background(), polygonOf([]float64{0, 0, 1, 0, 1, 1}), math.NaN()); !errors.Is(err, ErrTangled) {
		t.Errorf("a distance: %v", err)
	}
}
