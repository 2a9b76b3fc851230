package scale

import (
	"fmt"
	"math"
	"strconv"

	"github.com/seed-898ab921/kartograph/styles/ink"
	"github.com/seed-898ab921/kartograph/styles/palette"
)

// continuous makes a scale that goes evenly between stops: those of a palette, looks of
// one's own, or the least and the largest size.
func (m *maker) continuous() error {
	if m.s.Property == Pattern {
		return fmt.Errorf("patterns have nothing between them; try another method than %q", Continuous)
	}
	looks, err := m.stops()
	if err != nil {
		return err
	}
	if given := m.spec.Breaks; len(given) > 1 {
		m.s.Domain = [2]float64{given[0], given[len(given)-1]}
		if len(looks) != len(given) {
			if looks, err = m.looks(len(given)); err != nil {
				return err
			}
		}
	} else if m.s.Count == 0 && m.spec.Domain == nil && m.spec.Common == nil {
		return nil
	}
	for i, look := range looks {
		at := m.s.Domain[0] + float64((m.s.Domain[1]-m.s.Domain[0])*float64(i)/float64(max(1, len(looks)-1)))
		if len(m.spec.Breaks) > 1 {
			at = m.spec.Breaks[i]
		}
		m.s.Stops = append(m.s.Stops, Stop{at, look})
	}
	return nil
}

// stops are the looks between which a continuous scale goes.
func (m *maker) stops() ([]string, error) {
	n := 2
	if list := m.spec.Looks.Own; len(list) > 0 {
		if n = len(list); n < 2 {
			return nil, fmt.Errorf("a continuous scale goes between two looks at least, and \"palette\" has %d", n)
		}
		for _, l := range list {
			if _, ok := palette.Parse(l.Value); !ok && !m.s.Property.Sized() {
				return nil, fmt.Errorf("%q: a continuous scale goes between colours such as #fee and #900", l.Value)
			} else if _, err := strconv.ParseFloat(l.Value, 64); err != nil && m.s.Property.Sized() {
				return nil, fmt.Errorf("%q: a continuous scale of sizes goes between numbers", l.Value)
			}
		}
		if !m.s.Property.Sized() {
			var values []string
			for _, l := range list {
				values = append(values, l.Value)
			}
			if _, err := ink.Mixable(values); err != nil {
				return nil, err
			}
		}
	} else if !m.s.Property.Sized() {
		p, err := m.named(n)
		if err != nil {
			return nil, err
		}
		n = len(p.Stops())
	}
	return m.looks(n)
}

// between is the look at a value on a continuous scale.
func (s *Scale) between(v float64) string {
	last := len(s.Stops) - 1
	i := 0
	for i < last-1 && v >= s.Stops[i+1].At {
		i++
	}
	from, to := s.Stops[i], s.Stops[min(i+1, last)]
	t := 0.0
	if width := to.At - from.At; width > 0 {
		t = max(0, min((v-from.At)/width, 1))
	}
	if s.Property.Sized() {
		a, _ := strconv.ParseFloat(from.Value, 64)
		b, _ := strconv.ParseFloat(to.Value, 64)
		return short(a + float64((b-a)*t))
	}
	return mixed(from.Value, to.Value, t)
}

// mixed is the colour at t, 0 to 1, between two: of inks in inks, as stops has checked.
func mixed(from, to string, t float64) string {
	if inks, err := ink.Mixable([]string{from, to}); inks && err == nil {
		return ink.Mix(from, to, t)
	}
	a, _ := palette.Parse(from)
	b, _ := palette.Parse(to)
	return palette.Mix(a, b, t).Hex()
}

// proportional makes a scale whose sizes stand to each other as the values do.
func (m *maker) proportional() error {
	p := m.s.Property
	if !p.Sized() || m.s.Method == Area && p != Radius {
		return fmt.Errorf("the method %q is for the property r (circles)%s, and not for %s", m.s.Method, map[bool]string{true: ", stroke-width and opacity"}[m.s.Method == Linear], p)
	}
	_, most := m.spec.between()
	of := largest(m.s.Domain[0], m.s.Domain[1])
	m.s.Sizes = &Sizes{Area: m.s.Method == Area, Of: of, Max: most}
	if m.spec.Min != nil {
		m.s.Sizes.Min = *m.spec.Min
	}
	return nil
}

// Size is the size of a value, in pixels; 0 and less have none.
func (z *Sizes) Size(v float64) float64 {
	if !(v > 0) || !(z.Of > 0) {
		return 0
	}
	part := v / z.Of
	if z.Area {
		part = math.Sqrt(part)
	}
	return max(z.Max*part, z.Min)
}

func (z *Sizes) text(v float64) string { return short(z.Size(v)) }
