package render

import "github.com/seed-898ab921/kartograph/styles"

// Hoist says once, on the group, what all of its marks say alike and take over from
// it. Groups whose looks depend on conditions, and streamed ones, stay as they are.
func Hoist(g Group) Group {
	if g.Stream != nil || len(g.Variants) > 0 || len(g.Marks) < 2 {
		return g
	}
	common := g.Marks[0].Style
	for _, m := range g.Marks {
		if common = shared(common, m); len(common) == 0 {
			return g
		}
	}
	marks := make([]Mark, len(g.Marks))
	for i, m := range g.Marks {
		for _, p := range common {
			m.Style = m.Style.Without(p.Name)
		}
		marks[i] = m
	}
	g.Style, g.Marks = styles.Over(g.Style, common), marks
	return g
}

// shared is the part of a style that a mark has as well and would take over.
func shared(s styles.Style, m Mark) styles.Style {
	if len(m.Variants) > 0 {
		return nil
	}
	for _, p := range s {
		if v, ok := m.Style.Get(p.Name); !ok || v != p.Value || !styles.CanHoist(p) {
			s = s.Without(p.Name)
		}
	}
	return s
}
