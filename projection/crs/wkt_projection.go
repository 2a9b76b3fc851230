package crs

import (
	"fmt"
	"maps"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/nearest"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/wkt"
)

// method reads the projection and its parameters out of a projected system.
func (c *wktConverter) method(n *wkt.Node) error {
	conversion, name := n, n.Child("PROJECTION")
	if conv := n.Child("CONVERSION", "DERIVINGCONVERSION"); conv != nil {
		conversion, name = conv, conv.Child("METHOD", "PROJECTION")
	}
	if name == nil {
		return fmt.Errorf("wkt: %s[%q]: PROJECTION is missing", n.Keyword, n.Name())
	}
	m, ok := wktMethods[wktName(name.Name())]
	if !ok {
		return fmt.Errorf("wkt: %s[%q]: this projection is not supported%s", name.Keyword, name.Name(), suggestMethod(name.Name()))
	}
	if m.proj == "merc" && webMercatorName(n.Name()) {
		// OGC WKT 1 has no name for Web Mercator, and calls it Mercator_1SP;
		// on the ellipsoid it would be up to 40 km off.
		m.proj = "webmerc"
	}
	if m.proj == "ortho" && c.esri && wktName(name.Name()) == "orthographic" {
		// ESRI's is spherical where OGC's is not.
		m.fixed = "+f=0"
	}
	values, err := c.parameters(conversion, ownParameters[wktName(name.Name())])
	if err != nil {
		return err
	}
	if m, err = c.ownAxes(m, values); err != nil {
		return err
	}
	if wktName(name.Name()) == "polarstereographicvariantc" {
		c.toPole(values)
	}
	return c.write(m, values)
}

// ownAxes compares the axes that GeoTools gives a projection with those of the
// ellipsoid. A sphere of the same equator under Mercator is Web Mercator.
func (c *wktConverter) ownAxes(m wktMethod, v map[string]float64) (wktMethod, error) {
	a, b := c.el.A, c.el.B
	if w, ok := v["semi_major"]; ok {
		a = w
	}
	if w, ok := v["semi_minor"]; ok {
		b = w
	}
	switch {
	case math.Abs(a-c.el.A) < 0.01 && math.Abs(b-c.el.B) < 0.01:
	case math.Abs(a-c.el.A) < 0.01 && math.Abs(b-a) < 0.01 && m.proj == "merc":
		m.proj = "webmerc"
	default:
		return m, fmt.Errorf("wkt: PARAMETER[\"semi_minor\",%g]: the projection has another ellipsoid than the datum (%g), which is not supported", b, c.el.B)
	}
	return m, nil
}

// toPole moves a false origin on the standard parallel to the pole: variant C
// of the polar stereographic, IOGP 373-7-2, 3.3.3.
func (c *wktConverter) toPole(v map[string]float64) {
	ts := v["lat_1"] * degree
	v["y_0"] += math.Copysign(c.el.A*c.el.M(ts), ts)
}

func suggestMethod(name string) string {
	return nearest.Hint(wktName(name), slices.Sorted(maps.Keys(wktMethods)))
}

func webMercatorName(name string) bool {
	name = wktName(name)
	return strings.Contains(name, "pseudomercator") || strings.Contains(name, "webmercator") ||
		strings.Contains(name, "popularvisualisation")
}

// parameters returns the values by PROJ's keys, in degrees and metres; own has
// keys that hold for this method alone.
func (c *wktConverter) parameters(n *wkt.Node, own map[string]string) (map[string]float64, error) {
	values := map[string]float64{}
	for _, p := range n.Children {
		if p.Keyword != "PARAMETER" {
			continue
		}
		name := wktName(p.Name())
		key, ok := own[name]
		if !ok {
			key, ok = wktParameters[name]
		}
		if !ok {
			hint := nearest.Hint(name, slices.Sorted(maps.Keys(wktParameters)))
			return nil, fmt.Errorf("wkt: PARAMETER[%q]: unknown parameter%s", p.Name(), hint)
		}
		v, err := p.Number(1)
		if err != nil {
			return nil, err
		}
		if name == "auxiliaryspheretype" && v != 0 {
			return nil, fmt.Errorf("wkt: PARAMETER[%q,%g]: only the auxiliary sphere of type 0 is supported", p.Name(), v)
		}
		if key == "" {
			continue
		}
		if v, err = c.scaled(p, key, v); err != nil {
			return nil, err
		}
		values[key] = v
	}
	return values, nil
}

