package kartograph

import (
	"slices"

	"github.com/seed-898ab921/kartograph/config"
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// attributesOf lists the attributes that a feature carries into the map, in
// the config's order (the source's for "all"). Nulls are left out; 0, false
// and empty texts are not nulls.
func attributesOf(p *placedLayer, record layers.Record) []render.Attribute {
	if p.Special != nil || p.Attributes.All {
		return allAttributes(record)
	}
	var attributes []render.Attribute
	for _, field := range p.Attributes.Fields {
		v, ok := fieldValue(field, record)
		if ok && !v.IsNull() {
			attributes = setAttribute(attributes, field.Name, v.String())
		}
	}
	for _, name := range p.extra {
		if v, ok := record.Get(name); ok && !v.IsNull() {
			attributes = setAttribute(attributes, name, v.String())
		}
	}
	return attributes
}

func allAttributes(record layers.Record) []render.Attribute {
	var attributes []render.Attribute
	for i, column := range record.Schema.Columns() {
		if i < len(record.Values) && !record.Values[i].IsNull() {
			attributes = append(attributes, render.Attribute{Name: column, Value: record.Values[i].String()})
		}
	}
	return attributes
}

func fieldValue(field config.AttributeField, record layers.Record) (layers.Value, bool) {
	if field.Where == "" {
		return record.Get(field.Column)
	}
	v, _ := record.Get(field.Where)
	i := slices.Index(field.Equals, v.String())
	if i < 0 || i >= len(field.To) || v.IsNull() {
		return layers.Value{}, false
	}
	return layers.Text(field.To[i]), true
}

// setAttribute adds an attribute; of two with one name the later one counts,
// as in the predecessor's where-rules.
func setAttribute(attributes []render.Attribute, name, value string) []render.Attribute {
	for i := range attributes {
		if attributes[i].Name == name {
			attributes[i].Value = value
			return attributes
		}
	}
	return append(attributes, render.Attribute{Name: name, Value: value})
}

// featureStyle is the whole cascade for one of the elements that belong to a
// feature: its shape, its label. Tests see the attributes that the feature
// carries first, then the columns of its record.
func featureStyle(sheet *styles.Sheet, id string, classes []string, seen visible) styles.Style {
	return sheet.Style(styles.Element{ID: id, Classes: classes, Attribute: seen.lookUp})
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
