package crs

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/sphere"
)

// fromCode reads "EPSG:3035", "epsg:3035", "urn:ogc:def:crs:EPSG::3035",
// "http://www.opengis.net/def/crs/EPSG/0/3035" or "OGC:CRS84", and of a system
// with heights ("EPSG:25832+7837", "urn:ogc:def:crs,crs:EPSG::25832,crs:...")
// the horizontal part.
func fromCode(text string, grids *Grids) (*System, error) {
	code, err := normalCode(horizontal(text))
	if err != nil {
		return nil, err
	}
	return lookup(code, grids)
}

// horizontal takes the first part of a compound code.
func horizontal(text string) string {
	if rest, ok := strings.CutPrefix(strings.ToLower(text), "urn:ogc:def:crs,"); ok {
		first, _, _ := strings.Cut(text[len(text)-len(rest):], ",")
		return "urn:ogc:def:" + strings.TrimSpace(first)
	}
	first, _, _ := strings.Cut(text, "+")
	return strings.TrimSpace(first)
}

// shortNames are systems that go by a name alone.
var shortNames = map[string]string{
	"CRS84": "OGC:CRS84", "CRS83": "OGC:CRS83", "CRS27": "OGC:CRS27", "CRS84H": "OGC:CRS84",
	"WGS84": "EPSG:4326", "WGS 84": "EPSG:4326", "NAD83": "EPSG:4269", "NAD27": "EPSG:4267", "ETRS89": "EPSG:4258",
}

func normalCode(text string) (string, error) {
	if code, ok := shortNames[strings.ToUpper(text)]; ok {
		return code, nil
	}
	if text != "" && len(text) < 9 && strings.Trim(text, "0123456789") == "" {
		return "", fmt.Errorf("%q names no authority, %s", text, nearest.Question("EPSG:"+text))
	}
	parts := strings.FieldsFunc(text, func(r rune) bool { return r == ':' || r == '/' || r == '#' })
	bad := fmt.Errorf("%.60q is neither a PROJ string nor WKT nor a code such as EPSG:3035", text)
	if len(parts) < 2 || len(parts) > 8 {
		return "", bad
	}
	code := strings.ToUpper(strings.TrimSpace(parts[len(parts)-1]))
	authority := strings.ToUpper(strings.TrimSpace(parts[len(parts)-2]))
	// urn:ogc:def:crs:EPSG:6.9:3035 and .../EPSG/0/3035 have a version.
	if len(parts) > 3 && strings.Trim(authority, "0123456789.") == "" {
		authority = strings.ToUpper(parts[len(parts)-3])
	}
	authority = strings.TrimSuffix(authority, ".XML")
	if authority == "CRS" && strings.HasPrefix(code, "CRS") || authority == "OGC" && !strings.HasPrefix(code, "CRS") {
		code, authority = "CRS"+strings.TrimPrefix(code, "CRS"), "OGC"
	}
	if authority == "CRS" {
		code, authority = "CRS"+code, "OGC"
	}
	if authority == "" || code == "" || strings.ContainsAny(authority+code, " +=\t\n") {
		return "", bad
	}
	if authority == "OGC" {
		// CRS84h has heights, too.
		code = strings.TrimSuffix(code, "H")
	}
	return authority + ":" + code, nil
}

// find returns the line of a code, and the code that it is listed under: that
// of a compound system's horizontal part; and for an ESRI code that ESRI does
// not list the one of EPSG, whose numbers ESRI takes over below 32768.
func (t *registry) find(code string) (listed, line string, ok bool) {
	if fields := strings.Split(t.compounds[code], "\t"); len(fields) == 2 {
		code = fields[1]
	}
	if line, ok = t.systems[code]; ok {
		return code, line, true
	}
	number, esri := strings.CutPrefix(code, "ESRI:")
	if esri && (len(number) < 5 || len(number) == 5 && number < "32768") {
		line, ok = t.systems["EPSG:"+number]
		return "EPSG:" + number, line, ok
	}
	return "", "", false
}

// lookup makes the system of a normalised code.
func lookup(code string, grids *Grids) (*System, error) {
	t, err := codes()
	if err != nil {
		return nil, err
	}
	listed, line, ok := t.find(code)
	if !ok {
		return nil, unknownCode(t, code)
	}
	s, choice, err := t.system(listed, line, grids)
	if err != nil {
		return nil, err
	}
	s.choose(t.choice(choice, grids), s.area, listed)
	p := s.params
	if s.shift.none && !p.Has("nadgrids") && !p.Has("towgs84") && !nearWGS84(s.setting.Figure) {
		s.warnings = append(s.warnings, fmt.Sprintf("%s: no shift to WGS 84 is known for its datum, it is taken to be the same", listed))
	}
	return s, nil
}

