package legend

import (
	"math"
	"strings"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// cell is the size of a class in the square of a bivariate scale, in pixels, and cellMost how
// wide one gets for the numbers beneath.
const cell, cellMost = 22, 44

// square is the square of a bivariate scale: the first value goes to the right, the
// second one up; the numbers where classes meet stand along the sides, and beyond them the
// names of the values.
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
	below, beside := m.meeting(c.Breaks), m.meeting(c.Second.Breaks)
	margin := 0.0
	for _, t := range beside {
		margin = math.Max(margin, math.Ceil(t.width)+tickGap)
	}
	high := float64(cell * up)
	// Names longer than the square reach beyond it, the upright one above.
	second := m.text(names[1], "legend-label", math.Max(high, 160))
	left, top := math.Ceil(second.height)+tickGap+margin, math.Max(0, second.width-high)
	each := cellFor(below, (m.Width-left)/float64(across))
	wide := each * float64(across)
	b := block{width: left + wide, height: top + high}
	for i, class := range c.Classes {
		x, y := i%across, i/across
		p := s.swatch(render.Rectangle(left+each*float64(x), top+float64(cell*(up-1-y)), each, cell), class.Name, class.Number, class.Value)
		p.called = m.both(c, x, y)
		b.pieces = append(b.pieces, p)
	}
	for _, p := range second.pieces {
		if t, ok := p.form.(render.Text); ok {
			t.X, t.Y, t.Angle = t.Y, top+high, -90
			p.form = t
			b.pieces = append(b.pieces, p)
		}
	}
	for i, t := range beside {
		b = b.with(t, left-tickGap-t.width, top+float64(cell*(up-1-i))-t.height/2)
	}
	last := math.Inf(-1)
	for i, t := range below {
		if x := left + each*float64(i+1) - t.width/2; x > last+4 { // those that do not touch
			b = b.with(t, x, top+high+tickGap)
			last = x + t.width
		}
	}
	return b.with(m.text(names[0], "legend-label", math.Max(wide, m.Width-left)), left, b.height+tickGap)
}

// both is what a class of two values holds, in words: "income 10 – 20, age ≥ 40".
func (m *maker) both(c *scale.Scale, x, y int) string {
	var parts []string
	for i, breaks := range [][]float64{c.Breaks, c.Second.Breaks} {
		part := m.part(breaks, c.Open, [2]int{x, y}[i])
		if i < len(c.By) {
			part = c.By[i] + " " + part
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ", ")
}

// meeting are the numbers where the classes of one of two values meet.
func (m *maker) meeting(breaks []float64) (texts []block) {
	inner := breaks[1 : len(breaks)-1]
	d := decimals(breaks)
	for _, v := range inner {
		texts = append(texts, m.text(m.Number(v, d), "legend-label", m.Width))
	}
	return texts
}

// cellFor is how wide a class is for the numbers beneath the square, at most as wide as
// there is room.
func cellFor(texts []block, most float64) float64 {
	each := float64(cell)
	for i := 1; i < len(texts); i++ {
		each = math.Max(each, math.Ceil((texts[i-1].width+texts[i].width)/2+6))
	}
	return math.Max(cell, math.Floor(math.Min(each, math.Min(most, cellMost))))
}
