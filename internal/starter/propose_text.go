package starter

import (
	"fmt"
	"math"
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
	e := p.in.Extent
	if n := p.in.Narrowest; n != nil && e != nil && n.East-n.West < e.East-e.West {
		e = n
	}
	if e == nil || e.East-e.West >= 270 {
		return
	}
	west, south, east, north := down(e.West), down(e.South), up(e.East), up(e.North)
	if e.East-e.West < 1e-4 && e.North-e.South < 1e-4 { // a single place, of which the surroundings tell where it is
		west, south, east, north = west-1, south-1, east+1, north+1
	}
	line("\n# Where the data lies: west, south, east, north.")
	line("bounds: {mode: bbox, data: %s, padding: %g}", edit.YAML([]any{turned(west), max(south, -90), turned(east), min(north, 90)}), p.padding())
}

// turned is a longitude of at most a turn; a box whose west is greater than its east lies
// across the antimeridian.
func turned(lon float64) float64 {
	if lon > 180 {
		return math.Round((lon-360)*100)/100 + 0
	}
	return math.Round(lon*100)/100 + 0
}

// padding is how much of its size a map shows around its data: circles need more, and of a
// few places the borders and coasts around tell where they are.
func (p *proposal) padding() float64 {
	switch {
	case p.shape != styles.Point:
		return 0.04
	case p.in.Features <= 3:
		return 0.8
	case p.in.Features <= 10:
		return 0.3
	}
	return 0.08
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
	if p.mixed {
		line("    # Its features are of several shapes (\"kartograph info\" counts them), drawn in one look.\n    # Two layers with a \"filter\" each can have two.")
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
		label = append(label, edit.Entry{Key: "buffer", Value: true})
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
		line("    # A guess: the words of %s, a colour each. style.css can name features by them:\n    # #%s[%s=...] { ... }", oneLine(p.value), p.id, oneLine(p.value))
		by(method("category"), edit.Entry{Key: "property", Value: p.property()})
	case p.shape == styles.Area:
		n := min(5, max(3, p.distinct()))
		line("    # A guess: %d classes of %s with as many features in each, from the lowest (.q0-%d\n    # in style.css) to the highest (.q%d-%d); the legend tells from where to where each goes.", n, oneLine(p.value), n, n-1, n)
		line("    # Colours suit rates and shares better than numbers that grow with the area.")
		by(method("quantile"), edit.Entry{Key: "classes", Value: float64(n)}, edit.Entry{Key: "palette", Value: "YlGnBu"})
	case p.shape == styles.Point:
		line("    # A guess: circles with areas like %s, the largest of %g pixels' radius.", oneLine(p.value), p.largest())
		by(method("area"), edit.Entry{Key: "property", Value: p.property()}, edit.Entry{Key: "min", Value: 2.0}, edit.Entry{Key: "max", Value: p.largest()})
	default:
		line("    # A guess: lines as wide as %s.", oneLine(p.value))
		by(method("linear"), edit.Entry{Key: "property", Value: p.property()}, edit.Entry{Key: "min", Value: 0.5}, edit.Entry{Key: "max", Value: 5.0})
	}
}

// distinct is how many values there are to make classes of.
func (p *proposal) distinct() int {
	for _, c := range p.in.Columns {
		if c.Name == p.value {
			return c.Distinct
		}
	}
	return 0
}

// largest is the radius of the largest circle: the more there are, the smaller.
func (p *proposal) largest() float64 {
	switch n := p.in.Features; {
	case n <= 60:
		return 14
	case n <= 300:
		return 9
	case n <= 2000:
		return 6
	}
	return 4
}

// oneLine is a text for a comment.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }
