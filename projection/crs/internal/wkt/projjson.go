package wkt

import (
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/text/plain"
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

// ParseJSON reads PROJJSON as the WKT 2 that says the same.
func ParseJSON(text string) (*Node, error) {
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
func (o *projJSON) system(depth int) (*Node, error) {
	keyword, ok := projJSONKeywords[o.Type]
	if !ok || depth > MaxDepth {
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
			child = &Node{Keyword: "SOURCECRS", Children: []*Node{child}}
		}
		n.Children = append(n.Children, child)
	}
	if o.Transformation != nil {
		n.Children = append(n.Children, o.Transformation.operation("ABRIDGEDTRANSFORMATION"))
	}
	if o.BaseCRS != nil {
		base := element("BASEGEOGCRS", o.BaseCRS.Name)
		o.BaseCRS.figure(base)
		n.Children = append(n.Children, base)
	}
	o.figure(n)
	if o.Conversion != nil {
		n.Children = append(n.Children, o.Conversion.operation("CONVERSION"))
	}
	o.axes(n)
	if len(o.Usages) > 0 && o.BBox == nil {
		o.BBox = o.Usages[0].BBox
	}
	if b := o.BBox; b != nil {
		box := &Node{Keyword: "BBOX"}
		for _, v := range []json.Number{b.South, b.West, b.North, b.East} {
			box.Values = append(box.Values, Value{Text: v.String()})
		}
		n.Children = append(n.Children, box)
	}
	o.id(n)
	return n, nil
}

func element(keyword, name string) *Node {
	return &Node{Keyword: keyword, Values: []Value{{name, true}}}
}

// figure adds the datum, the prime meridian and the axes' unit.
func (o *projJSON) figure(n *Node) {
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
		ell.Values = append(ell.Values, Value{Text: a}, Value{Text: rf})
		ell.add(unit)
		datum.Children = append(datum.Children, ell)
	}
	n.Children = append(n.Children, datum)
	if pm := d.PrimeMeridian; pm != nil {
		meridian := element("PRIMEM", pm.Name)
		v, unit := measure(pm.Longitude, "ANGLEUNIT")
		meridian.Values = append(meridian.Values, Value{Text: v})
		meridian.add(unit)
		n.Children = append(n.Children, meridian)
	}
	if o.System != nil && len(o.System.Axes) > 0 {
		n.add(unitOf(o.System.Axes[0].Unit, "ANGLEUNIT"))
	}
}

// flattening is the inverse of it as a number's text, 0 for a sphere.
func flattening(a, b string) string {
	va, err1 := plain.Number(a)
	vb, err2 := plain.Number(b)
	if err1 != nil || err2 != nil || va == vb {
		return "0"
	}
	return strconv.FormatFloat(va/(va-vb), 'g', -1, 64)
}

// operation is a conversion or transformation with its parameters.
func (o *projJSON) operation(keyword string) *Node {
	n := element(keyword, o.Name)
	if o.Method != nil {
		n.Children = append(n.Children, element("METHOD", o.Method.Name))
	}
	for _, p := range o.Parameters {
		v, _ := measure(p.Value, "")
		child := element("PARAMETER", p.Name)
		child.Values = append(child.Values, Value{Text: v})
		child.add(unitOf(p.Unit, "UNIT"))
		n.Children = append(n.Children, child)
	}
	return n
}

func (o *projJSON) axes(n *Node) {
	if o.System == nil {
		return
	}
	if o.System.Subtype != "" {
		n.Children = append(n.Children, &Node{Keyword: "CS", Values: []Value{{Text: o.System.Subtype}}})
	}
	for _, a := range o.System.Axes {
		axis := element("AXIS", a.Name)
		axis.Values = append(axis.Values, Value{Text: a.Direction})
		kind := "LENGTHUNIT"
		if strings.EqualFold(o.System.Subtype, "ellipsoidal") {
			kind = "ANGLEUNIT"
		}
		axis.add(unitOf(a.Unit, kind))
		n.Children = append(n.Children, axis)
	}
}

func (o *projJSON) id(n *Node) {
	var id struct {
		Authority string          `json:"authority"`
		Code      json.RawMessage `json:"code"`
	}
	if o.ID != nil && json.Unmarshal(o.ID, &id) == nil {
		n.Children = append(n.Children, &Node{Keyword: "ID", Values: []Value{{id.Authority, true}, {strings.Trim(string(id.Code), `"`), true}}})
	}
}

func (n *Node) add(child *Node) {
	if child != nil {
		n.Children = append(n.Children, child)
	}
}

// measure reads a number, or a value with its unit as an element.
func measure(raw json.RawMessage, keyword string) (number string, unit *Node) {
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
func unitOf(raw json.RawMessage, keyword string) *Node {
	var name string
	if keyword == "" || len(raw) == 0 {
		return nil
	}
	if json.Unmarshal(raw, &name) == nil {
		switch name {
		case "degree":
			return &Node{Keyword: "ANGLEUNIT", Values: []Value{{name, true}, {Text: strconv.FormatFloat(math.Pi/180, 'g', -1, 64)}}}
		case "metre":
			return &Node{Keyword: "LENGTHUNIT", Values: []Value{{name, true}, {Text: "1"}}}
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
	return &Node{Keyword: keyword, Values: []Value{{u.Name, true}, {Text: u.Factor.String()}}}
}
