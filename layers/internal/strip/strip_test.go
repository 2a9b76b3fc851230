package strip

import (
	"math"
	"testing"
)

func TestCirclesAreRound(t *testing.T) {
	for _, c := range []struct {
		radius  float64
		corners int
	}{{0.1, 32}, {10, 32}, {50, 128}, {1e6, most}} {
		circle := NewCircle(c.radius)
		if len(circle) != c.corners {
			t.Errorf("%v px: %d corners, want %d", c.radius, len(circle), c.corners)
		}
		for i, v := range circle {
			angle := 2 * math.Pi * float64(i) / float64(len(circle))
			if !(math.Hypot(v.x-math.Cos(angle), v.y-math.Sin(angle)) <= 1e-14) {
				t.Errorf("%v px: corner %d is %v", c.radius, i, v)
			}
		}
	}
}

// The corners after a direction are those that a look at all of them finds.
func TestCornersWithin(t *testing.T) {
	circle := NewCircle(1)
	direction := func(step int) vector {
		sin, cos := math.Sincos(2 * math.Pi * float64(step) / 720)
		return vector{cos, sin}
	}
	const between = 720.0 / 32
	for from := range 720 {
		for _, turn := range []int{1, 20, 90, 200, 359} {
			want := 0
			for k := range 3 * 32 {
				if at := float64(k) * between; at > float64(from)+1e-6 && at < float64(from+turn)-1e-6 {
					want++
				}
			}
			got := 0
			circle.within(direction(from), direction(from+turn), func(vector) { got++ })
			if diff := got - want; diff < 0 || diff > 2 { // those at the ends, by rounding
				t.Fatalf("from %d on, %d farther: %d corners, want %d", from, turn, got, want)
			}
		}
	}
}

// scaled is in units as small as those of a union.
func scaled(path []float64) []float64 {
	for i := range path {
		path[i] = math.Round(path[i] * unitsAPixel)
	}
	return path
}

const unitsAPixel = 1 << 33

func TestBaysThatAreNotSeen(t *testing.T) {
	for _, c := range []struct {
		name     string
		path     []float64
		distance float64
		edges    int
	}{
		{"a square", []float64{0, 0, 100, 0, 100, 100, 0, 100, 0, 0}, 10, 4},
		{"a narrow bay", []float64{0, 0, 50, 0, 50.5, 30, 51, 0, 100, 0, 100, 100, 0, 100, 0, 0}, 10, 6},
		{"a wide one", []float64{0, 0, 30, 0, 50, 30, 70, 0, 100, 0, 100, 100, 0, 100, 0, 0}, 10, 7},
		{"a shallow one", []float64{0, 0, 48, 0, 50, 0.02, 52, 0, 100, 0, 100, 100, 0, 100, 0, 0}, 10, 6},
		{"a lake with a narrow mouth", []float64{0, 0, 49, 0, 49, 1, 20, 1, 20, 60, 80, 60, 80, 1, 50, 1, 50, 0, 100, 0, 100, 100, 0, 100, 0, 0}, 10, 12},
		{"repeats", []float64{0, 0, 0, 0, 100, 0, 100, 100, 100, 100, 0, 100, 0, 0}, 10, 4},
		{"a point", []float64{5, 5, 5, 5, 5, 5}, 10, 0},
	} {
		path := NewPath(scaled(c.path), c.distance*unitsAPixel, NewCircle(c.distance))
		if path.Size() != c.edges {
			t.Errorf("%s: %d edges, want %d: %v", c.name, path.Size(), c.edges, path.points)
		}
	}
}

// Corners at random, with what comes back beside them, cost no more than they are many.
func TestBridgesEnd(t *testing.T) {
	var path []float64
	for i := range 100_000 {
		path = append(path, float64(i), float64(i%7*i%11))
	}
	for i := 99_998; i >= 0; i-- {
		path = append(path, float64(i), float64(i%5))
	}
	if p := NewPath(scaled(path), 1e3*unitsAPixel, NewCircle(1e3)); p.Size() == 0 || p.Size() > 100_000 {
		t.Errorf("%d edges", p.Size())
	}
}
