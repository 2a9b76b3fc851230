package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// obliqueMercator is Hotine's rectified skew orthomorphic projection; Snyder
// (9-25) to (9-48), EPSG methods 9812 (A, +no_uoff) and 9815 (B).
type obliqueMercator struct {
	el             ellipsoid.Figure
	a, b, e        float64
	sinG0, cosG0   float64
	sinRot, cosRot float64
	u0             float64
	noRotation     bool
}

// omercCenter holds Snyder's constants of the centre.
type omercCenter struct {
	gamma0, gamma, alpha, d float64
	// lon is the longitude about which the map lies.
	lon float64
}

func newObliqueMercator(p *projstring.Params, set *Setting) (formula.Formula, error) {
	if math.Abs(math.Abs(set.Phi0)-halfPi) <= 1e-7 {
		return nil, p.Bad("lat_0", "must be less than 90 degrees")
	}
	o := obliqueMercator{el: set.Figure, noRotation: p.Has("no_rot")}
	d, f := o.constants(set)
	c := omercCenter{d: d}
	var err error
	if p.Has("alpha") || p.Has("gamma") {
		err = o.byAzimuth(p, set, &c, f)
	} else {
		err = o.byTwoPoints(p, set, &c)
	}
	if err != nil {
		return nil, err
	}
	o.sinG0, o.cosG0 = math.Sincos(c.gamma0)
	o.sinRot, o.cosRot = math.Sincos(c.gamma)
	if !p.Has("no_uoff") && !p.Has("no_off") {
		o.u0 = math.Abs(o.a / o.b * math.Atan(offEquator(set)/math.Cos(c.alpha)))
		o.u0 = math.Copysign(o.u0, set.Phi0)
		if set.Phi0 == 0 {
			o.u0 = math.Abs(o.u0)
		}
	}
	set.Reach = circleShortOfPole(set.Phi0, 70)
	set.Reach.Lambda = sphere.Wrap(c.lon - set.Lambda0)
	return &o, nil
}

// constants sets a, b and e and returns d and f; Snyder (9-11) and (9-12),
// (9-35) and (9-36), a in semi-major axes.
func (o *obliqueMercator) constants(set *Setting) (d, f float64) {
	el := set.Figure
	com := math.Sqrt(1 - el.ES)
	sin, cos := math.Sincos(set.Phi0)
	if math.Abs(set.Phi0) <= 1e-10 {
		o.b, o.a, o.e = 1/com, set.K0, 1
		return 1, 1
	}
	con := 1 - el.ES*sin*sin
	o.b = math.Sqrt(1 + el.ES*cos*cos*cos*cos/(1-el.ES))
	o.a = o.b * set.K0 * com / con
	d = o.b * com / (cos * math.Sqrt(con))
	f = d + offEquator(set)
	o.e = f * math.Pow(el.T(set.Phi0), o.b)
	return d, f
}

// offEquator is the root of d² - 1 in Snyder (9-13), with the sign of the
// latitude, in a form that keeps its digits beside the equator.
func offEquator(set *Setting) float64 {
	sin, cos := math.Sincos(set.Phi0)
	return sin / cos * math.Sqrt((1-set.Figure.ES)/(1-set.Figure.ES*sin*sin))
}

// byAzimuth takes the central line from +lonc and +alpha; Snyder (9-37) and
// (9-38). Where +alpha is missing beside +gamma it is 0, as in PROJ's coordinate
// systems (cs2cs); its bare operation (proj) derives it from +gamma.
func (o *obliqueMercator) byAzimuth(p *projstring.Params, set *Setting, c *omercCenter, f float64) error {
	// PROJ takes no notice of +lon_0 here, not even where +lonc is missing.
	lonc, err := p.Angle("lonc", 0)
	if err != nil {
		return err
	}
	if c.alpha, err = p.Angle("alpha", 0); err != nil {
		return err
	}
	if c.gamma, err = p.Angle("gamma", c.alpha); err != nil {
		return err
	}
	c.gamma0 = sphere.Asin(math.Sin(c.alpha) / c.d)
	if !p.Has("alpha") && math.IsNaN(sphere.Asin(c.d*math.Sin(c.gamma))) {
		return p.Bad("gamma", "too large for this latitude of origin")
	}
	c.lon = lonc
	set.Lambda0 = lonc - sphere.Asin((f-1/f)/2*math.Tan(c.gamma0))/o.b
	return nil
}

