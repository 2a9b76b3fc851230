package method_test

import (
	"fmt"
	"math"

	"github.com/seed-898ab921/kartograph/projection/crs/internal/method"
	"github.com/seed-898ab921/kartograph/projection/crs/internal/projstring"
	"github.com/seed-898ab921/kartograph/projection/internal/ellipsoid"
)

// The zone of UTM that Berlin lies in: its central meridian is in the setting,
// and the plane is in semi-major axes.
func Example() {
	p, err := projstring.Parse("+proj=utm +zone=33")
	if err != nil {
		fmt.Println(err)
		return
	}
	grs80 := ellipsoid.New(6378137, 6356752.314140356)
	set, _ := method.SettingOf(p, grs80)
	f, err := method.New("utm", p, &set)
	if err != nil {
		fmt.Println(err)
		return
	}
	const degree = math.Pi / 180
	x, y := f.Forward(13.4*degree-set.Lambda0, 52.52*degree)
	fmt.Printf("central meridian %.0f, easting %.0f, northing %.0f\n", set.Lambda0/degree, x*grs80.A+set.X0, y*grs80.A+set.Y0)
	_, err = method.New("utn", p, &set)
	fmt.Println(err)
	// Output:
	// central meridian 15, easting 391440, northing 5820080
	// +proj=utn: unknown projection, did you mean "utm"?
}
