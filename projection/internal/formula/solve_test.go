package formula

import (
	"math"
	"testing"
)

func TestNewton(t *testing.T) {
	square := func(x float64) (float64, float64) { return x*x - 2, 2 * x }
	if got := newton(1, square); !(math.Abs(got-math.Sqrt2) <= 1e-15) {
		t.Errorf("square root of 2: %v", got)
	}
	never := func(x float64) (float64, float64) { return x*x + 1, 2 * x }
	if got := newton(0.3, never); !math.IsNaN(got) {
		t.Errorf("x^2 = -1 has the solution %v", got)
	}
}

func TestBracket(t *testing.T) {
	for _, c := range []struct {
		name             string
		start, low, high float64
		f                func(x float64) (float64, float64)
		want             float64
	}{
		{"flat at the end", 0.5, 0, 1, func(x float64) (float64, float64) { return x*x*x - 1e-18, 3 * x * x }, 1e-6},
		{"no slope given", 0.9, 0, 1, func(x float64) (float64, float64) { return x - 0.25, 0 }, 0.25},
		{"root at the high end", 0.5, 0, 1, func(x float64) (float64, float64) { return x - 1, 1 }, 1},
		{"start on the root", 0.25, 0, 1, func(x float64) (float64, float64) { return x - 0.25, 1 }, 0.25},
	} {
		if got := bracket(c.start, c.low, c.high, c.f); !(math.Abs(got-c.want) <= 1e-12*math.Max(1e-3, c.want)) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
	nan := func(float64) (float64, float64) { return math.NaN(), 1 }
	if got := bracket(0.5, 0, 1, nan); !math.IsNaN(got) {
		t.Errorf("a function that is NaN has the root %v", got)
	}
}

func TestSolve2(t *testing.T) {
	w := WinkelTripel{CosTrueScale: 2 / math.Pi}
	x, y := w.Forward(-2, 1)
	for _, guess := range [][2]float64{{0, 0}, {-2, 1}, {3, -1.5}, {-100, 100}} {
		lambda, phi := solve2(guess, x, y, w.Forward)
		if !(math.Hypot(lambda+2, phi-1) <= 1e-10) {
			t.Errorf("from %v: %v, %v", guess, lambda, phi)
		}
	}
	for _, p := range [][2]float64{{3, 1.5}, {1e9, 0}, {math.NaN(), 0}} {
		if lambda, phi := solve2([2]float64{}, p[0], p[1], w.Forward); !math.IsNaN(lambda) || !math.IsNaN(phi) {
			t.Errorf("%v comes from %v, %v", p, lambda, phi)
		}
	}
}

// TestElliptic checks the integral against Simpson's rule and its inverse
// against itself.
func TestElliptic(t *testing.T) {
	if got := ellipticF(1, 0); !(math.Abs(got-ellipticK) <= 1e-15) {
		t.Errorf("complete integral %v", got)
	}
	integrand := func(a float64) float64 { s := math.Sin(a); return 1 / math.Sqrt(1-s*s/2) }
	for i := range 16 {
		angle := float64(i) / 10
		const n = 2000
		sum := integrand(0) + integrand(angle)
		for k := 1; k < n; k++ {
			sum += integrand(angle*float64(k)/n) * float64(2+k%2*2)
		}
		want := sum * angle / n / 3
		got := ellipticF(math.Sin(angle), math.Cos(angle))
		if !(math.Abs(got-want) <= 1e-13) {
			t.Errorf("F(%v) = %v, want %v", angle, got, want)
		}
		sn, cn := jacobi(got)
		if !(math.Hypot(sn-math.Sin(angle), cn-math.Cos(angle)) <= 1e-15*4) {
			t.Errorf("sn, cn of F(%v): %v, %v", angle, sn, cn)
		}
	}
}
