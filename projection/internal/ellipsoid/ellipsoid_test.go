package ellipsoid_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

const degree = math.Pi / 180

var wgs84 = ellipsoid.ByFlattening(6378137, 298.257223563)

// From New York to London: the example of GeographicLib's GeodSolve, which has
// 51.19888 degrees and 5551759.400 m.
func Example() {
	distance, sin, cos := ellipsoid.NewGeodesics(wgs84).Inverse(40.6*degree, 51.6*degree, 73.3*degree)
	fmt.Printf("%.3f m at %.5f degrees\n", distance*wgs84.A, math.Atan2(sin, cos)/degree)
	// Output: 5551759.400 m at 51.19888 degrees
}

// TestThereAndBack takes points through each pair of functions that invert each
// other, on the earth and on a sphere.
func TestThereAndBack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for _, el := range []ellipsoid.Figure{wgs84, ellipsoid.ByFlattening(6378249.145, 293.4663), ellipsoid.New(6371000, 6371000)} {
		meridian, authalic, lines := ellipsoid.NewMeridian(el), ellipsoid.NewAuthalic(el), ellipsoid.NewGeodesics(el)
		mu, chi := ellipsoid.MuFromChi(el.N), ellipsoid.ChiFromMu(el.N)
		for range 200 {
			phi, lambda := (178*r.Float64()-89)*degree, (340*r.Float64()-170)*degree
			distance, sin, cos := lines.Inverse(0.3, phi, lambda)
			gone, arrived := lines.Direct(0.3, math.Atan2(sin, cos), distance)
			for _, pair := range []struct {
				name      string
				got, want float64
			}{
				{"meridian arc", meridian.Latitude(meridian.Arc(phi)), phi},
				{"authalic latitude", authalic.Phi.At(authalic.Xi.At(phi)), phi},
				{"rectifying latitude", chi.At(mu.At(phi)), phi},
				{"isometric latitude", el.LatitudeOfT(el.T(phi)), phi},
				{"conformal latitude", math.Atan(el.TanLatitude(math.Tan(el.Conformal(phi)))), phi},
				{"longitude of a shortest line's end", math.Remainder(gone-lambda, 2*math.Pi), 0},
				{"latitude of a shortest line's end", arrived, phi},
			} {
				if !(math.Abs(pair.got-pair.want) < 1e-11) {
					t.Fatalf("%+v, %s: %.15f, want %.15f", el, pair.name, pair.got, pair.want)
				}
			}
		}
	}
}
