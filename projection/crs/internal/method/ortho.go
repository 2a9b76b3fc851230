package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// orthographic looks at the ellipsoid along the vertical of the origin; IOGP
// 373-7-2, 3.3.5, EPSG method 9840; Snyder (20-3) and (20-4) on the sphere.
type orthographic struct {
	el         ellipsoid.Figure
	sin0, cos0 float64
	nu0        float64
	// k0 and the turn by alpha are PROJ's "local orthographic".
	k0, sinA, cosA float64
}

func newOrthographic(p *projstring.Params, set *Setting) (formula.Formula, error) {
	o := orthographic{el: set.Figure, k0: set.K0}
	alpha, err := p.Angle("alpha", 0)
	if err != nil {
		return nil, err
	}
	o.sinA, o.cosA = math.Sincos(alpha)
	o.sin0, o.cos0 = math.Sincos(set.Phi0)
	o.nu0 = set.Figure.Nu(o.sin0)
	set.Reach = circleAround(set.Phi0, 90-1e-6)
	return &o, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (o *orthographic) Forward(lambda, phi float64) (x, y float64) {
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(phi)
	if float64(o.sin0*sin)+float64(o.cos0*cos*cosL) < -1e-10 {
		return math.NaN(), math.NaN()
	}
	nu := o.el.Nu(sin)
	x = nu * cos * sinL
	y = nu*(float64(sin*o.cos0)-float64(cos*o.sin0*cosL)) + o.el.ES*(o.nu0*o.sin0-nu*sin)*o.cos0
	return o.k0 * (float64(o.cosA*x) - float64(o.sinA*y)), o.k0 * (float64(o.sinA*x) + float64(o.cosA*y))
}

// Inverse meets the line of sight with the ellipsoid.
func (o *orthographic) Inverse(x, y float64) (lambda, phi float64) {
	x, y = (float64(o.cosA*x)+float64(o.sinA*y))/o.k0, (float64(o.cosA*y)-float64(o.sinA*x))/o.k0
	// The origin, and the point of the tangent plane; z is the earth's axis,
	// stretched to make a sphere.
	stretch := 1 / math.Sqrt(1-o.el.ES)
	px := o.nu0*o.cos0 - y*o.sin0
	pz := ((1-o.el.ES)*o.nu0*o.sin0 + y*o.cos0) * stretch
	ux, uz := o.cos0, o.sin0*stretch
	a := ux*ux + uz*uz
	b := px*ux + pz*uz
	c := px*px + x*x + pz*pz - 1
	root := b*b - a*c
	if root < 0 {
		// A limb point may miss by a rounding error.
		if root < -1e-10 {
			return math.NaN(), math.NaN()
		}
		root = 0
	}
	t := (math.Sqrt(root) - b) / a
	px, pz = px+t*ux, (pz+t*uz)/stretch
	return math.Atan2(x, px), math.Atan2(pz, (1-o.el.ES)*math.Hypot(px, x))
}
