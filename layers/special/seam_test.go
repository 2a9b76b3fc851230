package special

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// Where three of four points tell that a map is not torn the fourth one would not have
// told otherwise.
func TestTornByThreePointsIsByFour(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 9))
	torn := 0
	for _, id := range []string{"laea", "ortho", "robinson", "mercator", "goode", "albers"} {
		for range 20 {
			lon0 := math.Round(random.Float64()*720 - 360)
			p, err := catalogue.New(catalogue.Settings{ID: id, Params: catalogue.Values{"lon0": lon0}})
			if err != nil {
				t.Fatal(err)
			}
			v := View{Proj: p.WithView(projection.View{Scale: 100 + 5000*random.Float64(), X: 300, Y: 200})}
			for range 200 {
				lon, lat := lon0+[]float64{180, -180, 0, 50}[random.IntN(4)], random.Float64()*180-90
				if random.IntN(2) == 0 {
					lon += (random.Float64() - 0.5) * 6 * besideSeam
				}
				want := tornByFour(v, lon, lat)
				if got := v.torn(lon, lat); got != want {
					t.Fatalf("%s around %v at %v, %v: torn is %v, want %v", id, lon0, lon, lat, got, want)
				}
				if want {
					torn++
				}
			}
		}
	}
	if torn < 1000 {
		t.Errorf("only %d places are torn", torn)
	}
}

// tornByFour is torn that asks for all points.
func tornByFour(v View, lon, lat float64) bool {
	lat = min(max(lat, -89.9), 89.9)
	var x, y [4]float64
	for i, by := range [4]float64{-2, -1, 1, 2} {
		ok := false
		if x[i], y[i], ok = v.Proj.Forward(lon+by*besideSeam, lat); !ok {
			return false
		}
	}
	gap := math.Hypot(x[2]-x[1], y[2]-y[1])
	return gap > 50*(math.Hypot(x[1]-x[0], y[1]-y[0])+math.Hypot(x[3]-x[2], y[3]-y[2]))+1e-6
}
