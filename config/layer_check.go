package config

import (
	"strings"
	"unicode"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/internal/text/brief"
	"github.com/seed-898ab921/kartograph/internal/text/xmlid"
	"github.com/seed-898ab921/kartograph/layers/special"
)

// layer examines one layer in the light of the others.
func (c *references) layer(l *Layer, roles layerRoles) {
	at := form.JoinPath("layers", l.ID)
	if strings.ContainsFunc(l.ID, unicode.IsSpace) {
		c.Warn(at, "the id holds a blank, so that stylesheets cannot name it")
	} else {
		c.writtenID(at, l.ID)
	}
	c.layerSource(at, l)
	c.layerKeys(at, l)
	if !l.InPlane() {
		c.system(form.JoinPath(at, "crs"), l.CRS)
	}
	for i, id := range l.SubtractFrom {
		key := form.JoinPath(at, "subtract-from")
		if c.Given(key + form.Entry(i)) {
			key += form.Entry(i)
		}
		if id == l.ID {
			c.Add(key, "a layer cannot be cut out of itself")
		} else {
			c.named(key, id, roles)
		}
	}
	if l.CropTo != "" {
		key := form.JoinPath(at, "crop-to")
		if mask := c.named(key, l.CropTo, roles); mask != nil && !mask.mayHaveAreas() {
			c.Add(key, "the layer %q is a %s, which has no polygons to crop to", mask.ID, mask.special())
		}
	}
	c.joins(at, l, roles)
	c.joinGroups(form.JoinPath(at, "join"), l.Join)
	c.classes(at, l)
	c.labelTexts(at, l.Labeling, roles)
	c.special(at, l, roles)
	c.layerEffects(at, l)
	c.sourceEffects(at, l)
}

// writtenID warns of an id that is another one in the document, where scripts and links look for it.
func (c *references) writtenID(at, id string) {
	if written := xmlid.Of(id); written == "" && id != "" {
		c.Warn(at, "the id is left out of the document: there is nothing in it that an id may have")
	} else if written != id {
		c.Warn(at, "the id is written as %q: a blank, a control character and any of \"'<>&() are none that an id may have", brief.Of(written))
	}
}

// labelTexts examines where the texts of labels come from.
func (c *references) labelTexts(at string, l *Labeling, roles layerRoles) {
	key, template := form.JoinPath(at, "labeling.key"), form.JoinPath(at, "labeling.template")
	switch {
	case l == nil:
	case l.Key != "" && l.Template != nil:
		c.Add(template, "the labels have a key and a template; want one of them")
	case l.Key == "" && l.Template == nil && !l.Obvious && !c.Given(key) && !c.Given(template):
		c.Add(form.JoinPath(at, "labeling"), "the key \"key\" is missing; want the name of the column with the texts, or a \"template\"")
	}
	if l == nil {
		return
	}
	for i, id := range l.Obstacles.Layers {
		c.named(form.JoinPath(at, "labeling.obstacles")+form.Entry(i), id, roles)
	}
}

// layerSource examines where a layer's features come from.
func (c *references) layerSource(at string, l *Layer) {
	var from []string
	if l.Src != "" {
		from = append(from, "src")
	}
	if l.Special != nil {
		from = append(from, "special")
	}
	if l.Source != nil {
		from = append(from, "a source in memory")
	}
	switch {
	case len(from) > 1:
		c.Add(at, "the layer has %s; it takes one of them", form.Enumerate(from, "and"))
	case len(from) == 0 && !c.Given(form.JoinPath(at, "src")) && !c.Given(form.JoinPath(at, "special")):
		c.Add(at, "the layer has no features; give it \"src\" (a file) or \"special\" (%s)", form.Enumerate(special.Names(), "or"))
	}
	if l.kind() == "PostGIS" && l.PostGIS.Table == "" {
		c.Add(at, "a PostGIS layer needs a \"table\"")
	}
}

// features returns the layer that a key names, which must not be special.
func (c *references) features(path, id string, roles layerRoles) *Layer {
	l := c.named(path, id, roles)
	if l != nil && l.Special != nil {
		c.Add(path, "the layer %q is special (%s) and has no features of its own", id, l.special())
	}
	return l
}
