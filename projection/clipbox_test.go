package projection_test

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// star is a polygon with corners at random distances, of a random winding,
// with a hole in its middle; its coordinates are snapped to a grid so that
// they often fall on the edge of the box.
func star(random *rand.Rand, grid float64) *geom.Polygon {
	cx, cy := random.Float64()*14-2, random.Float64()*14-2
	sense := float64(random.IntN(2)*2 - 1)
	var flat []float64
	var ends []int
	for ring := range 2 {
		n := 5 + random.IntN(20)
		from := len(flat)
		for i := range n {
			r := 3 + random.Float64()*9
			if ring == 1 {
				r = 0.5 + random.Float64()*2
			}
			sin, cos := math.Sincos(sense * float64(i) / float64(n) * 2 * math.Pi)
			flat = append(flat, math.Round((cx+r*cos)/grid)*grid, math.Round((cy+r*sin)/grid)*grid)
		}
		flat = append(flat, flat[from], flat[from+1])
		ends = append(ends, len(flat))
	}
	return geom.NewPolygonFlat(geom.XY, flat, ends)
}

// TestClipToBoxCovers compares which points stars cover before and after they
// are clipped.
func TestClipToBoxCovers(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	box := projection.Page{MinX: 0, MinY: 0, MaxX: 10, MaxY: 8}
	for i := range 4000 {
		grid := []float64{1, 0.5, 0.01, 1e-9}[i%4]
		g := star(random, grid)
		clipped := projection.ClipToBox(g, box)
		if clipped != nil {
			b := clipped.Bounds()
			for axis, most := range []float64{10, 8} {
				if b.Min(axis) < 0 {
					t.Fatalf("star %d: axis %d begins at %v, before the box", i, axis, b.Min(axis))
				}
				if b.Max(axis) > most {
					t.Fatalf("star %d: axis %d ends at %v, beyond %v", i, axis, b.Max(axis), most)
				}
			}
		}
		for range 40 {
			x, y := 0.01+random.Float64()*9.98, 0.01+random.Float64()*7.98
			if holds(g, x, y) != holds(clipped, x, y) && toLine(g, x, y) > 1e-6 {
				t.Fatalf("star %d: %g, %g is inside: %v, clipped: %v\n%v\n%v", i, x, y,
					holds(g, x, y), holds(clipped, x, y), g.FlatCoords(), clipped)
			}
		}
		whole, part := ringsArea(clipped)
		if whole < 0 || part > 80+1e-9 {
			t.Fatalf("star %d: areas from %g to %g", i, whole, part)
		}
	}
}

// ringsArea returns the area of a geometry with its holes taken off, and that
// of its largest ring.
func ringsArea(g geom.T) (net, largest float64) {
	if g == nil {
		return 0, 0
	}
	each(g, func(ring []float64) {
		area := 0.0
		for i := 2; i < len(ring); i += 2 {
			area += (ring[i-2]*ring[i+1] - ring[i]*ring[i-1]) / 2
		}
		net += area
		largest = math.Max(largest, math.Abs(area))
	})
	return math.Abs(net), largest
}

// TestClipToBox has the plain cases by name.
func TestClipToBox(t *testing.T) {
	box := projection.Page{MinX: 0, MinY: 0, MaxX: 10, MaxY: 10}
	polygon := func(flat ...float64) geom.T { return geom.NewPolygonFlat(geom.XY, flat, []int{len(flat)}) }
	line := func(flat ...float64) geom.T { return geom.NewLineStringFlat(geom.XY, flat) }
	for _, c := range []struct {
		name  string
		in    geom.T
		rings int
		area  float64
	}{
		{"within", polygon(1, 1, 9, 1, 9, 9, 1, 1), 1, 32},
		{"the box itself", polygon(0, 0, 10, 0, 10, 10, 0, 10, 0, 0), 1, 100},
		{"around the box", polygon(-1, -1, 11, -1, 11, 11, -1, 11, -1, -1), 1, 100},
		{"around the box, touching it", polygon(0, -1, 11, -1, 11, 10, 0, 10, 0, -1), 1, 100},
		{"beside", polygon(11, 0, 12, 0, 12, 10, 11, 0), 0, 0},
		{"beside, on an edge", polygon(10, 2, 12, 2, 12, 8, 10, 8, 10, 2), 0, 0},
		{"beside, at a corner", polygon(10, 10, 12, 10, 12, 12, 10, 10), 0, 0},
		{"around a corner, not in it", polygon(11, -5, 15, -5, 15, 15, -5, 15, -5, 11, 11, 11, 11, -5), 0, 0},
		{"across, in two pieces", polygon(8, 2, 12, 2, 12, 8, 8, 8, 8, 6, 11, 6, 11, 4, 8, 4, 8, 2), 2, 8},
		{"over two sides", polygon(-5, 4, 15, 4, 15, 6, -5, 6, -5, 4), 1, 20},
		{"a corner cut", polygon(8, 12, 12, 8, 12, 12, 8, 12), 0, 0},
		{"a corner", polygon(8, 11, 11, 8, 12, 12, 8, 11), 1, 0.5},
		{"line within", line(1, 1, 2, 2), 1, 0},
		{"line through", line(-5, 5, 15, 5), 1, 0},
		{"line out and in", line(5, 5, 15, 5, 15, 6, 5, 6), 2, 0},
		{"line beside", line(-5, -5, 15, -5), 0, 0},
		{"line touching a corner", line(8, 12, 12, 8), 0, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := projection.ClipToBox(c.in, box)
			rings := 0
			if got != nil {
				each(got, func([]float64) { rings++ })
			}
			if rings != c.rings {
				t.Fatalf("got %d parts, want %d: %v", rings, c.rings, got)
			}
			if _, isLine := c.in.(*geom.LineString); isLine {
				return
			}
			if area, _ := ringsArea(got); math.Abs(area-c.area) > 1e-9 {
				t.Errorf("area is %g, want %g: %v", area, c.area, got.FlatCoords())
			}
		})
	}
}

// TestClipToBoxReversed clips lines both ways: their ends on the edge are the
// same numbers.
func TestClipToBoxReversed(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	box := projection.Page{MinX: 0.1, MinY: 0.3, MaxX: 9.7, MaxY: 7.9}
	for range 2000 {
		line := []float64{random.Float64()*30 - 10, random.Float64()*30 - 10, random.Float64()*30 - 10, random.Float64()*30 - 10}
		there := projection.ClipToBox(geom.NewLineStringFlat(geom.XY, line), box)
		back := projection.ClipToBox(geom.NewLineStringFlat(geom.XY, inverse.Reversed(line)), box)
		if there == nil && back == nil {
			continue
		}
		if there == nil || back == nil || !slices.Equal(there.FlatCoords(), inverse.Reversed(back.FlatCoords())) {
			t.Fatalf("%v: %v there, %v back", line, there, back)
		}
	}
}
