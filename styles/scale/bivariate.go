package scale

import (
	"fmt"
	"slices"

	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/palette"
)

// bivariate makes a scale of two values: quantiles of both, or the breaks that were given,
// and a class for each pair.
func (m *maker) bivariate(data []Datum) error {
	n := m.spec.Classes
	if n == 0 {
		n = 3
	}
	var second []float64
	for _, d := range data {
		if finite(d.Number) && finite(d.Second) {
			second = append(second, d.Second)
		}
	}
	if len(second) == 0 && m.spec.Common == nil {
		return nil
	}
	var across, up []float64
	var err error
	if c := m.spec.Common; c != nil && len(c.Second) > 1 {
		across, up = c.Breaks, c.Second
	} else if len(m.spec.Breaks) > 0 && len(m.spec.Second) > 0 {
		across, up = between(m.spec.Breaks, m.s.Values), between(m.spec.Second, second)
		m.s.Open = true
	} else if across, err = m.quantiles("first", m.s.Values, n); err != nil {
		return err
	} else if up, err = m.quantiles("second", second, n); err != nil {
		return err
	}
	m.s.Breaks = across
	m.s.Second = &Axis{Breaks: up, Domain: [2]float64{up[0], up[len(up)-1]}}
	looks, err := m.square(len(across)-1, len(up)-1)
	if err != nil {
		return err
	}
	for i, look := range looks {
		x, y := i%(len(across)-1), i/(len(across)-1)
		m.s.Classes = append(m.s.Classes, Class{Name: fmt.Sprintf("b%d-%d", x+1, y+1), Number: fmt.Sprintf("%d-%d", x+1, y+1),
			From: across[x], To: across[x+1], Value: look})
	}
	return nil
}

// between are breaks that were given, with as ends how far values go, or beyond them as
// far as the breaks do.
func between(given, values []float64) []float64 {
	low, high := given[0], given[len(given)-1]
	for _, v := range values {
		low, high = min(low, v), max(high, v)
	}
	return append(append([]float64{low}, given...), high)
}

func (m *maker) quantiles(which string, values []float64, n int) ([]float64, error) {
	breaks, err := classes.Breaks(classes.Quantile, values, classes.Options{Classes: n})
	if err != nil {
		return nil, err
	}
	distinct := classes.Distinct(breaks)
	if len(distinct) < len(breaks) {
		m.warn("so many of the %s values are equal that %d of %d classes are left", which, len(distinct)-1, n)
	}
	return distinct, nil
}

// square are the looks of a square of classes, in rows from below.
func (m *maker) square(across, up int) ([]string, error) {
	if list := m.spec.Looks.Own; len(list) > 0 {
		if len(list) != across*up {
			return nil, fmt.Errorf("there are %d × %d classes and %d looks in \"palette\"; want one for each, in rows from the least of the second value", across, up, len(list))
		}
		var looks []string
		for _, l := range list {
			looks = append(looks, m.spec.look(l.Value))
		}
		return looks, nil
	}
	if m.s.Property != Fill && m.s.Property != Stroke {
		return nil, fmt.Errorf("a bivariate scale is of colours; want the property fill or stroke, or a list in \"palette\"")
	}
	p, err := m.named(across)
	if err != nil {
		return nil, err
	}
	if p.Kind != palette.Square {
		return nil, fmt.Errorf("the palette %q has one direction; a bivariate scale needs one of two, such as green-blue, or a list", p.Name)
	}
	list := p.Square(across, up)
	if m.spec.Reverse {
		slices.Reverse(list)
	}
	return hex(list), nil
}
