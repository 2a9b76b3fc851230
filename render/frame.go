package render

import (
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// frame is what a group takes over from those around it.
type frame struct {
	// fill and stroke say that a style around has set them.
	fill, stroke bool
	// radius is the radius of circles that a style around has set; 0 if
	// none has.
	radius float64
}

// enter returns a group's style as it is written, and the frame within it.
//
// SVG paints text as it paints shapes, and the root says no fill and black
// lines; texts for which no style says more get black letters without
// outlines, once for the group where all its shapes are texts. The radius of
// circles (r) is no property that elements take over, so it is kept for the
// circles.
func (f frame) enter(g *Group) (styles.Style, frame) {
	style := g.Style
	if r, ok := radius(style); ok {
		f.radius = r
	}
	style = without(style, "r")
	f = f.within(style)
	if allTexts(g) {
		style = f.letters(style)
		f.fill, f.stroke = true, true
	}
	return style, f
}

// within notes what a style sets for all that lies in its element.
func (f frame) within(s styles.Style) frame {
	_, fill := s.Get("fill")
	_, stroke := s.Get("stroke")
	f.fill, f.stroke = f.fill || fill, f.stroke || stroke
	return f
}

// letters adds to the style of texts what no style has said.
func (f frame) letters(s styles.Style) styles.Style {
	f = f.within(s)
	if !f.fill {
		s = with(s, styles.Property{Name: "fill", Value: "#000"})
	}
	if !f.stroke {
		s = with(s, styles.Property{Name: "stroke", Value: "none"})
	}
	return s
}

func allTexts(g *Group) bool {
	for i := range g.Shapes {
		if g.Shapes[i].Text == nil {
			return false
		}
	}
	return len(g.Shapes) > 0 && g.Stream == nil
}

// rootStyle is the style of the root element: that of the scene, and the
// defaults for what it does not say. Where the page brings the styles only the
// rule for holes remains, which belongs to the shapes and not to their looks.
func rootStyle(s styles.Style, mode string) styles.Style {
	if mode == StyleClasses {
		return styles.Style{{Name: "fill-rule", Value: "evenodd"}}
	}
	for _, p := range styles.Defaults() {
		if _, ok := s.Get(p.Name); !ok {
			s = with(s, p)
		}
	}
	return s
}

// shapeStyle is a shape's style as it is written: without the radius, which is
// an attribute of its own.
func (f frame) shapeStyle(s *Shape) styles.Style {
	if s.Text != nil {
		return f.letters(without(s.Style, "r"))
	}
	return without(s.Style, "r")
}

// radius returns the radius of circles that a style sets, in pixels.
func radius(s styles.Style) (float64, bool) {
	v, ok := s.Get("r")
	if !ok {
		return 0, false
	}
	r, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(v), "px"), 64)
	return r, err == nil && r > 0 && r < 1e6
}

// with returns a style with one more property, in its place.
func with(s styles.Style, p styles.Property) styles.Style {
	out := make(styles.Style, 0, len(s)+1)
	i := 0
	for i < len(s) && s[i].Name < p.Name {
		i++
	}
	out = append(out, s[:i]...)
	out = append(out, p)
	return append(out, s[i:]...)
}

// without returns a style without a property.
func without(s styles.Style, name string) styles.Style {
	if _, ok := s.Get(name); !ok {
		return s
	}
	out := make(styles.Style, 0, len(s)-1)
	for _, p := range s {
		if p.Name != name {
			out = append(out, p)
		}
	}
	return out
}
