package projection

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
)

// TestCapsByTheirSides holds that what is told of boxes and caps by their sides is what
// the distance between them tells.
func TestCapsByTheirSides(t *testing.T) {
	random := rand.New(rand.NewPCG(11, 12))
	shown := 0
	for range 40_000 {
		c := newCap(360*random.Float64()-180, 180*random.Float64()-90, math.Pi*math.Pow(random.Float64(), 3))
		west, south := 420*random.Float64()-240, 180*random.Float64()-90
		b := flat.Degrees{West: west, South: south,
			East: west + 180*math.Pow(random.Float64(), 4), North: min(90, south+180*math.Pow(random.Float64(), 4))}
		apart := boxApart(c.lon, c.lat, b)
		if math.Abs(apart-c.radius) < 1e-9 {
			continue
		}
		if c.near(b) {
			shown++
		}
		if c.near(b) != (apart <= c.radius) {
			t.Fatalf("%+v and %+v: near is %v, but they are %v apart", c, b, c.near(b), apart)
		}
	}
	if shown < 1000 || shown > 39_000 {
		t.Errorf("%d of 40000 are near: nothing is compared", shown)
	}
}
