package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// transverseMercator is Krueger's series to the sixth power of n, in the form
// of Karney, "Transverse Mercator with an accuracy of a few nanometers"
// (Journal of Geodesy 85, 2011), equations 7 to 15; EPSG method 9807.
type transverseMercator struct {
	el ellipsoid.Figure
	// radius is that of the rectifying sphere times k0, y0 the northing of
	// the latitude of origin, limit the largest easting of the unit sphere.
	radius, y0, limit float64
	mu, chi           ellipsoid.Series
}

// etaLimit is PROJ's limit for the series: 150 degrees of easting.
const etaLimit = 2.623395162778

// newTransverseMercator makes +proj=tmerc and its alias etmerc. The
// approximate algorithm of +approx is not imitated: the exact one is as good or
// better everywhere.
func newTransverseMercator(_ *projstring.Params, set *Setting) (formula.Formula, error) {
	t := transverseMercator{
		el:     set.Figure,
		radius: set.K0 * ellipsoid.RectifyingRadius(set.Figure.N),
		limit:  etaLimit,
		mu:     ellipsoid.MuFromChi(set.Figure.N),
		chi:    ellipsoid.ChiFromMu(set.Figure.N),
	}
	if set.Figure.Sphere() {
		// No series, no limit but that of numbers.
		t.limit = 30
	}
	chi0 := math.Atan(set.Figure.TanConformal(math.Tan(set.Phi0)))
	t.y0 = t.radius * t.mu.At(chi0)
	set.Reach = circleAround(set.Phi0, 75)
	set.Reach.Slides = true
	// Farther than 75 degrees from the central meridian the scale exceeds
	// 4; with an origin up north the circle reaches over the pole.
	return &t, nil
}

// newUTM is a transverse Mercator with the constants of its zone.
func newUTM(p *projstring.Params, set *Setting) (formula.Formula, error) {
	if set.Figure.Sphere() {
		return nil, p.Bad("proj", "UTM needs an ellipsoid")
	}
	number := math.Floor((sphere.Wrap(set.Lambda0)+math.Pi)*30/math.Pi) + 1
	number = math.Min(60, number)
	if p.Has("zone") {
		z, err := p.Number("zone", 0)
		if err != nil {
			return nil, err
		}
		if z != math.Trunc(z) || z < 1 || z > 60 {
			return nil, p.Bad("zone", "zones are 1 to 60")
		}
		number = z
	}
	set.Lambda0 = (number*6 - 183) * degree
	set.Phi0, set.K0, set.X0, set.Y0 = 0, 0.9996, 500000, 0
	if p.Has("south") {
		set.Y0 = 10000000
	}
	return newTransverseMercator(p, set)
}

// Forward leads from radians to radii, as formula.Formula has it.
func (t *transverseMercator) Forward(lambda, phi float64) (x, y float64) {
	taup := t.el.TanConformal(math.Tan(phi))
	sin, cos := math.Sincos(lambda)
	xi, eta := math.Atan2(taup, cos), math.Asinh(sin/math.Hypot(taup, cos))
	xi, eta = t.mu.ComplexSum(xi, eta)
	if !(math.Abs(eta) <= t.limit) {
		return math.NaN(), math.NaN()
	}
	return t.radius * eta, float64(t.radius*xi) - t.y0
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (t *transverseMercator) Inverse(x, y float64) (lambda, phi float64) {
	xi, eta := (y+t.y0)/t.radius, x/t.radius
	if !(math.Abs(eta) <= t.limit) {
		return math.NaN(), math.NaN()
	}
	xi, eta = t.chi.ComplexSum(xi, eta)
	sin, cos := math.Sincos(xi)
	sinh := math.Sinh(eta)
	taup := sin / math.Hypot(sinh, cos)
	return math.Atan2(sinh, cos), math.Atan(t.el.TanLatitude(taup))
}
