package rings

import (
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
)

// box returns a ring around a square, clockwise (as outer rings are) or not.
func box(x, y, size float64, clockwise bool) []float64 {
	if clockwise {
		return []float64{x, y, x, y + size, x + size, y + size, x + size, y, x, y}
	}
	return []float64{x, y, x + size, y, x + size, y + size, x, y + size, x, y}
}

func ringsOf(t testing.TB, parts ...[]float64) ([]float64, []Ring) {
	t.Helper()
	var xy []float64
	var rings []Ring
	for _, p := range parts {
		start := len(xy) / 2
		xy = append(xy, p...)
		r, ok := New(xy, start, len(xy)/2)
		if !ok {
			t.Fatalf("ring %v is refused", p)
		}
		rings = append(rings, r)
	}
	return xy, rings
}

func TestAssemble(t *testing.T) {
	const cw, ccw = true, false
	big, touching := box(0, 0, 10, cw), []float64{0, 0, 4, 1, 4, 4, 1, 4, 0, 0}
	tests := []struct {
		name     string
		parts    [][]float64
		owner    []int
		reversed int
	}{
		{"one", [][]float64{big}, []int{0}, 0},
		{"one, wound as a hole", [][]float64{box(0, 0, 10, ccw)}, []int{0}, 1},
		{"hole", [][]float64{big, box(1, 1, 2, ccw)}, []int{0, 0}, 0},
		{"holes to their rings", [][]float64{big, box(20, 0, 10, cw), box(21, 1, 2, ccw), box(1, 1, 2, ccw)}, []int{0, 1, 1, 0}, 0},
		{"island in a hole", [][]float64{big, box(1, 1, 8, ccw), box(2, 2, 4, cw)}, []int{0, 0, 2}, 0},
		{"hole in an island in a hole", [][]float64{box(3, 3, 1, ccw), big, box(1, 1, 8, ccw), box(2, 2, 4, cw)}, []int{3, 1, 1, 3}, 0},
		{"all reversed", [][]float64{box(0, 0, 10, ccw), box(1, 1, 8, cw), box(2, 2, 4, ccw)}, []int{0, 0, 2}, 1},
		{"all clockwise", [][]float64{big, box(1, 1, 8, cw), box(2, 2, 4, cw)}, []int{0, 0, 2}, 0},
		{"all counter-clockwise", [][]float64{box(0, 0, 10, ccw), box(1, 1, 8, ccw), box(2, 2, 4, ccw)}, []int{0, 0, 2}, 1},
		{"overlapping outer rings", [][]float64{big, box(1, 1, 8, cw), box(2, 2, 4, ccw)}, []int{0, 1, 1}, 0},
		{"orphan hole", [][]float64{big, box(20, 1, 2, ccw)}, []int{0, 1}, 1},
		{"hole beside, boxes crossing", [][]float64{{0, 0, 0, 10, 10, 0, 0, 0}, box(6, 6, 3, ccw)}, []int{0, 1}, 1},
		{"same ring twice", [][]float64{big, big}, []int{0, 1}, 0},
		{"hole touches at a vertex", [][]float64{big, touching}, []int{0, 0}, 0},
		{"hole shares an edge", [][]float64{big, box(0, 0, 5, ccw)}, []int{0, 0}, 0},
		{"outer ring shares a vertex", [][]float64{big, box(10, 10, 5, cw)}, []int{0, 1}, 0},
		{"inscribed hole", [][]float64{{0, 0, 0, 10, 10, 10, 10, 0, 0, 0}, {0, 0, 10, 0, 0, 10, 0, 0}}, []int{0, 0}, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			xy, rings := ringsOf(t, tt.parts...)
			a := assemble(xy, rings, nil)
			if !reflect.DeepEqual(a.owner, tt.owner) || a.reversed != tt.reversed || a.guessed {
				t.Errorf("owners %v, reversed %d; want %v, %d", a.owner, a.reversed, tt.owner, tt.reversed)
			}
			order, sizes := a.sequence()
			checkSequence(t, a, order, sizes)
		})
	}
}

func checkSequence(t *testing.T, a assembly, order, sizes []int) {
	t.Helper()
	at := 0
	for _, n := range sizes {
		for k, i := range order[at : at+n] {
			if (k == 0) != (a.owner[i] == i) || a.owner[i] != order[at] {
				t.Errorf("order %v, sizes %v: ring %d is out of place", order, sizes, i)
			}
		}
		at += n
	}
	if at != len(a.owner) {
		t.Errorf("sizes %v of %d rings", sizes, len(a.owner))
	}
}

