package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/render"
)

// idle is a key of a layer that has no effect where it stands, and whether it is
// set.
type idle struct {
	key string
	set bool
}

// noEffect warns of keys that are set.
func (c *references) noEffect(at, why string, keys ...idle) {
	for _, k := range keys {
		if k.set {
			c.Warn(form.JoinPath(at, k.key), "ignored: %s", why)
		}
	}
}

// layerEffects warns of what is asked of a layer and does nothing beside what else
// is asked.
func (c *references) layerEffects(at string, l *Layer) {
	if l.Special != nil {
		c.noEffect(at, "a special layer, which the map makes itself, has no features of a source", featureWork(l)...)
	} else {
		c.topologyEffects(at, l)
	}
	if l.Hidden && !c.inView(l.ID) || len(l.SubtractFrom) > 0 {
		c.noEffect(at, "the layer is not drawn",
			idle{"attributes", l.Attributes.All || len(l.Attributes.Fields) > 0}, idle{"class", len(l.Classes) > 0},
			idle{"hairlines", l.Hairlines == HairlinesStroke || l.Hairlines == HairlinesCrisp}, idle{"labeling", l.Labeling != nil})
	}
	if l.Labeling != nil {
		c.labelEffects(at, l.Labeling)
	}
}

// inView reports whether an inset names a layer, which draws it though it is hidden.
func (c *references) inView(id string) bool {
	return slices.ContainsFunc(c.config.Views, func(v View) bool { return slices.Contains(v.Layers, id) })
}

// featureWork lists what is done to the features of a source.
func featureWork(l *Layer) []idle {
	return []idle{
		{"filter", l.Filter != nil || l.Where != nil},
		{"attributes", l.Attributes.All || len(l.Attributes.Fields) > 0},
		{"edges", l.Edges != "" && l.Edges != EdgesAuto},
		{"seam", l.Seam != nil},
		{"simplify", l.Simplify != Simplify{}},
		{"unify-precision", l.UnifyPrecision > 0},
		{"filter-islands", l.FilterIslands > 0},
		{"keep-shapes", l.KeepShapes},
		{"join", l.Join != nil},
		{"ignore-holes", l.IgnoreHoles},
	}
}

// topologyEffects examines the keys about the shape of features.
func (c *references) topologyEffects(at string, l *Layer) {
	simplifies := l.Simplify.Auto || l.Simplify.Tolerance > 0
	drops := simplifies || l.FilterIslands > 0
	c.noEffect(at, "neither filter-islands nor simplify drops any shape here", idle{"keep-shapes", l.KeepShapes && !drops})
	c.noEffect(at, "no shared border of this layer is looked for: it has no simplify, filter-islands, ignore-holes or join, and no layer shows its borders",
		idle{"unify-precision", l.UnifyPrecision > 0 && !drops && !l.IgnoreHoles && l.Join == nil && !c.bordered(l.ID)})
	c.noEffect(at, "without a tolerance nothing is simplified", idle{"simplify.weighted", l.Simplify.Weighted && !simplifies})
	c.noEffect(at, "it belongs to the method "+string(VisvalingamWhyatt),
		idle{"simplify.weighted", l.Simplify.Weighted && simplifies && l.Simplify.Method != "" && l.Simplify.Method != VisvalingamWhyatt})
}

// bordered reports whether a special layer shows something of a layer.
func (c *references) bordered(id string) bool {
	for _, l := range c.config.Layers {
		if s, ok := special.Find(l.Special); ok && s.OfKey != "" && s.Of(l.Special) == id {
			return true
		}
	}
	return false
}

// wholeEffects examines what is asked of the map as a whole.
func (c *references) wholeEffects() {
	reads := false
	for _, l := range c.config.Layers {
		reads = reads || l.Special == nil
	}
	if c.config.Strict && !reads && len(c.config.Layers) > 0 {
		c.Warn("strict", "ignored: no layer reads data")
	}
	e := c.config.Export
	if e.Profile != "" && e.StyleMode != "" && e.StyleMode != render.StyleAttributes {
		c.Warn("export.style-mode", "ignored: for %s styles are written as attributes", e.Profile)
	}
	if e.Responsive && e.Unit != Pixel {
		c.Warn("export.responsive", "the size that is given in %s is left out: the page decides how large the map is", e.Unit)
	}
	for i, v := range c.config.Views {
		path := "views" + form.Entry(i)
		if byID := form.JoinPath("views", v.ID); v.ID != "" && c.Given(byID) {
			path = byID
		}
		if v.Bounds.Crop != nil {
			c.Warn(form.JoinPath(path, "bounds.crop"), "ignored: data is left out by the crop of the map's own bounds")
		}
	}
}

// sourceEffects warns of fields that a program gave and that mean nothing for where
// the features come from; the keys of files are looked at by themselves.
func (c *references) sourceEffects(at string, l *Layer) {
	kind := l.kind()
	if c.Given(at) || kind == "" && l.Source == nil {
		return
	}
	if kind != "CSV" {
		c.noEffect(at, "it belongs to CSV layers", idle{"Table.X", l.Table.X != ""}, idle{"Table.Y", l.Table.Y != ""}, idle{"Table.WKT", l.Table.WKT != ""},
			idle{"Table.Mode", l.Table.Mode != ""}, idle{"Table.Dialect", l.Table.Dialect != ""}, idle{"Table.Skip", l.Table.Skip != 0},
			idle{"Table.Sheet", l.Table.Sheet != ""}, idle{"Table.Headless", l.Table.Headless})
	}
	if kind != "PostGIS" {
		c.noEffect(at, "it belongs to PostGIS layers", idle{"PostGIS.Table", l.PostGIS.Table != ""}, idle{"PostGIS.Query", l.PostGIS.Query != ""},
			idle{"PostGIS.Geometry", l.PostGIS.Geometry != "" && kind != "CSV"})
	}
	if l.Special != nil || l.Source != nil {
		c.noEffect(at, "the layer reads no file", idle{"Object", l.Object != ""}, idle{"Charset", l.Charset != ""}, idle{"Types", len(l.Types) > 0})
	}
}
