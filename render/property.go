package render

import (
	"slices"
	"strings"

	"github.com/seed-898ab921/kartograph/internal/sorting"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/ink"
)

// ordered returns a style as styles.Style promises to be: sorted, each property
// once. Those of a stylesheet are; of a program's the last of two counts.
func ordered(s styles.Style) styles.Style {
	for i := 1; i < len(s); i++ {
		if s[i].Name <= s[i-1].Name {
			return reordered(s)
		}
	}
	return s
}

func reordered(s styles.Style) styles.Style {
	out := make(styles.Style, 0, len(s))
	for i, p := range s {
		later := slices.ContainsFunc(s[i+1:], func(q styles.Property) bool { return q.Name == p.Name })
		if !later {
			out = append(out, p)
		}
	}
	sorting.By(out, func(a, b styles.Property) int { return strings.Compare(a.Name, b.Name) })
	return out
}

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
