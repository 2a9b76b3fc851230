package crs

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/internal/text/plain"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

// datumDef is one of PROJ's named datums.
type datumDef struct {
	id, ellps string
	// towgs84 are the Helmert values; of a datum that PROJ shifts with grids
	// they are the published means for its area.
	towgs84 string
	// grids are what PROJ uses instead of them.
	grids string
	// plain says that the datum holds for its own ellipsoid only: beside +a, +R
	// or another figure in numbers PROJ takes no notice of it.
	plain bool
	// code is the registry's geographic system whose operations PROJ takes.
	code string
}

// ownFigure reports whether the figure of the earth is given in numbers.
func ownFigure(p *projstring.Params) bool {
	for _, key := range []string{"R", "a", "b", "rf", "f", "es", "e"} {
		if p.Has(key) {
			return true
		}
	}
	return false
}

// datums are those that `cs2cs +datum` knows. The Helmert values of NAD27 are
// those of the contiguous United States (EPSG:1173), those of Potsdam EPSG:1777.
var datums = []datumDef{
	{"WGS84", "WGS84", "0,0,0", "", true, ""},
	{"GGRS87", "GRS80", "-199.87,74.79,246.62", "", false, ""},
	{"NAD83", "GRS80", "0,0,0", "", true, "EPSG:4269"},
	{"NAD27", "clrk66", "-8,160,176", "", true, "EPSG:4267"},
	{"potsdam", "bessel", "598.1,73.7,418.2,0.202,0.045,-2.455,6.7", "@BETA2007.gsb", false, ""},
	{"carthage", "clrk80ign", "-263,6,431", "", false, ""},
	{"hermannskogel", "bessel", "577.326,90.129,463.919,5.137,1.474,5.297,2.4232", "", false, ""},
	{"ire65", "mod_airy", "482.530,-130.596,564.557,-1.042,-0.214,-0.631,8.15", "", false, ""},
	{"nzgd49", "intl", "59.47,-5.04,187.44,0.47,-0.1,1.024,-4.5993", "", false, ""},
	{"OSGB36", "airy", "446.448,-125.157,542.060,0.1502,0.2470,0.8421,-20.4894", "", false, ""},
}

func datumByID(id string) *datumDef {
	for i := range datums {
		if datums[i].id == id {
			return &datums[i]
		}
	}
	return nil
}

// helmert shifts geocentric coordinates of a datum to WGS 84: metres, radians
// and 1 + scale, in the position vector convention (EPSG method 9606).
type helmert struct {
	dx, dy, dz, rx, ry, rz, scale float64
}

// datumShift is what lies between the latitudes and longitudes of a system and
// those of WGS 84.
type datumShift struct {
	// none says that they are taken to be the same.
	none    bool
	from    ellipsoid.Figure
	helmert helmert
	// choice is over helmert, which then stands for it in PROJ strings.
	choice *choice
}

// sameDatum reports whether two shifts are of one datum, so that nothing need
// be shifted between them: of one code, or with the same Helmert values.
func sameDatum(a, b datumShift) bool {
	switch {
	case a == b:
		return true
	case a.choice != nil && b.choice != nil && a.choice.datum != "":
		return a.choice.datum == b.choice.datum
	}
	return a.from.A > 0 && a.from == b.from && a.helmert == b.helmert
}

const second = degree / 3600

// helmertOf makes a transformation of metres, arc seconds and parts per million.
func helmertOf(v [7]float64) helmert {
	return helmert{v[0], v[1], v[2], v[3] * second, v[4] * second, v[5] * second, 1 + v[6]*1e-6}
}

// parseTowgs84 reads three or seven numbers: metres, arc seconds, parts per
// million.
func parseTowgs84(text string) (helmert, error) {
	words := strings.Split(text, ",")
	if len(words) != 3 && len(words) != 7 {
		return helmert{}, fmt.Errorf("+towgs84=%s: has %d numbers, need 3 or 7", text, len(words))
	}
	var v [7]float64
	for i, w := range words {
		var err error
		if v[i], err = plain.Number(strings.TrimSpace(w)); err != nil {
			return helmert{}, fmt.Errorf("+towgs84=%s: %w", text, err)
		}
	}
	return helmertOf(v), nil
}

