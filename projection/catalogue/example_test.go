package catalogue_test

import (
	"fmt"

	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// Albers' conic for Central Europe, and where Berlin comes to lie on it, in
// radii.
func Example() {
	p, err := catalogue.New(catalogue.Settings{
		ID:     "albers",
		Params: map[string]float64{"lon0": 10, "lat0": 50, "lat1": 45, "lat2": 55},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	x, y, _ := p.Forward(13.4, 52.5)
	fmt.Printf("%.4f %.4f\n", x, y)
	// Output: 0.0360 -0.0446
}

func ExampleFind() {
	d, err := catalogue.Find("Winkel Tripel")
	fmt.Println(d.ID, d.Title, d.Params[1].Name, err)
	_, err = catalogue.Find("robinsen")
	fmt.Println(err)
	// Output:
	// winkel3 Winkel tripel lat1 <nil>
	// unknown projection "robinsen", did you mean "robinson"?
}
