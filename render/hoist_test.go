package render_test

import (
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// What all marks say alike stands on the group, and what is the same for each mark as
// it was before.
func TestHoist(t *testing.T) {
	style := func(pairs ...string) (s styles.Style) {
		for i := 0; i < len(pairs); i += 2 {
			s = s.With(styles.Property{Name: pairs[i], Value: pairs[i+1]})
		}
		return s
	}
	for name, c := range map[string]struct {
		group  styles.Style
		marks  []styles.Style
		want   styles.Style
		remain []styles.Style
	}{
		"alike":            {style("stroke", "red"), []styles.Style{style("fill", "blue"), style("fill", "blue", "stroke", "green")}, style("fill", "blue", "stroke", "red"), []styles.Style{nil, style("stroke", "green")}},
		"over the group":   {style("fill", "red"), []styles.Style{style("fill", "blue"), style("fill", "blue")}, style("fill", "blue"), []styles.Style{nil, nil}},
		"one is silent":    {nil, []styles.Style{style("fill", "blue"), nil}, nil, []styles.Style{style("fill", "blue"), nil}},
		"different":        {nil, []styles.Style{style("fill", "blue"), style("fill", "red")}, nil, []styles.Style{style("fill", "blue"), style("fill", "red")}},
		"not inherited":    {nil, []styles.Style{style("opacity", "0.5"), style("opacity", "0.5")}, nil, []styles.Style{style("opacity", "0.5"), style("opacity", "0.5")}},
		"words of parents": {style("fill", "red"), []styles.Style{style("fill", "inherit"), style("fill", "inherit")}, style("fill", "red"), []styles.Style{style("fill", "inherit"), style("fill", "inherit")}},
	} {
		g := render.Group{Style: c.group}
		for _, s := range c.marks {
			g.Marks = append(g.Marks, render.Mark{Style: s})
		}
		before := slices.Clone(g.Marks)
		got := render.Hoist(g)
		if !slices.Equal(got.Style, c.want) {
			t.Errorf("%s: the group has %v, want %v", name, got.Style, c.want)
		}
		for i, m := range got.Marks {
			if !slices.Equal(m.Style, c.remain[i]) {
				t.Errorf("%s: mark %d has %v, want %v", name, i, m.Style, c.remain[i])
			}
			if !slices.Equal(before[i].Style, c.marks[i]) || !slices.Equal(g.Marks[i].Style, c.marks[i]) {
				t.Errorf("%s: mark %d of the group that was given has changed", name, i)
			}
		}
	}
}
