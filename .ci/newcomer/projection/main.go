// Command projection projects a line and a point, and takes the point back.
package main

import (
	"fmt"
	"log"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

func main() {
	p, err := catalogue.New(catalogue.Settings{ID: "robinson", Params: catalogue.Values{"lon0": 10}})
	if err != nil {
		log.Fatal(err)
	}
	p = p.WithView(projection.Fit(p.Extent(), projection.Page{MaxX: 800, MaxY: 400}))
	x, y, _ := p.Forward(15.44, 47.07)
	lon, lat, _ := p.Inverse(x, y)
	fmt.Printf("%.1f %.1f: %.2f %.2f\n", x, y, lon, lat)
	line := geom.NewLineStringFlat(geom.XY, []float64{150, 0, -120, 0})
	fmt.Printf("%T\n", p.Project(line)) // cut at the map's edge
}
