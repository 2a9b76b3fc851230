package render

import (
	"math"
	"strings"
	"testing"

	"github.com/seed-898ab921/kartograph/styles"
)

// TestLetters draws a text as outlines: one path, filled by the nonzero rule and named by
// its text, in the style and at the place in the order that the text had.
func TestLetters(t *testing.T) {
	curves := []Curve{
		{'M', [3][2]float64{{1, 2}}}, {'L', [3][2]float64{{2, 2}}}, {'L', [3][2]float64{{2, 2.504}}}, {'Q', [3][2]float64{{1, 3}, {0.5, -1}}},
		{'M', [3][2]float64{{5, 5}}}, {'C', [3][2]float64{{6, 6}, {7, 7}, {5, 5.25}}},
	}
	s := Scene{Width: 10, Height: 10, Groups: []Group{{Style: style("font-size", "20px", "fill", "#f00"), Marks: []Mark{
		{Form: Text{X: 1, Y: 2, Lines: []string{"R&D", "<b>"}}, Key: "a"}, {Form: Text{X: 1, Y: 2, Lines: []string{"stays"}}},
	}}}}
	before := s.Groups[0].Marks
	Outline(&s, func(form Form, whole styles.Style) []Curve {
		if got := whole.FontSize(); got != 20 {
			t.Errorf("font size %g", got)
		}
		if anchor, _ := whole.Get("text-anchor"); anchor != "middle" {
			t.Errorf("anchor %q", anchor)
		}
		if form.(Text).Lines[0] == "stays" {
			return nil
		}
		return curves
	})
	if _, ok := before[0].Form.(Text); !ok {
		t.Error("the marks that were given are changed")
	}
	var out strings.Builder
	if _, err := SVG().Write(&out, s, Options{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		`d="M1 2l1 0 0 .5q-1 .5-1.5-3.5ZM5 5c1 1 2 2 0 .25Z"`, `fill-rule="nonzero"`, `role="img"`, `aria-label="R&amp;D &lt;b&gt;"`, `<text x="1" y="2"`, `fill="#f00"`,
	} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("without %s:\n%s", want, out.String())
		}
	}
	s.Groups[0].Marks[0].Form = Letters{Curves: []Curve{{'M', [3][2]float64{{math.NaN(), 0}}}}}
	if _, err := SVG().Write(&out, s, Options{}); err == nil {
		t.Error("NaN is drawn")
	}
}
