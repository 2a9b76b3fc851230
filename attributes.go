package kartograph

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/internal/lettering"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
	"github.com/twpayne/go-geom"
)

// attributesOf lists the attributes that a feature carries into the map, in
// the config's order (the source's for "all"). Nulls are left out; 0, false
// and empty texts are not nulls.
func attributesOf(p *placedLayer, record layers.Record) []render.Attribute {
	if p.Special != nil || p.Attributes.All {
		return allAttributes(record)
	}
	var set attributeSet
	for i, field := range p.Attributes.Fields {
		v, ok := p.fieldValue(i, field, record)
		if ok && !v.IsNull() {
			set.put(field.Name, v.String())
		}
	}
	for _, name := range p.extra {
		if v, ok := record.Get(name); ok && !v.IsNull() {
			set.put(name, v.String())
		}
	}
	return set.list
}

// usualAttributes is for how many attributes there is room at once: of thousands of columns few may
// have a value.
const usualAttributes = 20

func allAttributes(record layers.Record) []render.Attribute {
	columns := record.Schema.Columns()
	attributes := make([]render.Attribute, 0, min(len(columns), usualAttributes))
	for i, column := range columns {
		if i < len(record.Values) && !record.Values[i].IsNull() {
			attributes = append(attributes, render.Attribute{Name: column, Value: record.Values[i].String()})
		}
	}
	return attributes
}

// fieldValue is what a record has for the i-th attribute of the config.
func (p *placedLayer) fieldValue(i int, field config.AttributeField, record layers.Record) (layers.Value, bool) {
	switch {
	case field.Value != nil:
		v, _ := field.Value.Value(record)
		return v, true
	case field.Where == "":
		return record.Get(field.Column)
	}
	v, _ := record.Get(field.Where)
	to, ok := p.rules[i][v.String()]
	if !ok || v.IsNull() {
		return layers.Value{}, false
	}
	if i < len(p.met) && !p.met[i].Load() {
		p.met[i].Store(true)
	}
	return layers.Text(to), true
}

// attributeWarnings tells of rules that no feature of the layer meets, and of columns
// whose attributes get a number, since they would be written with one name.
func (p *placedLayer) attributeWarnings() []config.Warning {
	var names, texts []string
	for i, field := range p.Attributes.Fields {
		names = append(names, field.Name)
		if field.Where != "" && i < len(p.met) && !p.met[i].Load() && len(p.features)+p.let+p.packed.drawn > 0 {
			texts = append(texts, fmt.Sprintf("attributes: ignored: %q is none of the values of \"equals\" for any feature that is drawn, so that none gets %q", field.Where, field.Name))
		}
	}
	if p.Attributes.All {
		names = p.read.schema.Columns()
		if p.read.data != nil {
			names = p.read.data.Schema.Columns()
		}
	}
	texts = append(texts, render.RenamedAttributes(append(slices.Clone(names), p.extra...))...)
	all := make([]config.Warning, len(texts))
	for i, text := range texts {
		all[i] = config.Warning{Layer: p.ID, Text: text}
	}
	return all
}

// rulesOf are the rules of attributes that have one; of equal values the first
// counts.
func rulesOf(a config.Attributes) []map[string]string {
	rules := make([]map[string]string, len(a.Fields))
	for i, field := range a.Fields {
		if field.Where == "" {
			continue
		}
		rules[i] = make(map[string]string, len(field.Equals))
		for k, value := range field.Equals[:min(len(field.Equals), len(field.To))] {
			if _, before := rules[i][value]; !before {
				rules[i][value] = field.To[k]
			}
		}
	}
	return rules
}

// attributeSet are attributes in the order in which their names first come.
type attributeSet struct {
	list []render.Attribute
	// places are those of the names, once there are many.
	places map[string]int
}

// fewAttributes is up to how many attributes are searched one by one.
const fewAttributes = 16

// put adds an attribute; of two with one name the later one counts, as in the
// predecessor's where-rules.
func (s *attributeSet) put(name, value string) {
	if i := s.find(name); i >= 0 {
		s.list[i].Value = value
		return
	}
	s.list = append(s.list, render.Attribute{Name: name, Value: value})
	if s.places != nil {
		s.places[name] = len(s.list) - 1
	}
}