// system makes the system of a line, with the datum shift of its parameters, and
// returns which choice of operations it has.
func (t *registry) system(code, line string, grids *Grids) (s *System, choice string, err error) {
	f := strings.Split(line, "\t")
	if len(f) != 5 {
		return nil, "", fmt.Errorf("table of codes: %s: %d fields instead of 5", code, len(f))
	}
	p, err := projstring.Parse(strings.Replace(f[1], "%", t.datum(f[2]), 1))
	if err != nil {
		return nil, "", fmt.Errorf("%s: %w", code, err)
	}
	if s, err = build(p, grids); err != nil {
		return nil, "", fmt.Errorf("%s: %w", code, err)
	}
	s.code, s.name, s.area = code, f[0], t.area(f[3])
	return s, f[4], nil
}

// operationsOf returns the operations of a geographic system, with the area to
// judge them in, its own where a is nil, and how to call them.
func operationsOf(code string, a *area, grids *Grids) (*choice, *area, string) {
	t, err := codes()
	if err != nil {
		return nil, nil, ""
	}
	f := strings.Split(t.systems[code], "\t")
	if len(f) != 5 {
		return nil, nil, ""
	}
	if a == nil {
		a = t.area(f[3])
	}
	return t.choice(f[4], grids), a, f[0]
}

// choose takes the registry's operations in place of the Helmert values of the
// parameters, with a warning where a grid is missing that would be better.
func (s *System) choose(c *choice, a *area, what string) {
	if c == nil {
		return
	}
	usable := c.usable()
	if usable == nil {
		s.shift = datumShift{none: true}
		return
	}
	if w := c.warning(a); w != "" {
		s.warnings = append(s.warnings, what+": "+w)
	}
	s.shift.none, s.shift.choice = false, usable
	s.nearWGS84 = usable.nearly(a)
}

func unknownCode(t *registry, code string) error {
	authority, number, _ := strings.Cut(code, ":")
	for _, other := range []string{"EPSG", "ESRI"} {
		if _, ok := t.systems[other+":"+number]; ok && other != authority {
			return fmt.Errorf("%s: unknown code, %s", code, nearest.Question(other+":"+number))
		}
	}
	return fmt.Errorf("%s: unknown code, or one of a projection that is not supported; a PROJ string or WKT can take its place", code)
}

// warning says that a grid would be better than what is taken in the middle of
// the area, and how it is called.
func (c *choice) warning(a *area) string {
	if a == nil {
		a = &area{-180, -90, 180, 90}
	}
	lambda, phi, _ := a.disc()
	i := c.best(lambda, phi, nil)
	if i < 0 {
		i = slices.IndexFunc(c.operations, func(o operation) bool { return len(o.grids) == 0 })
	}
	if i < 0 || len(c.operations[i].grids) > 0 || len(c.operations[i].steps) == 0 {
		return ""
	}
	taken, better := &c.operations[i], (*operation)(nil)
	for j := range c.operations {
		o := &c.operations[j]
		// The fewer grids the better; accuracies of two are added up anyway.
		if len(o.missing) > 0 && o.accuracy >= 0 && o.accuracy < taken.accuracy && o.covers(sphere.Wrap(lambda)/degree, phi/degree) &&
			(better == nil || cmp.Or(cmp.Compare(len(o.missing), len(better.missing)), cmp.Compare(o.accuracy, better.accuracy)) < 0) {
			better = o
		}
	}
	if better == nil {
		return ""
	}
	return fmt.Sprintf("the datum shift is by Helmert values, accurate to about %g m; with the grid %s it would be to %g m",
		taken.accuracy, strings.Join(better.missing, " and "), better.accuracy)
}

// plainDegrees are the names of the systems whose coordinates are degrees of
// WGS 84 as they stand, by their codes.
var plainDegrees = map[string]string{"OGC:CRS84": "WGS 84 (CRS84)", "EPSG:4326": "WGS 84"}

// PlainDegrees returns the name of a system whose coordinates are degrees of WGS
// 84 as they stand, by a code, and reports whether the text is one. Most files that
// name a system name one of these, and need not wait for the table of all.
func PlainDegrees(text string) (name string, ok bool) {
	code, err := normalCode(horizontal(strings.TrimSpace(text)))
	if err != nil {
		return "", false
	}
	name, ok = plainDegrees[code]
	return name, ok
}
