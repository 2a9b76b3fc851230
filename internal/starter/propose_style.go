package starter

import (
	"fmt"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph"
	"github.com/seed-898ab921/kartograph/styles"
)

// property is what follows from values; empty for nothing.
func (p *proposal) property() string {
	switch {
	case p.value == "":
		return ""
	case p.categories && p.shape == styles.Line:
		return "stroke"
	case p.shape == styles.Line:
		return "stroke-width"
	case p.shape == styles.Point && !p.categories:
		return "r"
	}
	return "fill"
}

// look is how features of a shape are drawn, water as water.
func (p *proposal) look() []string {
	water := slices.ContainsFunc(words(p.id), func(w string) bool {
		return slices.Contains([]string{"water", "waters", "lake", "lakes", "river", "rivers", "see", "seen", "fluss", "flüsse", "fluesse", "gewässer", "lac", "lacs", "rivière", "rivières", "lago", "lagos", "laghi", "rio", "rios", "fiumi"}, w)
	})
	switch {
	case p.shape == styles.Line && water:
		return []string{"fill: none", "stroke: #5f9cc0", "stroke-width: 1px", "r: 3px"}
	case p.shape == styles.Line:
		return []string{"fill: none", "stroke: #a2543b", "stroke-width: 1.2px", "r: 3px"}
	case p.shape == styles.Point:
		return []string{"fill: #b5482f", "fill-opacity: 0.75", "stroke: #ffffff", "stroke-width: 0.5px", "r: 3px"}
	case water:
		return []string{"fill: #a9cde0", "stroke: #6f9fb9", "stroke-width: 0.5px", "r: 3px"}
	}
	return []string{"fill: #dccba4", "stroke: #7d7361", "stroke-width: 0.5px", "r: 3px"}
}

// style is the text of the stylesheet.
func (p *proposal) style() string {
	text := "/* The looks of map.yaml. \"#name\" is the layer of this name; docs/stylesheets.md\n   describes selectors and properties. */\n\n"
	if p.sea() {
		text += "#sea { fill: #dce9f0 }\n"
	}
	if p.in.Extent != nil || p.joined != nil && p.joined.partial {
		text += "#ground { fill: #f4f1ea; stroke: #cdc5b4; stroke-width: 0.5px }\n\n"
	}
	text += fmt.Sprintf("#%s { %s }\n", p.id, strings.Join(slices.DeleteFunc(p.look(), func(said string) bool {
		property, _, _ := strings.Cut(said, ":")
		// What values say, and sizes of circles where there are none.
		return property == p.property() || property == "r" && !p.hasPoints()
	}), "; "))
	if p.name != "" {
		text += fmt.Sprintf("#%s-label { fill: #2e2a24; font-family: Arial, sans-serif; font-size: 11px }\n", p.id)
		text += fmt.Sprintf("/* The halo of labels (\"buffer: true\"), by which they can be read on every colour. */\n#%s-label-buffer { stroke: #ffffff; stroke-width: 2.5px; stroke-opacity: 0.8 }\n", p.id)
	}
	return text
}

// hasPoints reports whether there are circles.
func (p *proposal) hasPoints() bool {
	return p.shape == styles.Point || slices.ContainsFunc(p.in.Geometries, func(g kartograph.GeometryCount) bool { return shapes[g.Type] == styles.Point })
}
