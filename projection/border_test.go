package projection_test

import (
	"fmt"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// segment is a part of a drawn line, the same for both of its directions.
type segment [4]float64

func segmentOf(ax, ay, bx, by float64) segment {
	if bx < ax || bx == ax && by < ay {
		ax, ay, bx, by = bx, by, ax, ay
	}
	return segment{ax, ay, bx, by}
}

func segments(g geom.T) map[segment]int {
	found := make(map[segment]int)
	if g == nil {
		return found
	}
	each(g, func(ring []float64) {
		for i := 2; i < len(ring); i += 2 {
			found[segmentOf(ring[i-2], ring[i-1], ring[i], ring[i+1])]++
		}
	})
	return found
}

// neighbours returns a border of long and short edges and the polygons on
// either side of it, which walk it in opposite directions.
func neighbours(random *rand.Rand) (border *geom.LineString, a, b *geom.Polygon) {
	var line []float64
	lon, lat := random.Float64()*360-180, random.Float64()*140-70
	for range 12 {
		step := math.Pow(10, random.Float64()*2.8-1.5)
		lon += step
		lat = math.Max(-80, math.Min(lat+(random.Float64()-0.5)*step, 80))
		x := lon
		for x > 180 {
			x -= 360
		}
		line = append(line, x, lat)
	}
	n := len(line)
	south := append(append([]float64{}, line...), line[n-2], -85, line[0], -85, line[0], line[1])
	north := []float64{line[0], 85, line[n-2], 85}
	for i := n - 2; i >= 0; i -= 2 {
		north = append(north, line[i], line[i+1])
	}
	north = append(north, line[0], 85)
	return geom.NewLineStringFlat(geom.XY, line),
		geom.NewPolygonFlat(geom.XY, south, []int{len(south)}), geom.NewPolygonFlat(geom.XY, north, []int{len(north)})
}

// TestSharedBorder checks that the border of two polygons has the very same
// points in both, and in the border drawn as a line, whatever cuts it.
func TestSharedBorder(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	ids := setups(t)
	for _, id := range slices.Sorted(maps.Keys(ids)) {
		s := ids[id]
		for _, r := range centres[:6:6] {
			p := mustSetUp(t, s, projection.Options{Rotate: &r}).WithView(projection.View{Scale: 300, X: 400, Y: 300})
			for i := range 4 {
				line, a, b := neighbours(random)
				drawn := [3]geom.T{p.Project(line), p.Project(a), p.Project(b)}
				if i%2 == 1 {
					box := projection.Page{MinX: 130, MinY: 90, MaxX: 610, MaxY: 530}
					for k := range drawn {
						drawn[k] = projection.ClipToBox(drawn[k], box)
					}
				}
				compareBorder(t, fmt.Sprint(id, r, i), drawn)
			}
		}
	}
}

func compareBorder(t *testing.T, name string, drawn [3]geom.T) {
	t.Helper()
	of := [2]map[segment]int{segments(drawn[1]), segments(drawn[2])}
	total, missed := 0, 0
	for s := range segments(drawn[0]) {
		total++
		if of[0][s] == 0 || of[1][s] == 0 {
			missed++
		}
	}
	if missed > 0 {
		t.Errorf("%s: %d of %d segments of the border are not in both polygons", name, missed, total)
	}
}
