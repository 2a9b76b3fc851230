package render_test

import (
	"fmt"
	"io"
	"os"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/styles"
)

// A map with one square on it.
func Example() {
	square := geom.NewPolygonFlat(geom.XY, []float64{10, 10, 60, 10, 60, 35.5, 10, 35.5, 10, 10}, []int{10})
	scene := render.Scene{
		Width: 100, Height: 50, Title: "R&D",
		Groups: []render.Group{{
			ID:    "land",
			Style: styles.Style{{Name: "fill", Value: "#ddd"}},
			Marks: []render.Mark{{
				ID: "sq", Form: render.Shape{Geometry: square}, Title: "Square",
				Attributes: []render.Attribute{{Name: "POP_EST", Value: "7"}},
			}},
		}},
	}
	if _, err := render.WriteSVG(os.Stdout, scene, render.Options{}); err != nil {
		fmt.Println(err)
	}
	// Output:
	// <?xml version="1.0"?>
	// <svg fill="none" fill-rule="evenodd" stroke="#000" stroke-linejoin="round" viewBox="0 0 100 50" width="100" height="50" role="img" aria-labelledby="map-title" xmlns="http://www.w3.org/2000/svg">
	// <title id="map-title">R&amp;D</title>
	// <g id="land" fill="#ddd">
	// <path d="m10 10h50v25.5H10z" id="sq" data-pop-est="7"><title>Square</title></path>
	// </g>
	// </svg>
}

// lister is a painter that writes a line for each thing that is drawn.
type lister struct {
	w     io.Writer
	stats render.Stats
}

func (l *lister) Begin(g *render.Group, style styles.Style) error {
	_, err := fmt.Fprintf(l.w, "%s:\n", g.ID)
	return err
}

func (l *lister) End(*render.Group) error { return nil }

func (l *lister) Mark(m *render.Mark, style styles.Style) error {
	l.stats.Marks++
	fill, _ := style.Get("fill")
	var err error
	switch form := m.Form.(type) {
	case render.Shape:
		_, err = fmt.Fprintf(l.w, "  a %T filled with %s\n", form.Geometry, fill)
	case render.Text:
		_, err = fmt.Fprintf(l.w, "  %q in %s\n", form.Lines, fill)
	case render.TextAlong:
		_, err = fmt.Fprintf(l.w, "  %q in %s along a line\n", form.Text, fill)
	}
	return err
}

// A format of one's own, which a map writes as it does those that there are:
// Map.Write(w, list).
func ExampleFormat() {
	list := render.Format{
		Name: "list", Title: "what is drawn, in words", Endings: []string{".txt"}, MediaType: "text/plain",
		Write: func(w io.Writer, s render.Scene, _ render.Options) (render.Stats, error) {
			l := &lister{w: w}
			err := render.Paint(&s, l)
			return l.stats, err
		},
	}
	scene := render.Scene{Width: 100, Height: 50, Groups: []render.Group{
		{ID: "land", Style: styles.Style{{Name: "fill", Value: "#ddd"}}, Marks: []render.Mark{
			{Form: render.Rectangle(10, 10, 50, 25)},
			{Form: render.Circle(70, 20, 5), Style: styles.Style{{Name: "fill", Value: "red"}}},
		}},
		{ID: "words", Marks: []render.Mark{{Form: render.Text{X: 10, Y: 10, Lines: []string{"R&D"}}}}},
	}}
	stats, err := list.Write(os.Stdout, scene, render.Options{})
	fmt.Println(stats.Marks, err)
	// Output:
	// land:
	//   a *geom.Polygon filled with #ddd
	//   a *geom.Point filled with red
	// words:
	//   ["R&D"] in #000
	// 3 <nil>
}
