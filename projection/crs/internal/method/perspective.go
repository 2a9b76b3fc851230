package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// azimuth turns the sphere so that the origin is a pole: it returns the cosine
// of the distance from the origin, and the sine of the distance times the sine
// and cosine of the azimuth.
type azimuth struct{ sin0, cos0 float64 }

func (a azimuth) toward(lambda, phi float64) (cosC, east, north float64) {
	sinL, cosL := math.Sincos(lambda)
	sin, cos := math.Sincos(phi)
	return float64(a.sin0*sin) + float64(a.cos0*cos*cosL), cos * sinL,
		float64(a.cos0*sin) - float64(a.sin0*cos*cosL)
}

// from returns the point at the distance with this sine and cosine, in the
// direction east, north (of length 1).
func (a azimuth) from(sinC, cosC, east, north float64) (lambda, phi float64) {
	phi = sphere.Asin(float64(cosC*a.sin0) + float64(north*sinC*a.cos0))
	return math.Atan2(east*sinC, float64(a.cos0*cosC)-float64(north*a.sin0*sinC)), phi
}

func azimuthOf(phi0 float64) azimuth {
	sin, cos := math.Sincos(phi0)
	if math.Abs(math.Abs(phi0)-halfPi) < 1e-10 {
		return azimuth{math.Copysign(1, phi0), 0}
	}
	return azimuth{sin, cos}
}

// perspective is the view from a point at a height above the sphere, tilted or
// not; Snyder (23-1) to (23-16), on the sphere only, as in PROJ.
type perspective struct {
	azimuth
	// height is in radii, p the distance from the earth's centre.
	height, p  float64
	sinT, cosT float64
	sinA, cosA float64
}

func newNearSide(p *projstring.Params, set *Setting) (formula.Formula, error) {
	return perspectiveOf(p, set, false)
}

func newTilted(p *projstring.Params, set *Setting) (formula.Formula, error) {
	return perspectiveOf(p, set, true)
}

func perspectiveOf(p *projstring.Params, set *Setting, tilted bool) (formula.Formula, error) {
	h, err := heightOf(p, set)
	if err != nil {
		return nil, err
	}
	v := perspective{azimuth: azimuthOf(set.Phi0), height: h, p: 1 + h, cosT: 1, cosA: 1}
	if tilted {
		for _, a := range []struct {
			key      string
			sin, cos *float64
		}{{"tilt", &v.sinT, &v.cosT}, {"azi", &v.sinA, &v.cosA}} {
			angle, err := p.Angle(a.key, 0)
			if err != nil {
				return nil, err
			}
			*a.sin, *a.cos = math.Sincos(angle)
		}
	}
	set.Reach = circleAround(set.Phi0, math.Acos(1/v.p)/degree-1e-6)
	return &v, nil
}

// heightOf reads +h, metres, and returns semi-major axes.
func heightOf(p *projstring.Params, set *Setting) (float64, error) {
	h, err := p.Number("h", 0)
	if err != nil {
		return 0, err
	}
	if h /= set.Figure.A; !(h > 0) || h > 1e10 {
		return 0, p.Bad("proj", "+h, the height of the eye in metres, must be given and positive")
	}
	return h, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (v *perspective) Forward(lambda, phi float64) (x, y float64) {
	cosC, east, north := v.toward(lambda, phi)
	if cosC < 1/v.p {
		return math.NaN(), math.NaN()
	}
	k := v.height / (v.p - cosC)
	x, y = k*east, k*north
	if v.sinT == 0 && v.sinA == 0 && v.cosT == 1 {
		return x, y
	}
	up := float64(y*v.cosA) + float64(x*v.sinA)
	b := 1 / (up*v.sinT/v.height + v.cosT)
	if !(b > 0) {
		return math.NaN(), math.NaN()
	}
	return (float64(x*v.cosA) - float64(y*v.sinA)) * v.cosT * b, up * b
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (v *perspective) Inverse(x, y float64) (lambda, phi float64) {
	if v.sinT != 0 || v.sinA != 0 || v.cosT != 1 {
		t := 1 / (v.height - y*v.sinT)
		m, q := v.height*x*t, v.height*y*v.cosT*t
		x, y = float64(m*v.cosA)+float64(q*v.sinA), float64(q*v.cosA)-float64(m*v.sinA)
	}
	rho := math.Hypot(x, y)
	if rho == 0 {
		return v.from(0, 1, 0, 0)
	}
	root := 1 - rho*rho*(v.p+1)/v.height
	if root < 0 {
		return math.NaN(), math.NaN()
	}
	sin := (v.p - math.Sqrt(root)) / (v.height/rho + rho/v.height)
	return v.from(sin, math.Sqrt(math.Max(0, 1-sin*sin)), x/rho, y/rho)
}