// scaled converts a parameter from its unit to degrees, metres or 1.
func (c *wktConverter) scaled(p *wkt.Node, key string, v float64) (float64, error) {
	switch key {
	case "x_scale", "option":
		return v, nil
	case "semi_major", "semi_minor":
		unit, err := p.Unit(1)
		return v * unit, err
	case "k_0":
		unit, err := p.Unit(1)
		return v * unit, err
	case "x_0", "y_0", "h_0":
		unit, err := p.Unit(c.meters)
		return v * unit, err
	case "h":
		unit, err := p.Unit(1)
		return v * unit, err
	}
	unit, err := p.Unit(c.degrees * degree)
	return v * roundFactor(unit/degree), err
}

// parameterOrder is the order in which they are written.
var parameterOrder = []string{"lat_0", "lon_0", "lonc", "lat_1", "lon_1", "lat_2", "lon_2", "lat_ts",
	"alpha", "gamma", "azi", "k_0", "h", "h_0", "x_0", "y_0"}

// write adds the projection's words to the parameters.
func (c *wktConverter) write(m wktMethod, values map[string]float64) error {
	renamed := map[string]float64{}
	for _, key := range parameterOrder {
		v, ok := values[key]
		to, change := m.rename[key]
		switch {
		case !ok:
		case !change:
			renamed[key] = v
		case to != "":
			renamed[to] = v
		}
	}
	if m.rename["lat_0"] == "lat_1" && m.proj == "lcc" {
		renamed["lat_0"] = values["lat_0"]
	}
	m = special(c.special(m, values), renamed)
	c.params.Set("proj", m.proj)
	for _, word := range strings.Fields(m.fixed) {
		key, value, given := strings.Cut(strings.TrimPrefix(word, "+"), "=")
		c.params.List = append(c.params.List, projstring.Param{Key: key, Value: value, Flag: !given})
	}
	for _, key := range parameterOrder {
		if v, ok := renamed[key]; ok && !c.params.Has(key) {
			// Twelve decimals are 0.1 micrometre; more are noise from units.
			c.params.Set(key, shortest(v))
		}
	}
	return nil
}

// special settles what ESRI says by parameters or by its names alone.
func (c *wktConverter) special(m wktMethod, v map[string]float64) wktMethod {
	switch {
	case c.axis != "" && !strings.Contains(m.fixed, "axis"):
		m.fixed += " +axis=" + c.axis
	case strings.HasSuffix(m.proj, "krovak") && v["x_scale"] == 1:
		m.fixed = "+axis=swu"
	case m.proj == "igh" && v["option"] == 2:
		m.proj = "igh_o"
	case m.proj == "tmerc" && v["k_0"] == -1 && v["x_0"] == 0 && v["y_0"] == 0:
		m.fixed = "+k_0=1 +axis=wsu"
	}
	return m
}

func shortest(v float64) string {
	s := strconv.FormatFloat(v, 'f', 12, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// special settles what depends on the parameters' values.
func special(m wktMethod, v map[string]float64) wktMethod {
	switch m.proj {
	case "stere":
		return polar(m, v)
	case "omerc":
		if _, twoPoints := v["lat_2"]; twoPoints {
			return m
		}
		if _, ok := v["gamma"]; !ok {
			v["gamma"] = v["alpha"]
		}
		// The Swiss case is singular in the formulas of the general one.
		if m.fixed == "" && math.Abs(v["alpha"]-90) < 1e-9 && math.Abs(v["gamma"]-90) < 1e-9 {
			v["lon_0"] = v["lonc"]
			delete(v, "lonc")
			delete(v, "alpha")
			delete(v, "gamma")
			m.proj = "somerc"
		}
	case "krovak", "mod_krovak":
		// ESRI turns the plane by parameters; the result is PROJ's default.
		delete(v, "gamma")
		delete(v, "lat_1")
	case "ortho", "tmerc", "lcc", "merc", "webmerc":
		delete(v, "gamma")
	case "geos":
		delete(v, "lat_0")
	}
	return m
}

// polar settles the pole of a stereographic projection: OGC WKT 1 and EPSG's
// variant B give the parallel of true scale alone.
func polar(m wktMethod, v map[string]float64) wktMethod {
	ts, hasTS := v["lat_ts"]
	if _, hasLat := v["lat_0"]; hasTS && !hasLat && m.fixed == "" {
		v["lat_0"] = math.Copysign(90, ts)
	}
	return m
}
