package styles

import "strings"

// Stroked gives areas that have no stroke one in their own fill, half a pixel
// wide, so that no background shines through between neighbours: viewers blend each
// edge with what lies beneath (conflation), and two halves cover only three quarters.
// Areas that are translucent would overlap in a darker line; they get crisp edges
// instead (Crisp). The style is the whole one of the element, around that of the
// root. It is the same where there is a stroke or no plain fill.
func Stroked(s, around Style) Style {
	whole := Inherit(Over(Defaults(), around), s)
	fill, _ := whole.Get("fill")
	if HasStroke(whole) || fill == "none" || fill == "transparent" || strings.HasPrefix(strings.ToLower(fill), "url(") {
		return s
	}
	if opacity, ok := whole.Get("fill-opacity"); ok && opacity != "1" {
		return Crisp(s)
	}
	own := Style{{"stroke", fill}, {"stroke-linejoin", "round"}, {"stroke-width", "0.5px"}}
	if _, ok := whole.Get("stroke-opacity"); ok {
		own = own.With(Property{"stroke-opacity", "1"})
	}
	return Over(s, own)
}

// Crisp gives areas edges that are not blended with what lies beneath
// (shape-rendering: crispEdges), if the style does not say how they are.
func Crisp(s Style) Style {
	if _, ok := s.Get("shape-rendering"); ok {
		return s
	}
	return s.With(Property{"shape-rendering", "crispEdges"})
}

// StrokeWidth is how wide the stroke is that the whole style of an element draws, in
// pixels: 0 for none, 1 where the style does not say it in units that are the same
// everywhere.
func StrokeWidth(whole Style) float64 {
	if !HasStroke(whole) {
		return 0
	}
	value, _ := whole.Get("stroke-width")
	if px, ok := Pixels(value); ok && px >= 0 {
		return px
	}
	return 1
}

// HasStroke reports whether the whole style of an element draws a stroke.
func HasStroke(whole Style) bool {
	stroke, _ := whole.Get("stroke")
	if stroke == "" || stroke == "none" || stroke == "transparent" {
		return false
	}
	for _, name := range [2]string{"stroke-width", "stroke-opacity"} {
		if value, ok := whole.Get(name); ok {
			if n, _, ok := cutUnit(value); ok && n == 0 {
				return false
			}
		}
	}
	return true
}
