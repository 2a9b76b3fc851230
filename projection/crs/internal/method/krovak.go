package method

import (
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// krovak is the oblique conformal cone of the Czech and Slovak grids; IOGP
// 373-7-2, 3.2.3, EPSG methods 9819 and 1041, and with the correction
// polynomial of the modified one 1042 and 1043. The plane is east and north,
// both negative in the country, or, for +czech, westing and southing.
type krovak struct {
	gauss          gaussSphere
	sinAxis, cosAx float64
	n, rho0, tan0  float64
	// modified is the semi-major axis where the correction applies, else 0.
	modified     float64
	west         bool
	shiftX, sftY float64
}

const (
	// krovakParallel is the pseudo standard parallel, 78.5 degrees, and
	// krovakAxis the latitude of the cone's pole, 59 42' 42.69689".
	krovakParallel = 78.5 * degree
	krovakAxis     = 1.04216856380474
)

func newKrovak(p *projstring.Params, set *Setting) (formula.Formula, error) {
	return krovakOf(p, set, false)
}

func newModifiedKrovak(p *projstring.Params, set *Setting) (formula.Formula, error) {
	return krovakOf(p, set, true)
}

func krovakOf(p *projstring.Params, set *Setting, modified bool) (formula.Formula, error) {
	// PROJ knows this projection on Bessel's ellipsoid only.
	bessel := ellipsoid.ByFlattening(6377397.155, 299.1528128)
	bessel.ES = 0.006674372230614
	bessel.E = math.Sqrt(bessel.ES)
	set.Figure = bessel
	if !p.Has("lat_0") {
		set.Phi0 = 49.5 * degree
	}
	if !p.Has("lon_0") {
		set.Lambda0 = (42.5 - 17 - 2.0/3) * degree
	}
	if !p.Has("k") && !p.Has("k_0") {
		set.K0 = 0.9999
	}
	k := krovak{gauss: newGaussSphere(bessel, set.Phi0), west: p.Has("czech")}
	k.sinAxis, k.cosAx = math.Sincos(halfPi - krovakAxis)
	k.n = math.Sin(krovakParallel)
	k.rho0 = set.K0 * k.gauss.radius / math.Tan(krovakParallel)
	k.tan0 = math.Tan(krovakParallel/2 + quarterPi)
	k.shiftX, k.sftY = 2*set.X0/bessel.A, 2*set.Y0/bessel.A
	if modified {
		k.modified = bessel.A
	}
	set.Reach = circleShortOfPole(set.Phi0, 30)
	return &k, nil
}

// Forward leads from radians to radii, as formula.Formula has it.
func (k *krovak) Forward(lambda, phi float64) (x, y float64) {
	lambda, u := k.gauss.forward(lambda, phi)
	sinV, cosV := math.Sincos(-lambda)
	sinU, cosU := math.Sincos(u)
	sinS := float64(k.cosAx*sinU) + float64(k.sinAxis*cosU*cosV)
	across := float64(k.cosAx*cosU*cosV) - float64(k.sinAxis*sinU)
	s, d := sphere.Asin(sinS), math.Atan2(cosU*sinV, across)
	rho := k.rho0 * math.Pow(k.tan0/math.Tan(s/2+quarterPi), k.n)
	sin, cos := math.Sincos(k.n * d)
	south, west := rho*cos, rho*sin
	if k.modified != 0 {
		ds, dw := krovakCorrection(south*k.modified, west*k.modified)
		south, west = south-ds/k.modified, west-dw/k.modified
	}
	if k.west {
		return west, south
	}
	return -west - k.shiftX, -south - k.sftY
}

// Inverse leads from radii to radians, as formula.Formula has it.
func (k *krovak) Inverse(x, y float64) (lambda, phi float64) {
	west, south := x, y
	if !k.west {
		west, south = -x-k.shiftX, -y-k.sftY
	}
	if k.modified != 0 {
		ds, dw := krovakCorrection(south*k.modified, west*k.modified)
		south, west = south+ds/k.modified, west+dw/k.modified
	}
	rho := math.Hypot(south, west)
	d := math.Atan2(west, south) / k.n
	s := halfPi
	if rho != 0 {
		s = 2*math.Atan(math.Pow(k.rho0/rho, 1/k.n)*k.tan0) - halfPi
	}
	sinS, cosS := math.Sincos(s)
	sinD, cosD := math.Sincos(d)
	u := sphere.Asin(float64(k.cosAx*sinS) - float64(k.sinAxis*cosS*cosD))
	v := math.Atan2(cosS*sinD, float64(k.cosAx*cosS*cosD)+float64(k.sinAxis*sinS))
	lambda, phi = k.gauss.inverse(v, u)
	return -lambda, phi
}

// krovakCorrection returns the southing and westing, in metres, by which the
// modified Krovak differs at a southing and westing of the plain one; IOGP
// 373-7-2, 3.2.3.3.
func krovakCorrection(south, west float64) (ds, dw float64) {
	const (
		c1, c2, c3, c4 = 2.946529277e-02, 2.515965696e-02, 1.193845912e-07, -4.668270147e-07
		c5, c6, c7     = 9.233980362e-12, 1.523735715e-12, 1.696780024e-18
		c8, c9, c10    = 4.408314235e-18, -8.331083518e-24, -3.689471323e-24
	)
	x, y := south-1089000, west-654000
	x2, y2 := x*x, y*y
	x4, y4 := x2*x2, y2*y2
	ds = c1 + c3*x - c4*y - 2*c6*x*y + c5*(x2-y2) + c7*x*(x2-3*y2) - c8*y*(3*x2-y2) +
		4*c9*x*y*(x2-y2) + c10*(x4+y4-6*x2*y2)
	dw = c2 + c3*y + c4*x + 2*c5*x*y + c6*(x2-y2) + c8*x*(x2-3*y2) + c7*y*(3*x2-y2) -
		4*c10*x*y*(x2-y2) + c9*(x4+y4-6*x2*y2)
	return ds, dw
}
