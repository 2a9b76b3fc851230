package scale

import (
	"fmt"
	"math"
	"slices"
	"strconv"

	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/ink"
	"github.com/seed-898ab921/kartograph/styles/palette"
)

// look is a look as stylesheets write it: patterns are called by their names.
func (s Spec) look(value string) string {
	if _, colour := styles.RGB(value); !colour && slices.Contains(s.Patterns, value) {
		return "url(#" + value + ")"
	}
	return value
}

// looks are the looks of n classes, from the least to the largest.
func (m *maker) looks(n int) ([]string, error) {
	var looks []string
	var err error
	switch {
	case len(m.spec.Looks.Own) > 0:
		looks, err = m.own(n)
	case m.s.Property == Pattern:
		looks, err = m.patterned(n)
	case m.s.Property.Sized():
		looks = m.spec.steps(n)
	default:
		looks, err = m.coloured(n)
	}
	if m.spec.Reverse {
		slices.Reverse(looks)
	}
	return looks, err
}

// own are looks of one's own: as many as there are, or others between their colours.
func (m *maker) own(n int) ([]string, error) {
	var list []string
	for _, l := range m.spec.Looks.Own {
		list = append(list, m.spec.look(l.Value))
	}
	if len(list) == n {
		return list, nil
	}
	if n == 0 {
		return nil, nil // categories without values, told by tell
	}
	stops, ok := colours(list)
	if !ok || len(stops) < 2 {
		return nil, fmt.Errorf("there are %d classes and %d looks in \"palette\"; want one for each class, or colours such as #fee and #900 to go between", n, len(list))
	}
	m.warn("there are %d classes and %d colours in \"palette\": the classes have colours between these", n, len(list))
	inks, err := ink.Mixable(list)
	if err != nil {
		return nil, err
	}
	if inks {
		return inked(list, n), nil
	}
	return hex(palette.Between(stops, n)), nil
}

// inked are n colours at even distances along some of inks; one is the middle.
func inked(list []string, n int) []string {
	all := make([]string, n)
	for i := range all {
		t := 0.5
		if n > 1 {
			t = float64(i) / float64(n-1)
		}
		x := t * float64(len(list)-1)
		k := min(int(x), len(list)-2)
		all[i] = ink.Mix(list[k], list[k+1], x-float64(k))
	}
	return all
}

// colours are looks as colours that can be reckoned with; ok is false if one is none.
func colours(list []string) (all []palette.Colour, ok bool) {
	for _, text := range list {
		c, ok := palette.Parse(text)
		if !ok {
			return nil, false
		}
		all = append(all, c)
	}
	return all, true
}

func hex(list []palette.Colour) []string {
	texts := make([]string, len(list))
	for i, c := range list {
		texts[i] = c.Hex()
	}
	return texts
}

// named is the palette that is asked for, or the one that a method has by itself.
func (m *maker) named(n int) (palette.Palette, error) {
	name := m.spec.Looks.Palette
	if name == "" {
		switch {
		case m.s.Method == Category && n <= 7:
			name = "Okabe-Ito"
		case m.s.Method == Category:
			name = "Set3"
		case m.s.Method == Bivariate:
			name = "green-blue"
		case m.s.Method == classes.MeanDeviation:
			name = "PuOr"
		default:
			name = "YlGnBu"
		}
		m.s.Palette = name
	}
	p, ok := palette.Find(name)
	if !ok {
		return p, fmt.Errorf("no palette is called %q", name)
	}
	return p, nil
}

// coloured are the colours of a palette for n classes.
func (m *maker) coloured(n int) ([]string, error) {
	p, err := m.named(n)
	if err != nil {
		return nil, err
	}
	list := p.Colours(n)
	if len(list) < n {
		return nil, fmt.Errorf("there are %d classes, and the palette %q has %d colours, with none between; try a palette for numbers, such as YlGnBu, or fewer classes", n, p.Name, len(list))
	}
	return hex(list), nil
}

// sizes are the least and the largest size where a spec names none.
func sizes(p Property) (low, high float64) {
	switch p {
	case StrokeWidth:
		return 0.5, 6
	case Opacity:
		return 0.2, 1
	}
	return 3, 20
}

// between is the least and the largest size.
func (s Spec) between() (low, high float64) {
	low, high = sizes(s.property())
	if s.Max != nil {
		high = *s.Max
		low = min(low, high)
	}
	if s.Min != nil {
		low = *s.Min
	}
	return low, high
}

// steps are the sizes of n classes: circles whose areas grow evenly, other sizes that
// do so themselves.
func (s Spec) steps(n int) []string {
	low, high := s.between()
	looks := make([]string, n)
	for i := range looks {
		t := 1.0
		if n > 1 {
			t = float64(i) / float64(n-1)
		}
		size := low + float64((high-low)*t)
		if s.property() == Radius {
			size = math.Sqrt(float64(low*low) + float64((float64(high*high)-float64(low*low))*t))
		}
		looks[i] = short(size)
	}
	return looks
}

// short is a size as it is written, to a hundredth, as circles are drawn.
func short(v float64) string {
	return strconv.FormatFloat(math.Round(v*100)/100+0, 'f', -1, 64)
}
