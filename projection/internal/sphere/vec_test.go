package sphere_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

const degree = math.Pi / 180

// How far Tokyo is from Berlin, and what lies half-way.
func Example() {
	berlin, tokyo := sphere.At(13.4*degree, 52.5*degree), sphere.At(139.7*degree, 35.7*degree)
	fmt.Printf("%.1f\n", berlin.Apart(tokyo)/degree)
	lambda, phi := berlin.Plus(1, tokyo).LonLat()
	fmt.Printf("half-way is at %.1f, %.1f\n", lambda/degree, phi/degree)
	// Output:
	// 80.2
	// half-way is at 92.3, 64.2
}

func TestLonLatInvertsAt(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	for range 1000 {
		lambda, phi := (random.Float64()*2-1)*math.Pi, (random.Float64()-0.5)*math.Pi
		v := sphere.At(lambda, phi)
		if gotLambda, gotPhi := v.LonLat(); !(math.Abs(gotLambda-lambda) <= 1e-12/math.Cos(phi)) || !(math.Abs(gotPhi-phi) <= 1e-15) {
			t.Errorf("%v, %v -> %v, %v", lambda, phi, gotLambda, gotPhi)
		}
		if !(math.Abs(v.Norm()-1) <= 1e-15) {
			t.Errorf("%v, %v: the length is %v", lambda, phi, v.Norm())
		}
	}
}

func TestSmallAnglesAreExact(t *testing.T) {
	a := sphere.At(0.3, 0.4)
	for _, angle := range []float64{1e-12, 1e-8, 1e-4, 1, 3, math.Pi - 1e-8} {
		// Along the meridian, over the pole where that is farther.
		b := sphere.Vec{
			X: math.Cos(0.4+angle) * math.Cos(0.3),
			Y: math.Cos(0.4+angle) * math.Sin(0.3),
			Z: math.Sin(0.4 + angle),
		}
		if got := a.Apart(b); !(math.Abs(got-angle) <= 2e-16*(1+1/angle)*10 && math.Abs(got-angle) <= 1e-15) {
			t.Errorf("%v is measured as %v", angle, got)
		}
	}
}

func TestSeenFrom(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	for range 200 {
		lambda, phi := (random.Float64()*2-1)*math.Pi, (random.Float64()-0.5)*3
		c := sphere.At(lambda, phi)
		east, north := sphere.Vec{}, sphere.Vec{}
		east = east.Plus(-math.Sin(lambda), sphere.Vec{X: 1}).Plus(math.Cos(lambda), sphere.Vec{Y: 1})
		north = c.Cross(east)
		e, n := c.Plus(0.3, east).Plus(-0.7, north).SeenFrom(c)
		if !(math.Abs(e-0.3) <= 1e-15) {
			t.Errorf("at %v, %v: east is %v", lambda, phi, e)
		}
		if !(math.Abs(n+0.7) <= 1e-15) {
			t.Errorf("at %v, %v: north is %v", lambda, phi, n)
		}
	}
}

func TestQuarterTurnsAreExact(t *testing.T) {
	for quarter := -12; quarter <= 12; quarter++ {
		sin, cos := sphere.SincosDegrees(float64(quarter) * 90)
		want := [4][2]float64{{0, 1}, {1, 0}, {0, -1}, {-1, 0}}[((quarter%4)+4)%4]
		if got := [2]float64{sin, cos}; got != want {
			t.Errorf("%d quarters: %v, want %v", quarter, got, want)
		}
	}
	sin, cos := sphere.SincosDegrees(30)
	if !(math.Abs(sin-0.5) <= 1e-16) {
		t.Errorf("the sine of 30 degrees is %v", sin)
	}
	if !(math.Abs(cos-math.Sqrt(3)/2) <= 2e-16) {
		t.Errorf("the cosine of 30 degrees is %v", cos)
	}
}
