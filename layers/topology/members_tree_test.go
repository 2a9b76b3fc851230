package topology

import (
	"errors"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// closedPolygon is one of a ring that is not closed yet.
func closedPolygon(ring ...float64) flat.Polygon {
	ring = append(ring, ring[0], ring[1])
	return flat.Polygon{Coords: ring, Ends: []int{len(ring)}, Stride: 2}
}

// TestTreeOfMembersAsSwept finds the same groups in a tree as by going through all pairs: of
// squares that touch, cross, are in each other or far from all others.
func TestTreeOfMembersAsSwept(t *testing.T) {
	random := rand.New(rand.NewPCG(9, 15))
	for range 400 {
		polygons := make([]flat.Polygon, fewBoxes+1+random.IntN(200))
		spread := 5 + 60*random.Float64()
		for i := range polygons {
			x, y := float64(int(spread*random.Float64())), float64(int(spread*random.Float64()))
			w, h := 0.25+float64(random.IntN(4)), 0.25+float64(random.IntN(4))
			if random.IntN(20) == 0 {
				w = spread
			}
			polygons[i] = closedPolygon(x, y, x+w, y, x+w, y+h, x, y+h)
			if random.IntN(50) == 0 {
				polygons[i] = flat.Polygon{Stride: 2}
			}
		}
		got, err := Overlaps(polygons)
		m := members{polygons: polygons, apart: len(polygons), left: looksAtLeast, spans: make([]memberRuns, len(polygons))}
		m.measure()
		for i := range polygons {
			m.order = append(m.order, i)
		}
		m.sweep()
		if want := m.groups(); err != nil || !reflect.DeepEqual(got, want) {
			t.Fatalf("%v, %v, want %v", got, err, want)
		}
	}
}

// TestCrowdsOfMembers tells tens of thousands of polygons apart, or gives up, in time that does not
// grow with their square: that would be a minute for each.
func TestCrowdsOfMembers(t *testing.T) {
	const n = 60_000
	// comb has its teeth in the gaps of another one, from corner to corner of a square.
	comb := func(up bool) flat.Polygon {
		var ring []float64
		for i := range n / 2 {
			if at := float64(i) / n; up {
				ring = append(ring, at+0.5/n, 0, at+1.0/n+99, 99)
			} else {
				ring = append(ring, at+100, 100, at+0.5/n+1, 1)
			}
		}
		if up {
			return closedPolygon(append(ring, 1, 0, 200, -100, -100, -100)...)
		}
		return closedPolygon(append(ring, 101, 100, 200, 200, 50, 200)...)
	}
	// coast is one of a continent, and of islands before it that are in its box.
	coast := func(i float64) flat.Polygon {
		if x, y := math.Mod(i, 900), 60+math.Floor(i/900); i > 0 {
			return closedPolygon(x, y, x+0.5, y, x+0.5, y+0.5, x, y+0.5)
		}
		ring := []float64{1000, 0, 1000, 500, 950, 500}
		for k := range 5 * n {
			ring = append(ring, 950-950*float64(k)/(5*n), 50*math.Sin(float64(k)))
		}
		return closedPolygon(append(ring, 0, -60, 1000, -60)...)
	}
	for _, c := range []struct {
		name    string
		of      func(i float64) flat.Polygon
		n       int
		groups  int
		tangled bool
	}{
		{"strips", func(i float64) flat.Polygon { return closedPolygon(0, i, 1000, i, 1000, i+0.5, 0, i+0.5) }, n, 0, false},
		{"columns", func(i float64) flat.Polygon { return closedPolygon(i, 0, i, 1000, i+0.5, 1000, i+0.5, 0) }, n, 0, false},
		{"strips side by side", func(i float64) flat.Polygon { return closedPolygon(0, i, 1000, i, 1000, i+1, 0, i+1) }, n, 1, false},
		{"wedges beside each other", func(i float64) flat.Polygon { return closedPolygon(i, 0, i+1, 0, i/2+0.5, 10, i/2, 10) }, n, 1, false},
		{"islands before a coast", coast, n, 0, false},
		{"copies", func(float64) flat.Polygon { return closedPolygon(0, 0, 10, 0, 10, 10) }, n, 1, false},
		{"a few slivers", func(i float64) flat.Polygon { return closedPolygon(i, 0, i+0.5, 0, 3000+i, 3000) }, 2000, 0, false},
		{"slivers", func(i float64) flat.Polygon { return closedPolygon(i, 0, i+0.5, 0, n+i, n) }, n, 0, true},
		{"two combs", func(i float64) flat.Polygon { return comb(i == 0) }, 2, 0, true},
	} {
		t.Run(c.name, func(t *testing.T) {
			polygons := make([]flat.Polygon, c.n)
			for i := range polygons {
				polygons[i] = c.of(float64(i))
			}
			began := time.Now()
			groups, err := Overlaps(polygons)
			if len(groups) != c.groups || errors.Is(err, ErrTangled) != c.tangled {
				t.Errorf("%d groups, %v; want %d groups, tangled %v", len(groups), err, c.groups, c.tangled)
			}
			if took := time.Since(began); took > 15*time.Second {
				t.Errorf("it takes %v", took)
			}
		})
	}
}
