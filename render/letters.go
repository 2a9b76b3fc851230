package render

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/seed-898ab921/kartograph/styles"
)

// Letters is a text whose letters are drawn as shapes, for viewers that lack its font.
type Letters struct {
	// Text is what the letters say, and where.
	Text Text
	// Curves are their outlines in pixels: closed contours, filled by the nonzero rule.
	Curves []Curve
}

func (Letters) form() {}

// Curve is a part of an outline from where the one before it ends: 'M', 'L', 'Q' and 'C'
// as in SVG, with as many points as these have there.
type Curve struct {
	Op     byte
	Points [3][2]float64
}

// letters writes outlines as one path, which is named by its text.
func (d *document) letters(m *Mark, l Letters, in inherited) error {
	if len(l.Curves) == 0 {
		d.stats.Empty++
		return nil
	}
	data, err := outlineData(l.Curves)
	if err != nil {
		return err
	}
	d.stats.PathBytes += int64(len(data))
	d.markAttributes(m, in, "d")
	d.attrs.set("role", "img")
	d.attrs.set("aria-label", strings.Join(l.Text.Lines, " "))
	d.out.indent()
	d.out.path(data, d.attrs.text, m.Title != "")
	d.shut("path", m.Title)
	return nil
}

// outlineData is the data of a path of outlines, in steps from point to point.
func outlineData(curves []Curve) ([]byte, error) {
	const steps = 100
	var data []byte
	x, y, last := 0, 0, byte(0)
	for i, c := range curves {
		n := map[byte]int{'M': 1, 'L': 1, 'Q': 2, 'C': 3}[c.Op]
		if c.Op == 'M' && i > 0 {
			data = append(data, 'Z')
		}
		op, fromX, fromY := c.Op, 0, 0
		if c.Op != 'M' {
			op, fromX, fromY = c.Op+('a'-'A'), x, y
		}
		repeated := op == last && op != 'M'
		if !repeated {
			data = append(data, op)
		}
		last = op
		for k := range n {
			px, py := math.Round(c.Points[k][0]*steps), math.Round(c.Points[k][1]*steps)
			if !(math.Abs(px) < 1e9 && math.Abs(py) < 1e9) {
				return nil, fmt.Errorf("a letter is at %v, %v, which cannot be drawn", c.Points[k][0], c.Points[k][1])
			}
			data = hundredths(data, int(px)-fromX, k > 0 || repeated)
			data = hundredths(data, int(py)-fromY, true)
			x, y = int(px), int(py)
		}
	}
	return append(data, 'Z'), nil
}

// hundredths adds a number of hundredths to the data of a path, behind another one or not.
func hundredths(data []byte, n int, behind bool) []byte {
	text := strconv.FormatFloat(float64(n)/100, 'f', -1, 64)
	if n > -100 && n < 100 {
		text = strings.Replace(text, "0.", ".", 1)
	}
	if behind && text[0] != '-' {
		data = append(data, ' ')
	}
	return append(data, text...)
}

// Outline draws the texts of a scene in outlines, where by knows them: it is given a Text or
// TextAlong with its whole style, and returns nil where it stays a text. What comes as a stream stays
// as it is.
func Outline(s *Scene, by func(f Form, style styles.Style) []Curve) {
	whole := rootStyle(s.Style)
	for i := range s.Groups {
		outlineGroup(&s.Groups[i], by, around{whole, inherited{}})
	}
}

func outlineGroup(g *Group, by func(f Form, style styles.Style) []Curve, a around) {
	style, in := a.enter(g)
	a = around{styles.Inherit(a.whole, style), in}
	marks := make([]Mark, len(g.Marks))
	for i, m := range g.Marks {
		if along, ok := m.Form.(TextAlong); ok && along.Text != "" && along.Line != nil {
			style := anchored(a.mark(&m), a.anchorOf(&m, along.Anchor))
			whole := styles.Inherit(a.whole, style)
			if curves := by(along, styles.Resolve(whole, whole)); curves != nil {
				m.Form = Letters{Text{Lines: []string{along.Text}}, curves}
				m.Style = m.Style.With(styles.Property{Name: "fill-rule", Value: "nonzero"})
			}
		}
		if t, ok := m.Form.(Text); ok && len(t.Lines) > 0 {
			style := anchored(a.mark(&m), a.anchorOf(&m, t.Anchor))
			whole := styles.Inherit(a.whole, style)
			if curves := by(t, styles.Resolve(whole, whole)); curves != nil {
				m.Form = Letters{t, curves}
				m.Style = m.Style.With(styles.Property{Name: "fill-rule", Value: "nonzero"})
			}
		}
		marks[i] = m
	}
	g.Marks = marks
	groups := make([]Group, len(g.Groups))
	copy(groups, g.Groups)
	g.Groups = groups
	for i := range g.Groups {
		outlineGroup(&g.Groups[i], by, a)
	}
}