// byTwoPoints lays the central line through two points; Snyder (9-39) to
// (9-45).
func (o *obliqueMercator) byTwoPoints(p *projstring.Params, set *Setting, c *omercCenter) error {
	var v [4]float64
	if !p.Has("lat_1") || !p.Has("lat_2") {
		return p.Bad("proj", "needs +alpha and +lonc, or +lat_1 +lon_1 +lat_2 +lon_2")
	}
	for i, key := range []string{"lat_1", "lon_1", "lat_2", "lon_2"} {
		var err error
		if v[i], err = p.Angle(key, 0); err != nil {
			return err
		}
	}
	phi1, lam1, phi2, lam2 := v[0], v[1], v[2], v[3]
	limit := halfPi - 1e-7
	if math.Abs(phi1-phi2) <= 1e-7 || math.Abs(phi1) > limit || math.Abs(phi2) > limit {
		return p.Bad("lat_1", "lat_1 and lat_2 must differ, and neither may be a pole")
	}
	if math.Abs(phi1) <= 1e-7 {
		// Snyder (9-44) divides by zero for a first point on the equator.
		phi1, lam1, phi2, lam2 = phi2, lam2, phi1, lam1
	}
	h, l := math.Pow(o.el.T(phi1), o.b), math.Pow(o.el.T(phi2), o.b)
	f := o.e / h
	ratio := (l - h) / (l + h)
	j := (o.e*o.e - l*h) / (o.e*o.e + l*h)
	if lam1-lam2 < -math.Pi {
		lam2 -= 2 * math.Pi
	} else if lam1-lam2 > math.Pi {
		lam2 += 2 * math.Pi
	}
	c.lon = (lam1 + lam2) / 2
	set.Lambda0 = sphere.Wrap((lam1+lam2)/2 - math.Atan(j*math.Tan(o.b*(lam1-lam2)/2)/ratio)/o.b)
	c.gamma0 = math.Atan(2 * math.Sin(o.b*sphere.Wrap(lam1-set.Lambda0)) / (f - 1/f))
	c.alpha = sphere.Asin(c.d * math.Sin(c.gamma0))
	c.gamma = c.alpha
	return nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (o *obliqueMercator) Forward(lambda, phi float64) (x, y float64) {
	u, v := o.skew(lambda, phi)
	if o.noRotation {
		return u, v
	}
	u -= o.u0
	return float64(v*o.cosRot) + float64(u*o.sinRot), float64(u*o.cosRot) - float64(v*o.sinRot)
}

// skew returns coordinates along and across the central line; Snyder (9-25)
// to (9-30).
func (o *obliqueMercator) skew(lambda, phi float64) (u, v float64) {
	if math.Abs(math.Abs(phi)-halfPi) <= 1e-10 {
		half := math.Copysign(0.5, phi) * math.Atan2(o.sinG0, o.cosG0)
		return o.a / o.b * phi, o.a / o.b * math.Log(math.Tan(quarterPi-half))
	}
	q := o.e / math.Pow(o.el.T(phi), o.b)
	s, t := (q-1/q)/2, (q+1/q)/2
	sin, cos := math.Sincos(o.b * lambda)
	across := (float64(s*o.sinG0) - float64(sin*o.cosG0)) / t
	if math.Abs(math.Abs(across)-1) < 1e-10 {
		return math.NaN(), math.NaN()
	}
	v = o.a / o.b * -math.Atanh(across)
	if math.Abs(cos) < 1e-7 {
		return o.a * lambda, v
	}
	return o.a / o.b * math.Atan2(float64(s*o.cosG0)+float64(sin*o.sinG0), cos), v
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (o *obliqueMercator) Inverse(x, y float64) (lambda, phi float64) {
	u, v := x, y
	if !o.noRotation {
		v = float64(x*o.cosRot) - float64(y*o.sinRot)
		u = float64(y*o.cosRot) + float64(x*o.sinRot) + o.u0
	}
	q := math.Exp(-o.b / o.a * v)
	s, t := (q-1/q)/2, (q+1/q)/2
	sin, cos := math.Sincos(o.b / o.a * u)
	across := (float64(sin*o.cosG0) + float64(s*o.sinG0)) / t
	if math.Abs(math.Abs(across)-1) < 1e-15 {
		return 0, math.Copysign(halfPi, across)
	}
	ts := math.Pow(o.e/math.Sqrt((1+across)/(1-across)), 1/o.b)
	return -math.Atan2(float64(s*o.cosG0)-float64(sin*o.sinG0), cos) / o.b, o.el.LatitudeOfT(ts)
}
