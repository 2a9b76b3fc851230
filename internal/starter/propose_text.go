package starter

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/edit"
	"github.com/seed-898ab921/kartograph/styles"
)

// config is the text of the config.
func (p *proposal) config() string {
	var b strings.Builder
	line := func(format string, values ...any) { fmt.Fprintf(&b, format+"\n", values...) }
	line("# yaml-language-server: $schema=map.schema.json\n#")
	if p.joined == nil {
		line("# A map of %s: %d features, drawn as %ss. What was guessed says so; change it.\n#", oneLine(p.src), p.in.Features, p.shape)
	} else {
		line("# A map of %s, a table without places, which %s has. What was guessed says so; change it.", oneLine(p.src), p.joined.src)
		line("# Not drawn by places of its own: %s\n#", oneLine(p.joined.why.Error()))
	}
	line("#   kartograph serve map.yaml -s style.css    shows it while you work on it")
	line("#   kartograph map.yaml -s style.css -o map.html    writes a page\n")
	line("title: {text: %s, draw: false}\n", edit.YAML(strings.ReplaceAll(p.id, "-", " ")))
	p.projection(line)
	line("\nlayers:")
	if p.sea() {
		line("  sea: {special: sea}")
	}
	if p.joined != nil && p.joined.partial {
		line("  # What lies around, from the built-in basemap.\n  ground: {src: %s}", p.joined.beneath)
	} else if p.in.Extent != nil {
		line("  # The countries around, from the built-in basemap.\n  ground: {src: builtin:countries}")
	}
	p.layer(line)
	if p.value != "" {
		line("\nlegend: true")
	}
	line("\nexport: {width: 900}\nmargin: 12\nbackground: \"#ffffff\"")
	return b.String()
}

// sea reports whether a sea is drawn.
func (p *proposal) sea() bool { return p.in.Extent != nil || p.joined != nil && p.joined.sea }

// projection writes what is shown, and how.
func (p *proposal) projection(line func(format string, values ...any)) {
	if p.joined != nil {
		p.joinedProjection(line)
		return
	}
	line("# \"auto\" chooses by what is shown; \"kartograph projections\" lists the others.")
	if strings.HasPrefix(p.in.CRS, "EPSG:") && p.in.CRS != "EPSG:4326" {
		line("# The file is in %s: proj: %s draws it as it is there.", p.in.CRS, p.in.CRS)
	}
	if p.in.Plane != nil && len(p.in.Plane.Candidates) == 0 {
		return // it is drawn as it is
	}
	line("proj: {id: auto}")
	if e := p.in.Extent; e != nil && e.East-e.West < 270 {
		line("\n# Where the data lies: west, south, east, north.")
		line("bounds: {mode: bbox, data: %s, padding: 0.04}", edit.YAML([]any{down(e.West), max(down(e.South), -90), up(e.East), min(up(e.North), 90)}))
	}
}

func down(degrees float64) float64 { return math.Floor(degrees*100)/100 + 0 }
func up(degrees float64) float64   { return math.Ceil(degrees*100)/100 + 0 }

// layer writes the layer of the file.
func (p *proposal) layer(line func(format string, values ...any)) {
	if p.joined != nil {
		p.joinedSource(line)
	} else {
		line("  %s:\n    src: %s", p.id, edit.YAML(p.src))
	}
	if plane := p.in.Plane; plane != nil && p.in.CRS == "" {
		if len(plane.Candidates) == 0 {
			line("    # Nothing says what its coordinates are: they are drawn as they are.\n    crs: plane")
		} else {
			c := plane.Candidates[0]
			line("    # A guess: nothing in the file says what its coordinates are. This is %s.", oneLine(c.Name))
			line("    # \"kartograph info\" lists others that have room for them.\n    crs: %s", edit.YAML(c.Code))
		}
	}
	var carried edit.Map
	if p.key != "" {
		line("    # %s tells features apart: it is their id in the picture.", oneLine(p.key))
		carried = append(carried, edit.Entry{Key: "id", Value: p.key})
	}
	for _, c := range []string{p.name, p.value} {
		if c != "" {
			carried = append(carried, edit.Entry{Key: c, Value: c})
		}
	}
	if len(carried) > 0 {
		line("    attributes: %s", edit.YAML(carried))
	}
	if p.name != "" {
		label := edit.Map{{Key: "key", Value: p.name}}
		if p.value != "" && !p.categories {
			label = append(label, edit.Entry{Key: "priority", Value: p.value})
		}
		if p.shape == styles.Area {
			label = append(label, edit.Entry{Key: "min-area", Value: 150.0})
		}
		if p.joined == nil {
			line("    # A guess: %s looks like names.", oneLine(p.name))
		}
		line("    labeling: %s", edit.YAML(label))
	}
	p.classes(line)
}

