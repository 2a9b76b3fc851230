package render

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/styles"
)

// Painter draws what a scene consists of, one thing after the other in paint
// order, for a format in which nothing inherits from anything.
type Painter interface {
	// Begin is called before what is in a group. The style is the
	// group's own: properties of the group as a whole, such as opacity, and those
	// that its marks inherit, whose own styles repeat them.
	Begin(g *Group, style styles.Style) error
	// End is called behind what is in a group.
	End(g *Group) error
	// Mark is called with the whole style of a mark, which for texts says
	// where they are anchored (text-anchor). What it does not say is as
	// styles.Initial has it. A value of url(#ID) names the pattern of the
	// scene with this ID, for which there is PaintPattern.
	Mark(m *Mark, style styles.Style) error
}

// Paint hands the groups and marks of a scene to a painter. It ends with the
// first error, of a stream or of the painter.
func Paint(s *Scene, p Painter) error {
	whole := rootStyle(s.Style)
	for i := range s.Groups {
		if err := paintGroup(&s.Groups[i], p, around{whole, inherited{}}, 0); err != nil {
			return err
		}
	}
	return nil
}

// PaintPattern hands the marks of a scene's pattern to a painter, as a group of
// the pattern's id and style. Their coordinates are those of the tile.
func PaintPattern(s *Scene, pattern *Pattern, p Painter) error {
	g := pattern.group()
	return paintGroup(&g, p, around{rootStyle(s.Style), inherited{}}, 0)
}

// around is what a group or mark inherits: all of it, and as SVG counts it.
type around struct {
	whole styles.Style
	inherited
}

func paintGroup(g *Group, p Painter, a around, depth int) error {
	if depth > maxDepth {
		return fmt.Errorf("group %q lies more than %d groups deep", g.ID, maxDepth)
	}
	style, in := a.enter(g)
	if err := p.Begin(g, styles.Resolve(style, styles.Inherit(a.whole, style))); err != nil {
		return err
	}
	a = around{styles.Inherit(a.whole, style), in}
	for i := range g.Marks {
		if err := paintMark(&g.Marks[i], p, a); err != nil {
			return markError(g, i+1, g.Marks[i].ID, err)
		}
	}
	if g.Stream != nil {
		n := len(g.Marks)
		for m, err := range g.Stream {
			if err != nil {
				return err
			}
			n++
			if err := paintMark(&m, p, a); err != nil {
				return markError(g, n, m.ID, err)
			}
		}
	}
	for i := range g.Groups {
		if err := paintGroup(&g.Groups[i], p, a, depth+1); err != nil {
			return err
		}
	}
	return p.End(g)
}

func paintMark(m *Mark, p Painter, a around) error {
	style := a.mark(m)
	switch form := m.Form.(type) {
	case Text:
		style = anchored(style, a.anchorOf(m, form.Anchor))
	case TextAlong:
		style = anchored(style, a.anchorOf(m, form.Anchor))
	}
	whole := styles.Inherit(a.whole, style)
	return p.Mark(m, styles.Resolve(whole, whole))
}

// anchored is a style that says where texts are anchored.
func anchored(s styles.Style, anchor Anchor) styles.Style {
	const name = "text-anchor"
	return s.Without(name).With(styles.Property{Name: name, Value: string(anchor)})
}
