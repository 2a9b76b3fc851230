package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// bonne is Snyder (19-1) to (19-16), EPSG method 9827; with the pole as its
// parallel it is Werner's.
type bonne struct {
	el  ellipsoid.Figure
	mer ellipsoid.Meridian
	// m1 is the arc to the parallel, c1 the radius of its circle.
	m1, c1 float64
}

func newBonne(p *projstring.Params, set *Setting) (formula.Formula, error) {
	phi1, err := p.Latitude("lat_1", 0)
	if err != nil {
		return nil, err
	}
	if math.Abs(phi1) < 1e-10 {
		return nil, p.Bad("proj", "lat_1 must be given and must not be 0")
	}
	b := bonne{el: set.Figure, mer: ellipsoid.NewMeridian(set.Figure)}
	b.m1 = b.mer.Arc(phi1)
	if math.Abs(phi1) < halfPi-1e-10 {
		b.c1 = set.Figure.M(phi1) / math.Sin(phi1)
	} else {
		b.c1 = math.Copysign(0, phi1)
	}
	return &b, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (b *bonne) Forward(lambda, phi float64) (x, y float64) {
	rho := b.c1 + b.m1 - b.mer.Arc(phi)
	if math.Abs(rho) <= 1e-10 {
		return 0, b.c1
	}
	sin, cos := math.Sincos(b.el.M(phi) * lambda / rho)
	return rho * sin, b.c1 - float64(rho*cos)
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (b *bonne) Inverse(x, y float64) (lambda, phi float64) {
	y = b.c1 - y
	rho := math.Copysign(math.Hypot(x, y), b.m1)
	phi = b.mer.Latitude(b.c1 + b.m1 - rho)
	if math.Abs(phi) > halfPi+1e-10 {
		return math.NaN(), math.NaN()
	}
	m := b.el.M(phi)
	if m < 1e-10 {
		return 0, math.Copysign(halfPi, phi)
	}
	side := math.Copysign(1, b.m1)
	return rho / m * math.Atan2(side*x, side*y), phi
}
