package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/furniture"
)

// Idle warns of what the config asks for and none of these formats ("svg", "png"), in which the map
// is written, shows. One config may serve several: name all that it is written in.
func (c *Config) Idle(formats ...string) []Warning {
	ch := &form.Checker{Places: c.positions}
	for _, k := range slices.Concat(formatKeys(c.Export), c.shownKeys()) {
		used := func(name string) bool { return slices.Contains(k.formats, name) }
		if k.set && len(formats) > 0 && !slices.ContainsFunc(formats, used) {
			ch.Warn(k.key, "has no effect on %s; it is for %s", form.Enumerate(formats, "and"), form.Enumerate(k.formats, "and"))
		}
	}
	return AsWarnings(&ch.Warnings)
}

// formatKey is a key that only some formats show, and whether it is set.
type formatKey struct {
	key     string
	set     bool
	formats []string
}

// formatKeys are those of an export. That texts are outlines is what a picture shows in any case.
func formatKeys(e Export) []formatKey {
	svg, text, sheets := []string{"svg", "svgz"}, []string{"svg", "svgz", "html"}, []string{"svg", "svgz", "pdf", "png"}
	return []formatKey{
		{"export.crop-marks", e.CropMarks, sheets},
		{"export.bleed", e.Bleed > 0, sheets},
		{"export.density", e.Density > 0, []string{"png"}},
		{"export.profile", e.Profile != "", svg},
		{"export.round", e.Round != nil, append(text[:3:3], "pdf")},
		{"export.prettyprint", e.PrettyPrint, text},
		{"export.absolute", e.Absolute, text},
		{"export.style-mode", e.StyleMode != "" && e.StyleMode != render.StyleAttributes, svg},
		{"export.id-prefix", e.IDPrefix != "", text},
		{"export.output-intent", e.OutputIntent != "", []string{"pdf"}},
		{"export.responsive", e.Responsive, svg},
	}
}

// shownKeys are those of what a map says of itself, and of its layers, beside the drawing. Columns,
// classes and ids are not among them, which stylesheets may look at.
func (c *Config) shownKeys() []formatKey {
	said := []string{"svg", "svgz", "html", "pdf"}
	drawn := slices.Contains(c.Export.Furniture, furniture.Spec(furniture.Title(c.Title)))
	all := []formatKey{
		{"desc", c.Desc != "", said},
		{"title", c.Title != "" && !drawn, said},
	}
	for i := range c.Layers {
		l := &c.Layers[i]
		at := form.JoinPath("layers", l.ID)
		all = append(all, formatKey{form.JoinPath(at, "tooltip"), l.Tooltip != nil && !l.Tooltip.Off, said[:3]},
			formatKey{form.JoinPath(at, "hairlines"), l.Hairlines == HairlinesCrisp, []string{"svg", "svgz", "html", "png"}})
	}
	return all
}
