package topology_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/seed-898ab921/kartograph/internal/pace"
	"github.com/seed-898ab921/kartograph/layers/topology"
	"github.com/twpayne/go-geom"
)

// TestCrowdsTakeLinearTime builds lines whose points are nearer to each other than
// the precision, or nearly: all in the same few places, or everywhere.
func TestCrowdsTakeLinearTime(t *testing.T) {
	random := rand.New(rand.NewPCG(23, 24))
	coords := make([]float64, 2*100_000)
	for _, width := range []float64{0, 1e-3, 20, 400} {
		for i := range coords {
			coords[i] = width * random.Float64()
		}
		pace.Within(t, fmt.Sprintf("100,000 points over %g px", width), 2*time.Second, func() {
			topology.Build([]topology.Layer{{Geometries: []geom.T{line(coords...)}, UnifyPrecision: 1}})
		})
	}
}
