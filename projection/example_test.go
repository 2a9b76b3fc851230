package projection_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// A map of the Pacific, 600 pixels wide, on which a line from Japan to
// California is whole.
func Example() {
	p, err := projection.New(projection.Settings{ID: "robinson", Params: map[string]float64{"lon0": 180}})
	if err != nil {
		fmt.Println(err)
		return
	}
	p = p.WithView(projection.Fit(p.Extent(), projection.Box{MaxX: 600, MaxY: 300}))

	line := geom.NewLineStringFlat(geom.XY, []float64{140, 36, -120, 36})
	g := p.Project(line)
	flat := g.FlatCoords()
	fmt.Printf("%T from %.0f, %.0f to %.0f, %.0f\n", g, flat[0], flat[1], flat[len(flat)-2], flat[len(flat)-1])

	lon, lat, _ := p.Inverse(300, 100)
	fmt.Printf("north of the middle is %.0f, %.0f\n", lon, lat)
	// Output:
	// *geom.LineString from 238, 83 to 393, 83
	// north of the middle is 180, 27
}
