package topology

import (
	"cmp"
	"context"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

// bundles are rings that lie along each other, as few as make a crowd.
func bundles() map[string]func(r *rand.Rand, i float64) []float64 {
	return map[string]func(r *rand.Rand, i float64) []float64{
		"triangles": func(r *rand.Rand, _ float64) []float64 {
			x, y := 1000*r.Float64(), 1000*r.Float64()
			return []float64{x, y, x + 400*r.Float64(), y + 400*r.Float64(), x - 400*r.Float64(), y + 400*r.Float64()}
		},
		"slivers": func(r *rand.Rand, i float64) []float64 {
			return []float64{i, 0, i + 1, 0, 1000 + 3*i, 1000, 1000 + i*r.Float64(), 1000}
		},
		"a fan": func(r *rand.Rand, _ float64) []float64 {
			sin, cos := math.Sincos(2 * math.Pi * r.Float64())
			return []float64{500, 500, 500 + 400*cos, 500 + 400*sin, 500 + 350*(cos+0.1*sin), 500 + 350*(sin-0.1*cos)}
		},
		"a corner": func(r *rand.Rand, i float64) []float64 {
			return []float64{0, 0, 1000 - i, 0, 1000 - i, 500 + i, 0, 500 + i}
		},
		"a lattice": func(r *rand.Rand, _ float64) []float64 {
			x, y := float64(100*r.IntN(8)), float64(100*r.IntN(8))
			return []float64{x, y, x + 200, y, x + 200, y + 300, x, y + 300}
		},
		"copies": func(r *rand.Rand, i float64) []float64 {
			return []float64{i / 64, 0, 900 + i/64, 80, 950 + i/64, 900, 30 + i/64, 1000}
		},
		"far apart in size": func(r *rand.Rand, i float64) []float64 {
			s := math.Pow(10, -4*r.Float64())
			x, y := 500*s*r.Float64(), 500*s*r.Float64()
			return []float64{x, y, x + 400*s, y, x + 300*s, y + 500*s}
		},
	}
}

// bundled are walls of rings of 1,000 by 1,000 px, of a noder that has them still
// to split.
func bundled(r *rand.Rand, n int, one func(r *rand.Rand, i float64) []float64) (walls []wall) {
	for i := range n {
		ring := one(r, float64(i))
		for k := range ring {
			ring[k] = math.RoundToEven(ring[k] * 1e9)
		}
		for k := 0; k < len(ring); k += 2 {
			next := (k + 2) % len(ring)
			if w := (wall{point{ring[k], ring[k+1]}, point{ring[next], ring[next+1]}}); w.a != w.b {
				walls = append(walls, w)
			}
		}
	}
	return walls
}

// TestSweepIsDepths compares what the two say of walls, of which some are asked for
// and others are not.
func TestSweepIsDepths(t *testing.T) {
	for name, one := range bundles() {
		r := rand.New(rand.NewPCG(3, 3))
		n := wallNoder{ctx: context.Background(), walls: bundled(r, 40, one)}
		if _, err := n.node(); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		r.Shuffle(len(n.walls), func(i, j int) { n.walls[i], n.walls[j] = n.walls[j], n.walls[i] })
		for _, asked := range []int{len(n.walls), len(n.walls) / 3} {
			var slow depths
			slow.prepare(n.walls[:asked], n.walls[asked:])
			slow.looks = math.MaxInt
			var quick sweep
			if !quick.over(len(n.walls), func(i int) wall { return n.walls[i] }) {
				t.Fatalf("%s: not gone over", name)
			}
			for i := range asked {
				a, b, first := slow.beside(i)
				c, d, alone := quick.beside(i)
				if a != c || b != d || first != alone {
					t.Fatalf("%s: wall %d of %d: %d, %d, %t by cells and %d, %d, %t by going over", name, i, asked, a, b, first, c, d, alone)
				}
			}
		}
	}
}

// TestSweepRefusesWhatItCannotGoOver leaves it to depths.
func TestSweepRefusesWhatItCannotGoOver(t *testing.T) {
	var s sweep
	across := []wall{{point{0, 0}, point{20, 20}}, {point{10, 10}, point{30, 0}}}
	if s.over(len(across), func(i int) wall { return across[i] }) {
		t.Error("a wall that begins on another one is gone over")
	}
}

// TestColumnsAreInOrder compares rails that are put into columns before they are sorted with
// those that are sorted as they are.
func TestColumnsAreInOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	across := map[string]func() float64{
		"anywhere":     func() float64 { return 1e9 * r.Float64() },
		"mostly equal": func() float64 { return float64(r.IntN(3)) },
		"all equal":    func() float64 { return 7 },
		"in a corner":  func() float64 { return math.Pow(10, 300*r.Float64()-150) },
		"far apart":    func() float64 { return math.MaxFloat64 * float64(r.IntN(3)-1) },
	}
	for name, x := range across {
		var s sweep
		for i := range 3000 {
			s.rails = append(s.rails, rail{from: point{x(), float64(r.IntN(50))}})
			s.begins, s.ends = append(s.begins, int32(i)), append(s.ends, int32(i))
		}
		compare := func(i, j int32) int { return cmp.Or(compared(s.rails[i].from, s.rails[j].from), int(i-j)) }
		s.ordered(s.begins, nil, func(r *rail) float64 { return r.from.x }, compare)
		slices.SortFunc(s.ends, compare)
		if !slices.Equal(s.begins, s.ends) {
			t.Errorf("%s: another order", name)
		}
	}
}

// TestLineGoesOverWallsSoon holds that a line goes over walls of which most are asked for, that
// otherwise what crowds of them will take is told before they are looked at, and that of others
// nothing is.
func TestLineGoesOverWallsSoon(t *testing.T) {
	for high, want := range map[float64]bool{1e9: true, 1000: false} {
		var walls []wall
		for i := range 2000 {
			x, y := float64(1000*(i%50)), float64(1000*(i/50))
			walls = append(walls, wall{point{x, y}, point{x + 1, y + high}})
		}
		var d depths
		if d.prepare(walls[:900], walls[900:]); d.swept || (d.looks < 0) != want {
			t.Errorf("of walls %v high: %d looks are left for %d", high, d.looks, len(walls))
		}
		if d.prepare(walls, nil); !d.swept {
			t.Errorf("no line went over walls %v high", high)
		}
	}
}
