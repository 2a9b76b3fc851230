package legend

import (
	"math"

	"github.com/seed-898ab921/kartograph/render"
)

// cell is the size of a class in the square of a bivariate scale, in pixels.
const cell = 22

// square is the square of a bivariate scale: the first value goes to the right, the
// second one up; their names stand along the sides.
func (m *maker) square(s Subject) block {
	c := s.Scale
	across, up := len(c.Breaks)-1, len(c.Second.Breaks)-1
	if across < 1 || up < 1 || len(c.Classes) != across*up {
		return block{}
	}
	names := [2]string{"", ""}
	for i := range names {
		if i < len(c.By) {
			names[i] = c.By[i] + " →"
		}
	}
	wide, high := float64(cell*across), float64(cell*up)
	// Names longer than the square reach beyond it, the upright one above.
	second := m.text(names[1], "legend-label", math.Max(high, 160))
	left, top := math.Ceil(second.height)+tickGap, math.Max(0, second.width-high)
	b := block{width: left + wide, height: top + high}
	for i, class := range c.Classes {
		x, y := i%across, i/across
		b.pieces = append(b.pieces, s.swatch(render.Rectangle(left+float64(cell*x), top+float64(cell*(up-1-y)), cell, cell), class.Name, class.Number, class.Value))
	}
	for _, p := range second.pieces {
		if t, ok := p.form.(render.Text); ok {
			t.X, t.Y, t.Angle = t.Y, top+high, -90
			p.form = t
			b.pieces = append(b.pieces, p)
		}
	}
	return b.with(m.text(names[0], "legend-label", math.Max(wide, m.Width-left)), left, top+high+tickGap)
}
