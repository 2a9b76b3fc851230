package crs

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/wkt"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

// wktName brings a name of WKT to a form in which "Lambert_Conformal_Conic"
// and "Lambert Conformal Conic" are equal: small letters and digits.
func wktName(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			return r
		case r >= 'A' && r <= 'Z':
			return r + 'a' - 'A'
		}
		return -1
	}, s)
}

// plainDatums are the names of datums that are written with +datum.
var plainDatums = map[string]string{
	"wgs1984": "WGS84", "worldgeodeticsystem1984": "WGS84", "wgs84": "WGS84",
	"worldgeodeticsystem1984ensemble": "WGS84",
	"northamericandatum1983":          "NAD83", "northamerican1983": "NAD83", "nad83": "NAD83",
	"northamericandatum1927": "NAD27", "northamerican1927": "NAD27", "nad27": "NAD27",
}

// datum reads the geographic system n: its datum, ellipsoid, prime meridian
// and angular unit.
func (c *wktConverter) datum(n *wkt.Node) error {
	c.degrees = 1
	unit := n.Child("UNIT", "ANGLEUNIT")
	if unit == nil {
		unit = n.Child("AXIS").Child("ANGLEUNIT", "UNIT")
	}
	if unit != nil {
		v, err := unit.Number(1)
		if err != nil {
			return err
		}
		if !(v > 0) {
			return fmt.Errorf("wkt: %s[%q]: the factor must be positive", unit.Keyword, unit.Name())
		}
		c.degrees = roundFactor(v / degree)
	}
	d := n.Child("DATUM", "GEODETICDATUM", "TRF", "ENSEMBLE")
	if d == nil {
		return fmt.Errorf("wkt: %s[%q]: DATUM is missing", n.Keyword, n.Name())
	}
	if err := c.figure(d, n); err != nil {
		return err
	}
	return c.primeMeridian(n)
}

// roundFactor mends units that are written with fewer digits than a number
// has: 0.0174532925199433 is one degree.
func roundFactor(v float64) float64 {
	for _, exact := range []float64{1, 0.9, 1.0 / 3600, 1.0 / 60, 180 / math.Pi} {
		if math.Abs(v/exact-1) < 1e-9 {
			return exact
		}
	}
	return v
}

// figure writes the ellipsoid and the datum shift.
func (c *wktConverter) figure(d, geographic *wkt.Node) error {
	ell := d.Child("SPHEROID", "ELLIPSOID")
	if ell == nil {
		return fmt.Errorf("wkt: %s[%q]: SPHEROID is missing", d.Keyword, d.Name())
	}
	a, err := ell.Number(1)
	if err != nil {
		return err
	}
	factor, err := ell.Unit(1)
	if err != nil {
		return err
	}
	a *= factor
	rf, err := ell.Number(2)
	if err != nil {
		return err
	}
	explicit, err := towgs84Of(d)
	if err != nil {
		return err
	}
	if c.towgs84 == "" {
		c.towgs84 = explicit
	}
	c.esri = strings.HasPrefix(d.Name(), "D_")
	name := strings.TrimPrefix(strings.TrimPrefix(d.Name(), "D_"), "d_")
	if id := plainDatums[wktName(name)]; id != "" && c.towgs84 == "" && sameFigure(id, a, rf) {
		c.params.Set("datum", id)
		return nil
	}
	c.ellipsoid(a, rf)
	c.shift(d, name, geographic)
	return nil
}

// sameFigure reports whether a datum of this name has the ellipsoid given:
// ESRI's "WGS_1984_Major_Auxiliary_Sphere" and the like are spheres.
func sameFigure(id string, a, rf float64) bool {
	el, err := namedEllipsoid(datumByID(id).ellps)
	if err != nil || rf == 0 {
		return false
	}
	return math.Abs(el.A-a) < 0.01 && math.Abs(1/el.F-rf) < 1e-3
}

func (c *wktConverter) ellipsoid(a, rf float64) {
	for _, e := range ellipsoids {
		if e.b == 0 && e.a == a && math.Abs(e.rf-rf) < 1e-8 {
			c.params.Set("ellps", e.id)
			return
		}
	}
	c.params.SetNumber("a", a)
	if rf == 0 {
		c.params.SetNumber("b", a)
	} else {
		c.params.SetNumber("rf", rf)
	}
}

// shift writes the Helmert values that the text gives, or those that the
// registry has for a datum of this name.
func (c *wktConverter) shift(d *wkt.Node, name string, geographic *wkt.Node) {
	if c.towgs84 != "" {
		c.params.Set("towgs84", c.towgs84)
		return
	}
	el, err := ellipsoidFrom(c.params)
	if err != nil || el.Sphere() {
		return
	}
	known := datumNamed(name, geographic.Authority())
	p := parametersOf(known)
	if p != nil {
		// Operations go from ellipsoid to ellipsoid; for another one than the
		// datum's there are the Helmert values.
		if own, err := ellipsoidFrom(p); err == nil && math.Abs(own.A-el.A) < 1 && math.Abs(own.ES-el.ES) < 1e-7 {
			c.datumCode = known
		}
	}
	if p != nil && p.Has("towgs84") {
		c.params.Set("towgs84", p.Get("towgs84"))
		return
	}
	if !nearWGS84(el) {
		c.warnings = append(c.warnings, fmt.Sprintf(
			"%s[%q]: no shift to WGS 84 is known for this datum, it is taken to be the same", d.Keyword, d.Name()))
	}
}

