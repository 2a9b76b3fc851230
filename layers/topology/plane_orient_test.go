package topology

import (
	"math"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// exactOrient is orient in rational numbers.
func exactOrient(ax, ay, bx, by, cx, cy float64) int {
	r := func(f float64) *big.Rat { return new(big.Rat).SetFloat64(f) }
	sub := func(a, b float64) *big.Rat { return new(big.Rat).Sub(r(a), r(b)) }
	left := new(big.Rat).Mul(sub(ax, cx), sub(by, cy))
	right := new(big.Rat).Mul(sub(ay, cy), sub(bx, cx))
	return left.Cmp(right)
}

func TestOrientIsExact(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 1))
	for range 20000 {
		// Points nearly or exactly on a line.
		ax, ay := 1000*r.Float64(), 1000*r.Float64()
		bx, by := 1000*r.Float64(), 1000*r.Float64()
		f := float64(r.IntN(9)) / 8
		cx, cy := ax+f*(bx-ax), ay+f*(by-ay)
		for range r.IntN(3) {
			cx = math.Nextafter(cx, 1e9*(r.Float64()-0.5))
		}
		if got, want := orient(ax, ay, bx, by, cx, cy), exactOrient(ax, ay, bx, by, cx, cy); got != want {
			t.Fatalf("%v %v, %v %v, %v %v: %d, want %d", ax, ay, bx, by, cx, cy, got, want)
		}
	}
}

// TestOrientOfWholeNumbers is TestOrientIsExact for points on and next to a line whose
// coordinates are whole numbers of a raster, or a power of two of them.
func TestOrientOfWholeNumbers(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	whole := func() float64 { return float64(r.Int64N(1<<45) - 1<<44) }
	told := 0
	for range 20000 {
		ax, ay, bx, by := whole(), whole(), whole(), whole()
		if r.IntN(4) == 0 { // with whole numbers between them
			bx, by = ax+7*float64(r.Int64N(1<<40)), ay+7*float64(r.Int64N(1<<40))
		}
		f := float64(r.IntN(15)-4) / 7
		cx, cy := math.Round(ax+f*(bx-ax)), math.Round(ay+f*(by-ay))
		scale := math.Ldexp(1, r.IntN(300)-150)
		ax, ay, bx, by, cx, cy = ax*scale, ay*scale, bx*scale, by*scale, cx*scale, cy*scale
		if got, want := orient(ax, ay, bx, by, cx, cy), exactOrient(ax, ay, bx, by, cx, cy); got != want {
			t.Fatalf("%v %v, %v %v, %v %v: %d, want %d", ax, ay, bx, by, cx, cy, got, want)
		}
		if _, one := orientBetween(ax, ay, bx, by, cx, cy); one {
			told++
		}
	}
	if told < 10000 {
		t.Errorf("told of %d", told)
	}
}

func TestTouch(t *testing.T) {
	p := func(x, y float64) point { return point{x, y} }
	tests := []struct {
		name       string
		a, b, c, d point
		want       bool
	}{
		{"cross", p(0, 0), p(2, 2), p(0, 2), p(2, 0), true},
		{"apart", p(0, 0), p(2, 2), p(3, 0), p(4, 0), false},
		{"boxes meet only", p(0, 0), p(4, 4), p(3, 0), p(4, 1), false},
		{"end on the other", p(0, 0), p(2, 2), p(1, 1), p(2, 0), true},
		{"common end", p(0, 0), p(2, 2), p(2, 2), p(3, 0), false},
		{"common end, straight on", p(0, 0), p(2, 2), p(2, 2), p(3, 3), false},
		{"common end, back", p(0, 0), p(2, 2), p(2, 2), p(1, 1), true},
		{"common end, one within the other", p(0, 0), p(1, 1), p(0, 0), p(2, 2), true},
		{"the same", p(0, 0), p(1, 1), p(0, 0), p(1, 1), true},
		{"turned", p(0, 0), p(1, 1), p(1, 1), p(0, 0), true},
		{"on one line, overlapping", p(0, 0), p(2, 0), p(1, 0), p(3, 0), true},
		{"on one line, apart", p(0, 0), p(1, 0), p(2, 0), p(3, 0), false},
		{"parallel", p(0, 0), p(2, 0), p(0, 1e-9), p(2, 1e-9), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, order := range [][4]point{
				{tt.a, tt.b, tt.c, tt.d}, {tt.b, tt.a, tt.c, tt.d}, {tt.a, tt.b, tt.d, tt.c}, {tt.c, tt.d, tt.a, tt.b},
			} {
				if got := touch(order[0], order[1], order[2], order[3]); got != tt.want {
					t.Errorf("%v: %v, want %v", order, got, tt.want)
				}
			}
		})
	}
}

// TestGridMissesNothing puts random segments into a grid and looks for each
// pair that touches.
func TestGridMissesNothing(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 5))
	for range 50 {
		scale := math.Pow(10, float64(r.IntN(12)-6))
		var ends [][2]point
		b := flat.Nothing[flat.Page]()
		for range 40 {
			x, y := scale*r.Float64(), scale*r.Float64()
			e := [2]point{{x, y}, {x + scale*(r.Float64()-0.5), y + scale*(r.Float64()-0.5)/4}}
			ends = append(ends, e)
			b.Add(e[0].x, e[0].y)
			b.Add(e[1].x, e[1].y)
		}
		g := newGrid(b, len(ends)*(1+r.IntN(9)), 0)
		cells := make([]map[int]bool, len(ends))
		for i, e := range ends {
			cells[i] = map[int]bool{}
			g.eachAlong(e[0].x, e[0].y, e[1].x, e[1].y, func(c int) { cells[i][c] = true })
		}
		for i := range ends {
			for j := range i {
				common := false
				for c := range cells[i] {
					common = common || cells[j][c]
				}
				if !common && touch(ends[i][0], ends[i][1], ends[j][0], ends[j][1]) {
					t.Fatalf("%v and %v have no cell in common", ends[i], ends[j])
				}
			}
		}
	}
}
