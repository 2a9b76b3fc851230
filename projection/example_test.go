package projection_test

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
	"github.com/twpayne/go-geom"
)

// A map of the Pacific, 600 pixels wide, on which a line from Japan to
// California is whole.
func Example() {
	p, err := catalogue.New(catalogue.Settings{ID: "robinson", Params: map[string]float64{"lon0": 180}})
	if err != nil {
		fmt.Println(err)
		return
	}
	p = p.WithView(projection.Fit(p.Extent(), projection.Page{MaxX: 600, MaxY: 300}))

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

// plateCarree is a formula of a program's own.
type plateCarree struct{}

func (plateCarree) Forward(lambda, phi float64) (x, y float64) { return lambda, phi }

func (plateCarree) Inverse(x, y float64) (lambda, phi float64) {
	if !(math.Abs(x) <= math.Pi && math.Abs(y) <= math.Pi/2) {
		return math.NaN(), math.NaN()
	}
	return x, y
}

// A formula that no catalogue has, turned to 90 degrees west and cut at the
// polar circles.
func ExampleNew() {
	setup := projection.Setup{
		Formula: plateCarree{},
		Rotate:  [3]float64{-90, 0, 0},
		Clip:    projection.Clip{South: -66.6, North: 66.6},
	}
	p, err := projection.New(setup, projection.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	x, y, _ := p.Forward(-45, 30)
	fmt.Printf("%.4f %.4f\n", x, y)
	_, _, ok := p.Forward(-45, 70)
	fmt.Println(ok)
	// Output:
	// 0.7854 -0.5236
	// false
}
