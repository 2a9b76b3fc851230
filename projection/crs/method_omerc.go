package crs

import (
	"math"

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

func newObliqueMercator(p *params, fr *setting) (formula.Formula, error) {
	if math.Abs(math.Abs(fr.phi0)-halfPi) <= 1e-7 {
		return nil, p.bad("lat_0", "must be less than 90 degrees")
	}
	o := obliqueMercator{el: fr.el, noRotation: p.has("no_rot")}
	d, f := o.constants(fr)
	c := omercCenter{d: d}
	var err error
	if p.has("alpha") || p.has("gamma") {
		err = o.byAzimuth(p, fr, &c, f)
	} else {
		err = o.byTwoPoints(p, fr, &c)
	}
	if err != nil {
		return nil, err
	}
	o.sinG0, o.cosG0 = math.Sincos(c.gamma0)
	o.sinRot, o.cosRot = math.Sincos(c.gamma)
	if !p.has("no_uoff") && !p.has("no_off") {
		o.u0 = math.Abs(o.a / o.b * math.Atan(offEquator(fr)/math.Cos(c.alpha)))
		o.u0 = math.Copysign(o.u0, fr.phi0)
		if fr.phi0 == 0 {
			o.u0 = math.Abs(o.u0)
		}
	}
	fr.reach = circleShortOfPole(fr.phi0, 70)
	fr.reach.lambda = sphere.Wrap(c.lon - fr.lam0)
	return &o, nil
}

// constants sets a, b and e and returns d and f; Snyder (9-11) and (9-12),
// (9-35) and (9-36), a in semi-major axes.
func (o *obliqueMercator) constants(fr *setting) (d, f float64) {
	el := fr.el
	com := math.Sqrt(1 - el.ES)
	sin, cos := math.Sincos(fr.phi0)
	if math.Abs(fr.phi0) <= 1e-10 {
		o.b, o.a, o.e = 1/com, fr.k0, 1
		return 1, 1
	}
	con := 1 - el.ES*sin*sin
	o.b = math.Sqrt(1 + el.ES*cos*cos*cos*cos/(1-el.ES))
	o.a = o.b * fr.k0 * com / con
	d = o.b * com / (cos * math.Sqrt(con))
	f = d + offEquator(fr)
	o.e = f * math.Pow(el.T(fr.phi0), o.b)
	return d, f
}

// offEquator is the root of d² - 1 in Snyder (9-13), with the sign of the
// latitude, in a form that keeps its digits beside the equator.
func offEquator(fr *setting) float64 {
	sin, cos := math.Sincos(fr.phi0)
	return sin / cos * math.Sqrt((1-fr.el.ES)/(1-fr.el.ES*sin*sin))
}

// byAzimuth takes the central line from +lonc and +alpha; Snyder (9-37) and
// (9-38). Where +alpha is missing beside +gamma it is 0, as in PROJ's coordinate
// systems (cs2cs); its bare operation (proj) derives it from +gamma.
func (o *obliqueMercator) byAzimuth(p *params, fr *setting, c *omercCenter, f float64) error {
	// PROJ takes no notice of +lon_0 here, not even where +lonc is missing.
	lonc, err := p.angle("lonc", 0)
	if err != nil {
		return err
	}
	if c.alpha, err = p.angle("alpha", 0); err != nil {
		return err
	}
	if c.gamma, err = p.angle("gamma", c.alpha); err != nil {
		return err
	}
	c.gamma0 = sphere.Asin(math.Sin(c.alpha) / c.d)
	if !p.has("alpha") && math.IsNaN(sphere.Asin(c.d*math.Sin(c.gamma))) {
		return p.bad("gamma", "too large for this latitude of origin")
	}
	c.lon = lonc
	fr.lam0 = lonc - sphere.Asin((f-1/f)/2*math.Tan(c.gamma0))/o.b
	return nil
}

// byTwoPoints lays the central line through two points; Snyder (9-39) to
// (9-45).
func (o *obliqueMercator) byTwoPoints(p *params, fr *setting, c *omercCenter) error {
	var v [4]float64
	if !p.has("lat_1") || !p.has("lat_2") {
		return p.bad("proj", "needs +alpha and +lonc, or +lat_1 +lon_1 +lat_2 +lon_2")
	}
	for i, key := range []string{"lat_1", "lon_1", "lat_2", "lon_2"} {
		var err error
		if v[i], err = p.angle(key, 0); err != nil {
			return err
		}
	}
	phi1, lam1, phi2, lam2 := v[0], v[1], v[2], v[3]
	limit := halfPi - 1e-7
	if math.Abs(phi1-phi2) <= 1e-7 || math.Abs(phi1) > limit || math.Abs(phi2) > limit {
		return p.bad("lat_1", "lat_1 and lat_2 must differ, and neither may be a pole")
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
	fr.lam0 = sphere.Wrap((lam1+lam2)/2 - math.Atan(j*math.Tan(o.b*(lam1-lam2)/2)/ratio)/o.b)
	c.gamma0 = math.Atan(2 * math.Sin(o.b*sphere.Wrap(lam1-fr.lam0)) / (f - 1/f))
	c.alpha = sphere.Asin(c.d * math.Sin(c.gamma0))
	c.gamma = c.alpha
	return nil
}

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
