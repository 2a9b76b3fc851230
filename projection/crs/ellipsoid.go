package crs

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

// ellipsoidDef is one of PROJ's named ellipsoids, by b or by rf.
type ellipsoidDef struct {
	id       string
	a, b, rf float64
}

// ellipsoids are those that `proj -le` lists.
var ellipsoids = []ellipsoidDef{
	{"MERIT", 6378137, 0, 298.257},
	{"SGS85", 6378136, 0, 298.257},
	{"GRS80", 6378137, 0, 298.257222101},
	{"IAU76", 6378140, 0, 298.257},
	{"airy", 6377563.396, 0, 299.3249646},
	{"APL4.9", 6378137, 0, 298.25},
	{"NWL9D", 6378145, 0, 298.25},
	{"mod_airy", 6377340.189, 6356034.446, 0},
	{"andrae", 6377104.43, 0, 300},
	{"danish", 6377019.2563, 0, 300},
	{"aust_SA", 6378160, 0, 298.25},
	{"GRS67", 6378160, 0, 298.2471674270},
	{"GSK2011", 6378136.5, 0, 298.2564151},
	{"bessel", 6377397.155, 0, 299.1528128},
	{"bess_nam", 6377483.865, 0, 299.1528128},
	{"clrk66", 6378206.4, 6356583.8, 0},
	{"clrk80", 6378249.145, 0, 293.4663},
	{"clrk80ign", 6378249.2, 0, 293.4660212936269},
	{"CPM", 6375738.7, 0, 334.29},
	{"delmbr", 6376428, 0, 311.5},
	{"engelis", 6378136.05, 0, 298.2566},
	{"evrst30", 6377276.345, 0, 300.8017},
	{"evrst48", 6377304.063, 0, 300.8017},
	{"evrst56", 6377301.243, 0, 300.8017},
	{"evrst69", 6377295.664, 0, 300.8017},
	{"evrstSS", 6377298.556, 0, 300.8017},
	{"fschr60", 6378166, 0, 298.3},
	{"fschr60m", 6378155, 0, 298.3},
	{"fschr68", 6378150, 0, 298.3},
	{"helmert", 6378200, 0, 298.3},
	{"hough", 6378270, 0, 297},
	{"intl", 6378388, 0, 297},
	{"krass", 6378245, 0, 298.3},
	{"kaula", 6378163, 0, 298.24},
	{"lerch", 6378139, 0, 298.257},
	{"mprts", 6397300, 0, 191},
	{"new_intl", 6378157.5, 6356772.2, 0},
	{"plessis", 6376523, 6355863, 0},
	{"PZ90", 6378136, 0, 298.25784},
	{"SEasia", 6378155, 6356773.3205, 0},
	{"walbeck", 6376896, 6355834.8467, 0},
	{"WGS60", 6378165, 0, 298.3},
	{"WGS66", 6378145, 0, 298.25},
	{"WGS72", 6378135, 0, 298.26},
	{"WGS84", 6378137, 0, 298.257223563},
	{"sphere", 6370997, 6370997, 0},
}

// wgs84 is the ellipsoid of WGS 84.
var wgs84 = ellipsoid.ByFlattening(6378137, 298.257223563)

func namedEllipsoid(id string) (ellipsoid.Figure, error) {
	for _, d := range ellipsoids {
		if d.id == id {
			if d.b != 0 {
				return ellipsoid.New(d.a, d.b), nil
			}
			return ellipsoid.ByFlattening(d.a, d.rf), nil
		}
	}
	ids := make([]string, len(ellipsoids))
	for i, d := range ellipsoids {
		ids[i] = d.id
	}
	return ellipsoid.Figure{}, fmt.Errorf("+ellps=%s: unknown ellipsoid%s", id, nearest.Hint(id, ids))
}

// figures are the two figures of the earth that a system may have.
type figures struct {
	// datum is what latitudes refer to and datum shifts start from.
	datum ellipsoid.Figure
	// plane is what the projection works on: the same, or a sphere that takes
	// its place. Latitudes are put on that sphere as they are, as PROJ's
	// operations and its WKT do; PROJ's strings of a whole system ("+proj=mill
	// +R_A +datum=WGS84" to cs2cs) shift them by up to 0.19 degrees.
	plane ellipsoid.Figure
}

// figuresFrom reads both out of the parameters.
func figuresFrom(p *projstring.Params) (figures, error) {
	el, err := ellipsoidFrom(p)
	if err != nil {
		return figures{el, el}, err
	}
	plane, err := meanSphere(el, p)
	switch p.Get("proj") {
	case "longlat", "latlong", "lonlat", "latlon":
		// Without a projection the sphere is the datum's own.
		return figures{plane, plane}, err
	case "ortho":
		// "+f=0" is how PROJ writes the spherical method of this projection.
		if q, ok := p.Find("f"); ok && q.Value == "0" {
			el, _ = ellipsoidFrom(p.Without("f"))
		}
	}
	return figures{el, plane}, err
}

