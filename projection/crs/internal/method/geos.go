package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// geostationary is the scan of a satellite above the equator; CGMS 03,
// "LRIT/HRIT Global Specification", section 4.4.3.2. With +sweep=x the scan
// angles are those of GOES.
type geostationary struct {
	// height and distance from the earth's centre, semi-major axes.
	height, p float64
	b2        float64
	sweepX    bool
}

func newGeostationary(p *projstring.Params, set *Setting) (formula.Formula, error) {
	h, err := heightOf(p, set)
	if err != nil {
		return nil, err
	}
	sweep := p.Get("sweep")
	if sweep != "" && sweep != "x" && sweep != "y" {
		return nil, p.Bad("sweep", "must be x or y")
	}
	// There is no latitude of origin: the satellite is above the equator.
	set.Phi0 = 0
	// On the ellipsoid the horizon is a little nearer toward the poles.
	set.Reach = circleAround(0, math.Acos(1/(1+h))/degree-0.2)
	return &geostationary{h, 1 + h, 1 - set.Figure.ES, sweep == "x"}, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (g *geostationary) Forward(lambda, phi float64) (x, y float64) {
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(phi)
	nu := 1 / math.Sqrt(1-(1-g.b2)*sin*sin)
	vx, vy, vz := nu*cos*cosL, nu*cos*sinL, nu*g.b2*sin
	if (g.p-vx)*vx-vy*vy-vz*vz/g.b2 < 0 {
		return math.NaN(), math.NaN()
	}
	d := g.p - vx
	if g.sweepX {
		return g.height * math.Atan(vy/math.Hypot(vz, d)), g.height * math.Atan(vz/d)
	}
	return g.height * math.Atan(vy/d), g.height * math.Atan(vz/math.Hypot(vy, d))
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (g *geostationary) Inverse(x, y float64) (lambda, phi float64) {
	vy, vz := math.Tan(x/g.height), math.Tan(y/g.height)
	if g.sweepX {
		vy *= math.Hypot(1, vz)
	} else {
		vz *= math.Hypot(1, vy)
	}
	a := vy*vy + vz*vz/g.b2 + 1
	root := g.p*g.p - a*(g.p*g.p-1)
	if root < 0 {
		return math.NaN(), math.NaN()
	}
	k := (g.p - math.Sqrt(root)) / a
	vx := g.p - k
	vy, vz = vy*k, vz*k
	return math.Atan2(vy, vx), math.Atan2(vz, g.b2*math.Hypot(vx, vy))
}
