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
// lines; a group of texts for which no style says more gets black letters
// without outlines. The radius of circles (r) is no property that elements
// take over, so it is kept for the circles.
func (f frame) enter(g *Group) (styles.Style, frame) {
	style := g.Style
	if r, ok := radius(style); ok {
		f.radius = r
	}
	style = without(style, "r")
	_, fill := style.Get("fill")
	_, stroke := style.Get("stroke")
	f.fill, f.stroke = f.fill || fill, f.stroke || stroke
	if hasText(g) {
		if !f.fill {
			style = with(style, styles.Property{Name: "fill", Value: "#000"})
		}
		if !f.stroke {
			style = with(style, styles.Property{Name: "stroke", Value: "none"})
		}
		f.fill, f.stroke = true, true
	}
	return style, f
}

func hasText(g *Group) bool {
	for i := range g.Shapes {
		if g.Shapes[i].Text != nil {
			return true
		}
	}
	return false
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

// shapeStyle is a shape's style without the radius, which is an attribute of
// its own.
func shapeStyle(s *Shape) styles.Style {
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
