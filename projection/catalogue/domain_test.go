package catalogue_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/projection/internal/formula"
)

// domain is where on the sphere, in the formula's own frame, the tests draw
// points from.
type domain struct {
	// low and high bound the latitude, east bounds the longitude, radians.
	low, high, east float64
	// radius, when not 0, bounds the distance from (0, 0), radians.
	radius float64
	// identity is the tolerance of the inverse of the forward, radians.
	identity float64
	// oracle is the tolerance against PROJ, radii.
	oracle float64
	// near, when not 0, keeps the comparison with PROJ within that
	// distance of the centre, radians.
	near float64
	// south, when not nil, is the lowest latitude of a longitude, radians.
	south func(lambda float64) float64
}

const degree = math.Pi / 180

// margin is how near to the edges the tests go.
const margin = 3e-6

// domainOf is the whole sphere but for the projections listed here.
func domainOf(id string, s projection.Setup) domain {
	in := domain{low: -math.Pi/2 + margin, high: math.Pi/2 - margin, east: math.Pi - margin, identity: 1e-9, oracle: 1e-9}
	if s.Clip.Angle > 0 {
		in.radius = s.Clip.Angle*degree - margin
	}
	if c := s.Clip; c.South != 0 || c.North != 0 {
		in.low, in.high = math.Max(in.low, c.South*degree), math.Min(in.high, c.North*degree)
	}
	switch id {
	case "transversemercator", "obliquemercator", "cassini", "transverseequalarea":
		in.near = 80 * degree // PROJ's northings jump elsewhere on the far side.
	case "armadillo":
		in.south = s.Formula.(formula.Armadillo).Horizon
	case "putnins3", "putnins3prime", "putnins4prime", "werenskiold1":
		in.oracle = 1e-8 // PROJ's constants have eight or nine digits.
	case "vandergrinten2":
		in.oracle = 5e-6 // PROJ adds 1e-10 under a root that is small near the equator.
	case "guyou", "adamshemisphere", "adamsworld1", "adamsworld2":
		in.oracle = 2e-7 // PROJ's elliptic integral is a series good to 1e-7.
	}
	return in
}

// has reports whether the domain holds the point.
func (in domain) has(lambda, phi float64) bool {
	return phi >= in.low && phi <= in.high && math.Abs(lambda) <= in.east &&
		(in.south == nil || phi > in.south(lambda)+1e-3) && (in.radius == 0 || angle(lambda, phi, 0, 0) <= in.radius)
}

// point returns the i-th test point: on edges and corners of the domain first,
// then anywhere in it.
func (in domain) point(random *rand.Rand, i int) (lambda, phi float64) {
	for {
		lambda, phi = (random.Float64()*2-1)*in.east, in.low+random.Float64()*(in.high-in.low)
		if in.radius > 0 && in.radius < 1 {
			lambda, phi = lambda*in.radius/2, phi*in.radius
		}
		switch {
		case i < 20:
			phi = [2]float64{in.low, in.high}[i%2]
		case i < 40:
			lambda = [2]float64{-in.east, in.east}[i%2]
		case i < 60:
			lambda, phi = [3]float64{0, -in.east, in.east}[i%3], [3]float64{0, in.low, in.high}[i/3%3]
		case i < 80:
			lambda *= 1e-7
		case i < 100:
			phi *= 1e-7
		case i < 140 && in.radius > 0:
			azimuth := random.Float64() * 2 * math.Pi
			phi = math.Asin(math.Sin(in.radius) * math.Cos(azimuth))
			lambda = math.Atan2(math.Sin(in.radius)*math.Sin(azimuth), math.Cos(in.radius))
			return lambda, phi
		}
		if in.has(lambda, phi) {
			return lambda, phi
		}
		i += 140
		if i > 1e6 {
			panic("the domain is too small to hit")
		}
	}
}

// angle is the distance on the sphere between two points, radians, by the
// haversine, which is exact for small ones.
func angle(lambda1, phi1, lambda2, phi2 float64) float64 {
	s, t := math.Sin((phi2-phi1)/2), math.Sin((lambda2-lambda1)/2)
	return 2 * math.Asin(math.Min(1, math.Sqrt(s*s+math.Cos(phi1)*math.Cos(phi2)*t*t)))
}

// settings returns the values that each projection is tested with: the
// defaults, and others in range.
func settings(t *testing.T, d catalogue.Definition) map[string]catalogue.Values {
	t.Helper()
	other := map[string]float64{}
	for _, p := range d.Params {
		switch name := p.Name; {
		case name == "lon0":
			other[p.Name] = 153
		case name == "lat0":
			other[p.Name] = -35
		case name == "lat1" && p.Min < -50:
			other[p.Name] = -50
		case name == "lat2":
			other[p.Name] = 10
		default:
			other[p.Name] = p.Default + (p.Max-p.Default)*0.2
		}
	}
	if d.ID == "chamberlin" { // North America, clockwise.
		other = map[string]float64{"lon1": -150, "lat1": 55, "lon2": -35, "lat2": 55, "lon3": -92.5, "lat3": 10}
	}
	all := map[string]catalogue.Values{}
	for name, params := range map[string]map[string]float64{"default": nil, "other": other} {
		if name == "other" && (len(d.Params) == 0 || len(d.Params) == 1 && d.Params[0].Name == "lon0") {
			continue // The central meridian changes nothing in the formula.
		}
		v, err := d.Resolve(params)
		if err != nil {
			t.Fatal(err)
		}
		all[name] = v
	}
	return all
}

func setup(t *testing.T, d catalogue.Definition, v catalogue.Values) projection.Setup {
	t.Helper()
	s, err := d.Setup(v)
	if err != nil {
		t.Fatalf("%s %v: %v", d.ID, v, err)
	}
	return s
}

// turn rotates a point on the sphere, degrees, into the formula's frame,
// radians, as d3.geoRotation does with the centre's negative.
func turn(rotate [3]float64, lon, lat float64) (lambda, phi float64) {
	lambda, phi = math.Remainder(lon-rotate[0], 360)*degree, lat*degree
	if rotate[1] == 0 && rotate[2] == 0 {
		return lambda, phi
	}
	sinPhi, cosPhi := math.Sincos(-rotate[1] * degree)
	sinGamma, cosGamma := math.Sincos(rotate[2] * degree)
	x, y, z := math.Cos(lambda)*math.Cos(phi), math.Sin(lambda)*math.Cos(phi), math.Sin(phi)
	k := z*cosPhi + x*sinPhi
	x, y, z = x*cosPhi-z*sinPhi, y*cosGamma-k*sinGamma, k*cosGamma+y*sinGamma
	return math.Atan2(y, x), math.Atan2(z, math.Hypot(x, y))
}
