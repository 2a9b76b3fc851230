package config

import (
	"slices"

	"github.com/seed-898ab921/kartograph/internal/form"
)

// Idle warns of what "export" asks for and none of these formats ("svg", "png"), in which the map
// is written, shows. One config may serve several: name all that it is written in.
func (c *Config) Idle(formats ...string) []Warning {
	ch := &form.Checker{Places: c.positions}
	for _, k := range formatKeys(c.Export) {
		used := func(name string) bool { return slices.Contains(k.formats, name) }
		if k.set && len(formats) > 0 && !slices.ContainsFunc(formats, used) {
			ch.Warn("export."+k.key, "has no effect on %s; it is for %s", form.Enumerate(formats, "and"), form.Enumerate(k.formats, "and"))
		}
	}
	return AsWarnings(&ch.Warnings)
}

// formatKey is a key of an export that only some formats show, and whether it is set.
type formatKey struct {
	key     string
	set     bool
	formats []string
}

func formatKeys(e Export) []formatKey {
	svg := []string{"svg", "svgz"}
	return []formatKey{
		{"crop-marks", e.CropMarks, append(slices.Clone(svg), "pdf", "png")},
		{"bleed", e.Bleed > 0, append(slices.Clone(svg), "pdf", "png")},
		{"density", e.Density > 0, []string{"png"}},
		{"profile", e.Profile != "", svg},
		{"output-intent", e.OutputIntent != "", []string{"pdf"}},
	}
}
