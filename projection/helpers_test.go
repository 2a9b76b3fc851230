package projection_test

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// degree is one degree in radians.
const degree = math.Pi / 180

// mustNew makes a projection of the catalogue.
func mustNew(t testing.TB, s catalogue.Settings) *projection.Projection {
	t.Helper()
	p, err := catalogue.New(s)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// mustSetUp makes a projection of a setup.
func mustSetUp(t testing.TB, s projection.Setup, o projection.Options) *projection.Projection {
	t.Helper()
	p, err := projection.New(s, o)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// angle is the distance on the sphere between two points, radians, by the
// haversine, which is exact for small ones.
func angle(lambda1, phi1, lambda2, phi2 float64) float64 {
	s, t := math.Sin((phi2-phi1)/2), math.Sin((lambda2-lambda1)/2)
	return 2 * math.Asin(math.Min(1, math.Sqrt(s*s+math.Cos(phi1)*math.Cos(phi2)*t*t)))
}
