package label_test

import (
	"fmt"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/render"
	"github.com/seed-898ab921/kartograph/render/label"
)

// The label of a country that has the shape of a horseshoe.
func Example() {
	country := geom.NewPolygonFlat(geom.XY, []float64{
		0, 0, 100, 0, 100, 10, 40, 10, 40, 90, 100, 90, 100, 100, 0, 100, 0, 0,
	}, []int{18})
	x, y, _ := label.Point(country, "")
	wanted := label.Wanted{Lines: label.Lines("Bosnia and Herzegovina", nil, 12), X: x, Y: y, Size: 10}
	for _, p := range label.Place([]label.Wanted{wanted}, label.Page{Frame: render.Box{MaxX: 100, MaxY: 100}}) {
		fmt.Printf("%q at %.0f, %.1f\n", p.Text.Lines, p.Text.X, p.Text.Y)
	}
	// Output: ["Bosnia and" "Herzegovina"] at 20, 24.1
}
