package scale

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/styles/classes"
	"github.com/seed-898ab921/kartograph/styles/palette"
)

// Make makes the scale of a spec for the values of a layer's features, one datum each.
// What readers of the map should know of it comes as warnings. The error says what
// cannot be, and what to try.
func Make(spec Spec, data []Datum) (*Scale, []string, error) {
	m := &maker{spec: spec, s: &Scale{
		Title: spec.Title, Unit: spec.Unit, Property: spec.property(), Method: spec.method(), Palette: spec.Looks.Palette,
		Missing: Class{Name: "missing", Number: "missing", Value: spec.missing()},
	}}
	m.gather(data)
	var err error
	switch m.s.Method {
	case Category:
		err = m.categories(data)
	case Continuous:
		err = m.continuous()
	case Area, Linear:
		err = m.proportional()
	case Bivariate:
		err = m.bivariate(data)
	default:
		err = m.classed()
	}
	if err != nil {
		return nil, nil, err
	}
	m.count(data)
	m.tell(data)
	return m.s, m.warnings, nil
}

// maker makes one scale.
type maker struct {
	spec     Spec
	s        *Scale
	warnings []string
}

func (m *maker) warn(format string, args ...any) {
	m.warnings = append(m.warnings, fmt.Sprintf(format, args...))
}

// missing is how features without a value are drawn.
func (s Spec) missing() string {
	switch {
	case s.Missing != "":
		return s.look(s.Missing)
	case s.property().Sized():
		return "0"
	case s.property() == Pattern:
		return "none"
	}
	return "#ddd"
}

// gather takes the numbers, and the domain.
func (m *maker) gather(data []Datum) {
	if m.s.Method != Category {
		numbers := make([]float64, 0, len(data))
		for _, d := range data {
			if m.s.Method != Bivariate || finite(d.Second) {
				numbers = append(numbers, d.Number)
			}
		}
		m.s.Values = classes.Numbers(numbers)
		m.s.Count = len(m.s.Values)
	}
	if n := len(m.s.Values); n > 0 {
		m.s.Domain = [2]float64{m.s.Values[0], m.s.Values[n-1]}
	}
	if c := m.spec.Common; c != nil {
		m.s.Domain = c.Domain
	}
	if d := m.spec.Domain; d != nil {
		m.s.Domain = *d
	}
}

// inside are the values within the domain, with its ends where it was given, so that
// classes reach to these.
func (m *maker) inside() []float64 {
	if m.spec.Domain == nil {
		return m.s.Values
	}
	low, high := m.s.Domain[0], m.s.Domain[1]
	values := []float64{low}
	for _, v := range m.s.Values {
		if v > low && v < high {
			values = append(values, v)
		}
	}
	return append(values, high)
}

// classed makes a scale of classes of numbers.
func (m *maker) classed() error {
	var err error
	if m.s.Method == Threshold {
		err = m.thresholds()
	} else {
		err = m.find()
	}
	if err != nil || len(m.s.Breaks) == 0 {
		return err
	}
	n := len(m.s.Breaks) - 1
	looks, err := m.looks(n)
	if err != nil {
		return err
	}
	for i, look := range looks {
		m.s.Classes = append(m.s.Classes, Class{
			Name: fmt.Sprintf("q%d-%d", i+1, n), Number: fmt.Sprint(i + 1), From: m.s.Breaks[i], To: m.s.Breaks[i+1], Value: look})
	}
	fit := classes.FitOf(m.s.Breaks, m.s.Values)
	m.s.Fit = &fit
	return nil
}

// find finds the breaks by the method.
func (m *maker) find() error {
	if c := m.spec.Common; c != nil && len(c.Breaks) > 1 {
		m.s.Breaks = c.Breaks
		return nil
	}
	values := m.inside()
	if len(values) == 0 {
		return nil // told by tell
	}
	o := classes.Options{Classes: m.spec.Classes, Deviations: m.spec.Deviations, Centred: m.spec.Centred}
	if n := len(m.spec.Looks.Own); n > 0 && o.Classes == 0 {
		o.Classes = n
	}
	breaks, err := classes.Breaks(m.s.Method, values, o)
	if err != nil {
		return err
	}
	m.s.Breaks = classes.Distinct(breaks)
	if lost := len(breaks) - len(m.s.Breaks); lost > 0 && len(breaks) > 2 {
		m.warn("so many values are equal that %d of %d classes are left: the breaks are %s", len(m.s.Breaks)-1, len(breaks)-1, numbers(m.s.Breaks))
	}
	return nil
}

