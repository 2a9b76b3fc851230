package legend

import (
	"math"
	"slices"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// Sizes of ramps in pixels: how thick they are, how long at least and at most.
const rampThick, rampLeast, rampMost, tickGap = 12, 120, 320, 3

// strips is of how many pieces a continuous ramp is made.
const strips = 48

// histogramHeight is how high the tallest bar of a histogram is, in pixels; bars how
// many there are.
const histogramHeight, histogramBars = 30, 24

// ramped reports whether classes are drawn as a ramp side by side.
func (m *maker) ramped(s Subject) bool {
	if len(s.Scale.Breaks) < 2 || s.Shape != styles.Area || s.Scale.Property == scale.StrokeWidth {
		return false
	}
	return m.horizontal() || m.spec.Histogram
}

func (m *maker) horizontal() bool {
	return m.spec.Direction == Horizontal || m.Below && m.spec.Direction == ""
}

// ramp is a scale as a ramp with numbers: classes side by side, or as long as their
// values reach where a histogram stands above; continuous scales without steps.
func (m *maker) ramp(s Subject) block {
	long := math.Min(m.Width, rampLeast)
	if m.Below || m.spec.Width > 0 {
		long = math.Min(m.Width, rampMost)
	}
	if len(s.Scale.Stops) > 0 {
		if !m.horizontal() && !m.spec.Histogram {
			return m.upright(s)
		}
		return m.continuous(s, math.Max(long, math.Min(m.Width, rampLeast)))
	}
	if m.spec.Histogram {
		return m.proportional(s, math.Min(m.Width, rampMost))
	}
	return m.steps(s)
}

// steps are classes side by side, equally long, with numbers where they meet. Where
// these have no room, they stand one below the other.
func (m *maker) steps(s Subject) block {
	c := s.Scale
	n := len(c.Classes)
	d := decimals(written(c.Breaks, c.Open))
	var ticks []block
	for i, v := range c.Breaks {
		if c.Open && (i == 0 || i == n) && n > 1 {
			ticks = append(ticks, block{})
			continue
		}
		ticks = append(ticks, m.text(m.Number(v, d), "legend-label", m.Width))
	}
	long := 26.0
	for i := 1; i < len(ticks); i++ {
		long = math.Max(long, math.Ceil((ticks[i-1].width+ticks[i].width)/2+6))
	}
	left, right := math.Ceil(ticks[0].width/2), math.Ceil(ticks[n].width/2)
	if left+long*float64(n)+right > m.Width {
		return m.entries(s, m.classes(s))
	}
	b := block{width: left + long*float64(n) + right, height: rampThick}
	for i, class := range c.Classes {
		at := i
		if m.spec.Descending {
			at = n - 1 - i
		}
		p := s.swatch(render.Rectangle(left+long*float64(at), 0, long, rampThick), class.Name, class.Number, class.Value)
		p.called = m.between(c, i)
		b.pieces = append(b.pieces, p)
	}
	for i, t := range ticks {
		at := i
		if m.spec.Descending {
			at = n - i
		}
		b = b.with(t, left+long*float64(at)-t.width/2, rampThick+tickGap)
	}
	return b
}

// proportional are classes as long as their values reach, with a histogram above.
func (m *maker) proportional(s Subject, width float64) block {
	c := s.Scale
	d := decimals(c.Breaks)
	first, last := m.text(m.Number(c.Breaks[0], d), "legend-label", width), m.text(m.Number(c.Breaks[len(c.Breaks)-1], d), "legend-label", width)
	a := axis{from: c.Breaks[0], to: c.Breaks[len(c.Breaks)-1], start: math.Ceil(first.width / 2)}.bentFor(c.Values)
	a.long = math.Max(40, width-math.Ceil(first.width/2)-math.Ceil(last.width/2))
	b := m.histogram(s, a)
	top := b.height
	b.width, b.height = a.start+a.long, top+rampThick
	for i, class := range c.Classes {
		x, to := a.at(class.From), a.at(class.To)
		p := s.swatch(render.Rectangle(x, top, math.Max(to-x, 1), rampThick), class.Name, class.Number, class.Value)
		p.called = m.between(c, i)
		b.pieces = append(b.pieces, p)
	}
	return m.ticks(b, a, c.Breaks, func(float64) int { return d }, top+rampThick+tickGap)
}

// continuous is a ramp without steps.
func (m *maker) continuous(s Subject, width float64) block {
	c := s.Scale
	a := axis{from: c.Domain[0], to: c.Domain[1]}
	if m.spec.Histogram {
		a = a.bentFor(c.Values)
	}
	values := a.round()
	d := decimals(values)
	widest := 0.0
	for _, v := range values {
		widest = math.Max(widest, m.text(m.Number(v, a.decimals(v, d)), "legend-label", width).width)
	}
	a.start = math.Ceil(widest / 2)
	a.long = math.Max(40, width-2*math.Ceil(widest/2))
	var b block
	if m.spec.Histogram {
		b = m.histogram(s, a)
	}
	top, bounds := b.height, within(c, values)
	b.width, b.height = a.start+a.long, top+rampThick
	for i := range strips {
		x, v := a.start+a.long*float64(i)/strips, a.value((float64(i)+0.5)/strips)
		long := a.long/strips + 0.6 // a little beneath the next one, so that nothing shows between
		if i == strips-1 {
			long = a.long / strips
		}
		p := m.plain(s, render.Rectangle(x, top, long, rampThick), v)
		p.span = s.span(v, bounds)
		b.pieces = append(b.pieces, p)
	}
	return m.ticks(b, a, values, func(v float64) int { return a.decimals(v, d) }, top+rampThick+tickGap)
}

// strip is the value in the middle of a strip of a continuous ramp.
func strip(c *scale.Scale, i int) float64 {
	return c.Domain[0] + float64((c.Domain[1]-c.Domain[0])*(float64(i)+0.5)/strips)
}

// upright is a continuous ramp from below to above, with numbers beside it.
func (m *maker) upright(s Subject) block {
	c := s.Scale
	values := roundSteps(c.Domain[0], c.Domain[1], 5)
	d, bounds := decimals(values), within(c, values)
	half := math.Ceil(m.text("0", "legend-label", m.Width).height / 2)
	b := block{width: rampThick, height: rampLeast + 2*half}
	a := axis{from: -c.Domain[1], to: -c.Domain[0], start: half, long: rampLeast}
	if m.spec.Descending {
		a.from, a.to = c.Domain[0], c.Domain[1]
	}
	place := func(v float64) float64 {
		if m.spec.Descending {
			return a.at(v)
		}
		return a.at(-v)
	}
	const high = rampLeast / float64(strips)
	for k := range strips {
		i := strips - 1 - k
		if m.spec.Descending {
			i = k
		}
		y := half + high*float64(k)
		tall := high + 0.6
		if k == strips-1 {
			tall = high
		}
		p := m.plain(s, render.Rectangle(0, y, rampThick, tall), strip(c, i))
		p.span = s.span(strip(c, i), bounds)
		b.pieces = append(b.pieces, p)
	}
	last := math.Inf(-1)
	for i := range values {
		v := values[i]
		if !m.spec.Descending {
			v = values[len(values)-1-i]
		}
		t := m.text(m.Number(v, d), "legend-label", m.Width-rampThick-textGap)
		if y := place(v) - t.height/2; y > last+1 {
			b = b.with(t, rampThick+textGap, y)
			last = y + t.height
		}
	}
	return b
}

// plain is a part of a ramp in the look of a value, without a stroke; a scale of strokes
// fills it with their colour.
func (m *maker) plain(s Subject, form render.Form, v float64) piece {
	value := s.Scale.Of(scale.Datum{Number: v}).Value
	p := s.swatch(form, "", "", value)
	look := p.style
	p.style = func(sheet *styles.Sheet) styles.Style {
		own := styles.Style{{Name: "stroke", Value: "none"}}
		if s.Scale.Property == scale.Stroke {
			own = styles.Style{{Name: "fill", Value: value}, {Name: "stroke", Value: "none"}}
		}
		return styles.Over(look(sheet), own)
	}
	return p
}

// ticks writes numbers below a ramp, the ends first, and of the others those that do
// not touch.
func (m *maker) ticks(b block, a axis, values []float64, d func(v float64) int, y float64) block {
	type span struct{ from, to float64 }
	var taken []span
	order := []int{0, len(values) - 1}
	for i := 1; i < len(values)-1; i++ {
		order = append(order, i)
	}
	for k, i := range order {
		if k == 1 && i == 0 {
			continue
		}
		t := m.text(m.Number(values[i], d(values[i])), "legend-label", b.width*2)
		x := a.at(values[i]) - t.width/2
		fits := true
		for _, o := range taken {
			fits = fits && (x > o.to+4 || x+t.width < o.from-4)
		}
		if fits {
			taken = append(taken, span{x, x + t.width})
			b = b.with(t, math.Max(0, x), y)
		}
	}
	return b
}

// histogram draws how many features have which value, in the look of these.
func (m *maker) histogram(s Subject, a axis) block {
	counts := a.counts(s.Scale.Values)
	most := slices.Max(counts)
	b := block{width: a.start + a.long, height: histogramHeight + 2}
	if most == 0 {
		return block{}
	}
	for i, n := range counts {
		if n == 0 {
			continue
		}
		long, high := a.long/histogramBars, math.Max(0.5, histogramHeight*float64(n)/float64(most))
		v := a.value((float64(i) + 0.5) / histogramBars)
		b.pieces = append(b.pieces, m.plain(s, render.Rectangle(a.start+long*float64(i), histogramHeight-high, long-0.5, high), v))
	}
	return b
}
