package legend

import (
	"fmt"
	"testing"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
	"github.com/seed-898ab921/kartograph/styles/scale"
)

// A square writes the numbers where classes meet, beneath it and at its left, none upon
// another, however long they are and however narrow the legend is.
func TestSquareHasNumbers(t *testing.T) {
	for _, c := range []struct {
		name       string
		width      float64
		across, up []float64
		want       []string
	}{
		{"two breaks", 180, []float64{0, 10, 20, 30}, []float64{0, 1.5, 2.5, 9}, []string{"1.5", "2.5", "10", "20"}},
		{"long numbers", 180, []float64{0, 1234567, 2345678, 3456789}, []float64{0, 1, 2, 3}, []string{"1", "2", "1234567"}},
		{"one break", 180, []float64{0, 5, 9}, []float64{0, 7, 8}, []string{"7", "5"}},
		{"narrow", 90, []float64{0, 10, 20, 30, 40}, []float64{0, 1, 2, 3, 4}, []string{"1", "2", "3", "10", "20", "30"}},
	} {
		s := &scale.Scale{Property: scale.Fill, By: []string{"a", "b"}, Breaks: c.across, Second: &scale.Axis{Breaks: c.up}}
		for range (len(c.across) - 1) * (len(c.up) - 1) {
			s.Classes = append(s.Classes, scale.Class{Value: "#ccc"})
		}
		look := func(*styles.Sheet, string, string) styles.Style { return nil }
		l := Make(Spec{}, []Subject{{Scale: s, Name: "Two", Shape: styles.Area, Look: look}}, Page{Width: c.width, Number: func(v float64, d int) string { return fmt.Sprintf("%.*f", d, v) }})
		var boxes []render.Box
		var texts []string
		for _, p := range l.pieces {
			text, ok := p.form.(render.Text)
			if !ok || text.Angle != 0 || text.Lines[0] == "Two" || text.Lines[0] == "a →" {
				continue
			}
			texts = append(texts, text.Lines[0])
			box := render.Box{MinX: text.X, MinY: text.Y - 8, MaxX: text.X + 6*float64(len(text.Lines[0])), MaxY: text.Y}
			for i, o := range boxes {
				if box.Meets(o) {
					t.Errorf("%s: %q stands upon %q", c.name, texts[len(texts)-1], texts[i])
				}
			}
			if boxes = append(boxes, box); box.MinX < 0 || box.MaxX > l.Width {
				t.Errorf("%s: %q leaves the legend", c.name, text.Lines[0])
			}
		}
		if fmt.Sprint(texts) != fmt.Sprint(c.want) {
			t.Errorf("%s: the numbers are %q, want %q", c.name, texts, c.want)
		}
	}
}
