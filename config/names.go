package config

import (
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/layers/special"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render/furniture"
	"github.com/seed-898ab921/kartograph/render/legend"
	"github.com/seed-898ab921/kartograph/render/patterns"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// StyleNames lists the ids and classes that a stylesheet for this map can name,
// to tell those that it cannot (styles.Sheet.Unmatched). Labels and their halos
// of layers that have them are listed.
func (c *Config) StyleNames() (ids, classes []string) {
	for i := range c.Layers {
		ids = append(ids, drawnIDs("", &c.Layers[i])...)
		for _, class := range c.Layers[i].StyleClasses() {
			classes = append(classes, class, class+"-label", class+"-label-buffer")
		}
	}
	views := c.ViewIDs()
	for _, view := range views {
		ids = append(ids, view+"-background", view+"-frame", view+"-extent")
		for i := range c.Layers {
			if l := &c.Layers[i]; c.drawnIn(view, l) {
				ids = append(ids, drawnIDs(view+"-", l)...)
			}
		}
	}
	ids = append(ids, patterns.Names(patterns.All(c.Patterns))...)
	classes = append(classes, "pattern")
	if len(views) > 0 {
		classes = append(classes, "view", "view-background", "view-frame", "view-extent")
	}
	// Stylesheets serve many maps: one that draws no scale bar may have the
	// rules for it.
	for _, kind := range furniture.All() {
		ids = append(ids, kind.IDs...)
		if kind.Class != "" && !slices.Contains(classes, kind.Class) {
			classes = append(classes, kind.Class)
		}
	}
	return append(ids, legend.IDs()...), append(classes, legend.Classes()...)
}

// StyleClasses are the classes of a layer for stylesheets: those that the config gives
// it and, for what everybody calls by one name, that name, whatever the layer's id
// is: "sea" for a special layer, "countries" for builtin:countries at any scale, "states"
// for builtin:us-states; "bubbles" where the circles are as large as their values.
func (l *Layer) StyleClasses() []string {
	name := special.NameOf(l.Special)
	if builtin, ok := strings.CutPrefix(l.Src, "builtin:"); ok {
		for _, scale := range []string{"-110m", "-50m", "-10m"} {
			builtin = strings.TrimSuffix(builtin, scale)
		}
		name = strings.TrimPrefix(builtin, "us-")
	}
	names := []string{name}
	if slices.ContainsFunc(l.Classify, func(c Classify) bool { return c.Property == scale.Radius }) {
		names = append(names, "bubbles")
	}
	classes := slices.Clip(l.Classes)
	for _, name := range names {
		if name != "" && !slices.Contains(classes, name) {
			classes = append(classes, name)
		}
	}
	return classes
}

// drawnIDs are the ids of a layer and of its labels and their halos, behind the
// prefix of an inset.
func drawnIDs(prefix string, l *Layer) []string {
	ids := []string{prefix + l.ID}
	if l.Labeling != nil {
		ids = append(ids, prefix+l.ID+"-label")
		if l.Labeling.Buffer {
			ids = append(ids, prefix+l.ID+"-label-buffer")
		}
	}
	return ids
}

// drawnIn reports whether an inset draws a layer.
func (c *Config) drawnIn(view string, l *Layer) bool {
	for _, v := range c.Views {
		if v.ID == view && v.Layers != nil {
			return slices.Contains(v.Layers, l.ID)
		}
	}
	return !l.Hidden
}

// ViewIDs lists the ids of a map's insets: of its views, and of the parts of a
// composite projection.
func (c *Config) ViewIDs() []string {
	var views []string
	for _, v := range c.Views {
		views = append(views, v.ID)
	}
	if found, ok := catalogue.FindComposite(c.Proj.ID); ok {
		for _, part := range found.Parts {
			views = append(views, part.ID)
		}
	}
	return views
}
