package crs

import (
	"math"
	"testing"

	"github.com/seed-898ab921/kartograph/projection"
	"github.com/twpayne/go-geom"
)

// TestWorldInEverySystem draws the whole world, as cells of 10 degrees and as
// a graticule, in systems that are made for a corner of it: whatever comes out
// must be finite and must lie within the outline of what is shown.
func TestWorldInEverySystem(t *testing.T) {
	for _, code := range drawnCodes {
		t.Run(code, func(t *testing.T) {
			setup, err := mustParse(t, code).Setup()
			if err != nil {
				t.Fatal(err)
			}
			p, err := projection.New(setup, projection.Options{})
			if err != nil {
				t.Fatal(err)
			}
			p = p.WithView(projection.View{Scale: 100})
			outline := p.Sphere().Bounds()
			shown := 0
			for lon := -180.0; lon < 180; lon += 10 {
				for lat := -90.0; lat < 90; lat += 10 {
					if checkShape(t, p.Project(cell(lon, lat)), outline) {
						shown++
					}
				}
				line := geom.NewLineStringFlat(geom.XY, []float64{lon, -90, lon, 0, lon, 90})
				checkShape(t, p.Project(line), outline)
			}
			if shown == 0 {
				t.Error("nothing of the world is shown")
			}
		})
	}
}

func cell(lon, lat float64) geom.T {
	return geom.NewPolygonFlat(geom.XY, []float64{
		lon, lat, lon + 10, lat, lon + 10, lat + 10, lon, lat + 10, lon, lat,
	}, []int{10})
}

// checkShape reports whether anything is shown.
func checkShape(t *testing.T, g geom.T, outline *geom.Bounds) bool {
	t.Helper()
	if g == nil || len(g.FlatCoords()) == 0 {
		return false
	}
	for i, v := range g.FlatCoords() {
		axis := i % g.Stride()
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Fatalf("coordinate %v", v)
		}
		if v < outline.Min(axis)-1 || v > outline.Max(axis)+1 {
			t.Fatalf("coordinate %v beyond the outline %v", v, outline)
		}
	}
	return true
}
