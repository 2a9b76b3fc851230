package crs

import (
	"fmt"
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/wkt"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

// fromWKT reads WKT 1 of OGC and ESRI and WKT 2: it collects PROJ parameters
// and builds the system of those.
func fromWKT(text string, grids *Grids) (*System, error) {
	root, err := wkt.Parse(text)
	if err != nil {
		return nil, err
	}
	return fromNode(root, grids)
}

// fromProjJSON reads PROJJSON.
func fromProjJSON(text string, grids *Grids) (*System, error) {
	root, err := wkt.ParseJSON(text)
	if err != nil {
		return nil, err
	}
	return fromNode(root, grids)
}

// fromNode reads the element of a system.
func fromNode(root *wkt.Node, grids *Grids) (*System, error) {
	root, bound, err := unwrap(root)
	if err != nil {
		return nil, err
	}
	c := &wktConverter{params: &projstring.Params{}, towgs84: bound, degrees: 1}
	if err := c.convert(root); err != nil {
		return nil, err
	}
	s, err := build(c.params, grids)
	if err != nil {
		return nil, fmt.Errorf("wkt: %.80q: %w", root.Name(), err)
	}
	s.name = root.Name()
	s.warnings = append(s.warnings, c.warnings...)
	s.area = boundingBox(root)
	if c.towgs84 == "" && c.datumCode != "" {
		s.choose(operationsOf(c.datumCode, s.area, grids))
	}
	return byAuthority(s, root.Authority(), c.towgs84 != "", grids), nil
}

// unwrap takes the horizontal system out of compound and bound systems; of the
// latter it returns the Helmert values too.
func unwrap(n *wkt.Node) (system *wkt.Node, towgs84 string, err error) {
	for range wkt.MaxDepth {
		switch n.Keyword {
		case "COMPD_CS", "COMPOUNDCRS":
			if len(n.Children) == 0 {
				return nil, "", fmt.Errorf("wkt: %s[%q]: has no systems in it", n.Keyword, n.Name())
			}
			n = n.Children[0]
		case "BOUNDCRS":
			source := n.Child("SOURCECRS")
			if source == nil || len(source.Children) == 0 {
				return nil, "", fmt.Errorf("wkt: BOUNDCRS: SOURCECRS is missing")
			}
			if towgs84, err = abridged(n.Child("ABRIDGEDTRANSFORMATION")); err != nil {
				return nil, "", err
			}
			n = source.Children[0]
		default:
			return n, towgs84, nil
		}
	}
	return n, towgs84, nil
}

// abridged reads the Helmert values of a BOUNDCRS; "" where it has grids.
func abridged(n *wkt.Node) (string, error) {
	keys := []string{"xaxistranslation", "yaxistranslation", "zaxistranslation",
		"xaxisrotation", "yaxisrotation", "zaxisrotation", "scaledifference"}
	values := make([]float64, len(keys))
	if n == nil {
		return "", nil
	}
	found, count := 0, 3
	coordinateFrame := strings.Contains(wktName(n.Child("METHOD").Name()), "coordinateframe")
	for _, p := range n.Children {
		for i, key := range keys {
			if p.Keyword != "PARAMETER" || wktName(p.Name()) != key {
				continue
			}
			v, err := p.Number(1)
			if err != nil {
				return "", err
			}
			unit, err := p.Unit(1)
			if err != nil {
				return "", err
			}
			if i >= 3 {
				count = 7
			}
			values[i] = inHelmertUnits(i, v, unit, coordinateFrame)
			found++
		}
	}
	if found < 3 {
		return "", nil
	}
	return joinNumbers(values[:count]), nil
}

// inHelmertUnits turns a parameter of an abridged transformation to metres,
// arc seconds or parts per million; the scale is written as 1.0000024 or in
// parts per million.
func inHelmertUnits(i int, v, unit float64, coordinateFrame bool) float64 {
	switch {
	case i < 3:
		return v * unit
	case i < 6 && unit != 1:
		v *= unit / degree * 3600
	case i == 6 && unit != 1:
		v *= unit * 1e6
	case i == 6 && math.Abs(v-1) < 0.01:
		v = math.Round((v-1)*1e15) / 1e9
	}
	if coordinateFrame && i < 6 {
		v = -v
	}
	return v
}

// wktConverter collects the parameters of one system.
type wktConverter struct {
	params   *projstring.Params
	towgs84  string
	warnings []string
	// datumCode is the geographic system whose operations to WGS 84 hold for the
	// datum, unless towgs84 is given.
	datumCode string
	// axis is swu or wsu for systems that count southings and westings.
	axis string
	// el is the ellipsoid of a projected system.
	el ellipsoid.Figure
	// esri tells that the datum is called D_ something, as ESRI does.
	esri bool
	// degrees of one angular unit and metres of one linear unit.
	degrees, meters float64
}

func (c *wktConverter) convert(n *wkt.Node) error {
	switch n.Keyword {
	case "PROJCS", "PROJCRS", "PROJECTEDCRS":
		return c.projected(n)
	case "GEOGCS", "GEOGCRS", "GEOGRAPHICCRS", "GEODCRS", "GEODETICCRS":
		return c.geographic(n)
	case "GEOCCS":
		return fmt.Errorf("wkt: GEOCCS[%q]: geocentric systems are not supported", n.Name())
	case "LOCAL_CS", "LOCALCS", "ENGCRS", "ENGINEERINGCRS":
		return fmt.Errorf("wkt: %s: %w", n.Keyword, planeError(n))
	case "VERT_CS", "VERTCS", "VERTCRS", "VERTICALCRS":
		return fmt.Errorf("wkt: %s[%q]: a vertical system has no place on the map", n.Keyword, n.Name())
	}
	return fmt.Errorf("wkt: %.40s[...]: not a coordinate system; PROJCS or GEOGCS should stand here", n.Keyword)
}

func (c *wktConverter) geographic(n *wkt.Node) error {
	if cs := n.Child("CS"); cs != nil && strings.EqualFold(cs.Name(), "cartesian") {
		return fmt.Errorf("wkt: %s[%q]: geocentric systems are not supported", n.Keyword, n.Name())
	}
	c.params.Set("proj", "longlat")
	if err := c.datum(n); err != nil {
		return err
	}
	switch {
	case math.Abs(c.degrees-0.9) < 1e-9:
		c.params.Set("units", "grad")
	case math.Abs(c.degrees-1) > 1e-9:
		return fmt.Errorf("wkt: %s[%q]: coordinates in units of %g degrees are not supported", n.Keyword, n.Name(), c.degrees)
	}
	c.params.SetFlag("no_defs")
	return nil
}

func (c *wktConverter) projected(n *wkt.Node) error {
	if e := n.Child("EXTENSION"); e != nil && strings.EqualFold(e.Name(), "PROJ4") && len(e.Values) > 1 {
		p, err := projstring.Parse(e.Values[1].Text)
		if err != nil {
			return fmt.Errorf("wkt: EXTENSION[\"PROJ4\"]: %w", err)
		}
		c.params = p
		return nil
	}
	base := n.Child("GEOGCS", "BASEGEOGCRS", "BASEGEODCRS", "GEOGCRS", "GEODCRS")
	if base == nil {
		return fmt.Errorf("wkt: %s[%q]: GEOGCS is missing", n.Keyword, n.Name())
	}
	var err error
	if c.meters, err = linearUnit(n); err != nil {
		return err
	}
	datum := &wktConverter{params: &projstring.Params{}, towgs84: c.towgs84}
	if err := datum.datum(base); err != nil {
		return err
	}
	c.degrees, c.towgs84, c.warnings, c.esri = datum.degrees, datum.towgs84, datum.warnings, datum.esri
	c.datumCode = datum.datumCode
	c.axis = southWest(n)
	if c.el, err = ellipsoidFrom(datum.params); err != nil {
		return err
	}
	if err := c.method(n); err != nil {
		return err
	}
	c.params.List = append(c.params.List, datum.params.List...)
	c.unit()
	c.params.SetFlag("no_defs")
	return nil
}

// southWest returns the axes of a system whose coordinates are southings and
// westings, and "" for all others, whose axes are taken as east, north.
func southWest(n *wkt.Node) string {
	var way [2]string
	i := 0
	for _, a := range n.Children {
		if a.Keyword == "AXIS" && i < 2 && len(a.Values) > 1 {
			way[i] = strings.ToLower(a.Values[1].Text)
			i++
		}
	}
	switch way {
	case [2]string{"south", "west"}:
		return "swu"
	case [2]string{"west", "south"}:
		return "wsu"
	}
	return ""
}

// unit writes the linear unit.
func (c *wktConverter) unit() {
	for _, u := range units {
		if u.id == "m" || u.id == "ft" || u.id == "us-ft" || u.id == "km" {
			// ESRI writes the survey foot with 16 digits.
			if math.Abs(c.meters/u.meter-1) < 1e-12 {
				c.params.Set("units", u.id)
				return
			}
		}
	}
	c.params.SetNumber("to_meter", c.meters)
}

// linearUnit returns the metres of a projected system's unit.
func linearUnit(n *wkt.Node) (float64, error) {
	u := n.Child("UNIT", "LENGTHUNIT")
	if u == nil {
		// In WKT 2 the axes may carry it.
		u = n.Child("AXIS").Child("LENGTHUNIT", "UNIT")
	}
	if u == nil {
		return 1, nil
	}
	v, err := u.Number(1)
	if err == nil && !(v > 0) {
		err = fmt.Errorf("wkt: %s[%q]: the factor must be positive", u.Keyword, u.Name())
	}
	return v, err
}

// boundingBox reads the area of use of WKT 2: BBOX[south, west, north, east].
func boundingBox(n *wkt.Node) *area {
	box := n.Child("BBOX")
	if box == nil {
		box = n.Child("USAGE").Child("BBOX")
	}
	if box == nil {
		return nil
	}
	var v [4]float64
	for i := range v {
		var err error
		if v[i], err = box.Number(i); err != nil || math.Abs(v[i]) > 180 {
			return nil
		}
	}
	if math.Abs(v[0]) > 90 || math.Abs(v[2]) > 90 || v[0] > v[2] {
		return nil
	}
	return &area{west: v[1], south: v[0], east: v[3], north: v[2]}
}
