package render

import (
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/ink"
)

// onScreen is a style as viewers know it: what is for presses alone is left out, and colours
// of inks are what stands for them on a screen.
func onScreen(s styles.Style) styles.Style {
	forPrint := func(p styles.Property) bool {
		return styles.ForPrint(p.Name) || strings.IndexByte(p.Value, '(') >= 0 && ink.Screen(p.Value) != p.Value
	}
	if !slices.ContainsFunc(s, forPrint) {
		return s
	}
	out := make(styles.Style, 0, len(s))
	for _, p := range s {
		if !styles.ForPrint(p.Name) {
			out = append(out, styles.Property{Name: p.Name, Value: ink.Screen(p.Value)})
		}
	}
	return out
}