// datumNamed returns the code of a geographic system on the datum that is
// called so in WKT, or else the system's own code where that is known; "" where
// neither is.
func datumNamed(name, code string) string {
	t, err := codes()
	if err != nil {
		return ""
	}
	if len(name) > 2 && strings.EqualFold(name[:2], "D_") {
		name = name[2:]
	}
	if known, ok := t.names[wktName(name)]; ok {
		return known
	}
	if normal, err := normalCode(code); err == nil {
		if known, _, ok := t.find(normal); ok {
			return known
		}
	}
	return ""
}

// parametersOf returns the parameters of a code's system, nil where there are
// none.
func parametersOf(code string) *projstring.Params {
	if code == "" {
		return nil
	}
	s, err := lookup(code, nil)
	if err != nil {
		return nil
	}
	return s.params
}

// nearWGS84 reports whether a datum on this ellipsoid may well be a modern one
// that is WGS 84 to a metre or two, or a sphere, to which no datum belongs.
func nearWGS84(el ellipsoid.Figure) bool {
	return el.Sphere() || math.Abs(el.A-wgs84.A) < 3 && math.Abs(el.ES-wgs84.ES) < 1e-7
}

// towgs84Of reads TOWGS84[dx, dy, dz, rx, ry, rz, ppm].
func towgs84Of(d *wkt.Node) (string, error) {
	t := d.Child("TOWGS84")
	if t == nil {
		return "", nil
	}
	if len(t.Values) != 3 && len(t.Values) != 7 {
		return "", fmt.Errorf("wkt: TOWGS84: has %d numbers, need 3 or 7", len(t.Values))
	}
	values := make([]float64, len(t.Values))
	for i := range values {
		var err error
		if values[i], err = t.Number(i); err != nil {
			return "", err
		}
	}
	return joinNumbers(values), nil
}

func joinNumbers(values []float64) string {
	words := make([]string, len(values))
	for i, v := range values {
		words[i] = strconv.FormatFloat(v, 'f', -1, 64)
	}
	return strings.Join(words, ",")
}

// primeMeridian reads PRIMEM, whose longitude is in the angular unit of the
// system; but GDAL and ESRI write degrees beside a system of grads.
func (c *wktConverter) primeMeridian(n *wkt.Node) error {
	pm := n.Child("PRIMEM", "PRIMEMERIDIAN")
	if pm == nil {
		return nil
	}
	written, err := pm.Number(1)
	if err != nil {
		return err
	}
	unit, err := pm.Unit(c.degrees * degree)
	if err != nil {
		return err
	}
	v := written * roundFactor(unit/degree)
	for _, m := range primeMeridians {
		known, _ := projstring.ParseAngle(m.longitude)
		if strings.HasPrefix(wktName(pm.Name()), m.id) && math.Abs(written-known/degree) < 1e-3 {
			v = written
		}
	}
	if v != 0 {
		c.params.Set("pm", shortest(v))
	}
	return nil
}

// byAuthority returns the registry's system in place of s where the two agree:
// it has an area of use and the best datum shift. Where they do not, the text
// is right and a warning says so.
func byAuthority(s *System, code string, keepShift bool, grids *Grids) *System {
	normal, err := normalCode(code)
	if code == "" || err != nil {
		return s
	}
	known, err := lookup(normal, grids)
	if err != nil {
		return s
	}
	if !agree(s, known) {
		s.warnings = append(s.warnings, fmt.Sprintf(
			"%s stands in the text, but its parameters are others; those of the text are used", normal))
		return s
	}
	if keepShift {
		s.code, s.area = known.code, known.area
		return s
	}
	return known
}

// agree reports whether two systems are the same to about a metre at points of
// the second one's area of use, their datums left out.
func agree(s, known *System) bool {
	if s.geographic != known.geographic || math.Abs(s.setting.Figure.A-known.setting.Figure.A) > 1 {
		return false
	}
	a := known.area
	if a == nil {
		a = &area{-10, -10, 10, 10}
	}
	width := a.east - a.west
	if width < 0 {
		width += 360
	}
	limit := 1.0 / known.perUnit
	if s.geographic {
		limit = 1e-5
	}
	for i := range 3 {
		for j := range 3 {
			lambda := (a.west + width*(0.25+0.25*float64(i))) * degree
			phi := (a.south + (a.north-a.south)*(0.25+0.25*float64(j))) * degree
			x0, y0, ok0 := s.planeOf(lambda, phi)
			x1, y1, ok1 := known.planeOf(lambda, phi)
			if ok0 != ok1 || ok0 && !(math.Hypot(x1-x0, y1-y0) <= limit) {
				return false
			}
		}
	}
	return true
}
