package projection_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/twpayne/go-geom"

	"github.com/seed-898ab921/kartograph/internal/flat"
	"github.com/seed-898ab921/kartograph/projection"
	"github.com/seed-898ab921/kartograph/projection/catalogue"
)

// Great arcs are the same whether longitudes go on beyond 180 degrees or start anew.
func TestGreatArcsBeyond180(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 180))
	for _, id := range []string{"robinson", "mercator", "laea"} {
		p, err := catalogue.New(catalogue.Settings{ID: id, Params: catalogue.Values{"lon0": -160}})
		if err != nil {
			t.Fatal(err)
		}
		p = p.WithView(projection.View{Scale: 160, X: 500, Y: 250})
		for n := range 150 {
			lon, lat := random.Float64()*360-180, random.Float64()*120-60
			turned, plain := []float64{lon, lat}, []float64{lon, lat}
			for range 2 + n%4 {
				lon += random.Float64()*200 - 100
				lat = random.Float64()*140 - 70
				turned, plain = append(turned, lon, lat), append(plain, math.Remainder(lon, 360), lat)
			}
			if math.Abs(lon) > 500 {
				continue // farther than data are taken to be degrees
			}
			a := drawnLength(p.ProjectAs(geom.NewLineStringFlat(geom.XY, turned), projection.Edges{Geodesic: true}))
			b := drawnLength(p.ProjectAs(geom.NewLineStringFlat(geom.XY, plain), projection.Edges{Geodesic: true}))
			if !(math.Abs(a-b) <= 1e-3*(a+b)) {
				t.Errorf("%s: %v is drawn with a length of %.2f, within 180 degrees of %.2f", id, turned, a, b)
			}
		}
	}
}

// drawnLength is the length of all lines.
func drawnLength(g geom.T) float64 {
	if g == nil {
		return 0
	}
	sum := 0.0
	for line := range flat.Lines(g) {
		for i := 2; i+1 < len(line); i += 2 {
			sum += math.Hypot(line[i]-line[i-2], line[i+1]-line[i-1])
		}
	}
	return sum
}