// find returns the place of a name, or -1.
func (s *attributeSet) find(name string) int {
	if len(s.list) <= fewAttributes {
		return slices.IndexFunc(s.list, func(a render.Attribute) bool { return a.Name == name })
	}
	if s.places == nil {
		s.places = make(map[string]int, 2*len(s.list))
		for i, a := range s.list {
			s.places[a.Name] = i
		}
	}
	if i, ok := s.places[name]; ok {
		return i
	}
	return -1
}

// featureStyle is the whole cascade for one of the elements that belong to a
// feature: its shape, its label. Tests see the attributes that the feature
// carries first, then the columns of its record.
func featureStyle(sheet *styles.Sheet, e styles.Element, seen visible) styles.Style {
	e.Attribute = seen.lookUp
	return sheet.Style(e)
}

// reckoning is an expression of labels, which look at the attributes that a feature
// carries first, then at the columns of its record.
type reckoning struct {
	layer  *placedLayer
	schema *layers.Schema
	tally  expression.Tally
}

func newReckoning(p *placedLayer, name string, e *expression.Expression) *reckoning {
	return &reckoning{p, layers.NewSchema(e.Columns()), expression.NewTally(name, e)}
}

// value is what the expression is for a record of the layer.
func (r *reckoning) value(record layers.Record) layers.Value {
	return r.tally.Add(r.layer.carriedRecord(r.schema, record))
}

// carriedRecord is a record of some columns of what a feature carries.
func (p *placedLayer) carriedRecord(schema *layers.Schema, record layers.Record) layers.Record {
	columns := schema.Columns()
	values := make([]layers.Value, len(columns))
	for i, name := range columns {
		values[i] = p.carried(name, record)
	}
	return layers.Record{Schema: schema, Values: values}
}

// tipOf is what is told of a feature, empty where the config does not say.
func (p *placedLayer) tipOf(record layers.Record) string {
	if p.Tooltip == nil || p.Tooltip.Template == nil {
		return ""
	}
	v, err := p.Tooltip.Template.Value(p.carriedRecord(layers.NewSchema(p.Tooltip.Template.Columns()), record))
	if err != nil {
		return "" // told by the tally
	}
	return v.String()
}

// told warns of the records for which the expression has no value.
func (r *reckoning) told() []config.Warning {
	if text := r.tally.Text(); text != "" {
		return []config.Warning{{Layer: r.layer.ID, Text: text}}
	}
	return nil
}

// telling is what pages tell of a layer's features besides their attributes: where its
// config says nothing of those their names and the values that they are classified by,
// and the values of scales without classes, which legends filter by.
type telling struct {
	layer *placedLayer
	// name is the attribute with their names, naming the column that has them, empty for
	// none, where the template of labels names them.
	name, naming string
	template     *expression.Expression
	values       []toldValue
}

// toldValue is a value with what it is called.
type toldValue struct {
	title string
	of    *valuer
}

// telling is what pages tell of features of the layer.
func (p *placedLayer) telling(features []layers.Feature) *telling {
	t := &telling{layer: p}
	if len(features) == 0 || p.read.onlySVG {
		return t
	}
	if a := p.Attributes; p.Special == nil && !a.All && !a.None && len(a.Fields) == 0 && (len(p.Classify) > 0 || p.Labeling != nil) {
		t.byDefault(features[0].Record.Schema)
	}
	for i := range p.read.scales {
		if s := &p.read.scales[i]; !p.Attributes.None && (s.Sizes != nil || len(s.Stops) > 0) {
			t.values = append(t.values, toldValue{render.ValueName(string(s.Property)), &s.values[0]})
		}
	}
	return t
}

// byDefault tells of features that carry no attributes, with records of a schema.
func (t *telling) byDefault(schema *layers.Schema) {
	p := t.layer
	t.name, t.naming = "name", p.nameColumn(schema)
	if slices.Contains(p.extra, t.naming) {
		t.name = t.naming // which they carry
	}
	if t.naming == "" && p.Labeling != nil {
		t.template = p.Labeling.Template
	}
	known := append([]string{t.naming}, p.extra...)
	for i := range p.read.scales {
		s := &p.read.scales[i]
		for k := range s.values {
			if !slices.Contains(known, s.By[k]) {
				known = append(known, s.By[k])
				t.values = append(t.values, toldValue{s.titleOf(k), &s.values[k]})
			}
		}
	}
}

