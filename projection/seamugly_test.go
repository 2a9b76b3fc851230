package projection_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/internal/inverse"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// TestSeamOfUglyRings cuts rings that cross themselves at 180 degrees, as a file
// would, and draws them on a map with that meridian in the middle: what is inside
// is what it was, and no edge is left of the cut.
func TestSeamOfUglyRings(t *testing.T) {
	random := rand.New(rand.NewPCG(61, 62))
	rotate := [3]float64{180}
	p := mustNew(t, catalogue.Settings{ID: "lonlat", Options: projection.Options{Rotate: &rotate}})
	p = p.WithView(projection.View{Scale: 180 / math.Pi, X: 180, Y: 90})
	for range 3000 {
		var ring []float64
		for range 3 + random.IntN(8) {
			ring = append(ring, 180+(random.Float64()-0.5)*30, (random.Float64()-0.5)*40)
		}
		ring = append(ring, ring[0], ring[1])
		east, west := halfOf(ring, 1), halfOf(ring, -1)
		if len(east) < 8 || len(west) < 8 {
			continue
		}
		for i := 0; i < len(west); i += 2 {
			west[i] -= 360
		}
		g := inverse.Multi([][]float64{east}, [][]float64{west})
		truth, drawn := inverse.NewSource("", g), inverse.NewDrawing(p.Project(g))
		for range 20 {
			x, y := 160+40*random.Float64(), 60+60*random.Float64()
			lon, lat, ok := p.Inverse(x, y)
			if want := truth.In(lon, lat); ok && want != drawn.In(x, y) && toLine(drawn.Geom, x, y) > 0.1 {
				t.Fatalf("%v %v: %v, %v is inside: %v, drawn so: %v: %v", east, west, lon, lat, want, !want, drawn.Geom.FlatCoords())
			}
		}
		for polygon := range flat.Polygons(drawn.Geom) {
			for _, r := range polygon.Rings() {
				for i := 2; i < len(r); i += 2 {
					if math.Abs(r[i]-180)+math.Abs(r[i-2]-180) < 1e-9 && math.Abs(r[i+1]-r[i-1]) > 2e-3 {
						t.Fatalf("%v %v: an edge runs along the cut: %v", east, west, r)
					}
				}
			}
		}
	}
}

// halfOf is the part of a closed ring to the west (1) or the east (-1) of 180 degrees;
// its edges along there may run to and fro.
func halfOf(ring []float64, side float64) []float64 {
	var out []float64
	for i := 2; i < len(ring); i += 2 {
		x0, y0, x1, y1 := ring[i-2], ring[i-1], ring[i], ring[i+1]
		if (180-x0)*side > 0 {
			out = append(out, x0, y0)
		}
		if (x0 > 180) != (x1 > 180) {
			out = append(out, 180, y0+(y1-y0)*(180-x0)/(x1-x0))
		}
	}
	if len(out) > 0 {
		out = append(out, out[0], out[1])
	}
	return out
}
