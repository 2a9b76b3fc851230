//go:build !js

package render

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/render/font"
	"github.com/seed-898ab921/kartograph/render/vertices"
	"github.com/seed-898ab921/kartograph/styles"
)

// profiler makes scenes into what a program of drawings reads of SVG.
type profiler struct {
	profile Profile
	fonts   *font.Fonts
	told    []string
}

// profiled is a scene as a profile has it, and what is told of that.
func profiled(s Scene, profile Profile) (Scene, []string, error) {
	p := &profiler{profile: profile, fonts: s.Fonts}
	if len(s.Patterns) > 0 && profile == Figma {
		p.told = append(p.told, "export.profile: figma draws no patterns of SVG; areas with them come in without a fill")
	}
	s.Style = p.named(s.Style)
	s.Variants, s.Conditions = nil, nil
	in := around{rootStyle(s.Style), inherited{}}
	s.Groups = slices.Clone(s.Groups)
	for i := range s.Groups {
		if err := p.group(&s.Groups[i], in, 0); err != nil {
			return s, nil, err
		}
	}
	return s, p.told, nil
}

func (p *profiler) group(g *Group, a around, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("group %q lies more than %d groups deep", g.ID, maxDepth)
	}
	g.Style = p.named(g.Style)
	style, in := a.enter(g)
	a = around{styles.Inherit(a.whole, style), in}
	var marks []Mark
	for i := range g.Marks {
		marks = append(marks, p.mark(g.Marks[i], a)...)
	}
	g.Marks = marks
	if g.Stream != nil {
		g.Stream = p.stream(g.Stream, a)
	}
	g.Groups = slices.Clone(g.Groups)
	for i := range g.Groups {
		if err := p.group(&g.Groups[i], a, depth+1); err != nil {
			return err
		}
	}
	return nil
}

func (p *profiler) stream(marks iter.Seq2[Mark, error], a around) iter.Seq2[Mark, error] {
	return func(yield func(Mark, error) bool) {
		for m, err := range marks {
			if err != nil {
				yield(m, err)
				return
			}
			for _, part := range p.mark(m, a) {
				if !yield(part, nil) {
					return
				}
			}
		}
	}
}

// mark is a mark in the parts that the program reads.
func (p *profiler) mark(m Mark, a around) []Mark {
	m.Style, m.Variants = p.named(m.Style), nil
	switch form := m.Form.(type) {
	case Shape:
		return p.inParts(m, form)
	case TextAlong:
		if p.profile == Figma && form.Line != nil {
			m = p.lettersAlong(m, form, a)
		}
	case Text, Letters:
	default:
		return []Mark{m}
	}
	whole := styles.Resolve(styles.Inherit(a.whole, a.mark(&m)), nil)
	order, _ := whole.Get("paint-order")
	if p.profile == Inkscape || !strings.HasPrefix(strings.TrimSpace(order), "stroke") || !styles.HasStroke(whole) {
		return []Mark{m}
	}
	// The halo is a text of its own, below.
	plain := styles.Property{Name: "paint-order", Value: "normal"}
	halo := Mark{Classes: m.Classes, Style: ordered(m.Style).Without("paint-order").With(plain), Form: m.Form}
	m.Style = ordered(m.Style).Without("paint-order").With(plain).Without("stroke").With(styles.Property{Name: "stroke", Value: "none"})
	return []Mark{halo, m}
}

// named gives texts the name of one font: the first of the list, or for a kind of fonts the one
// that it was measured in.
func (p *profiler) named(s styles.Style) styles.Style {
	s = ordered(s)
	list, ok := s.Get("font-family")
	if !ok {
		return s
	}
	first, _, _ := strings.Cut(list, ",")
	first = strings.Trim(strings.TrimSpace(first), `"'`)
	switch strings.ToLower(first) {
	case "sans-serif", "system-ui", "ui-sans-serif", "-apple-system", "blinkmacsystemfont", "cursive", "fantasy", "ui-rounded":
		first = "Arial"
	case "serif", "ui-serif", "math":
		first = "Times New Roman"
	case "monospace", "ui-monospace":
		first = "Courier New"
	case "inherit", "initial", "unset", "":
		return s
	}
	return s.Without("font-family").With(styles.Property{Name: "font-family", Value: first})
}

// lettersAlong draws a text along a line in outlines, where they are known.
func (p *profiler) lettersAlong(m Mark, t TextAlong, a around) Mark {
	style := anchored(a.mark(&m), a.anchorOf(&m, t.Anchor))
	whole := styles.Resolve(styles.Inherit(a.whole, style), nil)
	placed, ok := alongLine(p.fonts, t, FontOf(whole), a.anchorOf(&m, t.Anchor))
	if !ok {
		p.told = append(p.told, fmt.Sprintf("export.profile: figma draws no texts along lines, and the outlines of %q are not known", t.Text))
		return m
	}
	m.Form = Letters{Text: Text{Lines: []string{t.Text}}, Curves: placed}
	m.Style = m.Style.Without("fill-rule").With(styles.Property{Name: "fill-rule", Value: "nonzero"})
	return m
}

// alongLine is a text along a line as curves; false where an outline is not known.
func alongLine(fonts *font.Fonts, t TextAlong, f font.Font, anchor Anchor) (curves []Curve, ok bool) {
	coords, stride := t.Line.FlatCoords(), t.Line.Stride()
	laid := fonts.Lay(t.Text, f)
	start := alongStart(t, anchor, laid.Width)
	for _, g := range laid.Glyphs {
		middle := g.X + g.Advance/2
		g.X = -g.Advance / 2
		outline, known := font.Line{Glyphs: []font.Glyph{g}}.Outline()
		if !known {
			return nil, false
		}
		to, found := onLine(coords, stride, start+middle)
		if !found {
			continue
		}
		for _, s := range outline {
			c := Curve{Op: "MLQC"[s.Op]}
			for k, point := range s.To {
				c.Points[k][0], c.Points[k][1] = to.apply(point.X, point.Y)
			}
			curves = append(curves, c)
		}
	}
	return curves, true
}

// mostVertices is how many points a path may have: Illustrator refuses more than 32,000.
const mostVertices = 32_000

// inParts is a shape in marks of at most mostVertices points each. The first has what is the
// shape's own, its id and data. One that stays larger is told.
func (p *profiler) inParts(m Mark, s Shape) []Mark {
	parts := vertices.Split(s.Geometry, mostVertices)
	if len(parts) < 2 {
		return []Mark{m}
	}
	var marks []Mark
	for i, part := range parts {
		one := m
		if i > 0 {
			one = Mark{Classes: m.Classes, Style: m.Style}
		}
		if part.Unstroked {
			one.Style = one.Style.Without("stroke").With(styles.Property{Name: "stroke", Value: "none"})
		}
		if part.Unfilled {
			one.Style = one.Style.Without("fill").With(styles.Property{Name: "fill", Value: "none"})
		}
		one.Form = Shape{Geometry: part.Geometry, Radius: s.Radius}
		if n := vertices.Count(part.Geometry); n > mostVertices {
			p.told = append(p.told, fmt.Sprintf("export.profile: a path of %q has %d points, as its area crosses itself too often to be cut; %s refuses more than %d: simplify it", m.ID, n, p.profile, mostVertices))
		}
		marks = append(marks, one)
	}
	return marks
}