// of is what is told of a feature.
func (t *telling) of(record layers.Record) (list []render.Attribute) {
	add := func(name string, v layers.Value) {
		if !v.IsNull() && v.String() != "" {
			list = append(list, render.Attribute{Name: name, Value: v.String()})
		}
	}
	if t.template != nil {
		v, _ := t.template.Value(t.layer.carriedRecord(layers.NewSchema(t.template.Columns()), record))
		add(t.name, v)
	} else if t.naming != "" {
		add(t.name, t.layer.carried(t.naming, record))
	}
	for _, v := range t.values {
		add(v.title, v.of.value(record))
	}
	return list
}

// visible is what stylesheets and labels see of a feature.
type visible struct {
	attributes []render.Attribute
	record     layers.Record
}

func (v visible) lookUp(name string) (string, bool) {
	for _, a := range v.attributes {
		if a.Name == name {
			return a.Value, true
		}
	}
	value, ok := v.record.Get(name)
	return value.String(), ok && !value.IsNull()
}

// symbolStyle is the style of a feature itself, beside which its label stands.
func symbolStyle(sheet *styles.Sheet, p *placedLayer, g geom.T, seen visible) styles.Style {
	e := p.classOf(seen.record).on(p.element("", p.StyleClasses()))
	e.Shape = shapeOf(g)
	return featureStyle(sheet, e, seen)
}

// hidesLine reports whether a feature is a line that its style does not draw.
func (p *placedLayer) hidesLine(feature layers.Feature, sheet *styles.Sheet) bool {
	switch feature.Geometry.(type) {
	case *geom.LineString, *geom.MultiLineString:
		seen := visible{attributesOf(p, feature.Record), feature.Record}
		return lettering.Unseen(sheet.Plain(symbolStyle(sheet, p, feature.Geometry, seen)))
	}
	return false
}

// classified is what the scales of a layer say of a feature.
type classified struct {
	classes    []string
	attributes []render.Attribute
	style      styles.Style
	// worn is what the last feature of the class was given besides the style of its layer;
	// nil where that is not noted.
	worn *styles.Style
}

// wearing is a style of a feature of the class, or an equal one that another one has.
func (c classified) wearing(own styles.Style) styles.Style {
	switch {
	case c.worn == nil:
	case slices.Equal(*c.worn, own):
		return *c.worn
	default:
		*c.worn = own
	}
	return own
}

// classOf is what the scales of a layer say of a feature.
func (p *placedLayer) classOf(record layers.Record) classified {
	var c classified
	for i := range p.read.scales {
		s := &p.read.scales[i]
		c.add(s, s.Of(s.datum(record)))
	}
	return c
}

// classAmong is classOf that gives features of the same class the same lists, which nobody
// changes: known has those that there were.
func (p *placedLayer) classAmong(known map[scale.Drawn]classified, record layers.Record) classified {
	if len(p.read.scales) != 1 {
		return p.classOf(record)
	}
	s := &p.read.scales[0]
	drawn := s.Of(s.datum(record))
	c, ok := known[drawn]
	if !ok {
		if c.add(s, drawn); drawn.Class != nil {
			c.worn = new(styles.Style)
			known[drawn] = c
		}
	}
	return c
}

// add adds what a scale says.
func (c *classified) add(s *scaled, drawn scale.Drawn) {
	if drawn.Class != nil {
		c.classes = append(c.classes, drawn.Class.Name)
		name := "class"
		if !s.first {
			name = "class-" + string(s.Property)
		}
		c.attributes = append(c.attributes, render.Attribute{Name: name, Value: drawn.Class.Number})
	}
	if drawn.Value != "" {
		c.style = styles.Over(c.style, valued(s.Property.CSS(), drawn.Value, drawn.Class != nil && drawn.Class.Name == s.Missing.Name))
	}
}

// valued is how a scale draws a value by a property. What is missing and drawn by a pattern has
// an outline, as the lines of a theme are in the colour of its paper, which lies between the
// pattern's own.
func valued(property, value string, missing bool) styles.Style {
	style := styles.Style{{Name: property, Value: value}}
	if missing && property == "fill" && strings.HasPrefix(value, "url(") {
		style = append(style, styles.Property{Name: "stroke", Value: "#888"}, styles.Property{Name: "stroke-width", Value: "0.5px"})
	}
	return style
}
