package kartograph

import (
	"github.com/seed-898ab921/kartograph/layers"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// sheetOrNone is a map's stylesheet; nil is a stylesheet without rules.
type sheetOrNone = *styles.Sheet

// StyleNames lists the ids and classes that a stylesheet for this map can name,
// to tell those that it cannot (styles.Sheet.Unmatched). Labels and their halos
// need not be listed.
func (c *Config) StyleNames() (ids, classes []string) {
	for _, l := range c.Layers {
		ids = append(ids, l.ID)
		classes = append(classes, l.Classes...)
	}
	var views []string
	for _, v := range c.Views {
		views = append(views, v.ID)
	}
	if composite, ok := catalogue.FindComposite(c.Proj.ID); ok {
		for _, part := range composite.Parts {
			views = append(views, part.ID)
		}
	}
	for _, id := range views {
		ids = append(ids, id+"-background", id+"-frame")
	}
	if len(views) > 0 {
		classes = append(classes, "view-background", "view-frame")
	}
	if c.Export.ScaleBar != nil {
		ids = append(ids, "scalebar-label")
	}
	return ids, classes
}

// groupStyle is the part of the cascade that an element without attributes
// shares with all that is in it.
func groupStyle(sheet sheetOrNone, id string, classes []string) styles.Style {
	if sheet == nil {
		return nil
	}
	return sheet.GroupStyle(styles.Element{ID: id, Classes: classes})
}

// featureStyle is the whole cascade for one of the elements that belong to a
// feature: its shape, its label. Tests see the attributes that the feature
// carries first, then the columns of its record.
func featureStyle(sheet sheetOrNone, id string, classes []string, seen visible) styles.Style {
	if sheet == nil {
		return nil
	}
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
