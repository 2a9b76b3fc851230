package crs

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"
)

// projJSON is an object of PROJJSON (PROJ's projjson.schema.json, version 0.7):
// the members that place coordinates. WKT 2 has an element for each.
type projJSON struct {
	Type string `json:"type"`
	Name string `json:"name"`

	SourceCRS      *projJSON   `json:"source_crs"`
	Transformation *projJSON   `json:"transformation"`
	Components     []*projJSON `json:"components"`
	BaseCRS        *projJSON   `json:"base_crs"`
	Datum          *projJSON   `json:"datum"`
	Ensemble       *projJSON   `json:"datum_ensemble"`
	Ellipsoid      *projJSON   `json:"ellipsoid"`
	PrimeMeridian  *projJSON   `json:"prime_meridian"`
	Conversion     *projJSON   `json:"conversion"`
	Method         *projJSON   `json:"method"`
	Parameters     []*projJSON `json:"parameters"`
	System         *projJSON   `json:"coordinate_system"`
	Axes           []*projJSON `json:"axis"`

	Subtype           string          `json:"subtype"`
	Direction         string          `json:"direction"`
	Value             json.RawMessage `json:"value"`
	SemiMajor         json.RawMessage `json:"semi_major_axis"`
	SemiMinor         json.RawMessage `json:"semi_minor_axis"`
	Radius            json.RawMessage `json:"radius"`
	InverseFlattening json.RawMessage `json:"inverse_flattening"`
	Longitude         json.RawMessage `json:"longitude"`
	Unit              json.RawMessage `json:"unit"`
	ID                json.RawMessage `json:"id"`
	BBox              *projJSONBox    `json:"bbox"`
	Usages            []struct {
		BBox *projJSONBox `json:"bbox"`
	} `json:"usages"`
}

type projJSONBox struct {
	South json.Number `json:"south_latitude"`
	West  json.Number `json:"west_longitude"`
	North json.Number `json:"north_latitude"`
	East  json.Number `json:"east_longitude"`
}

// parseJSON reads PROJJSON as the WKT 2 that says the same.
func parseJSON(text string) (*node, error) {
	var o projJSON
	if err := json.Unmarshal([]byte(text), &o); err != nil {
		return nil, fmt.Errorf("projjson: the text is not PROJJSON: a member has a value of another kind, or a bracket or quote is missing")
	}
	return o.system(0)
}

// projJSONKeywords are the keywords of WKT 2 for the types of PROJJSON.
var projJSONKeywords = map[string]string{
	"ProjectedCRS": "PROJCRS", "GeographicCRS": "GEOGCRS", "GeodeticCRS": "GEODCRS", "CompoundCRS": "COMPOUNDCRS",
	"BoundCRS": "BOUNDCRS", "VerticalCRS": "VERTCRS", "EngineeringCRS": "ENGCRS", "DerivedGeographicCRS": "DERIVEDCRS",
	"DerivedProjectedCRS": "DERIVEDPROJCRS",
}

// system makes the element of a reference system.
func (o *projJSON) system(depth int) (*node, error) {
	keyword, ok := projJSONKeywords[o.Type]
	if !ok || depth > maxWKTDepth {
		return nil, fmt.Errorf("projjson: %q: not a coordinate system; ProjectedCRS or GeographicCRS should be its type", o.Type)
	}
	n := element(keyword, o.Name)
	inner := o.Components
	if o.SourceCRS != nil {
		inner = append(inner, o.SourceCRS)
	}
	for _, c := range inner {
		child, err := c.system(depth + 1)
		if err != nil {
			return nil, err
		}
		if keyword == "BOUNDCRS" {
			child = &node{keyword: "SOURCECRS", children: []*node{child}}
		}
		n.children = append(n.children, child)
	}
	if o.Transformation != nil {
		n.children = append(n.children, o.Transformation.operation("ABRIDGEDTRANSFORMATION"))
	}
	if o.BaseCRS != nil {
		base := element("BASEGEOGCRS", o.BaseCRS.Name)
		o.BaseCRS.figure(base)
		n.children = append(n.children, base)
	}
	o.figure(n)
	if o.Conversion != nil {
		n.children = append(n.children, o.Conversion.operation("CONVERSION"))
	}
	o.axes(n)
	if len(o.Usages) > 0 && o.BBox == nil {
		o.BBox = o.Usages[0].BBox
	}
	if b := o.BBox; b != nil {
		box := &node{keyword: "BBOX"}
		for _, v := range []json.Number{b.South, b.West, b.North, b.East} {
			box.values = append(box.values, value{text: v.String()})
		}
		n.children = append(n.children, box)
	}
	o.id(n)
	return n, nil
}

func element(keyword, name string) *node {
	return &node{keyword: keyword, values: []value{{name, true}}}
}

