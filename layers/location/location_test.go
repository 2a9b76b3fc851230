package location

import (
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// poly is a polygon of rings, which are closed if need be.
func poly(rings ...[]float64) geom.T {
	var flat []float64
	var ends []int
	for _, r := range rings {
		flat = append(flat, r...)
		if n := len(r); r[0] != r[n-2] || r[1] != r[n-1] {
			flat = append(flat, r[0], r[1])
		}
		ends = append(ends, len(flat))
	}
	return geom.NewPolygonFlat(geom.XY, flat, ends)
}

func box(w, s, e, n float64) geom.T { return poly([]float64{w, s, e, s, e, n, w, n}) }

// TestAt has points in, on and beside polygons of all kinds.
func TestAt(t *testing.T) {
	for _, tt := range []struct {
		name     string
		polygons []geom.T
		lon, lat float64
		want     []int
	}{
		{"inside", []geom.T{box(0, 0, 10, 10)}, 5, 5, []int{0}},
		{"outside", []geom.T{box(0, 0, 10, 10)}, 15, 5, nil},
		{"a turn away", []geom.T{box(0, 0, 10, 10)}, 365, 5, []int{0}},
		{"in a hole", []geom.T{poly([]float64{0, 0, 10, 0, 10, 10, 0, 10}, []float64{2, 2, 4, 2, 4, 4, 2, 4})}, 3, 3, nil},
		{"in an island in a hole", []geom.T{poly([]float64{0, 0, 10, 0, 10, 10, 0, 10}, []float64{2, 2, 6, 2, 6, 6, 2, 6}), box(3, 3, 5, 5)}, 4, 4, []int{1}},
		{"in several", []geom.T{box(0, 0, 10, 10), box(20, 0, 30, 10), box(4, 4, 6, 6)}, 5, 5, []int{0, 2}},
		{"in two parts of one", []geom.T{geom.NewMultiPolygonFlat(geom.XY, []float64{0, 0, 2, 0, 2, 2, 0, 0, 1, 0, 2, 0, 2, 1, 1, 0}, [][]int{{8}, {16}})}, 1.8, 0.1, []int{0}},
		{"across 180", []geom.T{box(170, -5, 190, 5)}, -175, 0, []int{0}},
		{"across 180, wrapped", []geom.T{box(170, -5, -170, 5)}, -175, 0, []int{0}},
		{"across 180, the other side", []geom.T{box(170, -5, -170, 5)}, 175, 0, []int{0}},
		{"across 180, not around the world", []geom.T{box(170, -5, -170, 5)}, 0, 0, nil},
		{"around the north pole", []geom.T{poly([]float64{0, 70, 90, 70, 180, 70, -90, 70})}, 30, 85, []int{0}},
		{"south of it", []geom.T{poly([]float64{0, 70, 90, 70, 180, 70, -90, 70})}, 30, 60, nil},
		{"at the north pole", []geom.T{poly([]float64{0, 70, 90, 70, 180, 70, -90, 70})}, 12, 89.999, []int{0}},
		{"around the south pole", []geom.T{poly([]float64{0, -70, -90, -70, -180, -70, 90, -70})}, -170, -85, []int{0}},
		{"as Antarctica is cut", []geom.T{poly([]float64{-180, -90, -180, -70, 0, -65, 180, -70, 180, -90})}, 179.9, -80, []int{0}},
		{"at the seam of it", []geom.T{poly([]float64{-180, -90, -180, -70, 0, -65, 180, -70, 180, -90})}, 180, -80, []int{0}},
		{"all of the world", []geom.T{box(-180, -90, 180, 90)}, 33, 44, []int{0}},
		{"bowtie", []geom.T{poly([]float64{0, 0, 10, 10, 10, 0, 0, 10})}, 8, 5, []int{0}},
		{"beside the bowtie's knot", []geom.T{poly([]float64{0, 0, 10, 10, 10, 0, 0, 10})}, 5, 8, nil},
		{"on the border of two", []geom.T{box(0, 0, 10, 10), box(10, 0, 20, 10)}, 10, 5, []int{1}},
		{"on the border of two, southern", []geom.T{box(0, 0, 10, 10), box(0, 10, 10, 20)}, 5, 10, []int{1}},
		{"on an outer border", []geom.T{box(20, 0, 30, 10), box(0, 0, 10, 10)}, 5, 10, []int{1}},
		{"on the eastern border", []geom.T{box(0, 0, 10, 10)}, 10, 5, []int{0}},
		{"on a corner", []geom.T{box(0, 0, 10, 10)}, 10, 10, []int{0}},
		{"on the corner of four", []geom.T{box(0, 0, 10, 10), box(10, 0, 20, 10), box(0, 10, 10, 20), box(10, 10, 20, 20)}, 10, 10, []int{3}},
		{"on 180, between two", []geom.T{box(170, 0, 180, 10), box(-180, 0, -170, 10)}, 180, 5, []int{1}},
		{"the same", []geom.T{box(170, 0, 180, 10), box(-180, 0, -170, 10)}, -180, 5, []int{1}},
		{"no polygons", []geom.T{nil, geom.NewPointFlat(geom.XY, []float64{1, 1})}, 1, 1, nil},
		{"no number", []geom.T{box(0, 0, 10, 10)}, math.NaN(), 5, nil},
	} {
		if got := areasOf(t, tt.polygons, Options{}).At(tt.lon, tt.lat, nil); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}

// star is a ring around a middle, with random radii.
func star(random *rand.Rand, lon, lat, size float64, n int) []float64 {
	var ring []float64
	for i := range n {
		r := size * (0.2 + 0.8*random.Float64())
		a := 2 * math.Pi * float64(i) / float64(n)
		ring = append(ring, lon+r*math.Cos(a), lat+r*math.Sin(a))
	}
	return ring
}

// holds is the even-odd rule in a plane, along the parallel to the east.
func holds(ring []float64, x, y float64) bool {
	odd := false
	n := len(ring)
	for i := 0; i < n; i += 2 {
		x0, y0, x1, y1 := ring[i], ring[i+1], ring[(i+2)%n], ring[(i+3)%n]
		if (y0 > y) != (y1 > y) && x < x0+(x1-x0)*(y-y0)/(y1-y0) {
			odd = !odd
		}
	}
	return odd
}

// TestTurned compares polygons anywhere on the globe, written with longitudes
// between -180 and 180, with the same in a plane.
func TestTurned(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 300 {
		lon, lat, size := random.Float64()*360-180, random.Float64()*100-50, 1+random.Float64()*38
		plain := star(random, lon, lat, size, 3+random.IntN(200))
		wrapped := slices.Clone(plain)
		for i := 0; i < len(wrapped); i += 2 {
			wrapped[i] = math.Remainder(wrapped[i], 360)
		}
		a := areasOf(t, []geom.T{poly(wrapped)}, Options{})
		for range 100 {
			x, y := lon+(random.Float64()-0.5)*2.5*size, lat+(random.Float64()-0.5)*2.5*size
			if got, want := len(a.At(math.Remainder(x, 360), y, nil)) > 0, holds(plain, x, y); got != want {
				t.Fatalf("%g, %g is inside: %v, want %v: %v", x, y, got, want, plain)
			}
		}
	}
}

// TestTiles puts points into a coverage: each is in exactly one polygon, also on
// borders and on corners.
func TestTiles(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	const n = 12
	var at [n + 1][n + 1][2]float64
	for i := range at {
		for j := range at[i] {
			at[i][j] = [2]float64{float64(i)*7 - 42, float64(j)*7 - 42}
			if i > 0 && i < n && j > 0 && j < n {
				at[i][j][0] += random.Float64()*4 - 2
				at[i][j][1] += random.Float64()*4 - 2
			}
		}
	}
	var tiles []geom.T
	for i := range n {
		for j := range n {
			a, b, c, d := at[i][j], at[i+1][j], at[i+1][j+1], at[i][j+1]
			// Walked in both directions, to see that it is all the same.
			if (i+j)%2 == 0 {
				tiles = append(tiles, poly([]float64{a[0], a[1], b[0], b[1], c[0], c[1], d[0], d[1]}))
			} else {
				tiles = append(tiles, poly([]float64{d[0], d[1], c[0], c[1], b[0], b[1], a[0], a[1]}))
			}
		}
	}
	areas := areasOf(t, tiles, Options{})
	check := func(x, y float64) {
		t.Helper()
		if got := areas.At(x, y, nil); len(got) != 1 {
			t.Fatalf("%v, %v is in %v", x, y, got)
		}
	}
	for i := range at {
		for j := range at[i] {
			p := at[i][j]
			check(p[0], p[1])
			for k := range 20 {
				if i < n {
					q, s := at[i+1][j], float64(k)/20
					check(p[0]+(q[0]-p[0])*s, p[1]+(q[1]-p[1])*s)
				}
			}
			if j < n {
				q := at[i][j+1]
				check((p[0]+q[0])/2, (p[1]+q[1])/2)
			}
		}
	}
	for range 10_000 {
		check(random.Float64()*84-42, random.Float64()*84-42)
	}
}

// TestNearest compares the tree with a look at every point.
func TestNearest(t *testing.T) {
	random := rand.New(rand.NewPCG(5, 6))
	var p Points
	var all [][2]float64
	for i := range 2000 {
		lon, lat := random.Float64()*360-180, math.Round(random.Float64()*180-90)
		if i%3 == 0 {
			lon = math.Round(lon)
		}
		all = append(all, [2]float64{lon, lat})
		p.Add(i, lon, lat)
	}
	sort(t, &p)
	for range 500 {
		lon, lat := math.Round(random.Float64()*360-180), random.Float64()*180-90
		got, km := p.Nearest(lon, lat)
		best, want := -1, math.Inf(1)
		for i, q := range all {
			// Haversines: another formula.
			h := math.Pow(math.Sin((q[1]-lat)*math.Pi/360), 2) + math.Cos(lat*math.Pi/180)*math.Cos(q[1]*math.Pi/180)*math.Pow(math.Sin((q[0]-lon)*math.Pi/360), 2)
			if d := 2 * EarthRadius * math.Asin(math.Sqrt(min(h, 1))); d < want-1e-7 {
				best, want = i, d
			}
		}
		if got != best && !(math.Abs(km-want) < 1e-6) || !(math.Abs(km-want) < 1e-6) {
			t.Fatalf("%g, %g: %d at %g km, want %d at %g", lon, lat, got, km, best, want)
		}
	}
	if f, _ := new(Points).Nearest(0, 0); f != -1 {
		t.Errorf("of none %d is the nearest", f)
	}
}

// TestPlaces finds points that stand for lines and polygons.
func TestPlaces(t *testing.T) {
	for _, tt := range []struct {
		name string
		g    geom.T
		want []float64
	}{
		{"point", geom.NewPointFlat(geom.XY, []float64{1, 2}), []float64{1, 2}},
		{"points", geom.NewMultiPointFlat(geom.XY, []float64{1, 2, 3, 4}), []float64{1, 2, 3, 4}},
		{"line", geom.NewLineStringFlat(geom.XY, []float64{0, 0, 10, 0, 10, 10}), []float64{10, 0}},
		{"line across 180", geom.NewLineStringFlat(geom.XY, []float64{170, 0, -170, 0}), []float64{180, 0}},
		{"box", box(0, 0, 10, 10), []float64{5, 5}},
		{"box across 180", box(170, -5, -170, 5), []float64{180, 0}},
		{"with a hole in its middle", poly([]float64{0, 0, 10, 0, 10, 10, 0, 10}, []float64{1, 1, 8, 1, 8, 9, 1, 9}), []float64{9, 5}},
		{"nothing", nil, nil},
		{"empty", geom.NewPolygon(geom.XY), nil},
	} {
		got := Places(tt.g, projection.Edges{}, nil)
		if len(got) != len(tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
			continue
		}
		for i := range got {
			if !(math.Abs(got[i]-tt.want[i]) < 1e-9) {
				t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
			}
		}
	}
	random := rand.New(rand.NewPCG(7, 8))
	for range 300 {
		ring := star(random, random.Float64()*360-180, random.Float64()*100-50, 1+random.Float64()*38, 3+random.IntN(60))
		g := poly(ring)
		place := Places(g, projection.Edges{}, nil)
		if got := areasOf(t, []geom.T{g}, Options{}).At(place[0], place[1], nil); len(got) != 1 {
			t.Fatalf("the middle %v is not inside of %v", place, ring)
		}
	}
}

// TestZigzag has polygons whose edges all run from end to end: bands must not
// multiply them.
func TestZigzag(t *testing.T) {
	var ring []float64
	const n = 20_000
	for i := range n {
		ring = append(ring, float64(i%2)*10+float64(i)*1e-6, float64(i)*1e-3)
	}
	pace.Within(t, "a zigzag", time.Second, func() {
		p := newPolygon(0, [][]float64{append(ring, ring[0], ring[1])})
		if len(p.edges) > 8*n || len(p.ends) > n {
			t.Errorf("%d edges in %d bands", len(p.edges), len(p.ends))
		}
	})
}

func FuzzAt(f *testing.F) {
	f.Add([]byte("0123456789abcdef"), 1.0, 2.0)
	f.Fuzz(func(t *testing.T, data []byte, lon, lat float64) {
		var ring []float64
		for i := 0; i+3 < len(data); i += 4 {
			ring = append(ring, float64(int16(uint16(data[i])<<8|uint16(data[i+1])))/180, float64(int16(uint16(data[i+2])<<8|uint16(data[i+3])))/364)
		}
		if len(ring) < 6 {
			return
		}
		a := areasOf(t, []geom.T{poly(ring)}, Options{})
		once, twice := a.At(lon, lat, nil), a.At(lon, lat, nil)
		if !slices.Equal(once, twice) {
			t.Errorf("%v, then %v", once, twice)
		}
		for _, p := range a.polygons {
			if len(p.edges) > 16*len(ring)+64 {
				t.Errorf("%d edges of %d points", len(p.edges), len(ring)/2)
			}
		}
	})
}
