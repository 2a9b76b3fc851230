package lettering

import (
	"github.com/seed-898ab921/kartograph/styles"
)

// Beyond is how far a style draws beyond the outline of a letter or of a symbol, in
// pixels: half of its stroke.
func Beyond(s styles.Style) float64 {
	if stroke, ok := s.Get("stroke"); !ok || stroke == "none" {
		return 0
	}
	value, ok := s.Get("stroke-width")
	if !ok {
		value = "1"
	}
	width, _ := styles.Pixels(value)
	return max(0, min(width/2, 1000))
}

// Unseen reports whether a style says that lines are not drawn.
func Unseen(s styles.Style) bool {
	stroke, ok := s.Get("stroke")
	return ok && stroke == "none"
}

// Opaque reports whether one sees nothing through an area of a style.
func Opaque(s styles.Style) bool {
	for _, name := range []string{"opacity", "fill-opacity"} {
		if v, ok := s.Get(name); ok && v != "1" {
			return false
		}
	}
	return true
}
