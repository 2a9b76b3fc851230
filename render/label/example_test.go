package label_test

import (
	"context"
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
	wanted := label.Wanted{Lines: label.Lines("Bosnia and Herzegovina", nil, 12), Feature: country, Font: label.Font{Size: 5}}
	placed, err := label.Place(context.Background(), []label.Wanted{wanted}, label.Page{Frame: render.Box{MaxX: 100, MaxY: 100}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, p := range placed {
		fmt.Printf("%q at %.0f, %.1f\n", p.Text.Lines, p.Text.X, p.Text.Y)
	}
	// Output: ["Bosnia and" "Herzegovina"] at 20, 48.8
}