// thresholds takes the breaks that were given, and as ends how far the values go.
func (m *maker) thresholds() error {
	given := m.spec.Breaks
	if len(given) == 0 {
		return fmt.Errorf("the method %q needs \"breaks\": the numbers where a class ends and the next begins", Threshold)
	}
	low, high := given[0], given[len(given)-1]
	if m.s.Count > 0 || m.spec.Domain != nil || m.spec.Common != nil {
		low, high = min(low, m.s.Domain[0]), max(high, m.s.Domain[1])
	}
	m.s.Breaks = append(append([]float64{low}, given...), high)
	m.s.Domain = [2]float64{low, high}
	m.s.Open = true
	return nil
}

// count counts the features of each class.
func (m *maker) count(data []Datum) {
	s := m.s
	for _, d := range data {
		if c := s.Of(d).Class; c != nil {
			c.Count++
		}
		if s.Method != Category && finite(d.Number) && (d.Number < s.Domain[0] || d.Number > s.Domain[1]) {
			s.Outside++
		}
	}
	s.Count = len(data) - s.Missing.Count
}

// tell tells what the scale does not show as one might expect.
func (m *maker) tell(data []Datum) {
	s := m.s
	if len(data) > 0 && s.Count == 0 {
		m.warn("none of the %d features has a value", len(data))
		return
	}
	var empty []string
	for _, c := range s.Classes {
		if c.Count == 0 && s.Count > 0 && s.Second == nil && m.spec.Common == nil {
			empty = append(empty, c.text())
		}
	}
	if len(empty) > 0 {
		m.warn("%d of %d classes have no members: %s", len(empty), len(s.Classes), strings.Join(empty, ", "))
	}
	m.tellAlike()
	if s.Outside > 0 && m.spec.Domain != nil {
		m.warn("%d of %d values lie outside of the domain %s and are drawn like its ends", s.Outside, s.Count, numbers(s.Domain[:]))
	}
	if s.Sizes != nil && len(s.Values) > 0 && s.Values[0] < 0 {
		m.warn("values below 0 have no size and are drawn as missing; the least is %v", s.Values[0])
	}
}

// mostCompared is how many colours are compared, each with each: of more some are alike.
const mostCompared = 30

// tellAlike tells of classes whose colours some readers take for one.
func (m *maker) tellAlike() {
	var list []palette.Colour
	var of []Class
	for _, c := range m.s.Entries() {
		if colour, ok := palette.Parse(c.Value); ok && (c.Count > 0 || c.Name != m.s.Missing.Name) {
			list, of = append(list, colour), append(of, c)
		}
		if len(list) == mostCompared {
			break
		}
	}
	pairs := palette.Alike(list)
	if len(pairs) == 0 || m.s.Property.Sized() {
		return
	}
	p := slices.MinFunc(pairs, func(a, b palette.Pair) int { return cmp.Compare(a.Difference, b.Difference) })
	to := "readers"
	if p.Vision != palette.Common {
		to = "readers with " + string(p.Vision)
	}
	try := "fewer classes or a palette for all readers, such as YlGnBu, cividis or Okabe-Ito"
	if of[p.A].Name == m.s.Missing.Name || of[p.B].Name == m.s.Missing.Name {
		try = "another \"missing\", such as hatch-light"
	}
	m.warn("%s of classes look alike to some readers: %s (%s) and %s (%s) are ΔE %.1f apart to %s, and %d are wanted; try %s",
		plural(len(pairs), "pair"), of[p.A].Name, of[p.A].Value, of[p.B].Name, of[p.B].Value, p.Difference, to, palette.LeastDifference, try)
}

func plural(n int, word string) string {
	if n == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", n, word)
}

// text is a class for readers.
func (c Class) text() string {
	if c.Category != "" {
		return fmt.Sprintf("%s (%q)", c.Name, c.Category)
	}
	return fmt.Sprintf("%s (%s to %s)", c.Name, Readable(c.From), Readable(c.To))
}

// numbers lists numbers for readers.
func numbers(list []float64) string {
	var texts []string
	for _, v := range list {
		texts = append(texts, Readable(v))
	}
	return "[" + strings.Join(texts, ", ") + "]"
}

// Readable is a number in six digits for readers, without an exponent where people write
// none.
func Readable(v float64) string {
	text := strconv.FormatFloat(v, 'g', 6, 64)
	if size := math.Abs(v); size >= 1e-4 && size < 1e15 {
		if rounded, err := strconv.ParseFloat(text, 64); err == nil {
			return strconv.FormatFloat(rounded, 'f', -1, 64)
		}
	}
	return text
}

// largest is the larger of what two numbers are without their signs.
func largest(a, b float64) float64 { return max(math.Abs(a), math.Abs(b)) }
