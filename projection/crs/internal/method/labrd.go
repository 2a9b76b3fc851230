package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// laborde is the grid of Madagascar: a Gauss sphere, a transverse Mercator by
// its series, and a cubic turn of the plane; Laborde, "La nouvelle projection
// du service geographique de Madagascar" (1928), as PROJ computes it.
type laborde struct {
	gauss    gaussSphere
	kr, a    float64
	chi0     float64
	ca, cb   float64
	originAt float64
}

func newLaborde(p *projstring.Params, set *Setting) (formula.Formula, error) {
	if set.Phi0 == 0 {
		return nil, p.Bad("proj", "lat_0 must be given and must not be 0")
	}
	azi, err := p.Angle("azi", 0)
	if err != nil {
		return nil, err
	}
	sin, cos := math.Sincos(set.Phi0)
	nu, rho := set.Figure.Nu(sin), set.Figure.Rho(sin)
	l := laborde{gauss: gaussSphere{el: set.Figure}, originAt: set.Phi0}
	l.kr = set.K0 * math.Sqrt(nu*rho)
	l.chi0 = math.Atan(math.Sqrt(rho/nu) * sin / cos)
	l.a = sin / math.Sin(l.chi0)
	l.gauss.c = l.a
	l.gauss.k = math.Asinh(math.Tan(l.chi0)) - l.a*set.Figure.Isometric(set.Phi0)
	b := 1 / (12 * l.kr * l.kr)
	l.ca = (1 - math.Cos(2*azi)) * b
	l.cb = math.Sin(2*azi) * b
	set.Reach = circleAround(set.Phi0, 20)
	return &l, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (l *laborde) Forward(lambda, phi float64) (x, y float64) {
	_, chi := l.gauss.forward(0, phi)
	sin, cos := math.Sincos(chi)
	s2, c2, a2, t := sin*sin, cos*cos, l.a*l.a, lambda*lambda
	i4 := l.a * cos
	i2 := l.a * i4 * sin / 2
	i3 := i2 * a2 * (5*c2 - s2) / 12
	i5 := i4 * a2 * (c2 - s2) / 6
	i6 := i4 * a2 * a2 * (5*c2*c2 + s2*(s2-18*c2)) / 120
	x = l.kr * lambda * (i4 + t*(i5+t*i6))
	y = l.kr * (chi - l.chi0 + t*(i2+t*i3))
	v1 := 3*x*y*y - x*x*x
	v2 := y*y*y - 3*x*x*y
	return x + l.ca*v1 + l.cb*v2, y + l.ca*v2 - l.cb*v1
}

// Inverse inverts Forward itself: the series back that PROJ has agrees with
// its series forth to some centimetres only.
func (l *laborde) Inverse(x, y float64) (lambda, phi float64) {
	_, phi = l.gauss.inverse(0, l.chi0+y/l.kr)
	return formula.Refine(l, x, y, x/(l.kr*l.a*math.Cos(phi)), phi)
}