// classes writes what features are coloured or sized by.
func (p *proposal) classes(line func(format string, values ...any)) {
	by := func(more ...edit.Entry) {
		line("    classify: %s", edit.YAML(append(edit.Map{{Key: "by", Value: p.value}}, more...)))
	}
	method := func(name string) edit.Entry { return edit.Entry{Key: "method", Value: name} }
	switch {
	case p.value == "":
	case p.categories:
		line("    # A guess: the words of %s, a colour each.", oneLine(p.value))
		by(method("category"), edit.Entry{Key: "property", Value: p.property()})
	case p.shape == styles.Area:
		line("    # A guess: classes of %s with as many features in each. Colours suit rates\n    # and shares better than numbers that grow with the area.", oneLine(p.value))
		by(method("quantile"), edit.Entry{Key: "classes", Value: 5.0}, edit.Entry{Key: "palette", Value: "YlGnBu"})
	case p.shape == styles.Point:
		line("    # A guess: circles as large as %s.", oneLine(p.value))
		by(method("area"), edit.Entry{Key: "property", Value: p.property()}, edit.Entry{Key: "max", Value: 14.0})
	default:
		line("    # A guess: lines as wide as %s.", oneLine(p.value))
		by(method("linear"), edit.Entry{Key: "property", Value: p.property()}, edit.Entry{Key: "max", Value: 5.0})
	}
}

// property is what follows from values; empty for nothing.
func (p *proposal) property() string {
	switch {
	case p.value == "":
		return ""
	case p.categories && p.shape == styles.Line:
		return "stroke"
	case p.shape == styles.Line:
		return "stroke-width"
	case p.shape == styles.Point:
		return "r"
	}
	return "fill"
}

// oneLine is a text for a comment.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// style is the text of the stylesheet.
func (p *proposal) style() string {
	looks := map[styles.Shape]string{
		styles.Area:  "fill: #e4dcc8; stroke: #7d7361; stroke-width: 0.5px",
		styles.Line:  "fill: none; stroke: #a2543b; stroke-width: 1.2px",
		styles.Point: "fill: #b5482f; fill-opacity: 0.75; stroke: #ffffff; stroke-width: 0.5px; r: 3px",
	}
	text := "/* The looks of map.yaml. \"#name\" is the layer of this name; docs/stylesheets.md\n   describes selectors and properties. */\n\n"
	if p.sea() {
		text += "#sea { fill: #dce9f0 }\n"
	}
	if p.in.Extent != nil || p.joined != nil && p.joined.partial {
		text += "#ground { fill: #f4f1ea; stroke: #cdc5b4; stroke-width: 0.5px }\n\n"
	}
	text += fmt.Sprintf("#%s { %s }\n", p.id, strings.Join(slices.DeleteFunc(strings.Split(looks[p.shape], "; "), func(said string) bool {
		property, _, _ := strings.Cut(said, ":")
		return property == p.property() // which its values say
	}), "; "))
	if p.name != "" {
		ink := "fill: #2e2a24; "
		if p.shape == styles.Area && p.value != "" {
			ink = "" // it follows from the colours of the classes, so that names can be read on each
		}
		text += fmt.Sprintf("#%s-label { %sfont-family: Arial, sans-serif; font-size: 11px }\n", p.id, ink)
	}
	return text
}
