package sphere_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// apart is the angle between two points given in radians.
func apart(lambda1, phi1, lambda2, phi2 float64) float64 {
	return sphere.At(lambda1, phi1).Apart(sphere.At(lambda2, phi2))
}

func TestTurning(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 200 {
		rotate := [3]float64{360*r.Float64() - 180, 180*r.Float64() - 90, 360*r.Float64() - 180}
		turn := sphere.TurningOf(rotate)
		back := turn.Rotate()
		for i := range rotate {
			if math.Abs(math.Remainder(back[i]-rotate[i], 360)) > 1e-9 {
				t.Fatalf("%v came back as %v", rotate, back)
			}
		}
		if l, p := turn.Apply(rotate[0]*degree, rotate[1]*degree); apart(l, p, 0, 0) > 1e-12 {
			t.Fatalf("the centre of %v is at %v %v", rotate, l, p)
		}
		lambda, phi := r.Float64(), r.Float64()
		if l, p := turn.Undo(turn.Apply(lambda, phi)); apart(l, p, lambda, phi) > 1e-12 {
			t.Fatalf("%v %v came back as %v %v", lambda, phi, l, p)
		}
	}
}