// figure adds the datum, the prime meridian and the axes' unit.
func (o *projJSON) figure(n *node) {
	d := o.Datum
	if d == nil {
		d = o.Ensemble
	}
	if d == nil {
		return
	}
	datum := element("DATUM", d.Name)
	if e := d.Ellipsoid; e != nil {
		ell := element("ELLIPSOID", e.Name)
		a, unit := measure(e.SemiMajor, "LENGTHUNIT")
		if e.Radius != nil {
			a, unit = measure(e.Radius, "LENGTHUNIT")
		}
		rf, _ := measure(e.InverseFlattening, "")
		if b, _ := measure(e.SemiMinor, ""); b != "" {
			rf = flattening(a, b)
		}
		if rf == "" {
			rf = "0"
		}
		ell.values = append(ell.values, value{text: a}, value{text: rf})
		ell.add(unit)
		datum.children = append(datum.children, ell)
	}
	n.children = append(n.children, datum)
	if pm := d.PrimeMeridian; pm != nil {
		meridian := element("PRIMEM", pm.Name)
		v, unit := measure(pm.Longitude, "ANGLEUNIT")
		meridian.values = append(meridian.values, value{text: v})
		meridian.add(unit)
		n.children = append(n.children, meridian)
	}
	if o.System != nil && len(o.System.Axes) > 0 {
		n.add(unitOf(o.System.Axes[0].Unit, "ANGLEUNIT"))
	}
}

// flattening is the inverse of it as a number's text, 0 for a sphere.
func flattening(a, b string) string {
	va, err1 := parseNumber(a)
	vb, err2 := parseNumber(b)
	if err1 != nil || err2 != nil || va == vb {
		return "0"
	}
	return strconv.FormatFloat(va/(va-vb), 'g', -1, 64)
}

// operation is a conversion or transformation with its parameters.
func (o *projJSON) operation(keyword string) *node {
	n := element(keyword, o.Name)
	if o.Method != nil {
		n.children = append(n.children, element("METHOD", o.Method.Name))
	}
	for _, p := range o.Parameters {
		v, _ := measure(p.Value, "")
		child := element("PARAMETER", p.Name)
		child.values = append(child.values, value{text: v})
		child.add(unitOf(p.Unit, "UNIT"))
		n.children = append(n.children, child)
	}
	return n
}

func (o *projJSON) axes(n *node) {
	if o.System == nil {
		return
	}
	if o.System.Subtype != "" {
		n.children = append(n.children, &node{keyword: "CS", values: []value{{text: o.System.Subtype}}})
	}
	for _, a := range o.System.Axes {
		axis := element("AXIS", a.Name)
		axis.values = append(axis.values, value{text: a.Direction})
		kind := "LENGTHUNIT"
		if strings.EqualFold(o.System.Subtype, "ellipsoidal") {
			kind = "ANGLEUNIT"
		}
		axis.add(unitOf(a.Unit, kind))
		n.children = append(n.children, axis)
	}
}

func (o *projJSON) id(n *node) {
	var id struct {
		Authority string          `json:"authority"`
		Code      json.RawMessage `json:"code"`
	}
	if o.ID != nil && json.Unmarshal(o.ID, &id) == nil {
		n.children = append(n.children, &node{keyword: "ID", values: []value{{id.Authority, true}, {strings.Trim(string(id.Code), `"`), true}}})
	}
}

func (n *node) add(child *node) {
	if child != nil {
		n.children = append(n.children, child)
	}
}

// measure reads a number, or a value with its unit as an element.
func measure(raw json.RawMessage, keyword string) (number string, unit *node) {
	var pair struct {
		Value json.Number     `json:"value"`
		Unit  json.RawMessage `json:"unit"`
	}
	text := strings.TrimSpace(string(raw))
	if strings.HasPrefix(text, "{") {
		if json.Unmarshal(raw, &pair) != nil {
			return "", nil
		}
		return pair.Value.String(), unitOf(pair.Unit, keyword)
	}
	return text, nil
}

// unitOf is an element of a unit, which is an object or one of three words.
func unitOf(raw json.RawMessage, keyword string) *node {
	var name string
	if keyword == "" || len(raw) == 0 {
		return nil
	}
	if json.Unmarshal(raw, &name) == nil {
		switch name {
		case "degree":
			return &node{keyword: "ANGLEUNIT", values: []value{{name, true}, {text: strconv.FormatFloat(math.Pi/180, 'g', -1, 64)}}}
		case "metre":
			return &node{keyword: "LENGTHUNIT", values: []value{{name, true}, {text: "1"}}}
		}
		return nil
	}
	var u struct {
		Name   string      `json:"name"`
		Factor json.Number `json:"conversion_factor"`
	}
	if json.Unmarshal(raw, &u) != nil {
		return nil
	}
	return &node{keyword: keyword, values: []value{{u.Name, true}, {text: u.Factor.String()}}}
}
