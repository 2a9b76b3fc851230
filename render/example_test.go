package render_test

import (
	"fmt"
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