// datumOf reads +datum, +towgs84 and +nadgrids, with warnings for the grids
// that are not there.
func datumOf(p *projstring.Params, el ellipsoid.Figure, grids *Grids) (datumShift, []string, error) {
	var d *datumDef
	if id := p.Get("datum"); id != "" {
		if d = datumByID(id); d == nil {
			ids := make([]string, len(datums))
			for i := range datums {
				ids[i] = datums[i].id
			}
			return datumShift{}, nil, fmt.Errorf("+datum=%s: unknown datum%s", id, nearest.Hint(id, ids))
		}
	}
	switch {
	case p.Has("nadgrids"):
		return gridded("+nadgrids="+p.Get("nadgrids"), p.Get("nadgrids"), p.Get("towgs84"), el, grids)
	case p.Has("towgs84"):
		return shiftBy(p.Get("towgs84"), el)
	case d != nil && d.plain && ownFigure(p):
		// PROJ takes this for another, unknown datum.
		return datumShift{none: true}, nil, nil
	case d != nil && d.grids != "":
		return gridded("datum "+d.id, d.grids, d.towgs84, el, grids)
	case d != nil:
		return shiftBy(d.towgs84, el)
	}
	return datumShift{none: true}, nil, nil
}

func shiftBy(towgs84 string, el ellipsoid.Figure) (datumShift, []string, error) {
	h, err := parseTowgs84(towgs84)
	if err != nil {
		return datumShift{}, nil, err
	}
	// GRS 80 and WGS 84 differ by 0.1 mm in b; PROJ has always taken them
	// for the same here.
	if h == (helmert{scale: 1}) && sameFigures(el, wgs84) {
		return datumShift{none: true}, nil, nil
	}
	return datumShift{from: el, helmert: h}, nil, nil
}

// toWGS84 shifts radians of the datum to radians of WGS 84.
func (d *datumShift) toWGS84(lambda, phi float64) (float64, float64) {
	switch {
	case d.none:
		return lambda, phi
	case d.choice != nil:
		return d.choice.toWGS84(lambda, phi)
	}
	x, y, z := geocentric(d.from, lambda, phi)
	h := &d.helmert
	return geodetic(wgs84,
		h.dx+h.scale*(x-h.rz*y+h.ry*z),
		h.dy+h.scale*(h.rz*x+y-h.rx*z),
		h.dz+h.scale*(-h.ry*x+h.rx*y+z))
}

// fromWGS84 is the way back; the rotation is inverted by its transpose, as in
// PROJ.
func (d *datumShift) fromWGS84(lambda, phi float64) (float64, float64) {
	switch {
	case d.none:
		return lambda, phi
	case d.choice != nil:
		return d.choice.toDatum(lambda, phi)
	}
	h := &d.helmert
	x, y, z := geocentric(wgs84, lambda, phi)
	x, y, z = (x-h.dx)/h.scale, (y-h.dy)/h.scale, (z-h.dz)/h.scale
	return geodetic(d.from, x+h.rz*y-h.ry*z, -h.rz*x+y+h.rx*z, h.ry*x-h.rx*y+z)
}

// geocentric returns earth-centred coordinates in metres of a point on the
// ellipsoid.
func geocentric(el ellipsoid.Figure, lambda, phi float64) (x, y, z float64) {
	sin, cos := math.Sincos(phi)
	sinL, cosL := math.Sincos(lambda)
	nu := el.A * el.Nu(sin)
	return nu * cos * cosL, nu * cos * sinL, nu * (1 - el.ES) * sin
}

// geodetic inverts geocentric; the height is dropped. Bowring's formula, twice:
// once is exact to 1e-11 degrees near the surface.
func geodetic(el ellipsoid.Figure, x, y, z float64) (lambda, phi float64) {
	p := math.Hypot(x, y)
	ep2 := el.ES / (1 - el.ES)
	sin, cos := z*el.A, p*el.B
	for range 2 {
		r := math.Hypot(sin, cos)
		if r == 0 {
			return 0, 0
		}
		sin, cos = sin/r, cos/r
		phi = math.Atan2(z+ep2*el.B*sin*sin*sin, p-el.ES*el.A*cos*cos*cos)
		s, c := math.Sincos(phi)
		sin, cos = el.B*s, el.A*c
	}
	return math.Atan2(y, x), phi
}