// TestManyRings has polygons whose rings a comparison of each with each would
// take minutes for.
func TestManyRings(t *testing.T) {
	tests := []struct {
		name  string
		parts func() [][]float64
		holes int
	}{
		{"archipelago", func() (p [][]float64) {
			for i := range 40000 {
				p = append(p, box(float64(i%200), float64(i/200), 0.5, true))
			}
			return p
		}, 0},
		{"clearings in a forest", func() (p [][]float64) {
			p = append(p, circle(50, 50, 200, 20000, true))
			for i := range 10000 {
				p = append(p, box(float64(i%100), float64(i/100), 0.5, false))
			}
			return p
		}, 10000},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			xy, rings := ringsOf(t, tt.parts()...)
			var a assembly
			pace.Within(t, tt.name, 3*time.Second, func() { a = assemble(xy, rings, nil) })
			holes := 0
			for i, o := range a.owner {
				if o != i {
					holes++
				}
			}
			if holes != tt.holes || a.guessed {
				t.Errorf("%d holes, guessed %v; want %d", holes, a.guessed, tt.holes)
			}
		})
	}
}

// TestHostileRings has a ring in a ring in a ring, many thousand times.
func TestHostileRings(t *testing.T) {
	var parts [][]float64
	for i := range 20000 {
		parts = append(parts, box(-float64(i), -float64(i), 2*float64(i)+1, i%2 == 0))
	}
	xy, rings := ringsOf(t, parts...)
	var a assembly
	pace.Within(t, "rings in rings", 5*time.Second, func() { a = assemble(xy, rings, nil) })
	if !a.guessed {
		t.Error("the work was not given up")
	}
	order, sizes := a.sequence()
	checkSequence(t, a, order, sizes)
}

func circle(x, y, radius float64, points int, clockwise bool) []float64 {
	var p []float64
	for i := range points {
		phi := 2 * math.Pi * float64(i) / float64(points)
		if clockwise {
			phi = -phi
		}
		p = append(p, x+radius*math.Cos(phi), y+radius*math.Sin(phi))
	}
	return append(p, p[0], p[1])
}

// TestSlabs compares the index with the walk over all edges.
func TestSlabs(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for _, points := range []int{3, 10, 100, 3000} {
		var p []float64
		for range points {
			p = append(p, math.Round(random.Float64()*50), math.Round(random.Float64()*50))
		}
		xy, rings := ringsOf(t, append(p, p[0], p[1]))
		n := newNester(xy, rings, nil)
		for i := range 500 {
			x, y := math.Round(random.Float64()*100)/2, math.Round(random.Float64()*100)/2
			n.asked[0] = 0
			walked := n.locate(0, x, y)
			n.asked[0] = indexAfter
			if indexed := n.locate(0, x, y); indexed != walked {
				t.Fatalf("%d points, question %d at %g, %g: index says %d, walk %d", points, i, x, y, indexed, walked)
			}
		}
	}
}

func TestSlabsOfTallEdgesStaySmall(t *testing.T) {
	var p []float64
	for i := range 10000 {
		p = append(p, float64(i), float64(i%2)*100+float64(i)/1e5)
	}
	xy, rings := ringsOf(t, p)
	if s := newSlabs(xy, &rings[0]); len(s.edges) > 5*10000 {
		t.Errorf("the index has %d entries", len(s.edges))
	}
}

func TestRingArea(t *testing.T) {
	for _, offset := range []float64{0, 1e7} {
		_, rings := ringsOf(t, box(offset, offset, 2, true), box(offset, offset, 2, false))
		if rings[0].Area != -4 || rings[1].Area != 4 {
			t.Errorf("offset %g: areas %g, %g", offset, rings[0].Area, rings[1].Area)
		}
	}
}

func TestDegenerateRings(t *testing.T) {
	for _, p := range [][]float64{{}, {1, 1}, {1, 1, 2, 2}, {1, 1, 2, 2, 1, 1}, {1, 1, 1, 1, 1, 1, 1, 1}, {1, 1, 2, 2, 1, 1, 2, 2, 1, 1}} {
		if _, ok := New(p, 0, len(p)/2); ok {
			t.Errorf("%v is taken for a ring", p)
		}
	}
}

func BenchmarkAssemble(b *testing.B) {
	for _, count := range []int{10, 1000} {
		var parts [][]float64
		parts = append(parts, circle(0, 0, 1000, 1000, true))
		for i := range count {
			parts = append(parts, box(float64(i%30), float64(i/30), 0.5, false))
		}
		xy, rings := ringsOf(b, parts...)
		b.Run(fmt.Sprint(count), func(b *testing.B) {
			for b.Loop() {
				assemble(xy, rings, nil)
			}
		})
	}
}