// ellipsoidFrom reads the figure out of the parameters, in PROJ's order: +R,
// else +ellps (or that of +datum) with +a and one shape parameter over it.
func ellipsoidFrom(p *projstring.Params) (ellipsoid.Figure, error) {
	if p.Has("R") {
		r, err := p.Number("R", 0)
		if err == nil && !(r > 0) {
			err = p.Bad("R", "the radius must be positive")
		}
		return ellipsoid.New(r, r), err
	}
	el := wgs84
	if id := p.Get("ellps"); id != "" {
		var err error
		if el, err = namedEllipsoid(id); err != nil {
			return el, err
		}
	} else if d := datumByID(p.Get("datum")); d != nil {
		el, _ = namedEllipsoid(d.ellps)
	}
	el, err := shaped(el, p)
	if err != nil {
		return el, err
	}
	if !(el.A > 0) || !(el.B > 0) || el.B > el.A || math.IsInf(el.A, 0) {
		return el, fmt.Errorf("ellipsoid with a = %g and b = %g: need a >= b > 0", el.A, el.B)
	}
	return el, nil
}

// shaped applies +a and +b, +rf, +f or +es to el.
func shaped(el ellipsoid.Figure, p *projstring.Params) (ellipsoid.Figure, error) {
	a, err := p.Number("a", el.A)
	if err != nil {
		return el, err
	}
	b := a * (1 - el.F)
	if p.Has("a") && p.Get("ellps") == "" && p.Get("datum") == "" {
		b = a
	}
	for _, key := range []string{"b", "rf", "f", "es", "e"} {
		if !p.Has(key) {
			continue
		}
		v, err := p.Number(key, 0)
		if err != nil {
			return el, err
		}
		switch key {
		case "b":
			b = v
		case "rf":
			b = a * (1 - 1/v)
			if v == 0 {
				return el, p.Bad(key, "the inverse flattening must not be 0; give +b for a sphere")
			}
		case "f":
			b = a * (1 - v)
		case "es":
			b = a * math.Sqrt(1-v)
		case "e":
			b = a * math.Sqrt(1-v*v)
		}
		break
	}
	if a == el.A && b == el.B {
		return el, nil
	}
	return ellipsoid.New(a, b), nil
}

// meanSphere replaces the ellipsoid by a sphere where +R_A (same surface),
// +R_V (same volume), +R_a, +R_g or +R_h (means of the axes) ask for one.
// Series: Snyder (3-15) and PROJ's pj_ellipsoid.
func meanSphere(el ellipsoid.Figure, p *projstring.Params) (ellipsoid.Figure, error) {
	if p.Has("R") {
		return el, nil
	}
	es := el.ES
	r := 0.0
	for _, key := range []string{"R_lat_a", "R_lat_g", "R_C"} {
		if p.Has(key) {
			return localSphere(el, p, key)
		}
	}
	switch {
	case p.Has("R_A"):
		r = el.A * (1 - es*(1.0/6+es*(17.0/360+es*67.0/3024)))
	case p.Has("R_V"):
		r = el.A * (1 - es*(1.0/6+es*(5.0/72+es*55.0/1296)))
	case p.Has("R_a"):
		r = (el.A + el.B) / 2
	case p.Has("R_g"):
		r = math.Sqrt(el.A * el.B)
	case p.Has("R_h"):
		r = 2 * el.A * el.B / (el.A + el.B)
	default:
		return el, nil
	}
	return ellipsoid.New(r, r), nil
}

// localSphere is the sphere that fits the ellipsoid at a latitude: by the
// arithmetic (+R_lat_a) or geometric (+R_lat_g, +R_C) mean of the two radii of
// curvature there; +R_C takes +lat_0.
func localSphere(el ellipsoid.Figure, p *projstring.Params, key string) (ellipsoid.Figure, error) {
	from := key
	if key == "R_C" {
		from = "lat_0"
	}
	phi, err := p.Latitude(from, 0)
	if err != nil {
		return el, err
	}
	sin := math.Sin(phi)
	nu, rho := el.A*el.Nu(sin), el.A*el.Rho(sin)
	if key == "R_lat_a" {
		return ellipsoid.New((nu+rho)/2, (nu+rho)/2), nil
	}
	r := math.Sqrt(nu * rho)
	return ellipsoid.New(r, r), nil
}
