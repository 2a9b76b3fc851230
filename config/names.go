package config

import (
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// StyleNames lists the ids and classes that a stylesheet for this map can name,
// to tell those that it cannot (styles.Sheet.Unmatched). Labels and their halos
// need not be listed.
func (c *Config) StyleNames() (ids, classes []string) {
	for _, l := range c.Layers {
		ids = append(ids, l.ID)
		classes = append(classes, l.Classes...)
	}
	views := c.ViewIDs()
	for _, view := range views {
		ids = append(ids, view, view+"-background", view+"-frame", view+"-extent")
		for _, l := range c.Layers {
			ids = append(ids, view+"-"+l.ID)
		}
	}
	if len(views) > 0 {
		classes = append(classes, "view", "view-background", "view-frame", "view-extent")
	}
	// Stylesheets serve many maps: one that draws no scale bar may have the
	// rules for it.
	for _, kind := range furniture.All() {
		ids = append(ids, kind.IDs...)
	}
	return ids, classes
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
