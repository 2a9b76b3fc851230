package scale

import "fmt"

// classPatterns are the built-in patterns from the lightest to the darkest, and
// categoryPatterns those that are told apart best.
func classPatterns() []string {
	return []string{"dots-light", "hatch-light", "hatch", "crosshatch", "hatch-dense", "crosshatch-dense"}
}

func categoryPatterns() []string {
	return []string{"hatch", "dots", "hatch-horizontal", "crosses", "hatch-vertical", "crosshatch", "hatch-left", "grid"}
}

// patterned are the patterns of n classes.
func (m *maker) patterned(n int) ([]string, error) {
	names := classPatterns()
	if m.s.Method == Category {
		names = categoryPatterns()
	}
	if m.spec.Looks.Palette != "" {
		return nil, fmt.Errorf("%q: patterns have names of their own; want a list of them in \"palette\"", m.spec.Looks.Palette)
	}
	if n > len(names) {
		return nil, fmt.Errorf("there are %d classes and %d patterns to tell them apart; want a list in \"palette\", or fewer classes", n, len(names))
	}
	var looks []string
	for _, name := range names[:n] {
		looks = append(looks, "url(#"+name+")")
	}
	return looks, nil
}
