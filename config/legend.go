package config

import (
	"maps"
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/layers/expression"
	"github.com/seed-898ab921/kartograph/render/legend"
)

// legendKey is the key of the legend.
func legendKey() form.Key[Config] {
	return form.BindLater("legend", legend.Form, form.About("Draw a legend: what classes, sizes and layers are drawn with, where the map has room for it; see [sheet](sheet.md#legends).",
		"false", `{"at": "right", "title": "Legend"}`), func(c *Config) **legend.Spec { return &c.Legend })
}

// legend examines the legend beside the rest.
func (c *references) legend(roles layerRoles) {
	l := c.config.Legend
	if l == nil {
		return
	}
	for i, id := range l.Layers {
		at := "legend.layers" + form.Entry(i)
		if !c.Given(at) {
			at = "legend.layers"
		}
		c.named(at, id, roles)
	}
	for _, id := range slices.Sorted(maps.Keys(l.Names)) {
		c.named(form.JoinPath("legend.names", id), id, roles)
	}
	if l.Format != "" {
		if _, err := expression.ParseTemplate(NumberTemplate(l.Format), expression.Options{Lang: c.config.Lang}); err != nil {
			c.Add("legend.format", "%q is no format of numbers; write for example \",.1f\"", l.Format)
		}
	}
}

// NumberTemplate is the template that writes the number of a column "v" in a format.
func NumberTemplate(format string) string { return "{v:" + format + "}" }
